"""Menus of the toolbar: a button that opens a panel, made of plain HTML (assets/picture/menu.js closes them)."""

from collections.abc import Iterable
from typing import Any

from dash import html

from explorer.components.parts import Child, Tag, action, icon


def menu(label: str, icon_name: str, *items: Child, title: str = "") -> html.Details:
    """A button with an icon and a word that gives way where there is little room, and what it opens."""
    return opening([icon(icon_name), html.Span(label, className="menu-word")], items, title=title or label)


def opening(label: list[Child], items: Iterable[Child], kind: str = "", **named: Any) -> html.Details:
    """A button that opens a panel; a `menu-item` in it closes it again, as do Escape and a click elsewhere."""
    head = html.Summary(label, className="button", **named)
    return html.Details([head, html.Div(list(items), className="menu-panel")], className=f"menu {kind}".strip())


def menu_item(label: str, do: str, key: str = "", **values: object) -> html.Button:
    """A line of a menu that does something; `key` is its shortcut."""
    parts: list[Child] = [html.Span(label)]
    if key:
        parts.append(html.Kbd(key))
    return html.Button(parts, type="button", className="menu-item", **action(do, **values))


def menu_title(text: str) -> html.P:
    """A heading within a menu."""
    return html.P(text, className="menu-title")


def choice(id: str, label: str, options: tuple[tuple[str, str], ...], chosen: str = "") -> html.Label:
    """A labelled list to choose one from."""
    listed = [html.Option(text, value=value, selected=value == chosen) for value, text in options]
    return html.Label([html.Span(label), html.Select(listed, id=id)], className="choice")


def field(id: str, label: str, placeholder: str = "", **more: str) -> html.Label:
    """A labelled line of text."""
    given = Tag("input", {"id": id, "type": "text", "placeholder": placeholder, "autocomplete": "off", **more})
    return html.Label([html.Span(label), given], className="choice")


def tick(id: str, label: str) -> html.Label:
    """A labelled box to tick."""
    return html.Label([Tag("input", {"id": id, "type": "checkbox"}), html.Span(label)], className="tick")
