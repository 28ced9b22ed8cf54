"""Rows straight into the tables of an empty store: a writer's batches would be summed up, which takes far longer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import neo4j

from graph.store import Store
from graph.store.ladybug_ import LadybugStore
from graph.store.ladybug_tables import LadybugTables
from graph.store.neo4j_names import KEYS, NAMES, QUOTES
from graph.store.neo4j_schema import make_schema
from graph.store.neo4j_tables import Neo4jTables
from graph.store.neo4j_write import Neo4jWriter
from graph.store.tables import Tables

Put = Callable[[Callable[[Tables], None]], None]
"""Does what it is given in one transaction."""


@contextmanager
def bulk(store: Store) -> Iterator[Put]:
    """A way to put rows into an empty store; its indexes of names and quotes are made when the block ends."""
    writer = store.writer()
    try:
        with _into_ladybug(store) if isinstance(store, LadybugStore) else _into_neo4j(writer) as put:  # type: ignore[arg-type]
            yield put
    finally:
        writer.close()


@contextmanager
def _into_ladybug(store: LadybugStore) -> Iterator[Put]:
    names = store._file.names_index()
    session = store._writer._session  # type: ignore[union-attr]

    def put(work: Callable[[Tables], None]) -> None:
        session.rows("BEGIN TRANSACTION")
        work(LadybugTables(session))
        session.rows("COMMIT")

    yield put
    # Made anew by whoever needs them next.
    for index in (names, store._file.keys_index()):
        index.close()
        index.path.unlink(missing_ok=True)


@contextmanager
def _into_neo4j(writer: Neo4jWriter) -> Iterator[Put]:
    connection = writer._connection
    with connection.session(neo4j.WRITE_ACCESS) as session:
        for index in (NAMES, QUOTES, KEYS):
            session.run(f"DROP INDEX {index} IF EXISTS").consume()

    yield lambda work: writer._transact(lambda transaction: work(_New(transaction._transaction)))
    make_schema(connection)


class _New(Neo4jTables):
    """Nothing is there yet, and so nothing has to be looked for before it is made."""

    def _run(self, text: str, **parameters: object) -> list[neo4j.Record]:
        return super()._run(text.replace("MERGE (", "CREATE ("), **parameters)
