"""The schema as Neo4j's constraints and indexes, each made once."""

from collections.abc import Iterable

import neo4j

from graph.schema import ENTITIES, NODES
from graph.store.base import Making, unheard
from graph.store.keys import KEYED, keys_of_nodes
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_names import KEYS, NAMES, QUOTES
from graph.store.neo4j_queries import query

LOCK = "backchannel_lock"
_HASHES = "backchannel_document_hash"
_BATCH = 2000


def make_schema(connection: Connection, making: Making = unheard) -> None:
    """Make ids unique in every kind, and names, quotes and texts' hashes quick to find. Raises StoreError."""
    wanted = {f"backchannel_{kind.name.lower()}_id": query("constraint", KIND=kind.name) for kind in NODES}
    found_by = {NAMES: query("names_index", KINDS=ENTITIES), QUOTES: query("quotes_index")}
    made = _make(
        connection, {**wanted, **found_by, _HASHES: query("hash_index"), KEYS: query("keys_index", KEYED=KEYED)}
    )
    if KEYS in made:
        _put_keys(connection, making)


def make_lock_constraint(connection: Connection) -> None:
    """Make what the writer's lock is taken on."""
    _make(connection, {LOCK: query("lock_constraint")})


def _put_keys(connection: Connection, making: Making) -> None:
    """Give what an earlier version wrote the keys that it is found by."""
    size = sum(connection.rows(query("count_nodes", KIND=kind))[0]["count"] for kind in KEYED)
    done = 0
    with connection.translated(), connection.session(neo4j.WRITE_ACCESS) as session:
        for kind in KEYED:
            while nodes := [row["n"] for row in session.run(query("without_keys", KIND=kind), limit=_BATCH)]:
                keys = zip(nodes, keys_of_nodes(kind, nodes), strict=True)
                rows = [{"id": node["id"], "keys": list(each)} for node, each in keys]
                session.run(query("put_keys", KIND=kind), rows=rows).consume()
                done += len(rows)
                making("Indexing names and texts", done, size)


def _make(connection: Connection, wanted: dict[str, str]) -> set[str]:
    # Looked up before: even where nothing is made, making waits for every transaction that writes.
    present = _names(connection.rows(query("index_names")))
    missing = {name: text for name, text in wanted.items() if name not in present}
    if missing:
        with connection.translated(), connection.session(neo4j.WRITE_ACCESS) as session:
            for name, text in missing.items():
                session.run(text.replace(" NAME ", f" {name} ")).consume()
            session.run(query("await_indexes")).consume()
    return set(missing)


def _names(rows: Iterable[neo4j.Record]) -> set[str]:
    return {row["name"] for row in rows}
