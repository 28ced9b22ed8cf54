"""The Cypher page: questions, saved queries and history beside an editor with parameters, the answer under it."""

import json
from base64 import b64encode

from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update

from explorer import ids
from explorer.browser import in_browser
from explorer.components import query_side
from explorer.components.parts import Tree, attributes, empty_state, icon, icon_button, text_button
from explorer.components.query_answer import answer, failure, plan
from explorer.components.query_parameters import parameter_fields, parameter_value
from explorer.data import GraphData
from explorer.editor import editor_schema
from explorer.shelf import Shelf
from explorer.wording import number
from graph.errors import QueryError, QueryInvalid
from graph.export import EXPORTERS
from graph.settings import Settings
from graph.store import beside

_EXAMPLE = "MATCH (p:Person)-[r:TALKS_ABOUT]->(v)\nRETURN p, r, v\nLIMIT 50"
_SHELF = "backchannel-queries.json"


def shelf_of(data: GraphData, settings: Settings) -> Shelf:
    """Where queries are saved: as set, else beside the graph."""
    return Shelf(settings.shelf or beside(data.store.url, _SHELF))


def layout(data: GraphData, settings: Settings) -> html.Div:
    """Questions on the left, editor and answer on the right."""
    return html.Div(
        [
            query_side.query_side(data.library(), shelf_of(data, settings)),
            html.Section(
                [
                    html.H1("Ask in Cypher"),
                    html.Div(
                        id=ids.CYPHER_EDITOR,
                        className="cypher-editor",
                        **attributes(data_schema=json.dumps(editor_schema(data.dialect)), data_example=_EXAMPLE),
                    ),
                    html.Div(id=ids.CYPHER_PARAMETERS, className="parameters"),
                    html.Div(_run_row(data, settings), className="run-row"),
                    html.Div(
                        empty_state("No answer yet", "Run the query, or choose a ready question.", icon_name="code"),
                        id=ids.CYPHER_RESULT,
                    ),
                    *(dcc.Store(id=id) for id in _STORES),
                    dcc.Download(id=ids.CYPHER_DOWNLOAD),
                ],
                className="cypher-main",
            ),
        ],
        className="cypher-page",
    )


_STORES = (ids.CYPHER_TEXT, ids.CYPHER_NAMES, ids.CYPHER_ASKED, ids.CYPHER_STOP, ids.CYPHER_OUTCOME, ids.CYPHER_EXPORT)


def _run_row(data: GraphData, settings: Settings) -> Tree:
    limits = f"Read-only · at most {number(settings.row_limit)} rows · {settings.time_limit:g} s · {data.dialect}"
    keys = html.Kbd("Ctrl Enter")
    return [
        html.Span(text_button([icon("play"), "Run", keys], "run", "primary"), id="cypher-run"),
        text_button("Explain", "explain"),
        html.Span(
            [
                html.Span("Running… ", id="cypher-elapsed"),
                text_button([icon("close"), "Cancel"], "stop"),
            ],
            id="cypher-busy",
            hidden=True,
        ),
        html.Span(limits, className="muted", id="cypher-limits"),
        html.Span(
            [
                text_button([icon("document"), "Save"], "shelf", "quiet", what="ask"),
                icon_button("copy", "Copy a link to this query", "query-link"),
            ],
            className="run-end",
        ),
    ]


def register(app: Dash, data: GraphData, settings: Settings) -> None:
    """Parameters of what is typed, running and stopping, export, and the result's ways into the graph."""
    _register_browser(app)
    query_side.register(app, shelf_of(data, settings))

    @app.callback(
        Output(ids.CYPHER_PARAMETERS, "children"),
        Input(ids.CYPHER_NAMES, "data"),
        State(ids.CYPHER_CARRY, "data"),
    )
    def parameters(names: list[str] | None, carry: dict[str, dict[str, object]] | None) -> Tree:
        carried = carry or {}
        return parameter_fields(names or [], carried.get("parameters") or {}, carried.get("help") or {})

    @app.callback(
        Output(ids.CYPHER_RESULT, "children"),
        Output(ids.CYPHER_OUTCOME, "data"),
        Input(ids.CYPHER_ASKED, "data"),
        State({"type": "cypher-parameter", "name": ALL}, "value"),
        State({"type": "cypher-parameter-type", "name": ALL}, "value"),
        prevent_initial_call=True,
        running=[
            (Output("progress", "className"), "progress busy", "progress"),
            (Output("cypher-busy", "hidden"), False, True),
            (Output("cypher-run", "hidden"), True, False),
        ],
    )
    def run(asked: dict[str, object] | None, values: list[str], kinds: list[str]) -> tuple[Tree, object]:
        text = str((asked or {}).get("text") or "")
        outcome: dict[str, object] = {"text": text}
        names = [field["id"]["name"] for field in ctx.states_list[0]]
        try:
            given = _given(names, values, kinds)
            outcome["parameters"] = given
            if not text.strip():
                raise QueryInvalid("There is no query.", "Type one, or choose a ready question.")
            if (asked or {}).get("explain"):
                return plan(data.explain(text, given)), None
            ticket = str((asked or {}).get("ticket") or "")
            result = data.cypher(text, given, settings.row_limit, settings.time_limit, ticket)
        except QueryError as error:
            return failure(error, text), {**outcome, "error": error.message, "place": error.place}
        outcome |= {"rows": len(result.rows), "seconds": result.seconds, "truncated": result.truncated}
        return answer(result, data.result_graph(result), settings.row_limit), outcome

    @app.callback(Output(ids.CYPHER_STOP, "data"), Input(ids.CYPHER_STOP, "data"), prevent_initial_call=True)
    def stop(ticket: str | None) -> object:
        if ticket:
            data.stop(ticket)
        return no_update

    @app.callback(
        Output(ids.CYPHER_DOWNLOAD, "data"),
        Input(ids.CYPHER_EXPORT, "data"),
        State(ids.CYPHER_OUTCOME, "data"),
        prevent_initial_call=True,
    )
    def export(asked: dict[str, object] | None, outcome: dict[str, object] | None) -> object:
        format, run = str((asked or {}).get("format")), outcome or {}
        given = run.get("parameters")
        if format not in EXPORTERS or not isinstance(given, dict):
            return no_update
        text = str(run.get("text"))
        name, content = data.export_query(format, text, given, settings.row_limit, settings.time_limit)
        media = EXPORTERS[format].media_type
        return {"content": b64encode(content).decode(), "base64": True, "filename": name, "type": media}


def _given(names: list[str], values: list[str], kinds: list[str]) -> dict[str, object]:
    return {n: parameter_value(n, v or "", k) for n, v, k in zip(names, values, kinds, strict=True)}


def _register_browser(app: Dash) -> None:
    in_browser(
        app,
        "carry",
        Output(ids.CYPHER_EDITOR, "title"),
        Input(ids.CYPHER_CARRY, "data"),
        Input(ids.CYPHER_EDITOR, "id"),
    )
    in_browser(
        app,
        "parameterNames",
        Output(ids.CYPHER_NAMES, "data"),
        Input(ids.CYPHER_TEXT, "data"),
        Input(ids.CYPHER_CARRY, "data"),
        State(ids.CYPHER_NAMES, "data"),
    )
    in_browser(
        app,
        "answer",
        Output(ids.CYPHER_PICTURE, "stylesheet"),
        Input(ids.SCHEME, "data"),
    )
    in_browser(
        app,
        "cellClicked",
        Output(ids.CYPHER_GRID, "id"),
        Input(ids.CYPHER_GRID, "cellClicked"),
        State(ids.CYPHER_GRID, "rowData"),
        initially=False,
    )
    in_browser(
        app,
        "chart",
        Output(ids.CYPHER_CHART, "figure"),
        Input(ids.CYPHER_CHART_FORM, "value"),
        Input(ids.CYPHER_CHART_X, "value"),
        Input(ids.CYPHER_CHART_Y, "value"),
        Input(ids.SCHEME, "data"),
        State(ids.CYPHER_GRID, "rowData"),
        State(ids.CYPHER_GRID, "columnDefs"),
    )
    in_browser(app, "outcome", Output(ids.CYPHER_OUTCOME, "id"), Input(ids.CYPHER_OUTCOME, "data"), initially=False)
    in_browser(app, "shelfTold", Output(ids.SHELF_TOLD, "id"), Input(ids.SHELF_TOLD, "data"), initially=False)
