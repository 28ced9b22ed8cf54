"""What a graph holds, asked for by what a batch names: resolution never reads the whole of it.

Keys are opaque. Whoever keeps a graph keeps the keys of its entities too (`keys_of`), and finds entities by them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from graph.ids import digest
from graph.model import Edge, Entity
from graph.resolve.cluster import Cluster
from graph.resolve.clusters import cluster_of
from graph.resolve.matching import blocks_of


class Known(Protocol):
    """The graph as resolution sees it: as documents alone make it, without judgements."""

    def holding(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """Of those keys that entities have: key → their ids."""
        ...

    def entities(self, ids: Collection[str]) -> Iterable[Entity]:
        """Those that are there."""
        ...

    def ties(self, ids: Collection[str]) -> Iterable[Edge]:
        """Summary edges of the entities: all that tell them apart, and at least some of the others."""
        ...

    def named_with(self, ids: Collection[str], most: int) -> Mapping[str, Mapping[str, int]]:
        """Of entities that have at most so many mentions: id → what their documents name too, in how many of them."""
        ...

    def degrees(self, ids: Collection[str]) -> Mapping[str, int]:
        """How many summary edges the entities have; those without may be left out."""
        ...

    def unsettled(self) -> Collection[str]:
        """Entities that were written by a run that did not come to its end."""
        ...


class Held:
    """A graph in memory."""

    def __init__(
        self,
        entities: Iterable[Entity] = (),
        ties: Iterable[Edge] = (),
        unsettled: Iterable[str] = (),
        named: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """`named` leads from a document to the entities that it names or is by, as often as it does."""
        self._named = named or {}
        self._entities = {entity.id: entity for entity in entities}
        self._unsettled = frozenset(unsettled)
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for entity in self._entities.values():
            for key in keys_of(entity):
                self._by_key[key].append(entity.id)
        self._ties: dict[str, list[Edge]] = defaultdict(list)
        for tie in ties:
            self._ties[tie.source].append(tie)
            self._ties[tie.target].append(tie)

    def holding(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """Of those keys that entities have: key → their ids."""
        return {key: self._by_key[key] for key in keys if key in self._by_key}

    def entities(self, ids: Collection[str]) -> Iterable[Entity]:
        """Those that are there."""
        return [self._entities[id] for id in ids if id in self._entities]

    def ties(self, ids: Collection[str]) -> Iterable[Edge]:
        """All summary edges of the entities."""
        return [tie for id in ids for tie in self._ties.get(id, ())]

    def named_with(self, ids: Collection[str], most: int) -> Mapping[str, Mapping[str, int]]:
        """Of entities that have at most so many mentions: id → what their documents name too, in how many of them."""
        mentions = Counter(id for some in self._named.values() for id in some)
        few = {id for id in ids if 0 < mentions[id] <= most}
        found: dict[str, Counter[str]] = {id: Counter() for id in few}
        for named in map(set, self._named.values()):
            for id in few & named:
                found[id].update(named - {id})
        return found

    def degrees(self, ids: Collection[str]) -> Mapping[str, int]:
        """How many summary edges the entities have."""
        return {id: len(self._ties[id]) for id in ids if id in self._ties}

    def unsettled(self) -> Collection[str]:
        """Those that were given."""
        return self._unsettled


def keys_of(entity: Entity) -> set[str]:
    """All keys that the entity is to be found by."""
    if entity.kind == "Project":
        return {owner_key(entity.id)}
    cluster = cluster_of(entity)
    return {*named_keys(cluster.kind, cluster.forms), *short_keys(cluster.kind, cluster.weak), *_blocks(cluster)}


def named_keys(kind: str, forms: Iterable[str]) -> Iterator[str]:
    """Keys of what is called so."""
    return (digest("named", kind, form) for form in forms)


def short_keys(kind: str, forms: Iterable[str]) -> Iterator[str]:
    """Keys of what this is a short form for."""
    return (digest("short form", kind, form) for form in forms)


def block_key(side: str, parts: Iterable[str]) -> str:
    """The key of those on one side of a block (`graph.resolve.matching.blocks_of`)."""
    return digest(side, *parts)


def owner_key(id: str) -> str:
    """The key of the projects of an organisation, by its id or one of theirs."""
    return digest("owner", id.split(":")[1])


def _blocks(cluster: Cluster) -> Iterator[str]:
    return (block_key(side, parts) for side, parts, _ in blocks_of(cluster))
