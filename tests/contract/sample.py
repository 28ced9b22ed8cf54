"""A small invented world, and short ways to write facts about it."""

from graph.model import Author, Document, Entity, Mention, Statement, Value
from graph.store import Batch, StoredDocument

ADA = "person:ada-merriwold"
BRAM = "person:bram-oostveen"
CORVANE = "organization:corvane"
DELLMARK = "organization:dellmark-services"
ELDERTON = "organization:elderton-bank"
FENWAY = "organization:fenwright-stores"
GRIDBASE = "product:gridbase"
ROLLOUT = "project:gridbase-rollout"
BANKING = "sector:retail-banking"
LEEDS = "place:leeds"

ENTITIES = (
    Entity(ADA, "Person", "Ada Merriwold", ("A. Merriwold",), {"handles": ("@adamerri",), "role": "cio"}),
    Entity(BRAM, "Person", "Bram Oostveen", (), {"role": "analyst"}),
    Entity(CORVANE, "Organization", "Corvane", ("Corvane Inc",), {"roles": ("vendor",), "country": "US"}),
    Entity(DELLMARK, "Organization", "Dellmark Services", ("Dellmark",), {"roles": ("outsourcer",)}),
    Entity(ELDERTON, "Organization", "Elderton Bank", (), {"roles": ("peer",), "employees": 12000}),
    Entity(FENWAY, "Organization", "Fenwright Stores", (), {"roles": ("peer",)}),
    Entity(GRIDBASE, "Product", "Gridbase", ("Gridbase 9",)),
    Entity(ROLLOUT, "Project", "Gridbase rollout"),
    Entity(BANKING, "Sector", "Retail banking"),
    Entity(LEEDS, "Place", "Leeds"),
)


def document(
    id: str, published: str | None = "2012-08-14", *, origin: str | None = None, author: str | None = None
) -> StoredDocument:
    """A post; its hash hangs on its id."""
    kept = Document(id, "post", f"The text of {id}.", Author(handle="@adamerri"), published, None, None, "net", origin)
    return StoredDocument(kept, f"hash-{id}", "complaint", "en", "rules 0.1.0", "2024-01-05", author)


def states(
    document: str,
    kind: str,
    said_by: str | None = None,
    *,
    id: str | None = None,
    said: str | None = None,
    confidence: float = 0.8,
    **parts: Value,
) -> Statement:
    """A statement; what names an entity of this world becomes a role (`from_` is `from`), the rest a field."""
    kinds = ("person", "organization", "product", "project", "sector")
    roles = {name.rstrip("_"): str(value) for name, value in parts.items() if str(value).partition(":")[0] in kinds}
    fields = {name: value for name, value in parts.items() if name.rstrip("_") not in roles}
    id = id or f"statement:{document}-{kind}-{'-'.join(value.partition(':')[2][:6] for value in roles.values())}"
    pairs = tuple(roles.items())
    text = f"Sentence of {id}."
    return Statement(id, document, kind, pairs, text, 3, 25, said_by, said, confidence, "rules 0.1.0", fields)


def talk(document: str, about: str, sentiment: str, *aspects: str, speaker: str = ADA) -> Statement:
    """Somebody's opinion."""
    return states(document, "talks_about", speaker, speaker=speaker, about=about, sentiment=sentiment, aspects=aspects)


def world() -> Batch:
    """Five documents, of which `copy` goes back to `post-1`."""
    return Batch(
        documents=(
            document("post-1", "2012-08-14", author=ADA),
            document("post-2", "2013-02-03T10:15:00Z", author=BRAM),
            document("copy", "2012-08-20", origin="post-1"),
            document("news", "2012-09-01"),
            document("undated", None),
        ),
        entities=ENTITIES,
        mentions=(
            Mention("post-1", CORVANE, 0, 7, "Corvane"),
            Mention("post-1", CORVANE, 20, 27, "Corvane"),
            Mention("post-2", GRIDBASE, 4, 12, "Gridbase"),
            Mention("news", LEEDS, 9, 14, "Leeds"),
        ),
        statements=(
            talk("post-1", CORVANE, "negative", "price", "support"),
            talk("copy", CORVANE, "negative", "price"),
            talk("post-2", CORVANE, "positive", "support", speaker=BRAM),
            talk("post-2", GRIDBASE, "neutral", speaker=BRAM),
            talk("undated", CORVANE, "positive", "price"),
            states("post-1", "works_at", person=ADA, org=ELDERTON, title="CIO", status="current"),
            states("post-1", "uses", ADA, org=ELDERTON, product=GRIDBASE, status="current"),
            states("news", "offers", vendor=CORVANE, product=GRIDBASE),
            states("news", "in_sector", who=ELDERTON, sector=BANKING),
            states("news", "works_on", who=ELDERTON, project=ROLLOUT),
            states("post-2", "talks_to", BRAM, speaker=BRAM, to=ADA),
            states("news", "person_move", person=ADA, from_=FENWAY, to=ELDERTON, date="May 2012"),
            states(
                "news", "team_move", from_=ELDERTON, to=FENWAY, project=ROLLOUT, size=40, date="August", status="done"
            ),
            states(
                "news",
                "outsources_to",
                client=FENWAY,
                outsourcer=DELLMARK,
                value="€38m",
                date="1 October",
                status="planned",
            ),
        ),
    )
