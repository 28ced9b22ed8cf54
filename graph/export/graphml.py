"""GraphML (http://graphml.graphdrawing.org): for yEd, Cytoscape, Gephi, igraph, R."""

import networkx as nx

from graph.export.networkx_ import to_networkx
from graph.export.plain import plain_graph
from graph.export.provenance import Provenance
from graph.model import Subgraph


def to_graphml(subgraph: Subgraph, provenance: Provenance) -> bytes:
    """GraphML in UTF-8. Provenance is data of the graph element; lists are joined by "; "."""
    graph = plain_graph(to_networkx(subgraph, provenance))
    lines = nx.generate_graphml(graph, named_key_ids=False)
    return ("<?xml version='1.0' encoding='UTF-8'?>\n" + "\n".join(lines) + "\n").encode()
