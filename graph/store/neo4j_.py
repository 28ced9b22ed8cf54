"""The graph on a Neo4j server, for a team or for more than one machine holds."""

from graph.errors import StoreError
from graph.settings import Settings
from graph.store.base import Making, unheard
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_read import Neo4jReader
from graph.store.neo4j_write import Neo4jWriter
from graph.store.opened import OpenedStore


class Neo4jStore(OpenedStore):
    """Implements `graph.store.base.Store` over Bolt: neo4j://, bolt:// and their encrypted forms, clusters and Aura.

    Raises StoreError where no server answers or it does not let the user in, SettingsError for a malformed address.
    """

    dialect = "neo4j"

    def __init__(self, url: str, settings: Settings, *, read_only: bool = False) -> None:
        self.url = url
        self._read_only = read_only
        self._settings = settings
        self._connection = Connection(url, settings)
        self._writer: Neo4jWriter | None = None

    def __repr__(self) -> str:
        return f"Neo4jStore({self.url!r})"

    def reader(self) -> Neo4jReader:
        """A reader; any number may be used at once."""
        return Neo4jReader(self._connection)

    def writer(self, making: Making = unheard) -> Neo4jWriter:
        """The single writer. Raises StoreError where this or another process has one."""
        if self._read_only:
            raise StoreError(f"The store {self.url} is open for reading only.", "Open it without read_only.")
        if self._writer is not None and self._writer.is_open:
            raise StoreError(f"The graph at {self.url} is being written to already.", "Close the other writer.")
        self._writer = Neo4jWriter(self._connection, making)
        return self._writer

    def close(self) -> None:
        """Close the writer and all connections."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self._connection.close()
