"""A small graph of invented firms and people that has something to say to every ready question."""

from graph.ids import content_hash, digest
from graph.model import Author, Document, Entity, Mention, Statement, Value
from graph.store import Batch, StoredDocument

EXTRACTOR = "sample 1.0"


def _document(
    id: str, kind: str, published: str, author: Entity, text: str, origin: str | None = None
) -> StoredDocument:
    url = f"https://example.org/{id.removeprefix('document:')}"
    document = Document(id, kind, text, Author(author.name), published, url, f"Title of {id}", "example", origin)
    return StoredDocument(document, content_hash(text), "other", "en", EXTRACTOR, "2020-01-01T00:00:00Z", author.id)


ANA = Entity("person:ana-ruiz", "Person", "Ana Ruiz", ("@ana",), {"role": "cio", "title": "CIO"})
BO = Entity("person:bo-lind", "Person", "Bo Lind", (), {"role": "analyst"})
CY = Entity("person:cy-moss", "Person", "Cy Moss", (), {"role": "cio"})
DEE = Entity("person:dee-park", "Person", "Dee Park", (), {"role": "executive"})
VELTRIX = Entity("organization:veltrix", "Organization", "Veltrix", ("Veltrix Corp",), {"roles": ("vendor",)})
CORVANE = Entity("organization:corvane", "Organization", "Corvane", (), {"roles": ("outsourcer",)})
ALDER = Entity("organization:alder-bank", "Organization", "Alder Bank", ("Alder",), {"roles": ("peer",)})
BIRCH = Entity("organization:birch-foods", "Organization", "Birch Foods", (), {"roles": ("peer",), "sector": "food"})
VELSUITE = Entity("product:velsuite", "Product", "VelSuite", ("VS",))
ROLLOUT = Entity("project:erp-rollout", "Project", "ERP rollout")
BANKING = Entity("sector:banking", "Sector", "banking")
ENTITIES = (ANA, BO, CY, DEE, VELTRIX, CORVANE, ALDER, BIRCH, VELSUITE, ROLLOUT, BANKING)

_MOVE = "Corvane moved 40 people from Alder Bank to Birch Foods after the ERP rollout."
COMPLAINT = _document("document:1", "post", "2014-01-02", ANA, "Veltrix is late again and the invoice doubled.")
MOVE = _document("document:2", "article", "2014-02-02", BO, _MOVE)
REPOST = _document("document:3", "post", "2014-02-03", BO, f"RT: {_MOVE}", "document:2")
_PRAISE, _USE = "@ana Happy with Veltrix support.", "We run VelSuite at Birch Foods."
PRAISE = _document("document:4", "post", "2014-03-01", CY, f"{_PRAISE} {_USE}")
NEWS = _document(
    "document:5",
    "article",
    "2014-04-01",
    BO,
    "Alder Bank, a bank, ended its contract with Corvane and left Veltrix's VelSuite. "
    "Birch Foods renewed with Corvane for $5 million. Dee Park left Alder Bank for Birch Foods. "
    "Alder Bank still works on the ERP rollout.",
)
DOCUMENTS = (COMPLAINT, MOVE, REPOST, PRAISE, NEWS)


def _say(
    stored: StoredDocument, kind: str, text: str, speaker: Entity | None, *roles: tuple[str, Entity], **fields: Value
) -> Statement:
    document = stored.document
    start = document.text.index(text) if text else None
    return Statement(
        id=f"statement:{digest(document.id, kind, text, *(entity.id for _, entity in roles))}",
        document=document.id,
        kind=kind,
        roles=tuple((role, entity.id) for role, entity in roles),
        text=text,
        start=start,
        end=None if start is None else start + len(text),
        speaker=speaker.id if speaker else None,
        said=document.published,
        confidence=0.8,
        extractor=EXTRACTOR,
        fields=fields,
    )


def _moved(stored: StoredDocument) -> Statement:
    roles = ("from", ALDER), ("to", BIRCH), ("by", CORVANE), ("project", ROLLOUT)
    return _say(stored, "team_move", _MOVE, BO, *roles, size=40, status="done", date="2014")


STATEMENTS = (
    _say(COMPLAINT, "works_at", "", ANA, ("person", ANA), ("org", ALDER), title="CIO", status="current"),
    _say(
        COMPLAINT,
        "talks_about",
        "Veltrix is late again and the invoice doubled.",
        ANA,
        ("speaker", ANA),
        ("about", VELTRIX),
        sentiment="negative",
        aspects=("delivery", "price"),
    ),
    _moved(MOVE),
    _moved(REPOST),
    _say(MOVE, "talks_about", _MOVE, BO, ("speaker", BO), ("about", CORVANE), sentiment="neutral", aspects=("people",)),
    _say(PRAISE, "works_at", _USE, CY, ("person", CY), ("org", BIRCH), status="current"),
    _say(PRAISE, "talks_to", _PRAISE, CY, ("speaker", CY), ("to", ANA)),
    _say(
        PRAISE,
        "talks_about",
        _PRAISE,
        CY,
        ("speaker", CY),
        ("about", VELTRIX),
        sentiment="positive",
        aspects=("support",),
    ),
    _say(PRAISE, "uses", _USE, CY, ("org", BIRCH), ("product", VELSUITE), status="current"),
    _say(NEWS, "in_sector", "Alder Bank, a bank", BO, ("who", ALDER), ("sector", BANKING)),
    _say(
        NEWS,
        "outsources_to",
        "Alder Bank, a bank, ended its contract with Corvane",
        BO,
        ("client", ALDER),
        ("outsourcer", CORVANE),
        status="ended",
        date="2014",
    ),
    _say(NEWS, "uses", "left Veltrix's VelSuite", BO, ("org", ALDER), ("product", VELSUITE), status="former"),
    _say(NEWS, "offers", "Veltrix's VelSuite", BO, ("vendor", VELTRIX), ("product", VELSUITE)),
    _say(
        NEWS,
        "outsources_to",
        "Birch Foods renewed with Corvane for $5 million.",
        BO,
        ("client", BIRCH),
        ("outsourcer", CORVANE),
        status="current",
        value="$5 million",
    ),
    _say(
        NEWS,
        "person_move",
        "Dee Park left Alder Bank for Birch Foods.",
        BO,
        ("person", DEE),
        ("from", ALDER),
        ("to", BIRCH),
        date="2014-04",
    ),
    _say(NEWS, "works_on", "Alder Bank still works on the ERP rollout.", BO, ("who", ALDER), ("project", ROLLOUT)),
)

MENTIONS = (
    Mention("document:1", VELTRIX.id, 0, 7, "Veltrix"),
    Mention("document:2", CORVANE.id, 0, 7, "Corvane"),
    Mention("document:4", ANA.id, 0, 4, "@ana"),
)

SAMPLE = Batch(DOCUMENTS, ENTITIES, MENTIONS, STATEMENTS)
