"""The explorer's only way to the graph: steps of the picture, evidence, the two stories, queries and exports."""

import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from explorer.quotes import Piece, Quote, marks_of, quote, whole_document
from explorer.request import EVERYTHING, Filters, Request
from explorer.steps import Step, step
from explorer.wording import clean
from graph.analytics import (
    Job,
    TeamMoveRow,
    VendorSectorCell,
    VendorTalkRow,
    centrality,
    communities,
    job_at,
    jobs_of,
    team_moves,
    vendor_sector_matrix,
    vendor_talk,
    within,
)
from graph.errors import ExportError
from graph.export import EXPORTERS, cells_subgraph, cite, export, provenance
from graph.export.selection import Selection, take
from graph.model import Edge, Node, Result, Subgraph
from graph.queries import LibraryQuery, library
from graph.schema import EDGE
from graph.store.base import (
    Direction,
    Evidence,
    Expansion,
    Match,
    NeighbourCount,
    Parameters,
    Reader,
    Said,
    Store,
    YearCount,
)

MOST_QUOTES = 100
MOST_DATED = 1000
"""Of how many neighbours the statements are looked at to tell which were spoken of between two dates."""
_QUOTES_FOUND = 3
_TALK_LOOKED_AT = 1000
_KIND_OF_MOVE = {"team": "team_move", "person": "person_move"}


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds: names, and a few of the sentences that hold the words."""

    names: tuple[Match, ...]
    quotes: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A node and what expanding it would bring, by edge kind, direction and neighbours' kind, and by year.

    Where the filters give dates, `counts` are of the relations that something was said of between them, `of` of all
    that there are; of a node with more neighbours than the `best` sourced ones, only those are looked at.
    """

    node: Node
    counts: tuple[NeighbourCount, ...]
    years: tuple[YearCount, ...] = ()
    of: int | None = None
    best: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document to read, its text in pieces with names marked."""

    document: Node
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Employment:
    """Where somebody worked when they said something, and as what where that is known."""

    employer: str
    title: str
    id: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.title}, {self.employer}" if self.title else self.employer


class GraphData:
    """The graph as the explorer's pages see it. Every thread gets a reader of its own."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._local = threading.local()

    @property
    def reader(self) -> Reader:
        """This thread's reader."""
        reader: Reader | None = getattr(self._local, "reader", None)
        if reader is None:
            reader = self._local.reader = self.store.reader()
        return reader

    @property
    def dialect(self) -> str:
        """Whose Cypher the store takes."""
        return self.store.dialect

    def stats(self) -> dict[str, int]:
        """How many nodes, edges and statements of each kind there are."""
        return self.reader.stats()

    def search(self, text: str, limit: int = 8) -> Found:
        """Entities by name, alias or handle, best first, and the latest sentences that have all the words."""
        reader, typed = self.reader, clean(text, 100)
        # One sentence often makes several statements.
        sentences = {node.properties["text"]: node.id for node in reversed(reader.quotes(typed, 5 * _QUOTES_FOUND))}
        latest = list(reversed(sentences.values()))[:_QUOTES_FOUND]
        said = [evidence for id in latest for evidence in reader.evidence_of(id, 1)]
        return Found(reader.matches(typed, limit=limit), tuple(said))

    def profile(self, id: str, filters: Filters = EVERYTHING) -> Profile | None:
        """The node with its neighbour counts, None where the graph has no such node."""
        node = self.reader.node(id)
        if node is None:
            return None
        counts, years = self.reader.neighbour_counts(id), self.reader.years(id)
        kinds = tuple(sorted({count.edge for count in counts}))
        if not kinds or not (filters.since or filters.until):
            return Profile(node, counts, years)
        found = self.reader.neighbours(id, Expansion(kinds, since=filters.since, until=filters.until, limit=MOST_DATED))
        kind_of = {other.id: other.kind for other in found.nodes}
        ties: dict[tuple[str, Direction, str], set[str]] = defaultdict(set)
        for edge in self.within(found.edges, filters):
            out = edge.source == id
            other = edge.target if out else edge.source
            ties[edge.kind, "out" if out else "in", kind_of[other]].add(other)
        dated = [NeighbourCount(*key, len(others)) for key, others in ties.items()]
        dated.sort(key=lambda each: (-each.count, each.edge, each.direction, each.kind))
        best = MOST_DATED if (found.total or 0) > MOST_DATED else None
        return Profile(node, tuple(dated), years, sum(count.count for count in counts), best)

    def node(self, id: str) -> Node | None:
        """The node with this id."""
        return self.reader.node(id)

    def nodes(self, ids: Sequence[str]) -> tuple[Node, ...]:
        """Those of the ids that exist, in the order given."""
        return self.reader.nodes(ids)

    def edge(self, kind: str, source: str, target: str, what: str | None = None) -> Edge | None:
        """One edge by its kind and ends; `what` tells the two kinds of MOVED_TO apart."""
        found = [edge for edge in self.reader.edges_among((source, target), (kind,)) if edge.source == source]
        return next((edge for edge in found if what is None or edge.properties.get("what") == what), None)

    def cypher(self, query: str, parameters: Parameters, limit: int, timeout: float, ticket: str = "") -> Result:
        """A user's query: guarded, read-only, limited; `stop` ends the one with the ticket."""
        return self.reader.cypher(query, parameters, limit=limit, timeout=timeout, ticket=ticket)

    def explain(self, query: str, parameters: Parameters) -> Result:
        """How the store would answer a user's query."""
        return self.reader.explain(query, parameters)

    def stop(self, ticket: str) -> bool:
        """Stop the query with this ticket, False where none runs."""
        return self.reader.stop(ticket)

    def export_query(
        self, format: str, query: str, parameters: Parameters, limit: int, timeout: float
    ) -> tuple[str, bytes]:
        """File name and content of the nodes and edges that a user's query gives, with the query written into it."""
        selection = Selection(query, parameters, limit=limit, timeout=timeout)
        subgraph, about = take(self.reader, selection)
        if not subgraph.nodes:
            raise ExportError("The query gives no nodes or edges.", "RETURN some, such as RETURN p, r, v.")
        cited = cite(self.reader, subgraph.edges) if EXPORTERS[format].cites else None
        return f"backchannel{EXPORTERS[format].suffix}", export(subgraph, format, about, cited)

    def quotes_of_node(self, id: str) -> tuple[Quote, ...]:
        """The statements that concern a node, the latest first, at most `MOST_QUOTES`."""
        return self._quotes(self.reader.evidence_of(id, MOST_QUOTES), (id,))

    def quotes_of_edge(self, kind: str, source: str, target: str, what: str | None = None) -> tuple[Quote, ...]:
        """The statements behind an edge, the latest first; an event's edge has those of the event."""
        if EDGE[kind].layer == "summary":
            found = self.reader.evidence(kind, source, target, MOST_QUOTES)
        else:
            found = self.reader.evidence_of(source, MOST_QUOTES)
        wanted = _KIND_OF_MOVE.get(what or "")
        kept = [e for e in found if wanted is None or e.statement.properties.get("kind") == wanted]
        return self._quotes(kept, (source, target))

    def _quotes(self, evidence: Sequence[Evidence], about: Sequence[str]) -> tuple[Quote, ...]:
        """Evidence about these nodes, which it does not repeat itself, with the spans that name things."""
        if not evidence:
            return ()
        known = self.reader.nodes(about)
        named = {node.id for item in evidence for _, node in item.concerns} | {node.id for node in known}
        named |= {item.speaker.id for item in evidence if item.speaker is not None}
        documents = {item.document.id for item in evidence}
        mentions = self.reader.edges_among((*documents, *named), ("MENTIONS",))
        return tuple(quote(item, mentions, known) for item in evidence)

    def jobs(self, quotes: Iterable[Quote]) -> dict[str, Employment]:
        """Statement id → the job its speaker had when it was said, as far as known."""
        careers: dict[str, tuple[Job, ...]] = {}
        held: dict[str, Job] = {}
        for said in quotes:
            speaker, statement = said.evidence.speaker, said.evidence.statement
            if speaker is None or speaker.kind != "Person":
                continue
            if speaker.id not in careers:
                careers[speaker.id] = jobs_of(self.reader, speaker.id)
            job = job_at(careers[speaker.id], str(statement.properties.get("said") or ""))
            if job is not None:
                held[statement.id] = job
        names = {node.id: node.name for node in self.reader.nodes(sorted({job.employer for job in held.values()}))}
        return {
            id: Employment(names[job.employer], job.title or "", job.employer)
            for id, job in held.items()
            if job.employer in names
        }

    def read(self, document: str, start: int, end: int) -> Reading | None:
        """A document with the names in it marked and the span highlighted, None where there is no such document."""
        node = self.reader.node(document)
        if node is None or node.kind != "Document":
            return None
        named = self.reader.neighbours(document, Expansion(edges=("MENTIONS",), direction="out", limit=500))
        marks = marks_of(document, named.edges, named.nodes)
        return Reading(node, whole_document(str(node.properties.get("text") or ""), marks, start, end))

    def export(
        self,
        format: str,
        nodes: Sequence[str],
        edges: Sequence[str],
        hidden: int,
        filters: Mapping[str, object],
        query: str = "",
        places: Mapping[str, tuple[float, float]] | None = None,
        hidden_edges: int = 0,
    ) -> tuple[str, bytes]:
        """File name and content of what is shown, with the query behind it and how much the filters hide.

        Edges count what was said between the dates that the filters give; a page has the nodes at their `places`.
        """
        wanted = set(edges)
        shown = self.reader.nodes(nodes)
        joined = tuple(edge for edge in self.reader.edges_among(nodes, tuple(EDGE)) if edge.id in wanted)
        since, until = (str(filters.get(end) or "") for end in ("since", "until"))
        if since or until:
            known, joined = len(joined), within(self.reader, joined, since, until)
            hidden_edges += known - len(joined)
        subgraph = Subgraph(shown, joined, total=len(shown) + hidden)
        said = dict(filters)
        if until and not since:
            said["as_of"] = said.pop("until")
        about = provenance(subgraph, self.dialect, query=query, filters=said, cut=False, edges_hidden=hidden_edges)
        cited = cite(self.reader, joined, since, until) if EXPORTERS[format].cites else None
        return f"backchannel{EXPORTERS[format].suffix}", export(subgraph, format, about, cited, places)

    def library(self) -> tuple[LibraryQuery, ...]:
        """The ready questions in the store's dialect."""
        return library(self.dialect)

    def result_graph(self, result: Result) -> Subgraph:
        """The nodes and edges in a result's cells."""
        return cells_subgraph(result, self.reader.nodes)

    def vendor_talk(self, role: str = "vendor") -> tuple[VendorTalkRow, ...]:
        """Organisations of a role ranked by the talk about them."""
        return vendor_talk(self.reader, role)

    def vendor_sectors(self, role: str = "vendor") -> tuple[VendorSectorCell, ...]:
        """The same by sector of the speaker's employer."""
        return vendor_sector_matrix(self.reader, role)

    def first_talk(self) -> tuple[str, tuple[VendorTalkRow, ...]]:
        """The role that the story of the talk begins with: outsourcers where nobody talks about a vendor; its rows."""
        told = ((role, self.vendor_talk(role)) for role in ("vendor", "outsourcer"))
        return next(((role, rows) for role, rows in told if rows), ("vendor", ()))

    def team_moves(self) -> tuple[TeamMoveRow, ...]:
        """Every team move, the latest first."""
        return team_moves(self.reader)

    def talk_about(self, id: str, sector: str = "") -> tuple[Quote, ...]:
        """What is said about a node, where a sector is given only by people who worked in it then."""
        if sector:
            asked = self.reader.ask("sector_talk", {"subject": id, "sector": sector}, limit=MOST_QUOTES)
            ids = dict.fromkeys(str(record["statement_id"]) for record in asked.records())
            about = [evidence for talk in ids for evidence in self.reader.evidence_of(talk, 1)]
        else:
            found = self.reader.evidence_of(id, _TALK_LOOKED_AT)
            about = [e for e in found if e.statement.properties.get("kind") == "talks_about" and _is_about(e)]
        return self._quotes(about[:MOST_QUOTES], (id,))

    def step(self, request: Request, filters: Filters, shown: Collection[str]) -> Step:
        """What a request adds to a picture that shows the nodes `shown`."""
        return step(self.reader, request, filters, shown)

    def within(self, edges: Sequence[Edge], filters: Filters) -> tuple[Edge, ...]:
        """The edges as what was said between the filters' dates makes them, without those that nobody spoke of then."""
        dated = filters.since or filters.until
        return within(self.reader, edges, filters.since or "", filters.until or "") if dated else tuple(edges)

    def said(self, edges: Sequence[Edge]) -> dict[str, tuple[Said, ...]]:
        """Edge id → the statements behind it by date."""
        return self.reader.said(edges)

    def overlay(self, shown: Collection[str], measure: str) -> dict[str, float]:
        """Node → its community's number, or its centrality from 0 to 1, in the subgraph of the nodes."""
        edges = self.reader.edges_among(sorted(shown))
        if measure == "communities":
            return dict(communities(shown, edges))
        return centrality(shown, edges, measure)

    def years(self, id: str) -> tuple[YearCount, ...]:
        """A node's relations by year."""
        return self.reader.years(id)


def _is_about(evidence: Evidence) -> bool:
    # The node asked for is not among what its evidence concerns: where nothing else is talked about, it is.
    return all(role != "about" for role, _ in evidence.concerns)
