"""Walking along edges: neighbours, ego networks, the edges among nodes, the whole graph."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from graph.errors import QueryError
from graph.model import Edge, Node, Subgraph
from graph.schema import EDGES, ENTITIES, EVENTS, SUMMARIES, possible
from graph.store.base import Direction, Expansion, NeighbourCount
from graph.store.ranking import Put, Ranking, queries

MOST_HOPS = 4
SUMMARY_EDGES = Expansion()
"""What a node is expanded along unless told otherwise."""

_EXPANDED = {
    **dict.fromkeys(ENTITIES, ("summary", "event")),
    **dict.fromkeys(EVENTS, ("event",)),
    **dict.fromkeys(("Document", "Statement"), ("evidence",)),
}
"""Node kind → the layers of edges that its neighbours are counted along."""


class Expanding(Ranking):
    """Adds to `Ranking` what follows edges from a node to others."""

    def neighbour_counts(self, id: str) -> tuple[NeighbourCount, ...]:
        """What expanding this node would bring, most first; of an entity along summary and event edges."""
        kind = self.kinds_of([id]).get(id)
        counts = []
        for direction in ("out", "in") if kind else ():
            names = [edge.name for edge in EDGES if edge.layer in _EXPANDED.get(str(kind), ())]
            edges, kinds = possible(str(kind), names, direction, ())
            if edges:
                rows = self._query("neighbour_counts", {"id": id}, direction, KIND=str(kind), EDGES=edges, KINDS=kinds)
                counts += [NeighbourCount(str(row[0]), direction, str(row[1]), int(str(row[2]))) for row in rows]
        return tuple(sorted(counts, key=lambda each: (-each.count, each.edge, each.direction, each.kind)))

    def neighbours(self, id: str, expansion: Expansion = SUMMARY_EDGES) -> Subgraph:
        """The node with its neighbours and the edges to them; `total` counts the neighbours there are."""
        center = self.node(id)
        if center is None:
            return Subgraph((), (), 0)
        best, total = self._best(center, expansion)
        wanted = {name for _, names in queries(expansion) for name in names}
        # Where all neighbours are taken the center has few edges, and one of them may be a hub.
        joining = self._edges_with if len(best) < total else self._edges_of
        edges = [edge for edge in joining(center, best, sorted(wanted)) if _wanted(edge, id, expansion)]
        return Subgraph((center, *self.nodes(best)), tuple(edges), total)

    def neighbourhood(self, name: str, hops: int = 1, limit: int = 500) -> Subgraph:
        """The ego network of the entity with this id, name or alias: all summary edges within `hops` (1 to 4).

        Nodes nearest first, then those with most independent sources; `total` the number there are.
        """
        if not 1 <= hops <= MOST_HOPS:
            raise QueryError(f"A neighbourhood has 1 to {MOST_HOPS} hops, not {hops}.")
        start = self._named(name)
        order, seen, frontier = [start], {start}, [start]
        for _ in range(hops):
            weights = self._reached(frontier)
            frontier = sorted((id for id in weights if id not in seen), key=lambda id: (-weights[id], id))
            seen.update(frontier)
            order += frontier
            if not frontier:
                break
        kept = order[:limit]
        return Subgraph(self.nodes(kept), self.edges_among(kept), len(order))

    def edges_among(self, ids: Sequence[str], kinds: Sequence[str] = ()) -> tuple[Edge, ...]:
        """All summary (or the given kinds of) edges between the nodes, by their ids."""
        among = set(ids)
        found: dict[str, Edge] = {}
        for kind, present in self._by_kind(ids).items():
            edges, others = possible(kind, kinds or SUMMARIES, "out", ())
            if edges:
                put = {"KIND": kind, "EDGES": edges, "KINDS": others}
                found |= {edge.id: edge for edge in self._edges_to(among, present, "out", put)}
        return tuple(found[id] for id in sorted(found))

    def _edges_to(self, among: Collection[str], ids: Sequence[str], direction: Direction, put: Put) -> Iterable[Edge]:
        """The edges from nodes of one kind, of which some may be hubs, to any of the others."""
        ends: dict[str, list[str]] = defaultdict(list)
        # Ends first: a hub has many edges, few of them to the others, and their properties take time to fetch.
        for id, other in self._query("ends", {"ids": ids}, direction, **put):
            if other in among:
                ends[str(id)].append(str(other))
        rows = [{"id": id, "others": sorted(named)} for id, named in ends.items()]
        for edge, *_ in self._query("edges_with_each", {"rows": rows}, direction, **put) if rows else ():
            assert isinstance(edge, Edge)
            yield edge

    def _edges_with(self, center: Node, ids: Sequence[str], names: Iterable[str]) -> list[Edge]:
        """The edges of these kinds between a node, maybe a hub, and others."""
        found: dict[str, Edge] = {}
        for kind, present in self._by_kind(ids).items():
            edges, _ = possible(kind, names, "both", (center.kind,))
            if edges:
                put = {"KIND": kind, "EDGES": edges, "CENTER": center.kind}
                for row in self._query("edges_to_hub", {"others": present, "center": center.id}, None, **put):
                    assert isinstance(row[0], Edge)
                    found[row[0].id] = row[0]
        return [found[id] for id in sorted(found)]

    def _edges_of(self, center: Node, ids: Sequence[str], names: Iterable[str]) -> list[Edge]:
        """The edges of these kinds between a node that has few and others, maybe hubs."""
        edges, kinds = possible(center.kind, names, "both", ())
        put = {"KIND": center.kind, "EDGES": edges, "KINDS": kinds}
        given = {"ids": [center.id], "others": list(ids)}
        found: dict[str, Edge] = {}
        for edge, *_ in self._query("edges_with", given, None, **put) if edges and ids else ():
            assert isinstance(edge, Edge)
            found[edge.id] = edge
        return [found[id] for id in sorted(found)]

    def subgraph(self, limit: int = 10_000) -> Subgraph:
        """The whole graph of entities and summary edges, those with most independent sources first."""
        weights: dict[str, int] = dict.fromkeys(self._all_ids(), 0)
        rows = self._query("ties", {}, KINDS=ENTITIES, EDGES=SUMMARIES)
        for source, target, weight in rows:
            for id in (str(source), str(target)):
                weights[id] += int(str(weight))
        kept = sorted(weights, key=lambda id: (-weights[id], id))[:limit]
        return Subgraph(self.nodes(kept), self.edges_among(kept), len(weights))

    def _all_ids(self) -> Iterable[str]:
        return [str(row[0]) for kind in ENTITIES for row in self._query("ids", {}, KIND=kind)]

    def _named(self, name: str) -> str:
        kind = self.kinds_of([name]).get(name)
        if kind in ENTITIES:
            return name
        found = self.search(name, limit=5)
        folded = " ".join(name.lower().split())
        for node in found:
            names = {node.name, *_texts(node.properties.get("aliases")), *_texts(node.properties.get("handles"))}
            if folded in {form.lower() for form in names} | {form.lower().removeprefix("@") for form in names}:
                return node.id
        hint = f"Did you mean {' or '.join(node.name for node in found[:3])}?" if found else "Search for a part of it."
        raise QueryError(f'Nothing in the graph is called "{name}".', hint)

    def _reached(self, ids: Collection[str]) -> dict[str, int]:
        weights: dict[str, int] = defaultdict(int)
        for kind, present in self._by_kind(ids).items():
            edges, kinds = possible(kind, SUMMARIES, "both", ())
            if edges:
                for row in self._query("reach", {"ids": present}, KIND=kind, EDGES=edges, KINDS=kinds):
                    weights[str(row[0])] += int(str(row[1]))
        return weights


def _wanted(edge: Edge, center: str, expansion: Expansion) -> bool:
    """The same filter that the queries apply, for single edges."""
    if center not in (edge.source, edge.target) or edge.source == edge.target:
        return False
    if (expansion.direction == "out" and edge.source != center) or (
        expansion.direction == "in" and edge.target != center
    ):
        return False
    if edge.kind not in SUMMARIES:
        return True
    return _within(edge, expansion) and _of_sentiment(edge, expansion.opinion)


def _within(edge: Edge, expansion: Expansion) -> bool:
    first, last = edge.properties.get("first"), edge.properties.get("last")
    if expansion.since and not (isinstance(last, str) and expansion.since[: len(last)] <= last):
        return False
    return not (expansion.until and not (isinstance(first, str) and first <= f"{expansion.until}~"))


def _of_sentiment(edge: Edge, sentiment: str | None) -> bool:
    if not sentiment:
        return True
    if edge.kind != "TALKS_ABOUT":
        return False
    if sentiment in ("negative", "positive"):
        return bool(edge.properties.get(sentiment))
    counts = [edge.properties.get(name) for name in ("statements", "negative", "positive")]
    all_, negative, positive = (count if isinstance(count, int) else 0 for count in counts)
    return all_ - negative - positive > 0


def _texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
