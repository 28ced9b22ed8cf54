"""GraphML and GEXF as other tools read them."""

import io
from collections.abc import Callable
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.export import Provenance
from graph.export.gexf import SPACE, to_gexf
from graph.export.graphml import to_graphml
from graph.model import Node, Subgraph

Writer = Callable[[Subgraph, Provenance], bytes]
READERS = {to_graphml: nx.read_graphml, to_gexf: nx.read_gexf}


@pytest.mark.parametrize("write", READERS)
def test_reading_gives_the_same_nodes_and_edges(write: Writer, subgraph: Subgraph, made: Provenance) -> None:
    graph = READERS[write](io.BytesIO(write(subgraph, made)))
    assert set(graph.nodes) == {node.id for node in subgraph.nodes}
    assert sorted((source, target) for source, target in graph.edges()) == sorted(
        (edge.source, edge.target) for edge in subgraph.edges
    )
    assert graph.nodes["person:ana"]["aliases"] == "@ana; A. Ruíz"
    assert graph.nodes["person:ana"]["label"] == "Ana Ruíz"
    assert graph.nodes["teammove:1"]["inferred"] is False
    assert graph.nodes["organization:velt"]["employees"] == 12


@pytest.mark.parametrize("write", READERS)
def test_text_is_no_markup_and_legal_in_xml(write: Writer, subgraph: Subgraph, made: Provenance) -> None:
    content = write(subgraph, made)
    assert b"\x00" not in content
    assert b"\x0b" not in content
    name = READERS[write](io.BytesIO(content)).nodes["organization:velt"]["name"]
    assert "<b>'`\\u000a & " in name


@pytest.mark.parametrize("write", READERS)
def test_numbers_and_weights_are_typed(write: Writer, subgraph: Subgraph, made: Provenance) -> None:
    graph = READERS[write](io.BytesIO(write(subgraph, made)))
    talk = next(data for _, _, data in graph.edges(data=True) if data["kind"] == "TALKS_ABOUT")
    assert talk["sentiment"] == -0.5
    assert talk["negative"] == 2
    assert talk["weight"] == 2


def test_graphml_carries_provenance_as_data_of_the_graph(subgraph: Subgraph, made: Provenance) -> None:
    graph = nx.read_graphml(io.BytesIO(to_graphml(subgraph, made)))
    assert graph.graph["query"] == "MATCH (n)\nRETURN n // \\u000a"
    assert graph.graph["nodes_hidden"] == 1307


def test_gexf_declares_every_attribute_once_with_a_type(subgraph: Subgraph, made: Provenance) -> None:
    root = ElementTree.fromstring(to_gexf(subgraph, made))
    for owner in ("node", "edge"):
        declared = root.findall(f".//{{{SPACE}}}attributes[@class='{owner}']/{{{SPACE}}}attribute")
        titles = [attribute.get("title") for attribute in declared]
        assert len(titles) == len(set(titles))
        assert {attribute.get("type") for attribute in declared} <= {"string", "long", "integer", "double", "boolean"}
        used = {value.get("for") for value in root.findall(f".//{{{SPACE}}}{owner}//{{{SPACE}}}attvalue")}
        assert used <= {attribute.get("id") for attribute in declared}


def test_gexf_says_who_made_it_and_when(subgraph: Subgraph, made: Provenance) -> None:
    meta = ElementTree.fromstring(to_gexf(subgraph, made)).find(f"{{{SPACE}}}meta")
    assert meta is not None
    assert meta.get("lastmodifieddate") == made.made[:10]
    assert meta.findtext(f"{{{SPACE}}}creator") == made.tool
    assert "nodes_hidden: 1307" in (meta.findtext(f"{{{SPACE}}}description") or "")


def test_gexf_keeps_offsets_from_being_taken_for_dates(subgraph: Subgraph, made: Provenance) -> None:
    root = ElementTree.fromstring(to_gexf(subgraph, made))
    graph = root.find(f"{{{SPACE}}}graph")
    assert graph is not None
    assert graph.get("mode") == "static"
    assert not [node for node in root.iter(f"{{{SPACE}}}node") if node.get("start")]
    assert nx.read_gexf(io.BytesIO(to_gexf(subgraph, made))).nodes["statement:1"]["start_"] == 3


@pytest.mark.parametrize("write", READERS)
def test_an_attribute_has_one_type(write: Writer, made: Provenance) -> None:
    values = {"confidence": (1, 0.5), "odd": (1, "x")}
    nodes = tuple(Node(f"person:{i}", "Person", {name: pair[i] for name, pair in values.items()}) for i in range(2))
    graph = READERS[write](io.BytesIO(write(Subgraph(nodes, ()), made)))
    assert [repr(graph.nodes[node.id]["confidence"]) for node in nodes] == ["1.0", "0.5"]
    assert [graph.nodes[node.id]["odd"] for node in nodes] == ["1", "x"]
