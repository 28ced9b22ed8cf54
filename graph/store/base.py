"""What a graph store can do. Ladybug and Neo4j implement the same two halves and pass one contract suite.

A store is opened with `open_store(url)`. Its writer is single and transactional; readers are many and cannot write.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from graph.curation import Judgement
from graph.model import Document, Edge, Entity, Mention, Node, Result, Statement, Subgraph
from graph.summaries.edges import Sourced

Direction = Literal["out", "in", "both"]
Order = Literal["independent", "recent", "negative", "positive"]
Parameters = Mapping[str, object]

ROW_LIMIT = 1000
TIME_LIMIT = 30.0

Making = Callable[[str, int, int], None]
"""Hears what is being made for a graph that lacks it, how much of it is done, and how much there is in all."""


def unheard(what: str, done: int, size: int) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with what only the graph knows of it; the author is an entity of the same batch."""

    document: Document
    hash: str
    act: str
    lang: str
    extractor: str
    ingested: str
    author: str | None = None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What one write adds. Writing the same batch again changes nothing.

    A document that is already there is replaced together with its mentions and statements. An entity that is there
    keeps its name; aliases, handles and roles are united. `merges` are (absorbed, survivor) entity ids: every edge of
    the absorbed node moves to the survivor, whose aliases gain the absorbed one's, and the node goes.
    """

    documents: tuple[StoredDocument, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    merges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NeighbourCount:
    """How many neighbours of a node one edge kind leads to, before anything is expanded."""

    edge: str
    direction: Direction
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many summary edges of a node have statements whose first…last interval touches a year."""

    year: int
    count: int


@dataclass(frozen=True, slots=True)
class Said:
    """One statement behind an edge, as far as counting goes: its date, its independent original, its sentiment."""

    said: str | None
    origin: str
    sentiment: str | None = None


@dataclass(frozen=True, slots=True)
class Expansion:
    """Which neighbours to bring in: by edge kinds, direction and neighbours' kinds; empty means all summary edges.

    `since` and `until` are ISO dates that an edge's first…last interval must touch; `sentiment` keeps TALKS_ABOUT edges
    with at least one negative (positive) statement. Those with most independent sources come first, or by `order` those
    talked of most recently, or those with most negative (positive) statements, which keeps TALKS_ABOUT edges alone.
    """

    edges: tuple[str, ...] = ()
    direction: Direction = "both"
    kinds: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    sentiment: str | None = None
    limit: int = 40
    order: Order = "independent"

    @property
    def opinion(self) -> str | None:
        """The sentiment that edges must have some of: what is ordered by one has it."""
        return self.sentiment or (self.order if self.order in ("negative", "positive") else None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement behind an edge, with its document, who said it, and the other things it concerns (role, node)."""

    statement: Node
    document: Node
    speaker: Node | None
    concerns: tuple[tuple[str, Node], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Match:
    """What a search found: the name that fits, the number of summary edges, and whether typos were forgiven."""

    node: Node
    name: str
    degree: int
    similar: bool = False


class Writer(Protocol):
    """The writing half: one at a time, everything in transactions."""

    def write(self, batch: Batch) -> None:
        """Store the batch and rebuild the summaries and events it touches, all or nothing."""
        ...

    def settled(self) -> None:
        """Say that all entities written so far have been compared with all others: a run has come to its end."""
        ...

    def remember_copies(self, copies: Mapping[str, Iterable[str]]) -> None:
        """Add addresses of exact copies to documents that are there already: document id → addresses."""
        ...

    def judge(self, judgements: Sequence[Judgement], *, checked: bool = True) -> tuple[Judgement, ...]:
        """Append judgements to the ledger and make the graph what it is after them, all or nothing.

        Those that the ledger has already are passed over; the new ones are given back as they were appended. Raises
        JudgementError where one names what is not there, unless they are not to be `checked`, as those of another
        graph's ledger: they then count from when it comes.
        """
        ...

    def clear(self) -> None:
        """Delete everything."""
        ...

    def close(self) -> None:
        """Release the lock and the files."""
        ...


class Reader(Protocol):
    """The reading half; sees what was committed when it was asked."""

    dialect: str
    """"ladybug" or "neo4j": whose Cypher `cypher` takes and `neighbourhood_query` shows."""

    def cypher(
        self,
        query: str,
        parameters: Parameters | None = None,
        *,
        limit: int = ROW_LIMIT,
        timeout: float = TIME_LIMIT,
        ticket: str = "",
    ) -> Result:
        """A user's query: guarded, read-only, at most `limit` rows and `timeout` seconds.

        Whoever knows its `ticket`, if it has one, can `stop` it. Raises QueryRefused, QueryInvalid, QueryTimeout,
        QueryStopped or QueryCrashed.
        """
        ...

    def explain(self, query: str, parameters: Parameters | None = None) -> Result:
        """How the store would answer a user's query, a row a step; it is not run. Raises like `cypher`."""
        ...

    def stop(self, ticket: str) -> bool:
        """Stop the query with this ticket, on whichever reader of the store it runs; False where none does."""
        ...

    def ask(self, name: str, parameters: Parameters | None = None, *, limit: int | None = None) -> Result:
        """A query of the library (graph/queries) by its name."""
        ...

    def node(self, id: str) -> Node | None:
        """The node with this application id, of any kind."""
        ...

    def nodes(self, ids: Sequence[str]) -> tuple[Node, ...]:
        """Those of the ids that exist, in the order given."""
        ...

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 20) -> tuple[Node, ...]:
        """Entities whose name, alias or handle holds the text: exact, then prefix, then word, each by degree.

        Where none does, those with something like it, the likest first.
        """
        ...

    def matches(self, text: str, kinds: Sequence[str] = (), limit: int = 20) -> tuple[Match, ...]:
        """What `search` finds, with how it fits."""
        ...

    def quotes(self, text: str, limit: int = 20) -> tuple[Node, ...]:
        """Statements whose text has all the words, each maybe unfinished; the latest first."""
        ...

    def neighbour_counts(self, id: str) -> tuple[NeighbourCount, ...]:
        """What expanding this node would bring, most first."""
        ...

    def neighbours(self, id: str, expansion: Expansion = Expansion()) -> Subgraph:
        """The node's neighbours with the edges to them; `total` counts the neighbours there are."""
        ...

    def neighbourhood(self, name: str, hops: int = 1, limit: int = 500) -> Subgraph:
        """The ego network of the entity with this id, name or alias: all summary edges within `hops` (1 to 4).

        Nodes nearest first, `total` the number there are. Raises QueryError where no entity has the name.
        """
        ...

    def edges_among(self, ids: Sequence[str], kinds: Sequence[str] = ()) -> tuple[Edge, ...]:
        """All summary (or the given kinds of) edges between the nodes."""
        ...

    def edges_joining(self, new: Sequence[str], others: Collection[str], kinds: Sequence[str] = ()) -> tuple[Edge, ...]:
        """Summary (or the given kinds of) edges among the new nodes, and between them and the others."""
        ...

    def links(self, ids: Sequence[str], kinds: Sequence[str] = ()) -> dict[str, set[str]]:
        """Node → its neighbours along summary (or the given kinds of) edges, either way; those without are left out."""
        ...

    def years(self, id: str) -> tuple[YearCount, ...]:
        """A node's summary edges by the years that they touch, the earliest first, without gaps."""
        ...

    def said(self, edges: Sequence[Edge]) -> dict[str, tuple[Said, ...]]:
        """Id of a summary edge → the statements behind it, the earliest first."""
        ...

    def evidence(self, edge: str, source: str, target: str, limit: int = 200) -> tuple[Evidence, ...]:
        """The statements behind a summary edge, the latest first."""
        ...

    def evidence_of(self, id: str, limit: int = 200) -> tuple[Evidence, ...]:
        """The statements that concern a node, the latest first."""
        ...

    def subgraph(self, limit: int = 10_000) -> Subgraph:
        """The whole graph of entities and summary edges, those with most independent sources first."""
        ...

    def stats(self) -> dict[str, int]:
        """How many nodes of each kind, edges of each kind, and statements of each relation kind ("statement.uses")."""
        ...

    def document_states(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Of those documents that are there: id → (hash, extractor)."""
        ...

    def documents_by_hash(self, hashes: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Of those texts that are there: hash → ids of the documents with it, those without an origin first."""
        ...

    def entities(self, kinds: Sequence[str] = (), *, judged: bool = False) -> Iterable[Entity]:
        """All entities as documents alone make them, for resolution; or as judgements made them, the graph's nodes."""
        ...

    def sourced(self, *, about: str = "", until: str = "") -> tuple[Sourced, ...]:
        """Statements with their documents and origins: those that concern an entity, those said up to an ISO date.

        A date that is less precise counts whole ("2012": up to its end); what has no date was said whenever.
        """
        ...

    def keyed(self, keys: Collection[str], most: int) -> Mapping[str, Sequence[str]]:
        """Of those keys (`graph.store.keys`) that nodes have: key → ids of at most so many of these, the first ones."""
        ...

    def degrees(self, ids: Collection[str]) -> Mapping[str, int]:
        """How many summary edges the entities have; those without may be left out."""
        ...

    def ties(self, ids: Collection[str], kinds: Sequence[str], telling: Sequence[str]) -> Iterable[Edge]:
        """Summary edges of the entities by their kinds, with their dates: some each way, all of those `telling`."""
        ...

    def named_with(self, ids: Collection[str], most: int) -> Mapping[str, Mapping[str, int]]:
        """Of entities that have at most so many mentions: id → what their documents name too, in how many of them."""
        ...

    def unjudged(self) -> Mapping[str, Entity | None]:
        """Entities that judgements have changed, as documents alone make them; None: there is none without them."""
        ...

    def unsettled(self) -> Sequence[str]:
        """Entities that were written since a writer last said that all were `settled`."""
        ...

    def summary_edges(self, kinds: Sequence[str]) -> Iterable[Edge]:
        """All summary edges of the kinds, with the dates of their first and last statements alone: for resolution."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """The whole ledger, the earliest first, those that were undone among them."""
        ...

    def absorbed(self, ids: Collection[str]) -> Mapping[str, str]:
        """Of the ids those that resolution has put into others since, with the ids of these."""
        ...

    def close(self) -> None:
        """Release the connection."""
        ...


class Store(Protocol):
    """An opened graph. Use as a context manager."""

    url: str
    dialect: str

    def reader(self) -> Reader:
        """A reader; close it, or let the store's close do so."""
        ...

    def writer(self, making: Making = unheard) -> Writer:
        """The single writer. Raises StoreError where another process holds it.

        A graph without an index of its names and texts gets it before, which takes minutes for a million.
        """
        ...

    def cypher(
        self, query: str, parameters: Parameters | None = None, *, limit: int = ROW_LIMIT, timeout: float = TIME_LIMIT
    ) -> Result:
        """`reader().cypher(…)`."""
        ...

    def neighbourhood(self, name: str, hops: int = 1, limit: int = 500) -> Subgraph:
        """`reader().neighbourhood(…)`."""
        ...

    def close(self) -> None:
        """Close the readers and the writer."""
        ...

    def __enter__(self) -> "Store": ...

    def __exit__(self, *exc: object) -> None: ...
