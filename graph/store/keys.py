"""The keys that nodes are found by when a new batch comes: of entities by their names, of documents by their text."""

from collections.abc import Collection, Mapping

from graph.repeats import hash_key, keys_of_texts
from graph.resolve.known import keys_of
from graph.schema import ENTITIES
from graph.store.rows import entity_of, node_of

KEYED = (*ENTITIES, "Document")


def keys_of_nodes(kind: str, rows: Collection[Mapping[str, object]]) -> list[tuple[str, ...]]:
    """The keys of each row of a kind."""
    if kind != "Document":
        return [tuple(sorted(keys_of(entity_of(node_of(kind, row))))) for row in rows]
    near = keys_of_texts([str(row["text"] or "") for row in rows])
    return [(hash_key(str(row["hash"])), *keys) for row, keys in zip(rows, near, strict=True)]
