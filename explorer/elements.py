"""Records of the graph as Cytoscape elements. Looks follow from `data` alone, since classes do not survive edits."""

from collections.abc import Iterable
from typing import Any

from explorer.looks import look_of
from explorer.names import name_of
from explorer.wording import clean, edge_words, integer
from graph.model import Edge, Node

LABEL_LENGTH = 32

Element = dict[str, Any]

_NODE_FACTS = ("sector", "country", "employees", "title", "inferred")
"""What rules, groups and the table go by, beside what is drawn."""


def node_element(node: Node) -> Element:
    """A node's element: id, short label, full name, kind, look and facts."""
    name = name_of(node, 120)
    data: dict[str, object] = {
        "id": node.id,
        "label": clean(name, LABEL_LENGTH),
        "name": name,
        "kind": node.kind,
        "look": look_of(node).key,
    }
    data |= {key: value for key in _NODE_FACTS if (value := node.properties.get(key)) not in (None, "")}
    return {"group": "nodes", "data": data}


def edge_element(edge: Edge) -> Element:
    """An edge's element with what filters and styles go by."""
    properties = edge.properties
    independent = integer(properties.get("independent"))
    data: dict[str, object] = {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "label": edge_words(edge.kind),
        "tone": tone(edge),
        "statements": integer(properties.get("statements")),
        "independent": independent,
    }
    for key in ("first", "last", "negative", "positive", "what", "status", "confidence", "title"):
        value = properties.get(key)
        if value is not None:
            data[key] = value
    return {"group": "edges", "data": data}


def tone(edge: Edge) -> str:
    """What colours an edge: the mood of TALKS_ABOUT, moved for MOVED_TO, else its status: former, planned or plain."""
    if edge.kind == "TALKS_ABOUT":
        negative, positive = integer(edge.properties.get("negative")), integer(edge.properties.get("positive"))
        if negative and positive:
            return "mixed"
        return "negative" if negative else "positive" if positive else "neutral"
    if edge.kind == "MOVED_TO":
        return "moved"
    status = edge.properties.get("status")
    if status in ("former", "ended"):
        return "former"
    return "planned" if status == "planned" else "plain"


def elements(nodes: Iterable[Node], edges: Iterable[Edge]) -> list[Element]:
    """Nodes first, then the edges, each once."""
    found = {node.id: node_element(node) for node in nodes}
    joined = {edge.id: edge_element(edge) for edge in edges}
    return [*found.values(), *joined.values()]
