"""Joining nodes to one another: what ties new ones to those there are, and what stands behind the edges by date."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from graph.model import Edge
from graph.schema import ENTITIES, SUMMARIES, SUMMARY_OF, possible
from graph.store.base import Said, YearCount
from graph.store.expanding import Expanding


class Joining(Expanding):
    """Adds to `Expanding` what a picture that grows asks for: it never looks at more than the new nodes' edges."""

    def edges_joining(self, new: Sequence[str], others: Collection[str], kinds: Sequence[str] = ()) -> tuple[Edge, ...]:
        """Summary (or the given kinds of) edges among the new nodes, and between them and the others, by their ids."""
        among = {*new, *others}
        found: dict[str, Edge] = {}
        for kind, present in self._by_kind(new).items():
            edges, ends = possible(kind, kinds or SUMMARIES, "both", ())
            if edges:
                put = {"KIND": kind, "EDGES": edges, "KINDS": ends}
                found |= {edge.id: edge for edge in self._edges_to(among, present, "both", put)}
        return tuple(found[id] for id in sorted(found))

    def links(self, ids: Sequence[str], kinds: Sequence[str] = ()) -> dict[str, set[str]]:
        """Node → its neighbours along summary (or the given kinds of) edges, either way; those without are left out."""
        found: dict[str, set[str]] = defaultdict(set)
        for kind, present in self._by_kind(ids).items():
            edges, ends = possible(kind, kinds or SUMMARIES, "both", ())
            if edges:
                put = {"KIND": kind, "EDGES": edges, "KINDS": ends}
                for id, other in self._query("ends", {"ids": present}, "both", **put):
                    found[str(id)].add(str(other))
        return dict(found)

    def years(self, id: str) -> tuple[YearCount, ...]:
        """A node's summary edges by the years that they touch, the earliest first, without gaps."""
        kind = self.kinds_of([id]).get(id, "")
        edges, ends = possible(kind, SUMMARIES, "both", ())
        counts: Counter[int] = Counter()
        for earliest, latest, count in (
            self._query("years", {"id": id}, "both", KIND=kind, EDGES=edges, KINDS=ends) if edges else ()
        ):
            for year in range(int(str(earliest)), int(str(latest)) + 1):
                counts[year] += int(str(count))
        span = range(min(counts), max(counts) + 1) if counts else ()
        return tuple(YearCount(year, counts[year]) for year in span)

    def said(self, edges: Sequence[Edge]) -> dict[str, tuple[Said, ...]]:
        """Id of a summary edge → the statements behind it, the earliest first."""
        behind = self._behind(edges)
        ids = sorted({id for named in behind.values() for id in named})
        if not ids:
            return {}
        documents = {str(row[0]): str(row[1]) for row in self._query("statements", {"ids": ids})}
        held = sorted(set(documents.values()))
        origins = {str(row[0]): str(row[1]) for row in self._query("origins", {"ids": held})}
        known = {
            str(id): Said(_text(when), origins.get(documents[str(id)], documents[str(id)]), _text(sentiment))
            for id, when, sentiment in self._query("said", {"ids": ids})
            if str(id) in documents
        }
        return {
            edge: tuple(sorted((known[id] for id in named if id in known), key=lambda each: each.said or ""))
            for edge, named in behind.items()
        }

    def _behind(self, edges: Sequence[Edge]) -> dict[str, set[str]]:
        """Edge id → ids of its statements.

        In two steps: Ladybug 0.22 gives wrong rows for a pattern that filters one relationship and follows another.
        """
        wanted = {(relation, edge.source, edge.target): edge.id for edge in edges for relation in _relations(edge)}
        kinds = self.kinds_of({source for _, source, _ in wanted})
        sources: dict[tuple[str, str], set[str]] = defaultdict(set)
        for relation, source, _ in wanted:
            if source in kinds:
                sources[relation, kinds[source]].add(source)
        stated: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for (relation, kind), ids in sources.items():
            role = SUMMARY_OF[relation][1]
            rows = [{"id": id, "role": role, "relation": relation} for id in sorted(ids)]
            for source_id, statement in self._query("in_role", {"rows": rows}, KIND=kind):
                stated[str(statement)].append((relation, str(source_id)))
        found: dict[str, set[str]] = defaultdict(set)
        for statement, part, thing in (
            self._query("concerns", {"ids": sorted(stated)}, KINDS=ENTITIES) if stated else ()
        ):
            for relation, source in stated[str(statement)]:
                edge_id = wanted.get((relation, source, str(thing)))
                if edge_id is not None and part == SUMMARY_OF[relation][2]:
                    found[edge_id].add(str(statement))
        return found


def _relations(edge: Edge) -> Iterable[str]:
    """The relation kinds whose statements count towards the edge; `what` tells the two kinds of MOVED_TO apart."""
    what = edge.properties.get("what")
    return (
        relation
        for relation, (name, _, _) in SUMMARY_OF.items()
        if name == edge.kind and (not what or relation == f"{what}_move")
    )


def _text(value: object) -> str | None:
    return str(value) if value else None
