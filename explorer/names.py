"""What to call a node where it has no name of its own: events, documents and statements."""

from explorer.wording import clean, counted, date, number
from graph.escapes import unescaped
from graph.model import Node


def name_of(node: Node, limit: int | None = None) -> str:
    """ "Team of 26, Feb 2026", "Deal, USD 38m", the first words of a statement, else the node's own name."""
    properties = node.properties
    if node.kind == "TeamMove":
        size = properties.get("size")
        said = f"Team of {number(size)}" if isinstance(size, int) and size else "Team"
        return clean(", ".join(part for part in (said, date(properties.get("date"))) if part), limit)
    if node.kind == "Deal":
        return clean(", ".join(part for part in ("Deal", _worth(node), date(properties.get("date"))) if part), limit)
    if node.kind == "Document" and not properties.get("title"):
        parts = (properties.get("source"), properties.get("kind"), date(properties.get("published")))
        return clean(" ".join(str(part) for part in parts if part) or node.id, limit)
    return clean(unescaped(node.name), limit)


def _worth(node: Node) -> str:
    value, currency = node.properties.get("value"), node.properties.get("currency")
    if not isinstance(value, int | float) or not value:
        return ""
    for size, unit in ((1e9, "bn"), (1e6, "m")):
        if value >= size:
            return f"{currency or ''} {value / size:g}{unit}".strip()
    return f"{currency or ''} {number(round(value))}".strip()


def several(nodes: tuple[Node, ...]) -> str:
    """ "Oracle is", "4 nodes are": the beginning of a sentence about them."""
    return f"{name_of(nodes[0], 60)} is" if len(nodes) == 1 else f"{counted(len(nodes), 'node')} are"


def together(nodes: tuple[Node, ...]) -> str:
    """ "Oracle", "4 nodes": how a sentence speaks of them."""
    return name_of(nodes[0], 60) if len(nodes) == 1 else counted(len(nodes), "node")
