"""The queries that people of one explorer save and share: a JSON file, written whole and put in place at once."""

import json
import os
import threading
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from explorer.wording import clean
from graph.errors import ExportError, StoreError

MOST_QUERIES = 1000
MOST_CHARACTERS = 20_000
_MOST_NAME, _MOST_NOTE = 120, 500
_FORMAT = "backchannel-queries"


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query under a name in a folder ("" is none); both together tell it from others."""

    name: str
    text: str
    folder: str = ""
    note: str = ""
    parameters: Mapping[str, object] | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.folder, self.name


class Shelf:
    """Reads and writes the file; may be used from several threads. A file that is not there holds nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def all(self) -> tuple[SavedQuery, ...]:
        """All of them, by folder and name. Raises StoreError for a file that is not ours."""
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise StoreError(f"The saved queries in {self.path} cannot be read: {error.strerror}.") from error
        try:
            found = read_queries(text)
        except ExportError as error:
            raise StoreError(f"{self.path} holds no saved queries.", "Move it away, or mend it.") from error
        return tuple(sorted(found, key=lambda query: (query.folder.casefold(), query.name.casefold())))

    def put(self, queries: Iterable[SavedQuery]) -> None:
        """Add them; one of the same folder and name is replaced. Raises StoreError where there are too many."""
        with self._lock:
            held = {query.key: query for query in self.all()} | {query.key: query for query in queries}
            if len(held) > MOST_QUERIES:
                raise StoreError(f"There can be {MOST_QUERIES:,} saved queries at most.", "Delete some first.")
            self._write(held.values())

    def take(self, folder: str, name: str) -> SavedQuery | None:
        """Remove one and give it, None where there is none."""
        with self._lock:
            held = {query.key: query for query in self.all()}
            taken = held.pop((folder, name), None)
            if taken is not None:
                self._write(held.values())
            return taken

    def _write(self, queries: Iterable[SavedQuery]) -> None:
        fresh = self.path.with_name(f"{self.path.name}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(write_queries(queries), encoding="utf-8")
            os.replace(fresh, self.path)
        except OSError as error:
            raise StoreError(
                f"The saved queries cannot be written to {self.path}: {error.strerror}.",
                "Name a file that can be written in BACKCHANNEL_SHELF.",
            ) from error


def write_queries(queries: Iterable[SavedQuery]) -> str:
    """The queries as a file that `read_queries` reads, to keep or to send to somebody."""
    said = {"format": _FORMAT, "version": 1, "queries": [asdict(query) for query in queries]}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def read_queries(text: str) -> tuple[SavedQuery, ...]:
    """The queries in such a file. Raises ExportError where it is none."""
    try:
        said = json.loads(text)
    except ValueError as error:
        raise ExportError("That file holds no saved queries.", "Choose one that was exported here.") from error
    if not isinstance(said, dict) or said.get("format") != _FORMAT or not isinstance(said.get("queries"), list):
        raise ExportError("That file holds no saved queries.", "Choose one that was exported here.")
    return tuple(query for given in said["queries"] if (query := read_query(given)) is not None)


def read_query(given: object) -> SavedQuery | None:
    """The query in a browser's or a file's object, None where it has no name or no text."""
    if not isinstance(given, Mapping):
        return None
    name, text = clean(_text(given, "name"), _MOST_NAME), _text(given, "text")
    if not name or not text.strip() or len(text) > MOST_CHARACTERS:
        return None
    query = SavedQuery(name, text, clean(_text(given, "folder"), _MOST_NAME), clean(_text(given, "note"), _MOST_NOTE))
    parameters = given.get("parameters")
    return replace(query, parameters=dict(parameters)) if isinstance(parameters, Mapping) and parameters else query


def _text(given: Mapping[str, object], name: str) -> str:
    value = given.get(name)
    return value if isinstance(value, str) else ""
