"""A page that stands alone: a picture, the sentences behind each edge, tables, where it comes from; nothing fetched."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, Template

from graph.export.citations import Cited
from graph.export.networkx_ import to_networkx
from graph.export.picture import picture
from graph.export.plain import legal, plain
from graph.export.provenance import Provenance
from graph.model import Edge, Subgraph

_FIRST = ("statements", "independent", "first", "last")


def to_html(
    subgraph: Subgraph,
    provenance: Provenance,
    cited: Cited | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> bytes:
    """The page in UTF-8. Texts of the graph are text in it, never markup.

    A click on an edge leads to its sentences as far as `cited` has them. Nodes stand at their `places` (id → x, y;
    y points down) where all are given, else where a layout puts them.
    """
    graph = to_networkx(subgraph)
    labels = {node.id: node.name for node in subgraph.nodes}
    citations = cited or Cited()
    ordered = sorted(
        subgraph.edges, key=lambda edge: (-_whole(edge, "independent"), -_whole(edge, "statements"), edge.id)
    )
    anchors = {edge.id: f"edge-{number}" for number, edge in enumerate(ordered, 1)}
    page = _template().render(
        facts=provenance.facts(),
        picture=picture(subgraph, anchors, places or {}),
        edges=[_edge(edge, labels, anchors[edge.id], citations) for edge in ordered],
        left_out=citations.left_out,
        nodes=[{"id": id, **_plain(data)} for id, data in graph.nodes(data=True)],
    )
    return page.encode("utf-8", "replace")


def _edge(edge: Edge, labels: Mapping[str, str], anchor: str, cited: Cited) -> dict[str, object]:
    """What the page says of an edge; `more` are the properties that have no column."""
    properties = {name: plain(value) for name, value in edge.properties.items() if value not in (None, "", ())}
    return {
        "anchor": anchor,
        "source": labels[edge.source],
        "target": labels[edge.target],
        "kind": edge.kind,
        "citations": [(each, _link(each.url)) for each in cited.by_edge.get(edge.id, ())],
        "more": {name: value for name, value in properties.items() if name not in (*_FIRST, "id")},
        **{name: properties.get(name, "") for name in _FIRST},
    }


def _link(url: str) -> str:
    """The address where it is one of the web, "" for anything a browser might run."""
    return url if urlsplit(url).scheme in ("http", "https") else ""


def _whole(edge: Edge, name: str) -> int:
    value = edge.properties.get(name)
    return value if isinstance(value, int) else 0


@cache
def _template() -> Template:
    text = (Path(__file__).parent / "page.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_legal).from_string(text)


def _legal(value: object) -> object:
    return legal(value) if isinstance(value, str) else value


def _plain(data: Mapping[str, object]) -> dict[str, object]:
    return {name: plain(value) for name, value in data.items()}
