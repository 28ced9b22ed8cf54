"""A whole document in a dialog, with the sentence that was clicked highlighted."""

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html, no_update

from explorer import ids
from explorer.components.evidence import piece_text, source_link, source_name
from explorer.components.parts import Child, badge, empty_state
from explorer.components.static import drawn, static
from explorer.data import GraphData, Reading
from explorer.request import read_ids
from explorer.wording import clean, counted, date


def document_dialog() -> dmc.Modal:
    """The dialog, closed until a document is asked for."""
    body = static([], id=ids.DOCUMENT_BODY)
    return dmc.Modal(
        body, id=ids.DOCUMENT, opened=False, size="xl", title="Document", closeButtonProps={"aria-label": "Close"}
    )


def document_view(reading: Reading) -> html.Article:
    """Title, author, source and date, then the text with names marked and the sentence highlighted."""
    document = reading.document
    properties = document.properties
    facts = [
        properties.get("author"),
        properties.get("source"),
        properties.get("kind"),
        date(properties.get("published")),
    ]
    said: list[Child] = [html.P(" · ".join(clean(str(fact), 80) for fact in facts if fact), className="muted")]
    marks: list[Child] = [badge(str(properties["act"]).replace("_", " "))] if properties.get("act") else []
    link = source_link(document)
    marks += [link] if link is not None else []
    copies = properties.get("copies")
    if isinstance(copies, list | tuple) and copies:
        marks.append(html.Span(f"{counted(len(copies), 'exact copy', 'exact copies')} not kept", className="muted"))
    if properties.get("origin") not in (None, "", document.id):
        marks.append(html.Span("Not independent: taken from an earlier document", className="muted"))
    text = html.Div([piece_text(piece) for piece in reading.pieces], className="document-text")
    parts = [html.H2(source_name(document)), *said, html.P(marks, className="quote-badges"), text]
    return html.Article(parts, className="document-view")


def register(app: Dash, data: GraphData) -> None:
    """Open the dialog with the document asked for."""

    @app.callback(
        Output(ids.DOCUMENT_BODY, "data-tree"),
        Output(ids.DOCUMENT, "opened"),
        Input(ids.DOCUMENT_REQUEST, "data"),
        prevent_initial_call=True,
    )
    def read(asked: dict[str, object] | None) -> tuple[object, object]:
        found = read_ids([(asked or {}).get("id")])
        if not found:
            return no_update, no_update
        start, end = ((asked or {}).get(key) for key in ("start", "end"))
        span = (start, end) if isinstance(start, int) and isinstance(end, int) else (0, 0)
        reading = data.read(found[0], *span)
        if reading is None:
            gone = empty_state("No such document", "It is not in the graph any more.", icon_name="document")
            return drawn(gone), True
        return drawn(document_view(reading)), True
