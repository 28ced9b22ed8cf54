import json

import networkx as nx

from graph.export import Provenance, to_networkx
from graph.export.json_ import to_json
from graph.model import Node, Subgraph


def test_networkx_reads_back_the_same_graph(subgraph: Subgraph, made: Provenance) -> None:
    read = nx.node_link_graph(json.loads(to_json(subgraph, made)), edges="edges")
    ours = to_networkx(subgraph, made)
    assert dict(read.nodes(data=True)) == dict(ours.nodes(data=True))
    assert sorted(read.edges(keys=True)) == sorted(ours.edges(keys=True))
    assert read.graph == ours.graph


def test_lists_stay_lists(subgraph: Subgraph, made: Provenance) -> None:
    nodes = {node["id"]: node for node in json.loads(to_json(subgraph, made))["nodes"]}
    assert nodes["person:ana"]["aliases"] == ["@ana", "A. Ruíz"]


def test_half_a_surrogate_does_not_stop_it(made: Provenance) -> None:
    broken = Subgraph((Node("person:a", "Person", {"name": "\ud83d"}),), ())
    assert json.loads(to_json(broken, made))["nodes"][0]["id"] == "person:a"
