"""One database file within this process: who has it open, and for what.

Ladybug locks its file by process, and a process that closes one of its handles on a file loses all its locks on it
(POSIX fcntl). So a file has one open handle a process: the writer's, which readers then share, or a read-only one,
reopened whenever another process has changed the file.
"""

import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import ladybug

from graph.errors import StoreError
from graph.schema import EDGES, NODES
from graph.store.base import Making, unheard
from graph.store.ladybug_ddl import add_statements, create_statements
from graph.store.ladybug_keys import KeysFile
from graph.store.ladybug_names import NamesFile
from graph.store.ladybug_session import Session

BUSY_SECONDS = 10.0
"""How long to wait for a writer's checkpoint to let a reader in."""

_files: dict[Path, "DatabaseFile"] = {}
_files_lock = threading.Lock()
Signature = tuple[tuple[int, int, int], ...]


def database_file(path: Path) -> "DatabaseFile":
    """The one object of this process for the file."""
    resolved = path.expanduser().resolve()
    with _files_lock:
        return _files.setdefault(resolved, DatabaseFile(resolved))


def signature(path: Path) -> Signature:
    """Changes whenever something is committed to the database: inode, size and time of its files."""
    found = []
    for name in (path, _log_of(path), path.with_name(f"{path.name}.wal.checkpoint")):
        try:
            status = os.stat(name)
        except FileNotFoundError:
            found.append((0, 0, 0))
        else:
            found.append((status.st_ino, status.st_size, status.st_mtime_ns))
    return tuple(found)


def _inode(path: Path) -> int:
    """Another number where another file is there instead; 0 where there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def settle_log(path: Path) -> bool:
    """Move into the file what a writer that was killed left in the log; False where another one is writing.

    What is in the log Ladybug 0.22 reads wrongly till it is in the file: it loses rows where it filters between
    following one edge and the next. Raises StoreError where the log cannot be moved, as on a full disk.
    """
    if not _is_logged(path):
        return True
    try:
        database = ladybug.Database(str(path))
    except (OSError, RuntimeError):
        return False
    with closing(database), closing(Session(database)) as session:
        session.rows("CHECKPOINT")
    return True


def _is_logged(path: Path) -> bool:
    """Whether something is committed that is not in the file yet."""
    try:
        return _log_of(path).stat().st_size > 0
    except OSError:
        return False


def _opened_without_log(path: Path, pool: int) -> ladybug.Database:
    """The graph as it was before what a writer elsewhere has in its log: by a name that no log belongs to.

    Raises RuntimeError while that writer moves its log into the file.
    """
    with tempfile.TemporaryDirectory(prefix="backchannel-") as folder:
        link = Path(folder) / path.name
        link.symlink_to(path.resolve())
        moving = [path.with_name(f"{path.name}{suffix}") for suffix in (".wal.checkpoint", ".shadow")]
        if any(map(Path.exists, moving)):
            raise RuntimeError("A writer moves its log into the file.")
        database = ladybug.Database(str(link), read_only=True, buffer_pool_size=pool)
        if any(map(Path.exists, moving)):
            database.close()
            raise RuntimeError("A writer moves its log into the file.")
        return database


def open_read_only(path: Path, *, pool: int = 0, wait: float = BUSY_SECONDS) -> tuple[ladybug.Database, bool]:
    """The database for reading, and whether it lags; `pool` bytes of memory at most. Waits for a checkpoint.

    It lags while another process writes: it holds what is in the file, and not what is in that writer's log. Raises
    StoreError.
    """
    deadline = time.monotonic() + wait
    while True:
        if not path.exists():
            raise StoreError(f"No graph at {path}.", "Make one with `backchannel demo` or `backchannel ingest PATH`.")
        try:
            if not settle_log(path):
                return _opened_without_log(path, pool), True
            return ladybug.Database(str(path), read_only=True, buffer_pool_size=pool), False
        except (OSError, RuntimeError) as error:
            if time.monotonic() > deadline:
                raise StoreError(f"The graph at {path} cannot be opened: {error}".splitlines()[0]) from error
        time.sleep(0.05)


def missing_statements(session: Session) -> list[str]:
    """What makes the tables and properties that a new graph, or one of an earlier version, has not got yet."""
    present = {str(row[0]) for row in session.rows("CALL show_tables() RETURN name")}
    found = list(create_statements(present))
    for kind in (*NODES, *EDGES):
        if kind.name in present:
            columns = {str(row[1]) for row in session.rows(f"CALL table_info('{kind.name}') RETURN *")}
            found += add_statements(kind, columns)
    return found


class DatabaseFile:
    """Hands out sessions; all methods may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._writer: ladybug.Database | None = None
        self._reader: ladybug.Database | None = None
        self._session: Session | None = None
        self._seen: Signature = ()
        self._lags = False
        """Whether a writer elsewhere has more than is read here; the indexes then have it too, and are left alone."""
        self._current_inode = 0
        self._names = NamesFile(path)
        self._keys = KeysFile(path)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees what is committed now. Raises StoreError where there is no graph."""
        with self._lock:
            yield self._current()

    def names_index(self, making: Making = unheard) -> NamesFile:
        """The index of names, made where there is none yet. Raises StoreError where there is no graph."""
        with self.reading() as session:
            if not self._lags:
                self._names.make_ready(session, making)
        return self._names

    def keys_index(self, making: Making = unheard) -> KeysFile:
        """The index of keys, made where there is none yet. Raises StoreError where there is no graph."""
        with self.reading() as session:
            if not self._lags:
                self._keys.make_ready(session, making)
        return self._keys

    def open_writer(self) -> ladybug.Database:
        """The database for writing, with all its tables. Raises StoreError where somebody else writes to it."""
        with self._lock:
            if self._writer is not None:
                raise StoreError(f"The graph at {self.path} is being written to already.", "Close the other writer.")
            self._close_reader()
            self._writer, self._lags = self._opened_for_writing(), False
            return self._writer

    def settle(self) -> None:
        """Have what this process has committed in the file, where others read it, unless its writer is at work."""
        with self._lock:
            if self._writer is not None and _is_logged(self.path):
                with suppress(StoreError):
                    self._current().rows("CHECKPOINT")

    def close_writer(self) -> None:
        """Let other processes write again."""
        with self._lock:
            self._close_reader()
            self._close_indexes()
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def close(self) -> None:
        """Release the file; it is opened again when it is next needed."""
        with self._lock:
            if self._writer is None:
                self._close_reader()
                self._close_indexes()

    def _current(self) -> Session:
        if self._writer is not None:
            if self._session is None:
                self._session = Session(self._writer)
            return self._session
        if self._session is None or signature(self.path) != self._seen:
            self._close_reader()
            self._close_indexes()
            # Before opening: a commit in between then shows as a change at the next look.
            self._seen = signature(self.path)
            self._open_reader()
            assert self._session is not None
            if not self._is_current() and missing_statements(self._session):
                self._close_reader()
                self._bring_up_to_date()
                self._seen = signature(self.path)
                self._open_reader()
            self._current_inode = _inode(self.path)
        return self._session

    def _is_current(self) -> bool:
        """Whether this very file is known to have all tables."""
        return self._current_inode != 0 and self._current_inode == _inode(self.path)

    def _open_reader(self) -> None:
        self._reader, self._lags = open_read_only(self.path)
        self._session = Session(self._reader)

    def _bring_up_to_date(self) -> None:
        """Give a graph that an earlier version made the tables and properties that have come since."""
        try:
            self._opened_for_writing().close()
        except StoreError as error:
            raise StoreError(
                f"The graph at {self.path} was made by an earlier version and lacks tables of this one: {error}",
                "Let Backchannel write to it once: `backchannel ingest` on a writable copy brings it up to date.",
            ) from error

    def _opened_for_writing(self) -> ladybug.Database:
        settle_log(self.path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            database = ladybug.Database(str(self.path))
        except OSError as error:
            raise StoreError(f"The graph at {self.path} cannot be made: {error.strerror}.") from error
        except RuntimeError as error:
            if "lock" in str(error).lower():
                raise StoreError(
                    f"Another process is writing to the graph at {self.path}.", "Wait for it, or stop it."
                ) from error
            raise StoreError(f"The graph at {self.path} cannot be opened: {error}".splitlines()[0]) from error
        with closing(Session(database)) as session:
            missing = [] if self._is_current() else missing_statements(session)
            if missing:
                session.rows("BEGIN TRANSACTION")
                for statement in missing:
                    session.rows(statement)
                session.rows("COMMIT")
                # Other processes read what is in the file: there they find the tables at once.
                session.rows("CHECKPOINT")
        self._current_inode = _inode(self.path)
        return database

    def _close_indexes(self) -> None:
        self._names.close()
        self._keys.close()

    def _close_reader(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None
        if self._reader is not None:
            self._reader.close()
            self._reader = None
