"""Grouping what is shown, and drawing parallel edges as one."""

from dash import html

from explorer.components.menu import menu, menu_item, menu_title
from explorer.components.parts import attributes, text_button

_WAYS = (("sector", "Sector"), ("employer", "Employer"), ("kind", "Kind and role"), ("community", "Community"))


def group_menu() -> html.Details:
    """By what to group, open or folded into one node each."""
    return menu(
        "Group",
        "group",
        menu_title("Boxes round what belongs together"),
        *(menu_item(label, "group", by=way, shut="0") for way, label in _WAYS),
        menu_title("One node for each group"),
        *(menu_item(f"{label}, folded", "group", by=way, shut="1") for way, label in _WAYS),
        menu_item("Unfold all groups", "fold", on="0"),
        menu_item("Ungroup", "group", by="none"),
        menu_title("Edges"),
        menu_item("Parallel edges as one, and back", "parallel"),
        title="Group nodes and edges",
    )


def offer() -> html.Div:
    """What the page proposes where more is shown than can be read."""
    return html.Div(
        [
            html.Span([html.Strong(id="offer-count"), " elements are more than can be read. One node for each group:"]),
            *(text_button(label, "group", "small", by=way, shut="1") for way, label in _WAYS),
        ],
        id="offer",
        className="offer",
        hidden=True,
        role="status",
        **attributes(aria_label="Proposal to group"),
    )
