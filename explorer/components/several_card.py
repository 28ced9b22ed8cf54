"""The card of several selected nodes: who they are, and what can be done with them together."""

from collections import Counter
from collections.abc import Sequence

from dash import html

from explorer.components.menu import choice
from explorer.components.node_card import expand_choices
from explorer.components.parts import Child, action, glyph, kind_badge, text_button
from explorer.looks import LOOK, look_of
from explorer.names import name_of
from explorer.wording import counted, number
from graph.model import Node

MOST_NAMED = 30
_LENGTHS = tuple((str(length), counted(length, "step")) for length in (2, 3, 4, 5, 6))


def several_card(nodes: Sequence[Node]) -> html.Section:
    """How many of which kind, what joins them, what to do with them, their names."""
    kinds = Counter(look_of(node).key for node in nodes)
    badges = [
        html.Span([kind_badge(LOOK[key]), f" {number(count)}"], className="kind-count")
        for key, count in kinds.most_common()
    ]
    names = [html.Li([glyph(look_of(node), 12), _link(node)]) for node in nodes[:MOST_NAMED]]
    more = [html.P(f"and {number(len(nodes) - MOST_NAMED)} more", className="muted")] if len(nodes) > MOST_NAMED else []
    return html.Section(
        [
            html.H2(f"{counted(len(nodes), 'node')} selected"),
            html.P(badges, className="card-kinds"),
            expand_choices(),
            html.Div(_tools(), className="card-tools"),
            *(_joining() if len(nodes) == 2 else []),
            html.Ul(names, className="members"),
            *more,
        ],
        className="card",
    )


def _tools() -> list[Child]:
    return [
        text_button("Expand all", "expand-chosen", "primary"),
        text_button("Neighbours in common", "common"),
        text_button("Keep only these", "only"),
        text_button("Remove", "hide"),
        text_button("Dismiss", "dismiss"),
        text_button("Pin or unpin", "pin"),
    ]


def _joining() -> list[Child]:
    return [
        html.H3("What joins the two"),
        html.Div(
            [
                choice("path-longest", "At most", _LENGTHS, "4"),
                text_button("Shortest path", "paths", most="1"),
                text_button("10 paths", "paths", most="10"),
            ],
            className="card-tools",
        ),
    ]


def _link(node: Node) -> html.Button:
    return html.Button(name_of(node, 60), type="button", className="button link", **action("select", id=node.id))
