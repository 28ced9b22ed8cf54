"""The dialog of saved views: save what is shown, open, delete, take out and in (assets/picture/views.js)."""

from dash import html

from explorer.components.menu import field
from explorer.components.parts import Tag, action, attributes, icon_button, text_button
from explorer.components.static import static


def views_dialog() -> html.Div:
    """Closed until it is asked for."""
    form = html.Div(
        [
            field("view-name", "Name", "Who talks about Veltrix", maxlength="120"),
            field("view-folder", "Folder", "Outsourcing", list="view-folders", maxlength="80"),
            field("view-tags", "Tags", "banks, 2014", maxlength="200"),
            field("view-note", "Note", "What it shows and why it matters", maxlength="2000"),
            Tag("datalist", {"id": "view-folders"}),
            html.Button("Save this view", type="button", className="button primary", **action("save-view")),
        ],
        className="view-form",
    )
    head = html.Header([html.H2("Views"), icon_button("close", "Close", "close-views")], className="dialog-head")
    foot = html.Footer(
        [
            field("view-filter", "Find", "name, note, folder or tag"),
            text_button("Undo deleting", "undrop-view", "quiet", target="views"),
            text_button("Export all", "views-out", "quiet"),
            text_button("Import…", "views-in", "quiet"),
            Tag(
                "input",
                {
                    "id": "view-file",
                    "type": "file",
                    "accept": ".json,application/json",
                    "hidden": "",
                    "tabindex": "-1",
                    "aria-label": "File of views",
                },
            ),
        ],
        className="dialog-foot",
    )
    body = [head, form, foot, html.Div(id="view-list", className="view-list")]
    return static(html.Dialog(body, id="views", className="dialog", **attributes(aria_label="Views")))
