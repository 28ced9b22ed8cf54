"""The file in which what could not be used is kept, with its reason."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from extract.read import Rejected
from graph.errors import RunError
from graph.store import beside

NAME = "backchannel-rejects.jsonl"


class RejectsFile:
    """JSON lines: path, line, reason, raw (the start of what was there), when. The same rejection is kept once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: set[tuple[object, ...]] | None = None

    def add(self, rejections: Iterable[Rejected]) -> None:
        """Append those that are not in the file yet. Raises RunError where it cannot be written."""
        rejections = list(rejections)
        if not rejections:
            return
        try:
            known = self._read() if self._known is None else self._known
            self._known = known
            with self.path.open("a", encoding="utf-8") as file:
                file.write(self._mend())
                for rejected in rejections:
                    if _key(rejected) not in known:
                        known.add(_key(rejected))
                        file.write(f"{json.dumps(_record(rejected), ensure_ascii=False)}\n")
        except OSError as error:
            hint = "Name another with --rejects."
            raise RunError(f"The rejects file {self.path} cannot be written ({error.strerror}).", hint) from error

    def _mend(self) -> str:
        """What ends a line that a killed run has left half written."""
        content = self.path.read_bytes()
        return "\n" if content and not content.endswith(b"\n") else ""

    def _read(self) -> set[tuple[object, ...]]:
        if not self.path.exists():
            return set()
        known: set[tuple[object, ...]] = set()
        for line in self.path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                record = json.loads(line)
                known.add((record["path"], record["line"], record["reason"], record["raw"]))
            except (KeyError, TypeError, ValueError):
                # A run that was killed can have left half a line; what it should say is then written again.
                continue
        return known


def beside_store(url: str) -> Path:
    """The rejects file that goes with a store."""
    return beside(url, NAME)


def _key(rejected: Rejected) -> tuple[object, ...]:
    return rejected.path, rejected.line, rejected.reason, rejected.raw


def _record(rejected: Rejected) -> dict[str, object]:
    return {
        "path": rejected.path,
        "line": rejected.line,
        "reason": rejected.reason,
        "raw": rejected.raw,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
    }
