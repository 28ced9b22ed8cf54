"""The explorer over a graph in memory, and over both stores with a crowd in them."""

from collections.abc import Iterator

import pytest

from explorer.data import GraphData
from graph.model import Edge, Node, Result
from graph.store import Evidence, Store, open_store
from tests.explorer.fake import FakeReader, FakeStore
from tests.explorer.world import batches
from tests.support.stores import BOTH, empty_store

TEXT = "Veltrix is late again. We all know."
ANA = Node("person:ana", "Person", {"name": "Ana Ruiz", "role": "cio", "title": "CIO", "aliases": ("@ana",)})
VELTRIX = Node("organization:veltrix", "Organization", {"name": "Veltrix", "roles": ("vendor",), "aliases": ("VX",)})
ALDER = Node("organization:alder", "Organization", {"name": "Alder Bank", "roles": ("peer",)})
BIRCH = Node("organization:birch", "Organization", {"name": "Birch Foods", "roles": ("peer",)})
MOVE = Node("move:1", "TeamMove", {"size": 40, "date": "2014-02", "status": "planned"})
DOCUMENT = Node(
    "document:1",
    "Document",
    {"kind": "post", "source": "example", "text": TEXT, "url": "https://example.org/1", "published": "2014-01-02"},
)
STATEMENT = Node(
    "statement:1",
    "Statement",
    {
        "kind": "talks_about",
        "text": "Veltrix is late again.",
        "start": 0,
        "end": 22,
        "said": "2014-01-02",
        "sentiment": "negative",
        "aspects": ("delivery",),
        "confidence": 0.8,
        "extractor": "rules 0.1.0",
    },
)
TALK = Edge(
    "TALKS_ABOUT",
    ANA.id,
    VELTRIX.id,
    {"statements": 1, "independent": 1, "negative": 1, "positive": 0, "first": "2014-01-02", "last": "2014-01-02"},
)
JOB = Edge("WORKS_AT", ANA.id, ALDER.id, {"statements": 1, "independent": 1, "first": "2013", "title": "CIO"})
MOVED = Edge("MOVED_TO", ALDER.id, BIRCH.id, {"statements": 2, "independent": 1, "what": "team", "people": 40})
EDGES = (
    TALK,
    JOB,
    MOVED,
    Edge("FROM", MOVE.id, ALDER.id, {}),
    Edge("TO", MOVE.id, BIRCH.id, {}),
    Edge("MENTIONS", DOCUMENT.id, VELTRIX.id, {"start": 0, "end": 7, "surface": "Veltrix"}),
)
SAID = Evidence(STATEMENT, DOCUMENT, ANA, (("about", VELTRIX), ("speaker", ANA)))
RANKED = Result(
    (
        "vendor_id",
        "vendor",
        "speakers",
        "statements",
        "independent",
        "negative",
        "neutral",
        "positive",
        "sentiment",
        "latest",
    ),
    ((VELTRIX.id, "Veltrix", 1, 3, 2, 2, 0, 1, -0.33, "2014-01-02"),),
)
CELLS = Result(
    (
        "vendor_id",
        "vendor",
        "sector",
        "speakers",
        "statements",
        "independent",
        "negative",
        "positive",
        "sentiment",
        "peers",
    ),
    ((VELTRIX.id, "Veltrix", "Banking", 1, 1, 1, 1, 0, -1.0, ("Alder Bank",)),),
)
ENDS = {"from_id": ALDER.id, "from_name": "Alder Bank", "to_id": BIRCH.id, "to_name": "Birch Foods"}
NOBODY = dict.fromkeys(("by_id", "by_name", "project_id", "project"))
STATED = {"size": 40, "date": "2014-02", "status": "planned", "inferred": False, "confidence": 0.8}
BEHIND = {"quotes": 1, "independent": 1, "said": "2014-02-02", "documents": (DOCUMENT.id,)}
LEDGER = {"move_id": MOVE.id, **ENDS, **NOBODY, **STATED, **BEHIND}
MOVES = Result(tuple(LEDGER), (tuple(LEDGER.values()),))


@pytest.fixture
def fake() -> FakeReader:
    held = {node.id: node for node in (ANA, VELTRIX, ALDER, BIRCH, MOVE, DOCUMENT, STATEMENT)}
    answers = {"vendors_by_talk": RANKED, "vendor_sectors": CELLS, "team_moves": MOVES}
    return FakeReader(held, list(EDGES), [SAID], answers)


@pytest.fixture
def data(fake: FakeReader) -> GraphData:
    return GraphData(FakeStore(fake))


@pytest.fixture
def nothing() -> FakeStore:
    """A graph with nothing in it."""
    return FakeStore(FakeReader({}, []))


@pytest.fixture(scope="module", params=BOTH)
def crowded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Both stores with the crowd in them, to read from."""
    with empty_store(request, tmp_path_factory) as url:
        with open_store(url) as store:
            writer = store.writer()
            for batch in batches():
                writer.write(batch)
            writer.close()
            yield store
