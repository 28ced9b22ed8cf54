"""A subgraph as py2neo has it, for notebooks that are written against that library."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.errors import ExportError
from graph.model import Subgraph

if TYPE_CHECKING:
    import py2neo


def to_py2neo(subgraph: Subgraph) -> "py2neo.Subgraph":
    """The subgraph as a `py2neo.Subgraph`, for `py2neo.Graph.create` or `.merge`.

    Every node carries its primary label and key (`id`), so that a merge finds what is there. Parallel edges of one kind
    are all in it, but py2neo itself writes them to a server as one. Raises ExportError where py2neo is not installed
    or an edge's end is not among the nodes.
    """
    try:
        import py2neo
    except ImportError as error:
        raise ExportError("py2neo is not installed.", "Install it with: pip install 'backchannel[py2neo]'") from error
    nodes = {}
    for node in subgraph.nodes:
        made = py2neo.Node(node.kind, **{**_present(node.properties), "id": node.id})
        made.__primarylabel__, made.__primarykey__ = node.kind, "id"
        nodes[node.id] = made
    relationships = []
    for edge in subgraph.edges:
        if edge.source not in nodes or edge.target not in nodes:
            raise ExportError(f"The edge {edge.id} has an end that is not among the nodes exported.")
        ends = nodes[edge.source], nodes[edge.target]
        relationships.append(py2neo.Relationship(ends[0], edge.kind, ends[1], **_present(edge.properties)))
    return py2neo.Subgraph(nodes.values(), relationships)


def _present(properties: Mapping[str, object]) -> dict[str, object]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in properties.items()
        if value is not None
    }
