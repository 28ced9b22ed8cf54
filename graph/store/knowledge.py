"""A stored graph as resolution asks for it: by keys, and as documents alone make it."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from graph.model import Edge, Entity
from graph.resolve import TIES, keys_of
from graph.resolve.context import TELLING_TIES
from graph.store.base import Reader
from graph.store.lookup import ALL
from graph.store.rows import entity_of


class StoredKnowledge:
    """Implements `graph.resolve.Known` over a reader. What judgements changed is few, and read as a whole once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def holding(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """Of those keys that entities have: key → their ids."""
        found = {
            key: [id for id in ids if id not in self._before] for key, ids in self._reader.keyed(keys, ALL).items()
        }
        for key in keys:
            if key in self._keys_before:
                found[key] = [*found.get(key, ()), *self._keys_before[key]]
        return {key: ids for key, ids in found.items() if ids}

    def entities(self, ids: Collection[str]) -> Iterable[Entity]:
        """Those that are there without judgements."""
        plain = [id for id in ids if id not in self._before]
        yield from (entity_of(node) for node in self._reader.nodes(plain))
        yield from (entity for id in ids if (entity := self._before.get(id)) is not None)

    def ties(self, ids: Collection[str]) -> Iterable[Edge]:
        """Summary edges of the entities: all that tell them apart, and some of the others."""
        return self._reader.ties(ids, TIES, TELLING_TIES)

    def named_with(self, ids: Collection[str], most: int) -> Mapping[str, Mapping[str, int]]:
        """Of entities that have at most so many mentions: id → what their documents name too, in how many of them."""
        return self._reader.named_with([id for id in ids if id not in self._before], most)

    def degrees(self, ids: Collection[str]) -> Mapping[str, int]:
        """How many summary edges the entities have."""
        return self._reader.degrees(ids)

    def unsettled(self) -> Collection[str]:
        """Entities that were written by a run that did not come to its end."""
        return self._reader.unsettled()

    @cached_property
    def _before(self) -> Mapping[str, Entity | None]:
        return self._reader.unjudged()

    @cached_property
    def _keys_before(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for entity in filter(None, self._before.values()):
            for key in keys_of(entity):
                found.setdefault(key, []).append(entity.id)
        return found
