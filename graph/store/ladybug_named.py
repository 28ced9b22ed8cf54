"""What Ladybug's entities are called, how well connected they are, what statements say: what the index is made of."""

from collections.abc import Collection, Iterable, Iterator

from graph.schema import ENTITIES, SUMMARIES
from graph.store.cypher_files import query
from graph.store.ladybug_session import Session

Named = tuple[str, str, tuple[str, ...]]
"""Id, kind, all it is called, its main name first."""


def all_named(session: Session, kind: str) -> Iterator[Named]:
    """Every entity of a kind."""
    for (node,) in session.each(query("all_nodes", "ladybug", KIND=kind)):
        yield _named(kind, node)


def all_degrees(session: Session, kind: str) -> dict[str, int]:
    """How many summary edges every entity of a kind has."""
    text = query("all_degrees", "ladybug", KIND=kind, EDGES=SUMMARIES, KINDS=ENTITIES)
    return {str(id): int(str(degree)) for id, degree in session.rows(text)}


def all_quotes(session: Session) -> Iterator[tuple[str, str]]:
    """Id and text of every statement that has one."""
    return ((str(id), str(text)) for id, text in session.each(query("all_quotes", "ladybug")))


def quotes_of(session: Session, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """Id and text of those of the ids that are statements with one."""
    rows = session.rows(query("nodes", "ladybug", KIND="Statement"), {"ids": list(ids)}) if ids else []
    return ((str(node["id"]), str(node["text"])) for (node,) in rows if isinstance(node, dict) and node.get("text"))


def named(session: Session, ids: Collection[str]) -> Iterator[Named]:
    """Those of the entities that are there."""
    left = set(ids)
    for likely in (True, False):
        for kind in ENTITIES:
            asked = [id for id in left if id.startswith(f"{kind.lower()}:") or not likely]
            for (node,) in session.rows(query("nodes", "ladybug", KIND=kind), {"ids": asked}) if asked else ():
                entity = _named(kind, node)
                left.discard(entity[0])
                yield entity


def degrees(session: Session, entities: Iterable[Named]) -> dict[str, int]:
    """How many summary edges the entities have."""
    by_kind: dict[str, list[str]] = {}
    for id, kind, _ in entities:
        by_kind.setdefault(kind, []).append(id)
    found: dict[str, int] = {}
    for kind, ids in by_kind.items():
        text = query("degrees", "ladybug", KIND=kind, KINDS=ENTITIES, EDGES=SUMMARIES)
        found |= {str(id): int(str(degree)) for id, degree in session.rows(text, {"ids": ids})}
    return found


def _named(kind: str, node: object) -> Named:
    assert isinstance(node, dict)
    id = str(node["id"])
    listed = [node.get("name"), *(node.get("aliases") or ()), *(node.get("handles") or ())]
    return id, kind, tuple(dict.fromkeys(str(name) for name in listed if name)) or (id,)
