"""Saved views: what a picture shows under a name, kept in one file that people can read, copy and merge."""

import json
import os
import secrets
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from explorer.request import MOST_IDS
from explorer.wording import clean
from graph.errors import BackchannelError

MOST_VIEWS = 2_000
_LENGTHS = {"name": 120, "folder": 80, "note": 2_000}
_MOST_TAGS = 20


class ViewsError(BackchannelError):
    """The saved views cannot be read or kept."""


@dataclass(frozen=True, slots=True)
class View:
    """A picture under a name. `state` is what the browser made of it: ids, places, filters, looks, selection."""

    id: str
    name: str
    folder: str
    note: str
    tags: tuple[str, ...]
    at: str
    state: Mapping[str, Any]


class Views:
    """The views in a file; safe to use from several threads, and from several processes that seldom save at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def all(self) -> tuple[View, ...]:
        """Every view, by folder and name. Raises ViewsError where the file holds something else."""
        return tuple(sorted(self._read(), key=lambda view: (view.folder.casefold(), view.name.casefold(), view.id)))

    def get(self, id: str) -> View:
        """One view. Raises ViewsError where there is none of that id."""
        for view in self._read():
            if view.id == id:
                return view
        raise ViewsError("There is no such view.", "It may have been deleted; choose another in the list of views.")

    def save(self, given: object) -> None:
        """Add the views in a browser's list, or replace those of the same id. Raises ViewsError for what is no view."""
        fresh = [_view(each) for each in given] if isinstance(given, list) else []
        with self._lock:
            kept = {view.id: view for view in self._read()}
            kept |= {view.id: view for view in fresh}
            if len(kept) > MOST_VIEWS:
                raise ViewsError(f"There are {MOST_VIEWS:,} views already.", "Export and delete some first.")
            self._write(list(kept.values()))

    def drop(self, id: str) -> None:
        """Delete a view; one that is not there is no error."""
        with self._lock:
            self._write([view for view in self._read() if view.id != id])

    def _read(self) -> list[View]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise ViewsError(f"The views in {self.path} cannot be read: {error.strerror}.") from error
        try:
            held = json.loads(text)["views"]
            return [_view(each) for each in held]
        except (ValueError, KeyError, TypeError) as error:
            hint = "Move the file away, or name another with BACKCHANNEL_VIEWS."
            raise ViewsError(f"{self.path} does not hold saved views.", hint) from error

    def _write(self, views: list[View]) -> None:
        text = json.dumps({"views": [asdict(view) for view in views]}, ensure_ascii=False, indent=1)
        beside = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
        try:
            beside.write_text(text, encoding="utf-8")
            os.replace(beside, self.path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise ViewsError(f"The views cannot be kept in {self.path}: {error.strerror}.") from error


def _view(given: object) -> View:
    """The view in a browser's or a file's object; what may be missing is filled in. Raises ViewsError."""
    state = given.get("state") if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping) or not isinstance(state, Mapping) or not _shown(state.get("n")):
        raise ViewsError("That is no view.", "A view has a name and the nodes that it shows.")
    name = _line(given.get("name"), "name")
    if not name:
        raise ViewsError("The view has no name.", "Give it one.")
    id, tags, at = given.get("id"), given.get("tags"), given.get("at")
    return View(
        id=id if isinstance(id, str) and id.isalnum() and len(id) <= 32 else secrets.token_hex(6),
        name=name,
        folder=_line(given.get("folder"), "folder"),
        note=_line(given.get("note"), "note"),
        tags=tuple(clean(str(tag), 40) for tag in tags[:_MOST_TAGS]) if isinstance(tags, list | tuple) else (),
        at=at if isinstance(at, str) and len(at) <= 32 else datetime.now(UTC).isoformat(timespec="seconds"),
        state=dict(state),
    )


def _line(given: object, what: str) -> str:
    return clean(given, _LENGTHS[what]) if isinstance(given, str) else ""


def _shown(nodes: object) -> bool:
    """Whether it is a list of [id, x, y]."""
    return (
        isinstance(nodes, list)
        and 0 < len(nodes) <= MOST_IDS
        and all(isinstance(node, list) and len(node) == 3 and isinstance(node[0], str) for node in nodes)
    )
