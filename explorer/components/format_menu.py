"""A button that opens a list of formats to take something out in: plain HTML, which assets/taking.js closes."""

from collections.abc import Iterable

from dash import html

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
            className="format",
            **action(do, format=name),
        )
        for name, label, help in formats
    ]
    panel = html.Div(items, className="format-list", role="menu", **attributes(aria_label=what))
    head = html.Summary([icon("download"), "Export"], className="button", id=id)
    return html.Details(
        [head, html.Div([html.P(what, className="menu-help"), panel], className="format-panel")], className="formats"
    )
