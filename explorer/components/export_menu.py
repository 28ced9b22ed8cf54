"""Taking out what is shown: a picture made in the browser, or the subgraph in a file."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import asdict

from dash import Dash, Input, Output, State, dcc, html, no_update

from explorer import ids
from explorer.browser import in_browser
from explorer.components.format_menu import format_menu
from explorer.components.static import static
from explorer.data import GraphData
from explorer.request import read_filters, read_ids, read_places
from explorer.shelf import MOST_CHARACTERS
from explorer.wording import clean, number
from graph.errors import ExportError
from graph.export import EXPORTERS

_PICTURES = (("png", "PNG", "the picture, for print"), ("svg", "SVG", "the picture, to edit"))


def export_menu() -> html.Div:
    """The button, its menu and the download it starts."""
    formats = [(name, exporter.label, exporter.help) for name, exporter in EXPORTERS.items()]
    menu = format_menu("export-button", "What is shown, without what is hidden", (*_PICTURES, *formats), "export")
    return html.Div([static(menu), dcc.Download(id=ids.DOWNLOAD)])


def register(app: Dash, data: GraphData) -> None:
    """Write what is shown in the format asked for and send it as a download; pictures are made in the browser."""
    in_browser(
        app,
        "takePicture",
        Output(ids.EXPORT_REQUEST, "id"),
        Input(ids.EXPORT_REQUEST, "data"),
        State(ids.FILTERS, "data"),
        initially=False,
    )

    @app.callback(
        Output(ids.DOWNLOAD, "data"),
        Input(ids.EXPORT_REQUEST, "data"),
        State(ids.FILTERS, "data"),
        prevent_initial_call=True,
    )
    def export(asked: dict[str, object] | None, filtered: object) -> object:
        given = asked or {}
        format = given.get("format")
        if format not in EXPORTERS:
            return no_update
        nodes, edges = read_ids(given.get("nodes")), read_ids(given.get("edges"))
        if not nodes:
            raise ExportError("There is nothing to export.", "Bring something into the picture first.")
        said = _filters(filtered)
        query = given.get("query")
        behind = _within(query) if isinstance(query, str) else ""
        hidden, hidden_edges = _count(given.get("hidden")), _count(given.get("hidden_edges"))
        places = read_places(given.get("places"))
        name, content = data.export(str(format), nodes, edges, hidden, said, behind, places, hidden_edges)
        text = b64encode(content).decode()
        return {"content": text, "base64": True, "filename": name, "type": EXPORTERS[str(format)].media_type}


def _count(given: object) -> int:
    return given if isinstance(given, int) else 0


def _within(query: str) -> str:
    """The query, cut where it is long enough to swell the file: one that names all of thousands of nodes."""
    if len(query) <= MOST_CHARACTERS:
        return query
    return f"{query[:MOST_CHARACTERS]}\n// cut at {number(MOST_CHARACTERS)} of {number(len(query))} characters"


def _filters(given: object) -> dict[str, object]:
    """What the filters hide, with what the legend switches off, as far as it hides anything."""
    off = given.get("looks") if isinstance(given, Mapping) else None
    switched = [clean(str(each).partition(" ")[2], 40) for each in off] if isinstance(off, list) else []
    said = {**asdict(read_filters(given)), "without": ", ".join(switched)}
    return {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in said.items() if value}
