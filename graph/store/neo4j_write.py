"""Writing to Neo4j: one transaction a batch, one writer at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import neo4j

from graph.curation import Judgement
from graph.errors import StoreError
from graph.store.base import Batch, Making, unheard
from graph.store.curating import write_batch, write_judgements
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_lock import WriterLock
from graph.store.neo4j_queries import query
from graph.store.neo4j_schema import make_schema
from graph.store.neo4j_tables import Neo4jTables
from graph.store.unjudged import Ledger

Result = TypeVar("Result")


class Neo4jWriter:
    """Implements `graph.store.base.Writer`; holds the writer's lock until it is closed."""

    def __init__(self, connection: Connection, making: Making = unheard) -> None:
        self._connection = connection
        self._lock: WriterLock | None = WriterLock(connection)
        self._ledger: Ledger | None = None
        make_schema(connection, making)

    @property
    def is_open(self) -> bool:
        """Whether it still holds the lock."""
        return self._lock is not None

    def write(self, batch: Batch) -> None:
        """Store the batch and rebuild the summaries and events it touches, all or nothing."""

        def work(tables: Neo4jTables) -> Ledger:
            return write_batch(tables, self._ledger or Ledger.read(tables), batch)

        self._ledger = self._transact(work, settled=not batch.documents)

    def settled(self) -> None:
        """Say that all entities written so far have been compared with all others."""
        with self._connection.translated(), self._connection.session(neo4j.WRITE_ACCESS) as session:
            session.run(query("settled")).consume()

    def judge(self, judgements: Sequence[Judgement], *, checked: bool = True) -> tuple[Judgement, ...]:
        """Append judgements to the ledger and make the graph what it is after them, all or nothing."""

        def work(tables: Neo4jTables) -> tuple[Ledger, tuple[Judgement, ...]]:
            return write_judgements(tables, self._ledger or Ledger.read(tables), judgements, checked)

        self._ledger, appended = self._transact(work)
        return appended

    def remember_copies(self, copies: Mapping[str, Iterable[str]]) -> None:
        """Add addresses of exact copies to documents that are there already."""
        addresses = {id: set(each) for id, each in copies.items()}

        def work(tables: Neo4jTables) -> None:
            rows = tables.document_rows(addresses)
            for id, row in rows.items():
                known = row["copies"] if isinstance(row["copies"], list) else []
                row["copies"] = sorted(addresses[id].union(known))
            tables.put_nodes("Document", list(rows.values()))

        self._transact(work)

    def clear(self) -> None:
        """Delete everything of Backchannel's, in transactions of a size that fits a small server."""
        with self._connection.translated(), self._connection.session(neo4j.WRITE_ACCESS) as session:
            session.run(query("clear")).consume()
        self._ledger = None

    def close(self) -> None:
        """Release the lock."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _transact(self, work: Callable[[Neo4jTables], Result], *, settled: bool = True) -> Result:
        if self._lock is None:
            raise StoreError("The writer is closed.", "Ask the store for another one.")
        with self._connection.translated(), self._connection.session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(lambda transaction: work(Neo4jTables(transaction, settled=settled)))
