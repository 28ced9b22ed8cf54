import pytest

from graph.errors import ExportError
from graph.export import Provenance, to_networkx
from graph.model import Edge, Node, Subgraph


def test_nodes_and_edges_keep_their_properties(subgraph: Subgraph) -> None:
    graph = to_networkx(subgraph)
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert graph.nodes["person:ana"] == {
        "kind": "Person",
        "label": "Ana Ruíz",
        "name": "Ana Ruíz",
        "aliases": ["@ana", "A. Ruíz"],
    }
    talk = graph.edges["person:ana", "organization:velt", "TALKS_ABOUT|person:ana|organization:velt"]
    assert talk["kind"] == "TALKS_ABOUT"
    assert talk["weight"] == 2
    assert talk["aspects"] == ["price", "support"]
    assert "title" not in talk


def test_parallel_edges_stay_apart(subgraph: Subgraph) -> None:
    moves = to_networkx(subgraph)["organization:velt"]["organization:b"]
    assert sorted(move["what"] for move in moves.values()) == ["person", "team"]


def test_a_property_called_like_ours_gets_its_owner_before_it(subgraph: Subgraph) -> None:
    statement = to_networkx(subgraph).nodes["statement:1"]
    assert statement["kind"] == "Statement"
    assert statement["statement_kind"] == "talks_about"


def test_edges_without_counts_weigh_one(subgraph: Subgraph) -> None:
    assert to_networkx(subgraph)["statement:1"]["teammove:1"]["CONCERNS|statement:1|teammove:1|event"]["weight"] == 1


def test_provenance_is_the_graphs_own(subgraph: Subgraph, made: Provenance) -> None:
    assert to_networkx(subgraph, made).graph["nodes_hidden"] == 1307
    assert to_networkx(subgraph).graph == {}


def test_an_edge_that_ends_nowhere_is_refused() -> None:
    loose = Subgraph((Node("person:a", "Person", {}),), (Edge("TALKS_TO", "person:a", "person:b", {}),))
    with pytest.raises(ExportError, match="person:b"):
        to_networkx(loose)
