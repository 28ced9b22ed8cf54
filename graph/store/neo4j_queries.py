"""The store's own Cypher as Neo4j takes it, with the kinds that many queries share filled in."""

from collections.abc import Sequence
from functools import cache

from graph.schema import ENTITIES, NODE, SUMMARIES
from graph.store import cypher_files
from graph.summaries.events import EVENT_OF

_SHARED: dict[str, Sequence[str]] = {
    "EVENTS": tuple(EVENT_OF.values()),
    "ENTITIES": ENTITIES,
    "SUMMARIES": SUMMARIES,
    "ANY": tuple(NODE),
}


@cache
def query(name: str, /, **kinds: str | Sequence[str]) -> str:
    """The query of this name. Neo4j looks an id up in the index of each of several kinds: `(n:ENTITIES {id: $id})`."""
    return cypher_files.query(name, "neo4j", None, **_SHARED, **kinds)
