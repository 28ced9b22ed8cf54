"""The card of an edge: who does what to whom, how often, since when, by how many independent sources."""

from dash import html

from explorer.components.parts import Child, action, badge, glyph
from explorer.elements import tone
from explorer.looks import look_of
from explorer.names import name_of
from explorer.wording import clean, edge_words, period, support
from graph.model import Edge, Node


def edge_card(edge: Edge, source: Node, target: Node) -> html.Section:
    """Both ends, the relation, its counts and its badges."""
    head = html.Header([_end(source), html.P(edge_words(edge.kind), className="edge-words"), _end(target)])
    shown: list[Child] = [badge(tone(edge), tone(edge))] if edge.kind == "TALKS_ABOUT" else []
    for key in ("status", "what", "title"):
        value = edge.properties.get(key)
        shown += [badge(clean(str(value), 60), str(value) if key == "status" else "")] if value else []
    aspects = edge.properties.get("aspects")
    shown += [badge(str(aspect), "aspect") for aspect in (aspects if isinstance(aspects, list | tuple) else ())]
    people = edge.properties.get("people")
    shown += [badge(f"{people} people")] if isinstance(people, int) and people else []
    when = period(edge.properties.get("first"), edge.properties.get("last"))
    lines: list[Child] = [html.P(shown, className="quote-badges")] if shown else []
    if "statements" in edge.properties:
        lines.append(html.P([html.Strong(support(edge)), f" · {when}" if when else ""], className="evidence-count"))
    return html.Section([head, *lines], className="card edge-card")


def _end(node: Node) -> html.Button:
    return html.Button(
        [glyph(look_of(node), 16), name_of(node, 80)],
        type="button",
        className="edge-end",
        title="Show its card",
        **action("select", id=node.id),
    )
