"""A subgraph as a networkx graph: what people compute with, and what most file formats are written from."""

from collections.abc import Mapping

import networkx as nx

from graph.errors import ExportError
from graph.export.provenance import Provenance
from graph.model import Edge, Node, Subgraph

OURS = ("kind", "label", "weight")


def to_networkx(subgraph: Subgraph, provenance: Provenance | None = None) -> "nx.MultiDiGraph[str]":
    """The subgraph as a directed multigraph: nodes keyed by application id, edges by `Edge.id`.

    A node has `kind` (its label in Cypher), `label` (what to call it in a picture) and its properties; an edge has
    `kind` (its type in Cypher), `weight` (independent sources, at least 1) and its properties; lists stay lists. A
    property that is itself called kind, label or weight gets its owner's kind before it, as in `statement_kind`.
    Provenance becomes the graph's own attributes. Raises ExportError for an edge whose end is not among the nodes.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(**(provenance.facts() if provenance else {}))
    for node in subgraph.nodes:
        graph.add_node(node.id, kind=node.kind, label=node.name, **_properties(node))
    for edge in subgraph.edges:
        for end in (edge.source, edge.target):
            if end not in graph:
                raise ExportError(f"The edge {edge.id} ends at {end}, which is not among the nodes exported.")
        graph.add_edge(edge.source, edge.target, key=edge.id, kind=edge.kind, weight=_weight(edge), **_properties(edge))
    return graph


def _properties(thing: Node | Edge) -> dict[str, object]:
    return {
        f"{thing.kind.lower()}_{name}" if name in OURS else name: list(value) if isinstance(value, tuple) else value
        for name, value in _without_id(thing.properties).items()
        if value is not None
    }


def _without_id(properties: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in properties.items() if name != "id"}


def _weight(edge: Edge) -> int:
    independent = edge.properties.get("independent")
    return max(1, independent) if isinstance(independent, int) else 1
