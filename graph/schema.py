"""What the graph may hold, as data: both stores' tables, the documentation and the tests are made from it.

Two vocabularies meet here. `RELATIONS` is what a document can state (the extractor's contract); `NODES` and `EDGES` are
what the graph keeps. `ENTITY_KINDS` leads from one to the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STRING, STRINGS, INTEGER, FLOAT, BOOLEAN = "string", "strings", "integer", "float", "boolean"


@dataclass(frozen=True, slots=True)
class Property:
    """A field of a node or an edge; dates are ISO 8601 strings of any precision."""

    name: str
    type: str
    help: str


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A label, its fields (the first, `id`, is unique) and what it stands for."""

    name: str
    help: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A relationship type between the kinds it allows. `layer` is evidence, event or summary."""

    name: str
    layer: str
    help: str
    pairs: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationKind:
    """What a document can state: roles with the entity types allowed (those in `optional` may be absent) and fields."""

    name: str
    help: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    optional: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


def _property(name: str, type: str, help: str) -> Property:
    return Property(name, type, help)


_ID = _property("id", STRING, "stable application id")
_NAME = _property("name", STRING, "the fullest name known")
_ALIASES = _property("aliases", STRINGS, "other names and short forms seen")
_CONFIDENCE = _property("confidence", FLOAT, "0…1")

DOCUMENT_KINDS = ("post", "article", "message")
ACTS = ("best_practice", "complaint", "question", "intelligence", "promotion", "other")
ASPECTS = (
    "price",
    "reliability",
    "support",
    "delivery",
    "usability",
    "performance",
    "security",
    "contract",
    "people",
    "features",
)
SENTIMENTS = ("negative", "neutral", "positive")
PERSON_ROLES = ("cio", "executive", "analyst", "other")
ORGANIZATION_ROLES = ("vendor", "outsourcer", "peer", "media", "other")

ENTITY_TYPES = ("PERSON", "ORG", "PRODUCT", "PROJECT", "PLACE", "SECTOR", "MONEY", "DATE")
ENTITY_KINDS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "PRODUCT": "Product",
    "PROJECT": "Project",
    "PLACE": "Place",
    "SECTOR": "Sector",
}
"""Entity type of the extractor → node kind; MONEY and DATE become fields of statements, not nodes."""

RELATIONS = (
    RelationKind(
        "works_at",
        "a person has or had a job at an organisation",
        (("person", ("PERSON",)), ("org", ("ORG",))),
        fields=("title", "status"),
        statuses=("current", "former"),
    ),
    RelationKind(
        "person_move",
        "a person leaves, joins or is hired from",
        (("person", ("PERSON",)), ("from", ("ORG",)), ("to", ("ORG",))),
        optional=("from", "to"),
        fields=("date",),
    ),
    RelationKind(
        "team_move",
        "a team goes from one organisation to another",
        (("from", ("ORG",)), ("to", ("ORG",)), ("by", ("ORG",)), ("project", ("PROJECT",))),
        optional=("from", "to", "by", "project"),
        fields=("size", "date", "status"),
        statuses=("planned", "done"),
    ),
    RelationKind(
        "outsources_to",
        "a services deal, its renewal or its end",
        (("client", ("ORG",)), ("outsourcer", ("ORG",)), ("project", ("PROJECT",)), ("value", ("MONEY",))),
        optional=("project", "value"),
        fields=("date", "status"),
        statuses=("current", "ended", "planned"),
    ),
    RelationKind(
        "uses",
        "an organisation runs, buys or migrates to or from a product",
        (("org", ("ORG",)), ("product", ("PRODUCT", "ORG"))),
        fields=("status",),
        statuses=("current", "former", "planned"),
    ),
    RelationKind("works_on", "an initiative is theirs", (("who", ("ORG", "PERSON")), ("project", ("PROJECT",)))),
    RelationKind("offers", "the product is the vendor's", (("vendor", ("ORG",)), ("product", ("PRODUCT",)))),
    RelationKind("unit_of", "subsidiary, division or acquisition", (("unit", ("ORG",)), ("parent", ("ORG",)))),
    RelationKind("in_sector", "active in an industry", (("who", ("ORG", "PERSON")), ("sector", ("SECTOR",)))),
    RelationKind(
        "talks_about",
        "an opinion, question or report concerns it",
        (("speaker", ("PERSON", "ORG")), ("about", ("ORG", "PRODUCT"))),
        fields=("sentiment", "aspects"),
    ),
    RelationKind("talks_to", "somebody is addressed", (("speaker", ("PERSON", "ORG")), ("to", ("PERSON",)))),
)
RELATION = {kind.name: kind for kind in RELATIONS}

NODES = (
    NodeKind(
        "Document",
        "a post, article or message as it was published",
        (
            _ID,
            _property("kind", STRING, "post, article or message"),
            _property("title", STRING, "headline or subject"),
            _property("url", STRING, "where it was published"),
            _property("source", STRING, "site, list or network"),
            _property("author", STRING, "the author as the source names them"),
            _property("text", STRING, "the whole text"),
            _property("published", STRING, "when it was published"),
            _property("ingested", STRING, "when it came into the graph"),
            _property("act", STRING, " | ".join(ACTS)),
            _property("lang", STRING, "ISO 639-1"),
            _property("origin", STRING, "id of the independent original"),
            _property("hash", STRING, "SHA-256 of the normalised text"),
            _property("extractor", STRING, "what read it, with its version"),
            _property("copies", STRINGS, "addresses of exact copies that were not kept"),
        ),
    ),
    NodeKind(
        "Person",
        "a CIO, executive, analyst or other person",
        (
            _ID,
            _NAME,
            _ALIASES,
            _property("handles", STRINGS, "handles with their @"),
            _property("role", STRING, " | ".join(PERSON_ROLES)),
            _property("title", STRING, "latest job title"),
        ),
    ),
    NodeKind(
        "Organization",
        "a vendor, outsourcer, peer company, publisher or other organisation",
        (
            _ID,
            _NAME,
            _ALIASES,
            _property("roles", STRINGS, " | ".join(ORGANIZATION_ROLES)),
            _property("sector", STRING, "industry"),
            _property("employees", INTEGER, "head count"),
            _property("country", STRING, "ISO 3166 alpha-2"),
        ),
    ),
    NodeKind("Product", "software, hardware, cloud or managed service", (_ID, _NAME, _ALIASES)),
    NodeKind("Project", "an initiative such as an ERP rollout", (_ID, _NAME)),
    NodeKind("Sector", "an industry", (_ID, _NAME)),
    NodeKind("Place", "a city, region or country", (_ID, _NAME)),
    NodeKind(
        "Statement",
        "one sourced claim: the quote behind an edge",
        (
            _ID,
            _property("kind", STRING, " | ".join(kind.name for kind in RELATIONS)),
            _property("text", STRING, "the sentence or sentences, empty where author fields state it"),
            _property("start", INTEGER, "first character in the document"),
            _property("end", INTEGER, "one past the last character"),
            _property("said", STRING, "when it was said"),
            _property("valid_from", STRING, "from when it holds"),
            _property("valid_to", STRING, "until when it holds"),
            _property("speaker", STRING, "id of who says it"),
            _property("sentiment", STRING, " | ".join(SENTIMENTS)),
            _property("aspects", STRINGS, " | ".join(ASPECTS)),
            _property("status", STRING, "current, former, ended, planned or done"),
            _property("title", STRING, "job title"),
            _property("date", STRING, "the event's date as the text gives it"),
            _property("size", INTEGER, "people in the team"),
            _property("value", STRING, "amount as the text gives it"),
            _property("judged", STRING, "confirmed | rejected | corrected, where a person decided"),
            _CONFIDENCE,
            _property("extractor", STRING, "what found it, with its version"),
        ),
    ),
    NodeKind(
        "TeamMove",
        "a team that went from one organisation to another",
        (
            _ID,
            _property("size", INTEGER, "people"),
            _property("date", STRING, "when, as ISO 8601"),
            _property("status", STRING, "planned | done"),
            _property("inferred", BOOLEAN, "deduced from people's moves instead of stated"),
            _CONFIDENCE,
        ),
    ),
    NodeKind(
        "Deal",
        "a services contract between a client and its supplier",
        (
            _ID,
            _property("value", FLOAT, "amount in units of the currency"),
            _property("currency", STRING, "ISO 4217"),
            _property("date", STRING, "when, as ISO 8601"),
            _property("status", STRING, "current | ended | planned"),
        ),
    ),
    NodeKind(
        "Judgement",
        "what a person decided about a node or a statement",
        (
            _ID,
            _property("kind", STRING, "merge, split, rename, retype, set, confirm, reject, correct, distinct, undo, …"),
            _property("actor", STRING, "who"),
            _property("reason", STRING, "why"),
            _property("at", STRING, "when"),
            _property("on", STRINGS, "ids it is about"),
            _property("values", STRING, "what it sets, and what it needs to be carried out again, as JSON"),
        ),
    ),
    NodeKind(
        "Unjudged",
        "what a document or a thing was before judgements, so that they can be undone, and what a thing went into",
        (
            _ID,
            _property("kind", STRING, "document, entity, merged or absorbed"),
            _property("data", STRING, "as it was, as JSON"),
            _property("about", STRINGS, "ids of the entities in it"),
        ),
    ),
)
NODE = {kind.name: kind for kind in NODES}

ENTITIES = ("Person", "Organization", "Product", "Project", "Sector", "Place")
EVENTS = ("TeamMove", "Deal")

_SUMMARY = (
    _property("statements", INTEGER, "how many statements say it"),
    _property("independent", INTEGER, "how many independent origins they have"),
    _property("first", STRING, "date of the earliest statement"),
    _property("last", STRING, "date of the latest statement"),
    _CONFIDENCE,
)
_STATUS = _property("status", STRING, "what the latest statement says")


def _each(sources: tuple[str, ...], targets: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((source, target) for source in sources for target in targets)


EDGES = (
    EdgeKind("STATES", "evidence", "the document makes this claim", (("Document", "Statement"),)),
    EdgeKind(
        "CONCERNS",
        "evidence",
        "the claim is about this thing",
        _each(("Statement",), ENTITIES + EVENTS),
        (_property("role", STRING, "the part it plays: speaker, about, from, to, by, …"),),
    ),
    EdgeKind(
        "MENTIONS",
        "evidence",
        "the document names this thing",
        _each(("Document",), ENTITIES),
        (
            _property("start", INTEGER, "first character"),
            _property("end", INTEGER, "one past the last"),
            _property("surface", STRING, "the words"),
        ),
    ),
    EdgeKind("BY", "evidence", "who published it", _each(("Document",), ("Person", "Organization"))),
    EdgeKind("FROM", "event", "the team left it", (("TeamMove", "Organization"),)),
    EdgeKind("TO", "event", "the team went there", (("TeamMove", "Organization"),)),
    EdgeKind("VIA", "event", "the outsourcer that moved it", (("TeamMove", "Organization"),)),
    EdgeKind("ON", "event", "the project it moved after or for", (("TeamMove", "Project"),)),
    EdgeKind("CLIENT", "event", "who buys", (("Deal", "Organization"),)),
    EdgeKind("SUPPLIER", "event", "who delivers", (("Deal", "Organization"),)),
    EdgeKind("COVERS", "event", "what is outsourced", (("Deal", "Project"),)),
    EdgeKind(
        "TALKS_ABOUT",
        "summary",
        "says something about a vendor, outsourcer or product",
        _each(("Person", "Organization"), ("Organization", "Product")),
        (
            *_SUMMARY,
            _property("sentiment", FLOAT, "mean, -1…1"),
            _property("negative", INTEGER, "negative statements"),
            _property("positive", INTEGER, "positive statements"),
            _property("aspects", STRINGS, "what it is about, most frequent first"),
        ),
    ),
    EdgeKind("TALKS_TO", "summary", "addresses", _each(("Person", "Organization"), ("Person",)), _SUMMARY),
    EdgeKind(
        "WORKS_AT",
        "summary",
        "has or had a job there",
        (("Person", "Organization"),),
        (*_SUMMARY, _STATUS, _property("title", STRING, "latest job title there")),
    ),
    EdgeKind("UNIT_OF", "summary", "belongs to", (("Organization", "Organization"),), _SUMMARY),
    EdgeKind("USES", "summary", "runs it", _each(("Organization",), ("Product", "Organization")), (*_SUMMARY, _STATUS)),
    EdgeKind("OFFERS", "summary", "sells it", (("Organization", "Product"),), _SUMMARY),
    EdgeKind("WORKS_ON", "summary", "carries out", _each(("Organization", "Person"), ("Project",)), _SUMMARY),
    EdgeKind("IN_SECTOR", "summary", "is active in", _each(("Organization", "Person"), ("Sector",)), _SUMMARY),
    EdgeKind(
        "OUTSOURCES_TO", "summary", "buys services from", (("Organization", "Organization"),), (*_SUMMARY, _STATUS)
    ),
    EdgeKind(
        "MOVED_TO",
        "summary",
        "people went from one organisation to the other",
        (("Organization", "Organization"),),
        (
            *_SUMMARY,
            _property("what", STRING, "team or person"),
            _property("people", INTEGER, "how many went, as far as stated"),
        ),
    ),
)
EDGE = {kind.name: kind for kind in EDGES}
SUMMARIES = tuple(kind.name for kind in EDGES if kind.layer == "summary")

SUMMARY_OF = {
    "talks_about": ("TALKS_ABOUT", "speaker", "about"),
    "talks_to": ("TALKS_TO", "speaker", "to"),
    "works_at": ("WORKS_AT", "person", "org"),
    "unit_of": ("UNIT_OF", "unit", "parent"),
    "uses": ("USES", "org", "product"),
    "offers": ("OFFERS", "vendor", "product"),
    "works_on": ("WORKS_ON", "who", "project"),
    "in_sector": ("IN_SECTOR", "who", "sector"),
    "outsources_to": ("OUTSOURCES_TO", "client", "outsourcer"),
    "person_move": ("MOVED_TO", "from", "to"),
    "team_move": ("MOVED_TO", "from", "to"),
}
"""Relation kind → the summary edge it counts towards, with the roles at the edge's source and target."""


def possible(
    kind: str, names: Iterable[str], direction: str, kinds: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of the edge kinds those that the schema allows at this node kind, and the kinds they lead to."""
    edges, others = [], set()
    for name in dict.fromkeys(names):
        pairs = EDGE[name].pairs if name in EDGE else ()
        ends = {target for source, target in pairs if source == kind and direction != "in"}
        ends |= {source for source, target in pairs if target == kind and direction != "out"}
        ends = {end for end in ends if not kinds or end in kinds}
        if ends:
            edges.append(name)
            others |= ends
    return tuple(edges), tuple(sorted(others))
