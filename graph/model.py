"""The facts that travel between the packages: documents, what was found in them, and what the graph holds.

`Annotation` is what an extractor says of one document, with entities local to that document; `Statement`, `Entity` and
`Mention` are what remains of it once local entities are resolved to the real things they name.
Dates are ISO 8601 strings of any precision ("2012", "2012-08", "2012-08-14"), so that they compare as text in both
stores. Offsets count Unicode code points of the document's text; spans are half open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Span = tuple[int, int]
Value = str | int | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Author:
    """Who published a document, as its source says; every field may be unknown."""

    name: str | None = None
    handle: str | None = None
    title: str | None = None
    org: str | None = None

    @property
    def label(self) -> str:
        """The author in one string, as `Document.author` keeps it: the name, else the handle, else the organisation."""
        return self.name or self.handle or self.org or ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was published. `kind` is post, article or message; `origin` the id of its independent original."""

    id: str
    kind: str
    text: str
    author: Author | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """One real thing within one document, with all spans that name it; `type` is PERSON, ORG, PRODUCT, …"""

    id: str
    type: str
    name: str
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """One thing a document states: role → local entity id in `roles`, plain values (status, date, size…) in `fields`.

    `evidence` is the span of the sentence or sentences that state it, None where the document's author fields do.
    """

    kind: str
    roles: Mapping[str, str]
    fields: Mapping[str, Value] = field(default_factory=dict)
    evidence: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything an extractor found in one document. `extractor` names it with its version ("rules 0.1.0")."""

    document: Document
    entities: tuple[LocalEntity, ...]
    relations: tuple[Relation, ...]
    act: str
    lang: str
    extractor: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A real thing as the graph knows it: one node. `kind` is a node kind of the schema (Person, Organization, …).

    `properties` holds the kind's further fields (role, title, roles, sector, country, …).
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """One span of a document that names an entity."""

    document: str
    entity: str
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One sourced claim, the atom of the graph.

    `roles` are (role, entity id) pairs; `speaker` is the entity id of whoever says it, None where nobody is known;
    `said` the date it was said; `text` the sentence or sentences, empty where the author fields state it.
    """

    id: str
    document: str
    kind: str
    roles: tuple[tuple[str, str], ...]
    text: str = ""
    start: int | None = None
    end: int | None = None
    speaker: str | None = None
    said: str | None = None
    confidence: float = 1.0
    extractor: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Node:
    """A node as a query returns it, the same from both stores."""

    id: str
    kind: str
    properties: Mapping[str, Value]

    @property
    def name(self) -> str:
        """What to call it in a picture or a table."""
        for key in ("name", "title", "text"):
            value = self.properties.get(key)
            if value:
                return str(value)
        return self.id


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge as a query returns it, by the application ids of its ends."""

    kind: str
    source: str
    target: str
    properties: Mapping[str, Value]

    @property
    def id(self) -> str:
        """Stable across stores and runs: kind, ends, and what tells parallel edges apart."""
        what = self.properties.get("what") or self.properties.get("role") or self.properties.get("start")
        suffix = "" if what is None else f"|{what}"
        return f"{self.kind}|{self.source}|{self.target}{suffix}"


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and edges to show or to export. `total` counts what was there before a limit cut it: "40 of 1,312"."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A table that a query gave; cells are scalars, lists, maps, `Node` or `Edge`. `truncated`: a limit cut it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    truncated: bool = False
    seconds: float = 0.0

    def records(self) -> list[dict[str, object]]:
        """The rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
