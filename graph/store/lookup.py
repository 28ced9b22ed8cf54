"""Looking nodes up: by id, by kind. The first layer of what every store's reader does alike."""

from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.curation import Judgement, ordered
from graph.model import Edge, Entity, Node, Value
from graph.schema import EDGES, ENTITIES, NODES, RELATIONS, possible
from graph.store.base import Direction
from graph.store.cypher_files import query
from graph.store.records import entity_before, judgement_of, record_id
from graph.store.rows import entity_of, statement_of
from graph.summaries.edges import Sourced

Rows = Sequence[tuple[object, ...]]

ALL = 1000
"""How many nodes with one key are told at most."""

_TIES_EACH = 60
"""How many edges out of, and into, one entity are read for what is near it; a hub has 80,000."""

_KIND_OF_PREFIX = {kind.name.lower(): kind.name for kind in NODES}
_KINDS = tuple(kind.name for kind in NODES)


class Lookup(ABC):
    """Needs only `run` of a store; answers in the model's types."""

    dialect: str

    @abstractmethod
    def run(self, text: str, parameters: Mapping[str, object]) -> Rows:
        """The rows of one of our own queries, with `Node`s and `Edge`s in them."""

    def node(self, id: str) -> Node | None:
        """The node with this application id, of any kind."""
        for kind in _likely_first(id):
            rows = self._query("node", {"id": id}, KIND=kind)
            if rows and isinstance(rows[0][0], Node):
                return rows[0][0]
        return None

    def nodes(self, ids: Sequence[str]) -> tuple[Node, ...]:
        """Those of the ids that exist, in the order given."""
        found: dict[str, Node] = {}
        for kind, wanted in self._located(ids, "nodes"):
            found |= {row[0].id: row[0] for row in wanted if isinstance(row[0], Node) and row[0].kind == kind}
        return tuple(found[id] for id in dict.fromkeys(ids) if id in found)

    def kinds_of(self, ids: Collection[str]) -> dict[str, str]:
        """Of those nodes that are there: id → kind."""
        return {str(row[0]): kind for kind, rows in self._located(ids, "present") for row in rows}

    def entities(self, kinds: Sequence[str] = (), *, judged: bool = False) -> Iterable[Entity]:
        """All entities as documents alone make them, for resolution; or as judgements made them, the graph's nodes."""
        before = {} if judged else self.unjudged()
        for kind in ENTITIES:
            if not kinds or kind in kinds:
                for row in self._query("all_nodes", {}, KIND=kind):
                    assert isinstance(row[0], Node)
                    if row[0].id not in before:
                        yield entity_of(row[0])
                yield from (entity for entity in before.values() if entity is not None and entity.kind == kind)

    def sourced(self, *, about: str = "", until: str = "") -> tuple[Sourced, ...]:
        """Statements with their documents and origins: those that concern an entity, those said up to an ISO date."""
        given = {"until": f"{until}~" if until else "~"}
        kind = self.kinds_of([about]).get(about, "") if about else ""
        if about and kind not in ENTITIES:
            return ()
        rows = (
            self._query("sourced_about", {"id": about, **given}, KIND=kind)
            if about
            else self._query("sourced_until", given)
        )
        stated = {row[0].id: row for row in rows if isinstance(row[0], Node)}
        roles: dict[str, list[tuple[str, str]]] = {id: [] for id in stated}
        asked = self._query("concerns", {"ids": list(stated)}, KINDS=ENTITIES) if about and stated else ()
        told = asked if about else self._query("all_concerns", {}, KINDS=ENTITIES)
        for id, role, entity in told:
            if id in roles:
                roles[str(id)].append((str(role), str(entity)))
        return tuple(
            Sourced(statement_of(row[0].properties, str(row[1]), roles[id]), str(row[2]))
            for id, row in sorted(stated.items())
            if isinstance(row[0], Node)
        )

    def summary_edges(self, kinds: Sequence[str]) -> Iterable[Edge]:
        """All summary edges of the kinds, with the dates of their first and last statements alone: for resolution."""
        for kind in kinds:
            for source, target, first, last in self._query("dated_ties", {}, EDGE=kind, KINDS=ENTITIES):
                dates: dict[str, Value] = {"first": str(first) if first else None, "last": str(last) if last else None}
                yield Edge(kind, str(source), str(target), dates)

    @abstractmethod
    def keyed(self, keys: Collection[str], most: int) -> Mapping[str, Sequence[str]]:
        """Of those keys (`graph.store.keys`) that nodes have: key → ids of at most so many of these, the first ones."""

    @abstractmethod
    def degrees(self, ids: Collection[str]) -> Mapping[str, int]:
        """How many summary edges the entities have; those without may be left out."""

    def unjudged(self) -> dict[str, Entity | None]:
        """Entities that judgements have changed, as documents alone make them; None: there is none without them."""
        rows = self._query("unjudged_entities", {})
        return dict(entity_before(row[0].properties) for row in rows if isinstance(row[0], Node))

    def ties(self, ids: Collection[str], kinds: Sequence[str], telling: Sequence[str]) -> Iterable[Edge]:
        """Summary edges of the entities by their kinds, with their dates: some each way, all of those `telling`."""
        for kind, present in self._by_kind(ids).items():
            for direction in ("out", "in"):
                edges, ends = possible(kind, kinds, direction, ())
                if not edges:
                    continue
                put = {"KIND": kind, "KINDS": ends}
                rows = self._ties_of(present, _TIES_EACH, direction, {**put, "EDGES": edges})
                counts = Counter(id for id, *_ in rows)
                many = [id for id in present if counts[id] == _TIES_EACH]
                wanted = [edge for edge in telling if edge in edges]
                if many and wanted:
                    rows = [*rows, *self._ties_of(many, ALL, direction, {**put, "EDGES": wanted})]
                for id, name, other, first, last in rows:
                    source, target = (str(id), str(other)) if direction == "out" else (str(other), str(id))
                    yield Edge(str(name), source, target, {"first": _text(first), "last": _text(last)})

    def _ties_of(
        self, ids: Sequence[str], most: int, direction: Direction, put: Mapping[str, str | Sequence[str]]
    ) -> Rows:
        """(id, edge kind, other end, first, last) of so many edges of each node at most."""
        asked = ((id, self._query("ties_of", {"id": id, "limit": most}, direction, **put)) for id in ids)
        return [(id, *row) for id, rows in asked for row in rows]

    def named_with(self, ids: Collection[str], most: int) -> dict[str, dict[str, int]]:
        """Of entities that have at most so many mentions: id → what their documents name too, in how many of them."""
        naming: dict[str, list[str]] = defaultdict(list)
        for kind, present in self._by_kind(ids).items():
            counts = self._query("count_mentions", {"ids": present}, KIND=kind)
            few = [str(id) for id, count in counts if int(str(count)) <= most]
            for id, document in self._query("naming", {"ids": few}, KIND=kind) if few else ():
                naming[str(id)].append(str(document))
        documents = sorted({document for some in naming.values() for document in some})
        named: dict[str, list[str]] = defaultdict(list)
        for entity, document in self._query("named", {"ids": documents}, KINDS=ENTITIES) if documents else ():
            named[str(document)].append(str(entity))
        return {
            id: dict(Counter(other for document in some for other in named[document] if other != id))
            for id, some in naming.items()
        }

    def judgements(self) -> tuple[Judgement, ...]:
        """The whole ledger, the earliest first, those that were undone among them."""
        rows = self._query("all_nodes", {}, KIND="Judgement")
        return tuple(ordered(judgement_of(row[0].properties) for row in rows if isinstance(row[0], Node)))

    def absorbed(self, ids: Collection[str]) -> dict[str, str]:
        """Of the ids those that resolution has put into others since, with the ids of these."""
        kept = {record_id(kind, id): id for id in ids for kind in ("absorbed", "merged")}
        rows = self._query("nodes", {"ids": list(kept)}, KIND="Unjudged") if kept else ()
        return {kept[row[0].id]: str(row[0].properties["data"]) for row in rows if isinstance(row[0], Node)}

    def stats(self) -> dict[str, int]:
        """How many nodes of each kind, edges of each kind, and statements of each relation kind ("statement.uses")."""
        found = {kind.name: self._count("count_nodes", KIND=kind.name) for kind in NODES}
        found |= {kind.name: self._count("count_edges", EDGE=kind.name) for kind in EDGES}
        counts = {str(row[0]): int(str(row[1])) for row in self._query("count_statements", {})}
        return found | {f"statement.{relation.name}": counts.get(relation.name, 0) for relation in RELATIONS}

    def document_states(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Of those documents that are there: id → (hash, extractor)."""
        rows = self._query("document_states", {"ids": list(ids)}) if ids else ()
        return {str(row[0]): (str(row[1]), str(row[2])) for row in rows}

    def documents_by_hash(self, hashes: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Of those texts that are there: hash → ids of the documents with it, those without an origin first."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self._query("documents_by_hash", {"hashes": sorted(set(hashes))}) if hashes else ():
            found[str(row[0])] = (*found.get(str(row[0]), ()), str(row[1]))
        return found

    def _query(
        self,
        name: str,
        parameters: Mapping[str, object],
        direction: Direction | None = None,
        **kinds: str | Sequence[str],
    ) -> Rows:
        return self.run(query(name, self.dialect, direction, **kinds), parameters)

    def _count(self, name: str, **kinds: str) -> int:
        return int(str(self._query(name, {}, None, **kinds)[0][0]))

    def _by_kind(self, ids: Collection[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for kind, rows in self._located(ids, "present"):
            found.setdefault(kind, []).extend(str(row[0]) for row in rows)
        return found

    def _located(self, ids: Collection[str], name: str) -> Iterable[tuple[str, Rows]]:
        """(kind, rows of the query `name`), for the kinds the ids look like first and then for all others."""
        guessed: dict[str, list[str]] = {}
        for id in dict.fromkeys(ids):
            guessed.setdefault(_likely_first(id)[0], []).append(id)
        missing: list[str] = []
        for kind, wanted in guessed.items():
            rows = self._query(name, {"ids": wanted}, KIND=kind)
            yield kind, rows
            missing += _without(wanted, rows)
        for kind in _KINDS:
            if not missing:
                return
            rows = self._query(name, {"ids": missing}, KIND=kind)
            yield kind, rows
            missing = _without(missing, rows)


def _text(value: object) -> str | None:
    return str(value) if value else None


def _without(ids: Sequence[str], rows: Rows) -> list[str]:
    found = {row[0].id if isinstance(row[0], Node) else str(row[0]) for row in rows}
    return [id for id in ids if id not in found]


def _likely_first(id: str) -> list[str]:
    """All node kinds, the one that the id's prefix names first; documents have ids of their own."""
    likely = _KIND_OF_PREFIX.get(id.partition(":")[0], "Document")
    return [likely, *(kind for kind in _KINDS if kind != likely)]
