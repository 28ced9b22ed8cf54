"""What the components hand on to each other: one record for a document, kept as `doc._.reading`.

Entities proper travel as `doc.ents`, spaCy's own place for them, so that any component that sets them can stand in for
ours.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from spacy.tokens import Doc

from graph.model import Document, Value

TokenSpan = tuple[int, int]
READING = "reading"


@dataclass(slots=True)
class Hit:
    """Tokens that the catalogue knows; `type` is an entity type, `name` the canonical name, `sure` needs no context."""

    start: int
    end: int
    type: str
    name: str
    sure: bool
    roles: frozenset[str] = frozenset()
    vendor: str = ""


@dataclass(slots=True)
class JobTitle:
    """Tokens that are a job title, and the person role it gives."""

    start: int
    end: int
    role: str


@dataclass(slots=True, eq=False)
class Chain:
    """One real thing in the document with all its mentions; the author has none where the text does not name them."""

    index: int
    type: str
    name: str
    spans: list[TokenSpan] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    known: Hit | None = None
    title: str | None = None

    @property
    def first(self) -> int:
        """The first token of the first mention; -1 without one."""
        return self.spans[0][0] if self.spans else -1


@dataclass(slots=True, eq=False)
class Draft:
    """A relation before it is written out: chains by role, token span of the evidence (None: the author fields)."""

    kind: str
    roles: dict[str, Chain]
    fields: dict[str, Value] = field(default_factory=dict)
    evidence: TokenSpan | None = None
    confidence: float = 0.5


@dataclass(slots=True)
class Reading:
    """Everything known of one document so far."""

    document: Document
    lang: str = "en"
    hits: list[Hit] = field(default_factory=list)
    titles: list[JobTitle] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    author: Chain | None = None
    author_org: Chain | None = None
    drafts: list[Draft] = field(default_factory=list)
    act: str = "other"

    def of_type(self, *types: str) -> Iterator[Chain]:
        """The chains of these entity types."""
        return (chain for chain in self.chains if chain.type in types)

    def found(self, kind: str) -> Iterator[Draft]:
        """The relations of one kind found so far."""
        return (draft for draft in self.drafts if draft.kind == kind)

    def add(self, draft: Draft) -> None:
        """Keep a relation; of two with the same kind and roles the more confident stays, with both's fields."""
        key = {role: chain.index for role, chain in draft.roles.items()}
        for place, old in enumerate(self.drafts):
            if old.kind == draft.kind and {role: chain.index for role, chain in old.roles.items()} == key:
                better, other = (draft, old) if draft.confidence > old.confidence else (old, draft)
                for name, value in other.fields.items():
                    if better.fields.get(name) is None:
                        better.fields[name] = value
                self.drafts[place] = better
                return
        self.drafts.append(draft)


def reading(doc: Doc) -> Reading:
    """The record of `doc`; a document of kind post without author where it was made from bare text."""
    found = doc._.get(READING)
    if found is None:
        found = Reading(Document(id="", kind="post", text=doc.text))
        doc._.set(READING, found)
    return cast(Reading, found)


def types_of(doc: Doc) -> list[str]:
    """The entity type of each token, "" where it names nothing."""
    types = [""] * len(doc)
    for chain in reading(doc).chains:
        for start, end in chain.spans:
            types[start:end] = [chain.type] * (end - start)
    return types


def start_reading(doc: Doc, document: Document) -> Doc:
    """`doc` with an empty record for `document`."""
    doc._.set(READING, Reading(document))
    return doc


if not Doc.has_extension(READING):
    Doc.set_extension(READING, default=None)
