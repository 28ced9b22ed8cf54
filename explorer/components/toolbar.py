"""The row of tools over the picture."""

from dash import html

from explorer import ids
from explorer.components.export_menu import export_menu
from explorer.components.filters import filters
from explorer.components.parts import attributes, icon_button, text_button


def toolbar() -> html.Div:
    """Filters, view and edit tools, what is shown and hidden, and the export menu."""
    view = [
        icon_button("fit", "Fit everything in view (F)", "fit"),
        icon_button("plus", "Zoom in (+)", "zoom", by="in"),
        icon_button("minus", "Zoom out (−)", "zoom", by="out"),
        icon_button("layout", "Lay everything out anew (L)", "layout"),
    ]
    edit = [
        icon_button("undo", "Undo the last step (Ctrl-Z)", "undo"),
        icon_button("hide", "Remove what is selected (Delete)", "hide"),
        text_button("Clear", "clear", "quiet"),
    ]
    return html.Div(
        [
            filters(),
            html.Div(view, className="tool-group", role="group", **attributes(aria_label="View")),
            html.Div(edit, className="tool-group", role="group", **attributes(aria_label="Edit the picture")),
            html.Span(id=ids.COUNTS, className="counts"),
            export_menu(),
        ],
        className="toolbar",
        role="toolbar",
        **attributes(aria_label="Tools of the picture"),
    )
