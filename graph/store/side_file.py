"""A SQLite file beside Ladybug's: an index that is made anew where it is missing or of another version.

What it holds follows from the graph. A writer notes what a transaction touches before it commits (`pending`) and takes
it over afterwards, so that what a killed writer has left out is known and made up for.
"""

import sqlite3
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from graph.errors import StoreError
from graph.store.base import Making, unheard
from graph.store.cypher_files import query
from graph.store.ladybug_session import Session

More = Callable[[int], None]
"""Hears that so many more nodes are in."""

_CACHE = 128 * 1024
"""KiB that are kept in memory at most; SQLite's own 2 MB would have a writer wait for the disk at every key."""


class SideFile(ABC):
    """May be used from several threads and processes; a subclass says what is in it."""

    suffix: ClassVar[str]
    what: ClassVar[str]
    """What is indexed, in a word."""
    version: ClassVar[int]
    schema: ClassVar[str]
    inner: ClassVar[tuple[str, ...]] = ()
    """How names of tables begin that SQLite makes and drops itself."""
    kinds: ClassVar[tuple[str, ...]]
    """Kinds of nodes that `table` has a row for each of."""
    table: ClassVar[str]

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(f"{database.name}{self.suffix}")
        self._lock = threading.RLock()
        self._opened: sqlite3.Connection | None = None
        self._is_ready = False

    def make_ready(self, session: Session, making: Making = unheard) -> None:
        """Make the index where there is none that fits the graph, and finish what a killed writer left."""
        with self._lock:
            if self._is_ready:
                return
            counted = [session.rows(query("count_nodes", "ladybug", KIND=kind)) for kind in self.kinds]
            held = self._read(f"SELECT count(*) FROM {self.table}")
            pending = {str(id) for (id,) in self._read("SELECT id FROM pending")}
            size = sum(map(_number, counted))
            if abs(_number(held) - size) > len(pending):
                self._build(session, _heard(making, f"Indexing {self.what}", size))
            elif pending:
                self._catch_up(session, pending)
            self._is_ready = True

    def expect(self, ids: Collection[str]) -> None:
        """Note what the transaction that is about to be committed touches."""
        with self._lock, self._changing() as connection:
            connection.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(id,) for id in ids])

    def close(self) -> None:
        """Release the file; it is opened again when it is next needed."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened, self._is_ready = None, False

    @abstractmethod
    def _build(self, session: Session, more: More) -> None:
        """Make all of it."""

    @abstractmethod
    def _catch_up(self, session: Session, pending: Collection[str]) -> None:
        """Take over what the graph holds by these ids, which a writer has touched."""

    def _read(self, text: str, *given: object) -> list[tuple[object, ...]]:
        return self._connection.execute(text, given).fetchall()

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(
                f"The index {self.path} cannot be written: {error}.", "Delete it; it is made again."
            ) from error

    @property
    def _connection(self) -> sqlite3.Connection:
        # Another thread may have closed it since it was made ready: because the graph has changed.
        if self._opened is None:
            self._opened = self._open()
        return self._opened

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


def _heard(making: Making, what: str, size: int) -> More:
    done = 0

    def more(count: int) -> None:
        nonlocal done
        done += count
        making(what, done, size)

    return more


def _number(rows: Sequence[Sequence[object]]) -> int:
    return int(str(rows[0][0]))


def _discard(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return
