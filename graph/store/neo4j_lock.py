"""The right to write, held as a lock within Neo4j, so that it ends with the process that has it."""

import contextlib

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreError
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_queries import query
from graph.store.neo4j_schema import make_lock_constraint

WAIT_SECONDS = 1.0


class WriterLock:
    """Taken when it is made; raises StoreError where another writer has it.

    It is a transaction that stays open without changing anything: the server ends it when the connection breaks.
    """

    def __init__(self, connection: Connection) -> None:
        self._stack = contextlib.ExitStack()
        make_lock_constraint(connection)
        self._take(connection)
        with connection.translated():
            session = self._stack.enter_context(connection.session(neo4j.WRITE_ACCESS))
            self._transaction = session.begin_transaction()
            self._transaction.run(query("lock"), id="writer").consume()

    def release(self) -> None:
        """Let another writer in."""
        # Where the connection has broken, the server has released the lock already.
        with contextlib.suppress(DriverError, Neo4jError):
            self._transaction.close()
        with contextlib.suppress(DriverError, Neo4jError):
            self._stack.close()

    def _take(self, connection: Connection) -> None:
        """See whether the lock is free, in a transaction that gives up."""
        with connection.translated(), connection.session(neo4j.WRITE_ACCESS) as session:
            # Planned beforehand, on a lock of nobody's: a server that has just started may take seconds for that.
            session.run(query("lock"), id="plan").consume()
            try:
                with session.begin_transaction(timeout=WAIT_SECONDS) as transaction:
                    transaction.run(query("lock"), id="writer").consume()
            except Neo4jError as error:
                if any(word in (error.code or "") for word in ("TimedOut", "Terminated", "LockClientStopped")):
                    raise StoreError(
                        f"Another process is writing to the graph at {connection.url}.", "Wait for it, or stop it."
                    ) from error
                raise
