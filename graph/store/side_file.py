"""A SQLite file beside Ladybug's: an index that is made anew where it is missing or of another version.

What it holds follows from the graph. A writer notes what a transaction touches before it commits (`pending`) and takes
it over afterwards, so that what a killed writer has left out is known and made up for.
"""

import sqlite3
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from graph.errors import StoreError

_CACHE = 128 * 1024
"""KiB that are kept in memory at most; SQLite's own 2 MB would have a writer wait for the disk at every key."""


class SideFile:
    """May be used from several threads and processes; a subclass says what is in it."""

    suffix: ClassVar[str]
    version: ClassVar[int]
    schema: ClassVar[str]
    inner: ClassVar[tuple[str, ...]] = ()
    """How names of tables begin that SQLite makes and drops itself."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(f"{database.name}{self.suffix}")
        self._lock = threading.RLock()
        self._opened: sqlite3.Connection | None = None

    def expect(self, ids: Collection[str]) -> None:
        """Note what the transaction that is about to be committed touches."""
        with self._lock, self._changing() as connection:
            connection.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(id,) for id in ids])

    def close(self) -> None:
        """Release the file; it is opened again when it is next needed."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def _read(self, text: str, *given: object) -> list[tuple[object, ...]]:
        assert self._opened is not None
        return self._opened.execute(text, given).fetchall()

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        assert self._opened is not None
        try:
            self._opened.execute("BEGIN IMMEDIATE")
            try:
                yield self._opened
            except BaseException:
                self._opened.execute("ROLLBACK")
                raise
            self._opened.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(
                f"The index {self.path} cannot be written: {error}.", "Delete it; it is made again."
            ) from error

    def _open(self) -> sqlite3.Connection:
        """The file, made anew where it is none of ours; in memory where the folder cannot be written."""
        for path in (str(self.path), str(self.path), ":memory:"):
            try:
                return self._connected(path)
            except sqlite3.OperationalError:
                # Held by a process that makes it, or not to be written: nothing is wrong with the file.
                continue
            except sqlite3.DatabaseError:
                _discard(self.path)
        raise AssertionError("SQLite opens in memory.")

    def _connected(self, path: str) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            if connection.execute("PRAGMA user_version").fetchone()[0] != self.version:
                for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    if not name.startswith(("sqlite_", *self.inner)):
                        connection.execute(f'DROP TABLE "{name}"')
                connection.executescript(f"BEGIN;{self.schema}PRAGMA user_version = {self.version};COMMIT;")
        except BaseException:
            connection.close()
            raise
        return connection


def _discard(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return
