"""A graph in memory behind the Reader protocol, as far as the explorer asks: quick tests need no database."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.curation import Judgement
from graph.errors import QueryInvalid, StoreError
from graph.model import Edge, Entity, Node, Result, Statement, Subgraph, Value
from graph.schema import EDGE, SUMMARIES
from graph.store.base import Evidence, Expansion, Match, NeighbourCount, Parameters, Said, Writer, YearCount
from graph.summaries.edges import Sourced

ALL = Expansion()
_EVIDENCE_KINDS = ("Document", "Statement")


@dataclass
class FakeReader:
    """Holds nodes by id, edges, what is behind them, and canned answers to named and typed queries."""

    held: dict[str, Node]
    edges: list[Edge]
    evidences: list[Evidence] = field(default_factory=list)
    answers: Mapping[str, Result] = field(default_factory=dict)
    typed: Mapping[str, Result] = field(default_factory=dict)
    dialect: str = "ladybug"
    asked: list[tuple[str, Parameters]] = field(default_factory=list)

    def cypher(
        self,
        query: str,
        parameters: Parameters | None = None,
        *,
        limit: int = 1000,
        timeout: float = 30.0,
        ticket: str = "",
    ) -> Result:
        self.asked.append((query, parameters or {}))
        if query not in self.typed:
            raise QueryInvalid("The query cannot be parsed.", "Look at its first line.")
        result = self.typed[query]
        return Result(result.columns, result.rows[:limit], len(result.rows) > limit, 0.01)

    def explain(self, query: str, parameters: Parameters | None = None) -> Result:
        return Result(("step", "details", "estimated_rows"), (("SCAN", "", 1.0),))

    def stop(self, ticket: str) -> bool:
        return False

    def ask(self, name: str, parameters: Parameters | None = None, *, limit: int | None = None) -> Result:
        return self.answers.get(name, Result((), ()))

    def node(self, id: str) -> Node | None:
        return self.held.get(id)

    def nodes(self, ids: Sequence[str]) -> tuple[Node, ...]:
        return tuple(self.held[id] for id in ids if id in self.held)

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 20) -> tuple[Node, ...]:
        wanted = text.casefold()

        def rank(node: Node) -> int:
            names = [node.name.casefold(), *(a.casefold() for a in node.properties.get("aliases") or ())]  # type: ignore[union-attr]
            if wanted in names:
                return 0
            return 1 if any(n.startswith(wanted) for n in names) else 2 if any(wanted in n for n in names) else 9

        found = [n for n in self.held.values() if n.kind not in ("Document", "Statement") and rank(n) < 9]
        return tuple(sorted(found, key=lambda n: (rank(n), n.name))[:limit])

    def matches(self, text: str, kinds: Sequence[str] = (), limit: int = 20) -> tuple[Match, ...]:
        found = self.search(text, kinds, limit)
        return tuple(Match(node, node.name, sum(1 for _ in self._around(node.id))) for node in found)

    def quotes(self, text: str, limit: int = 20) -> tuple[Node, ...]:
        said = [evidence.statement for evidence in self.evidences]
        return tuple(node for node in said if text.casefold() in str(node.properties["text"]).casefold())[:limit]

    def _around(self, id: str) -> Iterable[tuple[Edge, str, Node]]:
        for edge in self.edges:
            if edge.source == id and edge.target in self.held:
                yield edge, "out", self.held[edge.target]
            if edge.target == id and edge.source in self.held:
                yield edge, "in", self.held[edge.source]

    def neighbour_counts(self, id: str) -> tuple[NeighbourCount, ...]:
        evidence = id in self.held and self.held[id].kind in _EVIDENCE_KINDS
        around = [a for a in self._around(id) if (EDGE[a[0].kind].layer == "evidence") == evidence]
        counted = Counter((edge.kind, direction, other.kind) for edge, direction, other in around)
        return tuple(NeighbourCount(e, d, k, n) for (e, d, k), n in counted.most_common())  # type: ignore[arg-type]

    def neighbours(self, id: str, expansion: Expansion = ALL) -> Subgraph:
        kinds = expansion.edges or SUMMARIES
        found: dict[str, Node] = {}
        edges = []
        around = sorted(self._around(id), key=lambda a: -(a[0].properties.get("independent") or 0))  # type: ignore[operator]
        for edge, direction, other in around:
            if edge.kind not in kinds or (expansion.kinds and other.kind not in expansion.kinds):
                continue
            if expansion.direction not in ("both", direction):
                continue
            found[other.id] = other
            edges.append(edge)
        kept = dict(list(found.items())[: expansion.limit])
        joined = [edge for edge in edges if edge.source in kept or edge.target in kept]
        return Subgraph((self.held[id], *kept.values()), tuple(joined), len(found))

    def neighbourhood(self, name: str, hops: int = 1, limit: int = 500) -> Subgraph:
        raise QueryInvalid(f"There is no {name}.")

    def edges_among(self, ids: Sequence[str], kinds: Sequence[str] = ()) -> tuple[Edge, ...]:
        among, wanted = set(ids), set(kinds or SUMMARIES)
        return tuple(e for e in self.edges if e.kind in wanted and e.source in among and e.target in among)

    def edges_joining(self, new: Sequence[str], others: Collection[str], kinds: Sequence[str] = ()) -> tuple[Edge, ...]:
        fresh = set(new)
        among = self.edges_among((*new, *others), kinds)
        return tuple(edge for edge in among if edge.source in fresh or edge.target in fresh)

    def links(self, ids: Sequence[str], kinds: Sequence[str] = ()) -> dict[str, set[str]]:
        wanted = set(kinds or SUMMARIES)
        found = {id: {node.id for edge, _, node in self._around(id) if edge.kind in wanted} for id in ids}
        return {id: others for id, others in found.items() if others}

    def years(self, id: str) -> tuple[YearCount, ...]:
        dated = [edge for edge, _, _ in self._around(id) if edge.properties.get("first")]
        counted = Counter(int(str(edge.properties["first"])[:4]) for edge in dated)
        return tuple(YearCount(year, counted[year]) for year in sorted(counted))

    def said(self, edges: Sequence[Edge]) -> dict[str, tuple[Said, ...]]:
        found = {}
        for edge in edges:
            behind = self.evidence(edge.kind, edge.source, edge.target)
            found[edge.id] = tuple(
                Said(str(e.statement.properties["said"]), e.document.id, str(e.statement.properties["sentiment"]))
                for e in behind
            )
        return found

    def evidence(self, edge: str, source: str, target: str, limit: int = 200) -> tuple[Evidence, ...]:
        ends = {source, target}
        found = [e for e in self.evidences if ends <= {node.id for _, node in e.concerns}]
        return tuple(_without(e, ends) for e in found[:limit])

    def evidence_of(self, id: str, limit: int = 200) -> tuple[Evidence, ...]:
        found = [e for e in self.evidences if id in {node.id for _, node in e.concerns}]
        return tuple(_without(e, {id}) for e in found[:limit])

    def sourced(self, *, about: str = "", until: str = "") -> tuple[Sourced, ...]:
        jobs = [edge for edge in self.edges if edge.kind == "WORKS_AT" and about in (edge.source, edge.target)]
        return tuple(Sourced(_works_at(edge), "origin") for edge in jobs)

    def subgraph(self, limit: int = 10_000) -> Subgraph:
        return Subgraph(tuple(self.held.values()), tuple(self.edges))

    def stats(self) -> dict[str, int]:
        counted = Counter(node.kind for node in self.held.values()) + Counter(edge.kind for edge in self.edges)
        return {**counted, "Statement": len(self.evidences)}

    def document_states(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        return {}

    def documents_by_hash(self, hashes: Sequence[str]) -> dict[str, str]:
        return {}

    def entities(self, kinds: Sequence[str] = ()) -> Iterable[Entity]:
        return ()

    def judgements(self) -> tuple[Judgement, ...]:
        return ()

    def absorbed(self, ids: Collection[str]) -> dict[str, str]:
        return {}

    def close(self) -> None:
        assert set(EDGE) >= {edge.kind for edge in self.edges}


def _without(evidence: Evidence, known: set[str]) -> Evidence:
    """As stores give it: what was asked for is not repeated among what a statement concerns."""
    return replace(evidence, concerns=tuple(pair for pair in evidence.concerns if pair[1].id not in known))


@dataclass
class FakeStore:
    """Gives out its one reader."""

    only: FakeReader
    url: str = "fake:"
    dialect: str = "ladybug"

    def reader(self) -> FakeReader:
        return self.only

    def writer(self) -> Writer:
        raise StoreError("The fake cannot be written to.")

    def cypher(self, query: str, parameters: Parameters | None = None, **limits: float) -> Result:
        return self.only.cypher(query, parameters)

    def neighbourhood(self, name: str, hops: int = 1, limit: int = 500) -> Subgraph:
        return self.only.neighbourhood(name, hops, limit)

    def close(self) -> None:
        self.only.close()

    def __enter__(self) -> "FakeStore":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _works_at(job: Edge) -> Statement:
    roles, said = (("org", job.target), ("person", job.source)), str(job.properties["first"])
    fields: dict[str, Value] = {"status": "current", "title": job.properties["title"]}
    return Statement(job.id, "document", "works_at", roles, "", None, None, None, said, 0.9, "fake", fields)
