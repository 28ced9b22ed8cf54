"""Selecting several nodes: by lasso, by kind, by rule."""

from dash import html

from explorer.components.menu import choice, field, menu, menu_item, menu_title
from explorer.components.parts import action, attributes, glyph, icon
from explorer.looks import LOOKS

NODE_FIELDS = (
    ("name", "name"),
    ("kind", "kind"),
    ("sector", "sector"),
    ("country", "country"),
    ("title", "job title"),
    ("degree", "edges in the picture"),
    ("employees", "employees"),
)
EDGE_FIELDS = (
    ("label", "relation"),
    ("statements", "statements"),
    ("independent", "independent sources"),
    ("confidence", "confidence"),
    ("tone", "sentiment or status"),
    ("first", "first said"),
    ("last", "last said"),
)
CHECKS = tuple((check, check) for check in ("contains", "is", "is not", "at least", "at most"))


def select_menu() -> html.Details:
    """All, the others, neighbours, by lasso, by kind, by a rule."""
    looks = [
        html.Button(
            [glyph(look, 12), look.label],
            type="button",
            className="menu-item chip",
            **action("select-look", look=look.key),
        )
        for look in LOOKS
        if look.key not in ("document", "statement", "other")
    ]
    lasso = html.Button(
        [html.Span([icon("lasso"), " Lasso"]), html.Kbd("O")],
        type="button",
        className="menu-item",
        **action("lasso"),
        **attributes(aria_pressed="false"),
    )
    rule = html.Div(
        [
            choice("rule-field", "Nodes whose", NODE_FIELDS),
            choice("rule-check", "Comparison", CHECKS),
            field("rule-value", "Value", "bank"),
            html.Button("Select", type="button", className="button menu-item", **action("select-rule")),
        ],
        className="rule-form",
    )
    return menu(
        "Select",
        "pointer",
        lasso,
        menu_item("Everything", "select-all", "Ctrl-A"),
        menu_item("The others instead", "select-others"),
        menu_item("Their neighbours too", "select-near"),
        menu_title("By kind"),
        html.Div(looks, className="menu-chips"),
        menu_title("By rule"),
        rule,
        title="Select several nodes; Shift-click adds one",
    )
