"""JSON as networkx and D3 know it: node-link data."""

import json

import networkx as nx

from graph.export.networkx_ import to_networkx
from graph.export.provenance import Provenance
from graph.model import Subgraph


def to_json(subgraph: Subgraph, provenance: Provenance) -> bytes:
    """One object in UTF-8: `graph` (provenance), `nodes` and `edges`, `directed` and `multigraph` both true.

    A node has `id`, `kind`, `label` and its properties; an edge `source` and `target` (node ids), `key`, `kind`,
    `weight` and its properties; lists are lists. `networkx.node_link_graph(data, edges="edges")` reads it.
    """
    data = nx.node_link_data(to_networkx(subgraph, provenance), edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
