"""The schema as Neo4j's constraints and indexes, each made once."""

from collections.abc import Iterable

import neo4j

from graph.schema import ENTITIES, NODES
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_names import NAMES, QUOTES
from graph.store.neo4j_queries import query

LOCK = "backchannel_lock"
_HASHES = "backchannel_document_hash"


def make_schema(connection: Connection) -> None:
    """Make ids unique in every kind, and names, quotes and texts' hashes quick to find. Raises StoreError."""
    wanted = {f"backchannel_{kind.name.lower()}_id": query("constraint", KIND=kind.name) for kind in NODES}
    found_by = {NAMES: query("names_index", KINDS=ENTITIES), QUOTES: query("quotes_index")}
    _make(connection, {**wanted, **found_by, _HASHES: query("hash_index")})


def make_lock_constraint(connection: Connection) -> None:
    """Make what the writer's lock is taken on."""
    _make(connection, {LOCK: query("lock_constraint")})


def _make(connection: Connection, wanted: dict[str, str]) -> None:
    # Looked up before: even where nothing is made, making waits for every transaction that writes.
    present = _names(connection.rows(query("index_names")))
    missing = {name: text for name, text in wanted.items() if name not in present}
    if missing:
        with connection.translated(), connection.session(neo4j.WRITE_ACCESS) as session:
            for name, text in missing.items():
                session.run(text.replace(" NAME ", f" {name} ")).consume()
            session.run(query("await_indexes")).consume()


def _names(rows: Iterable[neo4j.Record]) -> set[str]:
    return {row["name"] for row in rows}
