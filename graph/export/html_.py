"""A page that stands alone: a picture, tables of nodes and edges, where it comes from; no script, nothing fetched."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import networkx as nx
from jinja2 import Environment, Template

from graph.export.networkx_ import to_networkx
from graph.export.plain import plain
from graph.export.provenance import Provenance
from graph.model import Subgraph

MOST_DRAWN = 300
"""Nodes in the picture, those with most edges: of more, nobody could tell one from another on a page."""

_WIDTH, _HEIGHT, _MARGIN = 1400, 900, 110
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


def to_html(subgraph: Subgraph, provenance: Provenance) -> bytes:
    """The page in UTF-8. Texts of the graph are text in it, never markup."""
    graph = to_networkx(subgraph)
    labels = dict(graph.nodes(data="label"))
    nodes = [{"id": id, **_plain(data)} for id, data in graph.nodes(data=True)]
    edges = [
        {"source": labels[source], "target": labels[target], **_plain(data)}
        for source, target, data in sorted(graph.edges(data=True), key=lambda edge: -edge[2]["weight"])
    ]
    page = _template().render(facts=provenance.facts(), picture=_picture(graph), nodes=nodes, edges=edges)
    return page.encode("utf-8", "replace")


@cache
def _template() -> Template:
    text = (Path(__file__).parent / "page.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(text)


def _plain(data: Mapping[str, object]) -> dict[str, object]:
    return {name: plain(value) for name, value in data.items()}


def _picture(graph: "nx.MultiDiGraph[str]") -> dict[str, object]:
    """Places of the nodes drawn and the lines between them, and how many nodes there are without."""
    kept = sorted(graph.nodes, key=lambda id: (-graph.degree(id), id))[:MOST_DRAWN]
    drawn = graph.subgraph(kept)
    placed = nx.spring_layout(nx.Graph(drawn), seed=7, k=1.6 / max(1, len(kept)) ** 0.5)
    at = {
        id: (
            round(_MARGIN + (x + 1) / 2 * (_WIDTH - 2 * _MARGIN), 1),
            round(_MARGIN + (y + 1) / 2 * (_HEIGHT - 2 * _MARGIN), 1),
        )
        for id, (x, y) in placed.items()
    }
    dots = [
        {
            "x": at[id][0],
            "y": at[id][1],
            "label": data["label"],
            "kind": data["kind"],
            "colour": _COLOURS.get(str(data["kind"]), "#7b8794"),
            "radius": 5 + min(9, graph.degree(id) ** 0.5),
        }
        for id, data in drawn.nodes(data=True)
    ]
    lines = [
        {"from": at[source], "to": at[target], "kind": kind, "width": 1 + min(4, weight**0.5 / 2)}
        for source, target, kind, weight in (
            (source, target, data["kind"], data["weight"]) for source, target, data in drawn.edges(data=True)
        )
    ]
    kinds = {str(dot["kind"]): dot["colour"] for dot in dots}
    return {"dots": dots, "lines": lines, "kinds": kinds, "left_out": len(graph) - len(kept), "size": (_WIDTH, _HEIGHT)}
