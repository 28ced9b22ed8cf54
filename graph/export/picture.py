"""A picture of a subgraph on a page: where nodes and lines go, and which labels have room."""

from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

from graph.export.networkx_ import to_networkx
from graph.model import Edge, Subgraph

MOST_DRAWN = 300
"""Nodes in the picture, those with most edges: of more, nobody could tell one from another on a page."""

Place = tuple[float, float]

_WIDTH, _MARGIN = 1400, 110
_LOWEST, _HIGHEST = 420, 1400
_LETTER, _LINE, _LONGEST = 7.4, 17, 26
_COLOURS = {
    "Person": "#e8590c",
    "Organization": "#1c7ed6",
    "Product": "#15aabf",
    "Project": "#9c36b5",
    "Sector": "#66a80f",
    "Place": "#946c5a",
    "TeamMove": "#c92a2a",
    "Deal": "#a61e4d",
}


def picture(subgraph: Subgraph, anchors: Mapping[str, str], places: Mapping[str, Place]) -> dict[str, object]:
    """Nodes, lines (each with the anchor of its edge), the colours of kinds, and how many nodes are left out."""
    graph = to_networkx(subgraph)
    kept = sorted(graph.nodes, key=lambda id: (-graph.degree(id), id))[:MOST_DRAWN]
    at, height = _fitted(kept, places if all(id in places for id in kept) else _laid_out(graph, kept))
    radius = {id: 5 + min(9.0, graph.degree(id) ** 0.5) for id in kept}
    names = {node.id: _short(node.name) for node in subgraph.nodes}
    kinds = {node.id: node.kind for node in subgraph.nodes}
    named = set(_roomy(kept, at, radius, names))
    dots = [
        {
            "x": at[id][0],
            "y": at[id][1],
            "name": graph.nodes[id]["label"],
            "label": names[id] if id in named else "",
            "kind": kinds[id],
            "colour": _COLOURS.get(kinds[id], "#7b8794"),
            "radius": round(radius[id], 1),
        }
        for id in kept
    ]
    lines = [_line(edge, at, radius, anchors) for edge in subgraph.edges if edge.source in at and edge.target in at]
    return {
        "dots": dots,
        "lines": lines,
        "kinds": {str(dot["kind"]): dot["colour"] for dot in dots},
        "left_out": len(graph) - len(kept),
        "size": (_WIDTH, height),
    }


def _laid_out(graph: "nx.MultiDiGraph[str]", kept: Sequence[str]) -> dict[str, Place]:
    simple = nx.Graph(graph.subgraph(kept))
    found = nx.spring_layout(simple, seed=7, k=1.6 / max(1, len(kept)) ** 0.5)
    return {id: (float(x) * _WIDTH, float(y) * _WIDTH * 0.64) for id, (x, y) in found.items()}


def _fitted(kept: Sequence[str], places: Mapping[str, Place]) -> tuple[dict[str, Place], int]:
    """The places within the page, as wide as it is or less where they would be too high; and its height."""
    xs, ys = [places[id][0] for id in kept] or [0.0], [places[id][1] for id in kept] or [0.0]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    scale = min((_WIDTH - 2 * _MARGIN) / wide, (_HIGHEST - 2 * _MARGIN) / high, 2.0)
    height = max(_LOWEST, round(high * scale + 2 * _MARGIN))
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    at = {
        id: (
            round(_WIDTH / 2 + (places[id][0] - middle[0]) * scale, 1),
            round(height / 2 + (places[id][1] - middle[1]) * scale, 1),
        )
        for id in kept
    }
    return at, height


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _roomy(
    kept: Sequence[str], at: Mapping[str, Place], radius: Mapping[str, float], names: Mapping[str, str]
) -> Iterator[str]:
    """Those whose labels, under their nodes, lie over no other's; the ones with most edges first."""
    taken: list[tuple[float, float, float, float]] = []
    for id in kept:
        x, y, half = at[id][0], at[id][1] + radius[id] + 2, len(names[id]) * _LETTER / 2
        box = (x - half, y, x + half, y + _LINE)
        if not any(box[0] < t[2] and box[2] > t[0] and box[1] < t[3] and box[3] > t[1] for t in taken):
            taken.append(box)
            yield id


def _line(
    edge: Edge, at: Mapping[str, Place], radius: Mapping[str, float], anchors: Mapping[str, str]
) -> dict[str, object]:
    """From rim to rim, so that an arrow's head is seen; coloured by mood, dashed where one source alone says it."""
    (x1, y1), (x2, y2) = at[edge.source], at[edge.target]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    start, end = radius[edge.source], radius[edge.target] + 3
    independent, mood = edge.properties.get("independent"), edge.properties.get("sentiment")
    sources = independent if isinstance(independent, int) else 0
    felt = mood if isinstance(mood, int | float) else 0.0
    return {
        "anchor": anchors[edge.id],
        "from": (round(x1 + dx * start, 1), round(y1 + dy * start, 1)),
        "to": (round(x2 - dx * end, 1), round(y2 - dy * end, 1)),
        "kind": edge.kind,
        "tone": "negative" if felt < 0 else "positive" if felt > 0 else "plain",
        "alone": sources == 1,
        "width": round(1 + min(4.0, max(1, sources) ** 0.5 / 2), 1),
    }
