"""The embedded store: one file, in this process (PyPI `ladybug`, a descendant of Kuzu)."""

from pathlib import Path

from graph.errors import StoreError
from graph.settings import Settings
from graph.store.base import Making, unheard
from graph.store.ladybug_file import database_file
from graph.store.ladybug_read import LadybugReader
from graph.store.ladybug_runner import QueryRunner
from graph.store.ladybug_write import LadybugWriter
from graph.store.opened import OpenedStore

SCHEME = "ladybug:"


class LadybugStore(OpenedStore):
    """Implements `graph.store.base.Store` for `ladybug:PATH`."""

    dialect = "ladybug"

    def __init__(self, url: str, settings: Settings, *, read_only: bool = False) -> None:
        path = url.removeprefix(SCHEME)
        if not path:
            raise StoreError(f'The store "{url}" names no file.', "Write ladybug:PATH, such as ladybug:graph.lbug.")
        self.url = url
        self._read_only = read_only
        self._settings = settings
        self._file = database_file(Path(path))
        self._runner = QueryRunner(self._file.path)
        self._writer: LadybugWriter | None = None

    def reader(self) -> LadybugReader:
        """A reader. Raises StoreError where there is no graph yet."""
        with self._file.reading():
            return LadybugReader(self._file, self._runner)

    def writer(self, making: Making = unheard) -> LadybugWriter:
        """The single writer; makes the file where there is none. Raises StoreError where somebody else writes."""
        if self._read_only:
            raise StoreError(f"The store {self.url} is open for reading only.", "Open it without read_only.")
        self._writer = LadybugWriter(self._file, making)
        return self._writer

    def close(self) -> None:
        """Close the writer, the worker and the file."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self._runner.close()
        self._file.close()
