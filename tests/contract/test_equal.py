"""Both stores give the same answers, whatever has happened to them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Subgraph
from graph.schema import EDGES
from graph.store import Batch, Expansion, Reader, Store, open_store
from tests.contract.conftest import neo4j_store
from tests.contract.sample import (
    ADA,
    BRAM,
    CORVANE,
    DELLMARK,
    ELDERTON,
    ENTITIES,
    FENWAY,
    document,
    states,
    talk,
    world,
)
from tests.neo4j_server.server import Neo4jServer

pytestmark = pytest.mark.neo4j


@pytest.fixture
def both(clean_neo4j: Neo4jServer, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """An empty graph in each store."""
    with open_store(f"ladybug:{tmp_path / 'graph.lbug'}") as ladybug, neo4j_store(clean_neo4j) as neo4j:
        yield ladybug, neo4j


def history() -> list[Batch]:
    """The world, a document replaced, things merged, and more said."""
    moved = states("more", "team_move", from_=ELDERTON, by=DELLMARK, size=12, date="next year", status="planned")
    return [
        world(),
        Batch(
            (document("post-1", "2012-08-15", author=ADA),), (), (), (talk("post-1", CORVANE, "positive", "features"),)
        ),
        Batch(merges=((BRAM, ADA),)),
        Batch((document("more", "2014"),), ENTITIES[:1], (), (moved, talk("more", DELLMARK, "negative", "people"))),
        Batch(merges=((FENWAY, "organization:fenwright-plc"),)),
        world(),
    ]


def everything(reader: Reader) -> dict[str, object]:
    graph = reader.subgraph()
    ids = [node.id for node in graph.nodes] + [one.document.id for one in reader.evidence_of(CORVANE)]
    wide = Expansion(edges=tuple(edge.name for edge in EDGES), limit=1000)
    return {
        "stats": reader.stats(),
        "graph": graph,
        "nodes": reader.nodes(ids),
        "counts": [reader.neighbour_counts(id) for id in ids],
        "neighbours": [reader.neighbours(id) for id in ids],
        "few": [reader.neighbours(id, Expansion(limit=1, since="2012", until="2013")) for id in (ADA, CORVANE)],
        "wide": [_sorted(reader.neighbours(id, wide)) for id in (ADA, ELDERTON, "news")],
        "opinions": [
            reader.neighbours(CORVANE, Expansion(sentiment=name)) for name in ("negative", "neutral", "positive")
        ],
        "evidence": [reader.evidence_of(id) for id in ids],
        "edges": [reader.evidence(edge.kind, edge.source, edge.target) for edge in graph.edges],
        "around": [reader.neighbourhood(node.name, hops, 5) for node in graph.nodes[:3] for hops in (1, 3)],
        "search": [reader.search(text) for text in ("e", "grid", "dell", "ban", "a", "@ada")],
        "entities": sorted(reader.entities(), key=lambda entity: entity.id),
        "states": reader.document_states(ids),
        "hashes": reader.documents_by_hash([f"hash-{id}" for id in ids]),
    }


def _sorted(graph: Subgraph) -> object:
    return graph.nodes, sorted(graph.edges, key=lambda edge: edge.id), graph.total


def test_equal_answers_after_every_step(both: tuple[Store, Store]) -> None:
    writers = [store.writer() for store in both]
    readers = [store.reader() for store in both]
    for step, batch in enumerate(history()):
        for writer in writers:
            writer.write(batch)
        one, other = (
            (reader.stats(), reader.subgraph(), [reader.evidence_of(id) for id in (CORVANE, ELDERTON, DELLMARK)])
            for reader in readers
        )
        assert one == other, step
    for writer in writers:
        writer.close()
    first, second = (everything(reader) for reader in readers)
    for question, answer in first.items():
        assert second[question] == answer, question


def test_equal_answers_to_a_user(both: tuple[Store, Store]) -> None:
    for store in both:
        writer = store.writer()
        writer.write(world())
        writer.close()
    queries = (
        "MATCH (a)-[r:TALKS_ABOUT]->(b) RETURN a, r, b ORDER BY a.id, b.id",
        "MATCH (d:Document)-[m:MENTIONS]->(e) RETURN d.id AS id, m, e ORDER BY id, m.`start`",
        "MATCH p = (d:Document)-[:STATES]->(s:Statement)-[:CONCERNS]->(t:TeamMove) RETURN p",
        "MATCH (o:Organization) RETURN o.name AS name, o.roles AS roles, o.country AS country ORDER BY name",
        "MATCH (s:Statement) RETURN s.kind AS kind, count(*) AS n, avg(s.confidence) AS sure ORDER BY kind",
        "MATCH (d:Deal)-[r]->(x) RETURN d.value AS value, collect(x.id) AS ids",
        "OPTIONAL MATCH (p:Place {id: 'none'}) RETURN p, [1, 2] AS l, {a: {b: 1}} AS m",
    )
    for query in queries:
        one, other = (store.cypher(query) for store in both)
        assert (one.columns, _unordered(one.rows)) == (other.columns, _unordered(other.rows)), query


def _unordered(rows: tuple[tuple[object, ...], ...]) -> list[list[object]]:
    """Lists within rows sorted, since `collect` promises no order."""
    return [[sorted(cell) if isinstance(cell, list) and _plain(cell) else cell for cell in row] for row in rows]


def _plain(cells: list[object]) -> bool:
    return all(isinstance(cell, str) for cell in cells)
