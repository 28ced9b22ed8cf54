"""Small trees that every page uses: glyphs, badges, icon buttons, and the attributes that say what a click does."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from explorer.looks import LOOK, Look


class Tag(Component):
    """An element that Dash has no component for, such as an input or SVG; for static trees alone."""

    def __init__(self, name: str, attributes: Mapping[str, str], *children: Component | str) -> None:
        self.name = name
        self.attributes = dict(attributes)
        self.children = list(children)

    def to_plotly_json(self) -> dict[str, Any]:
        """As Dash's own elements give themselves."""
        properties = {**self.attributes, "children": self.children}
        return {"type": self.name, "namespace": "dash_html_components", "props": properties}


Child = Component | str | int | None
Tree = Component | list[Any] | str

_POINTS = {
    "round-triangle": "8,2 14.5,13.5 1.5,13.5",
    "triangle": "8,2 14.5,13.5 1.5,13.5",
    "round-diamond": "8,1 15,8 8,15 1,8",
    "diamond": "8,1 15,8 8,15 1,8",
    "round-pentagon": "8,1.5 14.7,6.4 12.1,14.2 3.9,14.2 1.3,6.4",
    "pentagon": "8,1.5 14.7,6.4 12.1,14.2 3.9,14.2 1.3,6.4",
    "hexagon": "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8",
    "rectangle": "2,2.5 14,2.5 14,13.5 2,13.5",
    "rhomboid": "1,3 11,3 15,13 5,13",
    "octagon": "5,1.5 11,1.5 14.5,5 14.5,11 11,14.5 5,14.5 1.5,11 1.5,5",
    "star": "8,1 9.8,6 15,6 10.8,9.2 12.3,14.4 8,11.3 3.7,14.4 5.2,9.2 1,6 6.2,6",
    "tag": "2,3 10.5,3 14.5,8 10.5,13 2,13",
    "round-tag": "2,3 10.5,3 14.5,8 10.5,13 2,13",
    "cut-rectangle": "4.5,2.5 11.5,2.5 14,5 14,11 11.5,13.5 4.5,13.5 2,11 2,5",
    "vee": "8,5.5 14.5,2 8,14 1.5,2",
}


def attributes(**values: str) -> dict[str, Any]:
    """HTML attributes by their names with "_" for "-": aria_label, data_node."""
    return {name.replace("_", "-"): value for name, value in values.items()}


def action(do: str, **values: object) -> dict[str, Any]:
    """Attributes that make a click do something in the browser (assets/actions.js), values as JSON where not text."""
    said = {f"data-{key}": value if isinstance(value, str) else json.dumps(value) for key, value in values.items()}
    return {"data-do": do, **said}


def glyph(look: Look | str, size: int = 14) -> html.Img:
    """The shape of a kind or role in its colour; decorative, since its name always stands beside it."""
    look = LOOK[look] if isinstance(look, str) else look
    if look.shape == "ellipse":
        drawn = '<circle cx="8" cy="8" r="6.8"/>'
    elif points := _POINTS.get(look.shape):
        drawn = f'<polygon points="{points}" stroke-linejoin="round"/>'
    else:
        drawn = f'<rect x="1.2" y="3" width="13.6" height="10" rx="{3 if look.shape == "round-rectangle" else 5}"/>'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="{look.colour}" stroke="{look.colour}">'
        f"{drawn}</svg>"
    )
    return html.Img(src=f"data:image/svg+xml,{quote(svg)}", width=size, height=size, alt="", className="glyph")


def icon(name: str) -> html.Span:
    """One of our own icons (assets/icons.css); decorative."""
    return html.Span(className=f"icon icon-{name}", **attributes(aria_hidden="true"))


def icon_button(name: str, label: str, do: str, **values: object) -> html.Button:
    """A square button with an icon; the label is its tooltip and its name for screen readers."""
    named = {**attributes(aria_label=label), **action(do, **values)}
    return html.Button(icon(name), type="button", title=label, className="icon-button", **named)


def text_button(label: Tree, do: str, kind: str = "", **values: object) -> html.Button:
    """A button with words; `kind` is primary, quiet or link."""
    return html.Button(label, type="button", className=f"button {kind}".strip(), **action(do, **values))


def badge(label: str, tone: str = "") -> html.Span:
    """A small label; `tone` is negative, neutral, positive, planned, …, always said in words too."""
    return html.Span(label, className=f"badge {tone}".strip())


def kind_badge(look: Look) -> html.Span:
    """Glyph and name of a kind or role."""
    return html.Span([glyph(look, 12), look.label], className="kind-badge")


def empty_state(title: str, *lines: Child, icon_name: str = "graph") -> html.Div:
    """What a place says when it has nothing to show, and what to do about it."""
    said = [html.P(line) if isinstance(line, str) else line for line in lines]
    return html.Div([icon(icon_name), html.H3(title), *said], className="empty-state")


def copy_button(text: str, label: str = "Copy") -> html.Button:
    """A button that copies the text."""
    return html.Button([icon("copy"), label], type="button", className="button quiet", **action("copy", text=text))
