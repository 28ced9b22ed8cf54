"""The row of tools over the picture."""

from dash import html

from explorer import ids
from explorer.components.export_menu import export_menu
from explorer.components.filters import filters
from explorer.components.group_menu import group_menu
from explorer.components.looks_menu import looks_menu
from explorer.components.menu import menu, menu_item
from explorer.components.parts import action, attributes, icon, icon_button
from explorer.components.select_menu import select_menu
from explorer.components.static import static


def toolbar() -> html.Div:
    """Filters, camera, history, menus, what is shown and hidden, saved views and the export menu."""
    camera = [
        icon_button("fit", "Fit everything in view (F)", "fit"),
        icon_button("plus", "Zoom in (+)", "zoom", by="in"),
        icon_button("minus", "Zoom out (−)", "zoom", by="out"),
    ]
    history = [
        icon_button("undo", "Undo the last step (Ctrl-Z)", "undo"),
        icon_button("redo", "Do it again (Ctrl-Shift-Z)", "redo"),
    ]
    menus = [_layout_menu(), select_menu(), group_menu(), looks_menu(), _edit_menu()]
    return html.Div(
        [
            filters(),
            html.Div(camera, className="tool-group", role="group", **attributes(aria_label="Camera")),
            html.Div(history, className="tool-group", role="group", **attributes(aria_label="History")),
            static(menus, className="tool-group", role="group", **attributes(aria_label="The picture")),
            html.Button(
                [icon("world"), html.Span("Overview", className="menu-word")],
                type="button",
                className="button quiet",
                title="The whole graph at once",
                **action("overview"),
                **attributes(aria_pressed="false"),
            ),
            html.Span(id=ids.COUNTS, className="counts"),
            html.Button(
                [icon("bookmark"), html.Span("Views", className="menu-word")],
                type="button",
                className="button",
                title="Save this view, open another",
                **action("views"),
            ),
            export_menu(),
        ],
        className="toolbar",
        role="toolbar",
        **attributes(aria_label="Tools of the picture"),
    )


def _layout_menu() -> html.Details:
    return menu(
        "Layout",
        "layout",
        menu_item("Force: what is joined lies together", "layout", "L", name="force"),
        menu_item("Layers: from left to right", "layout", name="layers"),
        menu_item("Rings: the best joined in the middle", "layout", name="rings"),
        menu_item("Time: by when they are first spoken of", "layout", name="time"),
        menu_item("Groups: what is alike stands together", "layout", name="groups"),
        menu_item("Pin or unpin what is selected", "pin", "P"),
        title="Lay out anew; pinned nodes stay",
    )


def _edit_menu() -> html.Details:
    return menu(
        "Edit",
        "hide",
        menu_item("Remove what is selected", "hide", "Del"),
        menu_item("Dismiss it: expanding will not bring it back", "dismiss", "D"),
        menu_item("Let what was dismissed come back", "bring-back"),
        menu_item("Keep only what is selected", "only"),
        menu_item("Collapse: take away what hangs on it alone", "collapse", "C"),
        menu_item("Reveal all edges among what is shown", "reveal", "E"),
        menu_item("Clear the picture", "clear"),
        title="Take out, keep, reveal",
    )
