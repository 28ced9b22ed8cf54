"""What size, colour and width say, and the user's own rules for them."""

from dash import html

from explorer.components.menu import choice, field, menu, menu_title, tick
from explorer.components.parts import Tag, action
from explorer.components.select_menu import CHECKS, EDGE_FIELDS, NODE_FIELDS

_SIZES = (
    ("degree", "Edges in the picture"),
    ("independent", "Independent sources"),
    ("pagerank", "Centrality (PageRank)"),
    ("betweenness", "Centrality (betweenness)"),
    ("same", "All the same"),
)
_WIDTHS = (("independent", "Independent sources"), ("statements", "Statements"), ("same", "All the same"))
_COLOURS = (("look", "Kind and role"), ("communities", "Community"))


def looks_menu() -> html.Details:
    """Three choices, the list of rules and a form for another."""
    form = html.Div(
        [
            choice("look-on", "On", (("node", "Nodes"), ("edge", "Edges"))),
            choice("look-field", "Whose", (*NODE_FIELDS, *EDGE_FIELDS)),
            choice("look-check", "Comparison", CHECKS),
            field("look-value", "Value", "bank"),
            html.Label(
                [html.Span("Colour"), Tag("input", {"id": "look-colour", "type": "color", "value": "#e8590c"})],
                className="choice",
            ),
            tick("look-bigger", "Larger too"),
            html.Button("Add the rule", type="button", className="button", **action("add-rule")),
        ],
        className="rule-form",
    )
    return menu(
        "Looks",
        "palette",
        choice("looks-size", "Size of nodes", _SIZES, "degree"),
        choice("looks-colour", "Colour of nodes", _COLOURS, "look"),
        choice("looks-width", "Width of edges", _WIDTHS, "independent"),
        html.P("Edges are coloured by sentiment, and dashed where one source alone says it.", className="menu-help"),
        menu_title("Rules; a later one wins"),
        html.Ul(id="rules", className="rules"),
        form,
        title="Size, colour, width, rules",
    )
