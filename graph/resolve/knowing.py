"""Brings what a graph holds among the clusters of a run, as names come up, with what stands around it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Set

from graph.model import Edge, Entity
from graph.resolve.cluster import Cluster
from graph.resolve.clusters import Clusters
from graph.resolve.context import FEW_MENTIONS, NEAR, TELLABLE, take_ties, told_by
from graph.resolve.known import Known, block_key, named_keys, owner_key, short_keys
from graph.resolve.matching import MOST_IN_BLOCK, Block, blocks_of


class Knowing:
    """Each key is asked for once a run: what the run itself writes is among the clusters already."""

    def __init__(self, clusters: Clusters, known: Known) -> None:
        self._clusters = clusters
        self._known = known
        self._asked: set[str] = set()
        self._there: dict[str, Cluster] = {}
        self._loaded: set[str] = set()
        self._told: set[str] = set()
        self._crowded: set[Block] = set()

    def named(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Whatever has one of the names (kind, form)."""
        self._ask([key for kind, form in wanted for key in named_keys(kind, [form])])

    def around_short(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Whatever one of the names (kind, form) is a short form for, and what is called so itself."""
        pairs = list(wanted)
        self._ask([key for kind, form in pairs for key in (*short_keys(kind, [form]), *named_keys(kind, [form]))])

    def unsettled(self) -> list[Cluster]:
        """What a run that was killed has left behind."""
        ids = [id for id in self._known.unsettled() if id not in self._loaded]
        self._know(ids)
        return [self._there[id].root() for id in ids if id in self._loaded]

    def alike(self, clusters: Iterable[Cluster]) -> Collection[Block]:
        """Whatever has a name like these; gives the blocks that so many are in that they tell nothing."""
        blocks: dict[str, Block] = {}
        for cluster in clusters:
            for form in cluster.forms:
                blocks |= dict.fromkeys(named_keys(cluster.kind, [form]), ("named", (cluster.kind, form)))
            for side, parts, _ in blocks_of(cluster):
                for other in ("full", "short") if side != "typed" else (side,):
                    blocks[block_key(other, parts)] = (other, parts)
        found = self._known.holding(set(blocks) - self._asked)
        self._asked |= set(blocks)
        crowded = {key for key, ids in found.items() if len(ids) > MOST_IN_BLOCK}
        self._crowded |= {blocks[key] for key in crowded}
        self._know([id for key, ids in found.items() if key not in crowded for id in ids])
        return self._crowded

    def wrote(self, clusters: Iterable[Cluster]) -> None:
        """What the run has written it knows better than the graph."""
        for cluster in clusters:
            self._there[cluster.id] = cluster
            self._loaded.add(cluster.id)
            self._told.add(cluster.id)

    def _ask(self, keys: Iterable[str]) -> None:
        new = set(keys) - self._asked
        self._asked |= new
        if new:
            self._know([id for ids in self._known.holding(new).values() for id in ids])

    def _know(self, ids: Iterable[str]) -> None:
        """Take entities in with their projects and what stands around them."""
        wanted = dict.fromkeys(ids)
        loaded = self._load(wanted)
        owners = [entity.id for entity in loaded if entity.kind == "Organization"]
        found = self._known.holding({owner_key(id) for id in owners} - self._asked) if owners else {}
        self._asked |= {owner_key(id) for id in owners}
        self._load([id for some in found.values() for id in some])
        fresh = {id for id in wanted if id not in self._told and id in self._loaded and _tellable(id)}
        self._told |= fresh
        if fresh:
            self._tell(list({edge.id: edge for edge in self._known.ties(sorted(fresh))}.values()), fresh)

    def _load(self, ids: Iterable[str]) -> list[Entity]:
        missing = [id for id in ids if id not in self._loaded]
        entities = sorted(self._known.entities(missing), key=lambda each: each.kind == "Project") if missing else []
        for entity in entities:
            self._loaded.add(entity.id)
            owner = self._there.get(f"organization:{entity.id.split(':')[1]}") if entity.kind == "Project" else None
            self._there[entity.id] = self._clusters.load(entity, self._there.get(entity.id), owner)
        return entities

    def _tell(self, ties: Collection[Edge], fresh: Set[str]) -> None:
        self._load([id for tie in ties for id in told_by(tie, fresh)])
        named = self._known.named_with(sorted(fresh), FEW_MENTIONS)
        beside = {id: {other: n for other, n in all_.items() if _kind_of(other) in NEAR} for id, all_ in named.items()}
        ends = {end for tie in ties for end in (tie.source, tie.target)} | fresh
        ends |= {other for others in beside.values() for other in others}
        self._there |= {id: Cluster(_kind_of(id)) for id in sorted(ends) if id not in self._there}
        for id, degree in self._known.degrees(sorted(ends)).items():
            self._there[id].weights[id] = degree
        by_end: dict[str, list[Edge]] = defaultdict(list)
        for tie in ties:
            for end in {tie.source, tie.target} & fresh:
                by_end[end].append(tie)
        # One by one, so that what is kept of a hub does not depend on who came with it.
        for id, own in by_end.items():
            take_ties(sorted(own, key=lambda tie: tie.id), self._there, {id}, near=id not in beside)
        for id, others in sorted(beside.items()):
            context = self._there[id].root().context
            for other, documents in sorted(others.items(), key=lambda each: (-each[1], each[0])):
                context.stand_beside(self._there[other], documents)


def _tellable(id: str) -> bool:
    return _kind_of(id) in TELLABLE


def _kind_of(id: str) -> str:
    return id.partition(":")[0].capitalize()
