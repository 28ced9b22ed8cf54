"""Trees that have no callbacks inside, drawn by the browser without Dash (assets/static.js).

Dash tells its whole page about every component that appears, so a list of a thousand of them freezes it for seconds.
A static tree is one component, however much it shows: its elements travel as JSON, text always as text.
"""

import json
from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer.components.parts import Tree, attributes

_RENAMED = {"className": "class", "tabIndex": "tabindex", "colSpan": "colspan", "htmlFor": "for"}
_ATTRIBUTES = frozenset(
    "accept alt autocomplete checked class disabled for height hidden href id list max maxlength min open placeholder "
    "points rel role rows scope selected src step style tabindex target title type value viewBox width".split()
)
_NAMESPACE = "dash_html_components"


def static(tree: Tree, **properties: Any) -> html.Div:
    """One Dash component that shows the tree."""
    return html.Div(**properties, **attributes(data_tree=drawn(tree)))


def side(id: str, tree: Tree) -> html.Aside:
    """The panel beside a story that shows the quotes of what is chosen."""
    return html.Aside(id=id, className="side", **attributes(aria_label="Quotes", data_tree=drawn(tree)))


def drawn(tree: Tree) -> str:
    """The tree as JSON: text, or [tag, attributes, children]. Raises TypeError for what is not plain HTML."""
    return json.dumps(_children(tree), ensure_ascii=False, separators=(",", ":"))


def _children(tree: object) -> list[object]:
    if tree is None:
        return []
    if isinstance(tree, list | tuple):
        return [child for each in tree for child in _children(each)]
    return [_element(tree) if isinstance(tree, Component) else str(tree)]


def _element(component: Component) -> list[object]:
    said = component.to_plotly_json()  # type: ignore[no-untyped-call]
    if said["namespace"] != _NAMESPACE:
        raise TypeError(f"A static tree holds plain HTML only, not {said['type']}.")
    properties = dict(said["props"])
    children = _children(properties.pop("children", None))
    return [said["type"].lower(), _attributes(properties), children]


def _attributes(properties: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in properties.items():
        known = _RENAMED.get(name, name)
        if known not in _ATTRIBUTES and not known.startswith(("aria-", "data-")):
            raise TypeError(f"A static tree has no attribute {name}.")
        if value is None or value is False:
            continue
        found[known] = _style(value) if isinstance(value, Mapping) else "" if value is True else str(value)
    return found


def _style(style: Mapping[str, object]) -> str:
    return ";".join(f"{_css(name)}:{value}" for name, value in style.items())


def _css(name: str) -> str:
    return name if name.startswith("--") else "".join(f"-{c.lower()}" if c.isupper() else c for c in name)
