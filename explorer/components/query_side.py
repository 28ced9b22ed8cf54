"""Beside the editor: the ready questions, the queries that people saved, and what was run from this browser."""

from collections.abc import Iterable
from itertools import groupby

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update

from explorer import ids
from explorer.components.parts import Child, Tree, action, attributes, empty_state, icon, icon_button, text_button
from explorer.components.static import drawn, static
from explorer.shelf import SavedQuery, Shelf, read_queries, read_query, write_queries
from explorer.wording import counted
from graph.errors import BackchannelError
from graph.queries import LibraryQuery


def query_side(library: Iterable[LibraryQuery], shelf: Shelf) -> html.Div:
    """Three tabs, and the dialog that saves."""
    questions = [html.Li(_question(query)) for query in library]
    find = dmc.TextInput(
        id="gallery-find", placeholder="Find a question…", size="xs", **attributes(aria_label="Find a question")
    )
    panels = {
        "questions": html.Div([find, static(html.Ul(questions, className="gallery", id="gallery"))]),
        "saved": html.Div(
            [
                static(
                    [
                        text_button([icon("download"), "Export"], "shelf", "small", what="export"),
                        text_button([icon("document"), "Import"], "shelf", "small", what="choose"),
                    ],
                    className="run-row",
                ),
                static(saved_list(shelf.all()), id=ids.SHELF),
            ]
        ),
        "history": static([], id="cypher-history"),
    }
    tabs: list[Child] = [
        dmc.TabsList(
            [
                dmc.TabsTab(label, value=value)
                for value, label in zip(panels, ("Questions", "Saved", "History"), strict=True)
            ]
        ),
        *(dmc.TabsPanel(panel, value=value) for value, panel in panels.items()),
    ]
    stores = [dcc.Store(id=ids.SHELF_ASKED), dcc.Store(id=ids.SHELF_TOLD)]
    side = dmc.Tabs(tabs, value="questions", id="cypher-side", keepMounted=True)
    return html.Div([side, _dialog(), *stores], className="gallery-side")


def _question(query: LibraryQuery) -> html.Button:
    given = {parameter.name: "" if parameter.required else parameter.default for parameter in query.parameters}
    return html.Button(
        [html.Strong(query.title), html.Span(query.question)],
        type="button",
        className="question",
        **action("cypher", text=query.text, parameters=given, help={p.name: p.help for p in query.parameters}),
    )


def saved_list(queries: Iterable[SavedQuery]) -> Tree:
    """The saved queries by folder, each with a way to delete it; how to save one where there is none."""
    held = list(queries)
    if not held:
        return empty_state(
            "Nothing saved yet", "Save keeps a query here, for everybody who uses this explorer.", icon_name="document"
        )
    return [
        html.Details(
            [
                html.Summary([folder or "No folder", html.Span(str(len(group)), className="muted")]),
                html.Ul([html.Li(_saved(query), className="saved") for query in group], className="gallery"),
            ],
            open=True,
            className="folder",
        )
        for folder, group in ((key, list(some)) for key, some in groupby(held, key=lambda query: query.folder))
    ]


def _saved(query: SavedQuery) -> list[Child]:
    first = next((line for line in query.text.splitlines() if line.strip()), "")
    return [
        html.Button(
            [html.Strong(query.name), html.Span(query.note or first[:90])],
            type="button",
            className="question",
            **action("cypher", text=query.text, parameters=dict(query.parameters or {})),
        ),
        icon_button("hide", f"Delete {query.name}", "shelf", what="delete", folder=query.folder, called=query.name),
    ]


def _dialog() -> dmc.Modal:
    fields = [
        dmc.TextInput(id=ids.SHELF_NAME, label="Name", **attributes(data_autofocus="1")),
        dmc.TextInput(id=ids.SHELF_FOLDER, label="Folder", description="Optional"),
        dmc.Textarea(id=ids.SHELF_NOTE, label="Note", description="Optional", autosize=True, minRows=2),
        html.P("Everybody who uses this explorer sees it.", className="muted"),
        html.Div(text_button("Save", "shelf", "primary", what="save"), className="run-row"),
    ]
    return dmc.Modal(
        fields,
        id=ids.SHELF_DIALOG,
        title="Save this query",
        opened=False,
        size="md",
        closeButtonProps={"aria-label": "Close"},
    )


def register(app: Dash, shelf: Shelf) -> None:
    """Saving, deleting with a way back, export and import of saved queries."""

    @app.callback(
        Output(ids.SHELF, "data-tree"),
        Output(ids.SHELF_TOLD, "data"),
        Input(ids.SHELF_ASKED, "data"),
        State(ids.SHELF_NAME, "value"),
        State(ids.SHELF_FOLDER, "value"),
        State(ids.SHELF_NOTE, "value"),
        prevent_initial_call=True,
    )
    def change(asked: dict[str, object] | None, name: str, folder: str, note: str) -> tuple[object, object]:
        given = asked or {}
        if given.get("what") == "save":
            given = {**given, "query": {**_map(given.get("query")), "name": name, "folder": folder, "note": note}}
        try:
            told = _changed(shelf, given)
        except BackchannelError as error:
            return no_update, {"said": str(error), "wrong": True}
        return drawn(saved_list(shelf.all())), told


def _changed(shelf: Shelf, asked: dict[str, object]) -> dict[str, object]:
    """Do what was asked, and say what to tell the user."""
    what = asked.get("what")
    if what in ("save", "restore"):
        query = read_query(asked.get("query"))
        if query is None:
            return {"said": "A saved query needs a name and a text.", "wrong": True}
        shelf.put([query])
        return {"said": f"Saved “{query.name}”.", "saved": True}
    if what == "delete":
        taken = shelf.take(str(asked.get("folder") or ""), str(asked.get("called") or ""))
        if taken is None:
            return {"said": "That query is not there any more."}
        fields = ("name", "text", "folder", "note", "parameters")
        return {"said": f"Deleted “{taken.name}”.", "undo": {field: getattr(taken, field) for field in fields}}
    if what == "import":
        found = read_queries(str(asked.get("text") or ""))
        shelf.put(found)
        return {"said": f"Imported {counted(len(found), 'query', 'queries')}."}
    return {"file": write_queries(shelf.all()), "name": "backchannel-queries.json"}


def _map(given: object) -> dict[str, object]:
    return dict(given) if isinstance(given, dict) else {}
