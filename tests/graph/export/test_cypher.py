import neo4j
import pytest

from graph.export import Provenance, provenance
from graph.export.cypher import comment, literal, name, to_cypher
from graph.model import Edge, Node, Subgraph
from tests.graph.export.in_neo4j import as_stored, stored
from tests.neo4j_server.server import Neo4jServer


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("it's", r"'it\'s'"),
        ("a\\b\nc\r", r"'a\\b\nc\r'"),
        (("a", "'"), r"['a', '\'']"),
        (True, "true"),
        (-0.5, "-0.5"),
        (None, "null"),
        (float("nan"), "null"),
    ],
)
def test_values_are_written_as_literals(value: object, written: str) -> None:
    assert literal(value) == written


def test_names_are_quoted() -> None:
    assert name("a`b") == "`a``b`"


def test_a_comment_cannot_be_left() -> None:
    assert comment("a\nRETURN 1\r// b \\u000a c\u2028d").split("\n") == [
        "// a",
        "// RETURN 1",
        "// // b \\ u000a c",
        "// d",
    ]


def run_script(server: Neo4jServer, script: bytes) -> None:
    with neo4j.GraphDatabase.driver(server.url, auth=server.auth) as driver:
        for statement in script.decode().split(";\n"):
            if any(line and not line.startswith("//") for line in statement.splitlines()):
                driver.execute_query(statement)


def test_the_script_makes_the_subgraph_again_and_twice_the_same(
    subgraph: Subgraph, made: Provenance, clean_neo4j: Neo4jServer
) -> None:
    script = to_cypher(subgraph, made)
    run_script(clean_neo4j, script)
    assert stored(clean_neo4j) == as_stored(subgraph)
    run_script(clean_neo4j, script)
    assert stored(clean_neo4j) == as_stored(subgraph)


def test_large_subgraphs_come_in_batches(clean_neo4j: Neo4jServer) -> None:
    nodes = tuple(Node(f"person:{i}", "Person", {"name": f"P{i}"}) for i in range(1201))
    edges = tuple(Edge("TALKS_TO", f"person:{i}", f"person:{i + 1}", {"statements": 1}) for i in range(1200))
    chain = Subgraph(nodes, edges)
    script = to_cypher(chain, provenance(chain, "ladybug"))
    assert script.count(b"UNWIND") == 6
    run_script(clean_neo4j, script)
    assert stored(clean_neo4j) == as_stored(chain)
