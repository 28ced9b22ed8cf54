import sys
from collections.abc import Iterator

import py2neo
import pytest

from graph.errors import ExportError
from graph.export import to_py2neo
from graph.model import Edge, Node, Subgraph
from tests.graph.export.in_neo4j import as_stored, stored
from tests.neo4j_server.server import Neo4jServer


@pytest.fixture
def graph(clean_neo4j: Neo4jServer) -> Iterator[py2neo.Graph]:
    graph = py2neo.Graph(clean_neo4j.url, auth=clean_neo4j.auth)
    yield graph
    graph.service.connector.close()


def test_py2neo_writes_it_and_reads_it_back(subgraph: Subgraph, clean_neo4j: Neo4jServer, graph: py2neo.Graph) -> None:
    single = Subgraph(subgraph.nodes, tuple(edge for edge in subgraph.edges if edge.properties.get("what") != "person"))
    graph.create(to_py2neo(single))
    assert stored(clean_neo4j) == as_stored(single)
    assert graph.nodes.match("Person", id="person:ana").first()["aliases"] == ["@ana", "A. Ruíz"]
    assert graph.match(r_type="TALKS_ABOUT").first()["negative"] == 2


def test_parallel_edges_are_all_there(subgraph: Subgraph) -> None:
    moves = [edge for edge in to_py2neo(subgraph).relationships if type(edge).__name__ == "MOVED_TO"]
    assert sorted(edge["what"] for edge in moves) == ["person", "team"]


def test_merging_it_again_adds_no_node(subgraph: Subgraph, clean_neo4j: Neo4jServer, graph: py2neo.Graph) -> None:
    for _ in range(2):
        graph.merge(to_py2neo(subgraph))
    assert stored(clean_neo4j).nodes == as_stored(subgraph).nodes


def test_a_missing_py2neo_is_said_plainly(subgraph: Subgraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py2neo", None)
    with pytest.raises(ExportError, match=r"backchannel\[py2neo\]"):
        to_py2neo(subgraph)


def test_an_edge_that_ends_nowhere_is_refused() -> None:
    loose = Subgraph((Node("person:a", "Person", {}),), (Edge("TALKS_TO", "person:a", "person:b", {}),))
    with pytest.raises(ExportError, match="TALKS_TO"):
        to_py2neo(loose)
