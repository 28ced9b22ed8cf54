"""A menu of formats to take something out in."""

from collections.abc import Iterable

from dash import html

from explorer.components.menu import opening
from explorer.components.parts import action, attributes, icon

Format = tuple[str, str, str]
"""Name, what people call it, what it is for."""


def format_menu(id: str, what: str, formats: Iterable[Format], do: str) -> html.Details:
    """`what` says what is taken out; `do` is the action of each format (assets/actions.js)."""
    items = [
        html.Button(
            [html.Span(label), html.Span(help, className="menu-help")],
            type="button",
            role="menuitem",
            className="menu-item",
            **action(do, format=name),
        )
        for name, label, help in formats
    ]
    listed = html.Div(items, role="menu", **attributes(aria_label=what))
    return opening([icon("download"), "Export"], [html.P(what, className="menu-help"), listed], "formats", id=id)
