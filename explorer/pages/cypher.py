"""The Cypher page: ready questions, an editor with parameters, the answer as a table and as a graph."""

import json

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html

from explorer import ids
from explorer.browser import in_browser
from explorer.components.grid import grid
from explorer.components.parts import Child, Tree, action, attributes, empty_state, icon
from explorer.components.static import static
from explorer.data import GraphData
from explorer.elements import elements
from explorer.results import columns, rows
from explorer.stylesheet import STYLESHEET
from explorer.wording import counted, number
from graph.errors import QueryError, QueryInvalid
from graph.model import Result, Subgraph
from graph.queries import LibraryQuery
from graph.settings import Settings

TYPES = ("text", "number", "JSON")
_EXAMPLE = "MATCH (p:Person)-[r:TALKS_ABOUT]->(v)\nRETURN p, r, v\nLIMIT 50"


def layout(data: GraphData) -> html.Div:
    """Gallery on the left, editor and answer on the right."""
    questions = [html.Li(_question(query)) for query in data.library()]
    gallery = static([html.H2("Ready questions"), html.Ul(questions, className="gallery")], className="gallery-side")
    editor = dmc.Textarea(
        id=ids.CYPHER_TEXT,
        value=_EXAMPLE,
        autosize=True,
        minRows=5,
        maxRows=18,
        spellCheck=False,
        persistence="cypher",
        persistence_type="session",
        className="editor",
        **attributes(aria_label="Cypher query"),
    )
    run = html.Button(
        [icon("play"), "Run", dmc.Kbd("Ctrl Enter", size="xs")],
        id=ids.CYPHER_RUN,
        type="button",
        n_clicks=0,
        className="button primary",
    )
    return html.Div(
        [
            gallery,
            html.Section(
                [
                    html.H1("Ask in Cypher"),
                    editor,
                    html.Div(id=ids.CYPHER_PARAMETERS, className="parameters"),
                    html.Div([run, html.Span(id=ids.CYPHER_LIMITS, className="muted")], className="run-row"),
                    html.Div(
                        empty_state("No answer yet", "Run the query, or choose a ready question.", icon_name="code"),
                        id=ids.CYPHER_RESULT,
                    ),
                    dcc.Store(id=ids.CYPHER_NAMES),
                ],
                className="cypher-main",
            ),
        ],
        className="cypher-page",
    )


def _question(query: LibraryQuery) -> html.Button:
    given = {parameter.name: "" if parameter.required else parameter.default for parameter in query.parameters}
    return html.Button(
        [html.Strong(query.title), html.Span(query.question)],
        type="button",
        className="question",
        **action("cypher", text=query.text, parameters=given, help={p.name: p.help for p in query.parameters}),
    )


def parameter_fields(names: list[str], carried: dict[str, object], help: dict[str, object]) -> Tree:
    """A field with a type for every `$name` of the query, with what it is for where that is known."""
    return [_field(name, carried.get(name, ""), str(help.get(name, ""))) for name in names]


def _field(name: str, value: object, help: str) -> html.Div:
    kind = "text" if isinstance(value, str) else "number" if isinstance(value, int | float) else "JSON"
    said = value if isinstance(value, str) else json.dumps(value)
    return html.Div(
        [
            dmc.TextInput(
                id={"type": "cypher-parameter", "name": name},
                label=f"${name}",
                description=help,
                value=said,
                size="xs",
                debounce=False,
            ),
            dmc.Select(
                id={"type": "cypher-parameter-type", "name": name},
                data=list(TYPES),
                value=kind,
                size="xs",
                allowDeselect=False,
                **attributes(aria_label=f"Type of ${name}"),
            ),
        ],
        className="parameter",
    )


def parameter_value(name: str, text: str, kind: str) -> object:
    """What a field means. Raises QueryInvalid where it is not of its type."""
    if kind == "text":
        return text
    try:
        value = json.loads(text)
    except ValueError as error:
        raise QueryInvalid(
            f"The parameter ${name} is no {kind}: {text or 'empty'}.", "Change it or its type."
        ) from error
    if kind == "number" and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise QueryInvalid(f"The parameter ${name} is no number: {text}.", "Change it or its type.")
    return value


def answer(result: Result, found: Subgraph, limit: int) -> Tree:
    """How many rows, whether a limit cut them, then the table, and the graph where cells hold nodes or edges."""
    cut = f" — the first {number(limit)}; the row limit cut the rest" if result.truncated else ""
    status = static(
        html.P(f"{counted(len(result.rows), 'row')} in {result.seconds:.2f} s{cut}", className="result-status")
    )
    if not result.rows:
        return [status, empty_state("No row", "The query ran and matched nothing.", icon_name="code")]
    table = grid(ids.CYPHER_GRID, columns(result), rows(result), height="460px")
    if not found.nodes:
        return [status, table]
    tabs: list[Child] = [
        dmc.TabsList([dmc.TabsTab("Graph", value="graph"), dmc.TabsTab("Table", value="table")]),
        dmc.TabsPanel(_picture(found), value="graph"),
        dmc.TabsPanel(table, value="table"),
    ]
    return [status, dmc.Tabs(tabs, value="graph", id=ids.CYPHER_TABS, keepMounted=True)]


def _picture(found: Subgraph) -> html.Div:
    take = html.Button(
        [icon("graph"), "Continue in the graph"],
        type="button",
        className="button",
        **action("show", ids=[node.id for node in found.nodes]),
    )
    said = f"{counted(len(found.nodes), 'node')} · {counted(len(found.edges), 'edge')}"
    picture = cyto.Cytoscape(
        id=ids.CYPHER_PICTURE,
        elements=elements(found.nodes, found.edges),
        stylesheet=[],
        layout={"name": "fcose", "animate": False, "nodeDimensionsIncludeLabels": True, "padding": 40},
        autoRefreshLayout=False,
        minZoom=0.05,
        maxZoom=4,
        style={"width": "100%", "height": "460px"},
    )
    store = dcc.Store(id=ids.CYPHER_STYLESHEET, data=STYLESHEET)
    return html.Div([html.Div([html.Span(said, className="muted"), take], className="run-row"), picture, store])


def failure(error: QueryError) -> html.Div:
    """What was wrong with a query and what to do."""
    return html.Div([icon("alert"), html.Div([html.Strong(error.message), html.P(error.hint)])], className="failure")


def register(app: Dash, data: GraphData, settings: Settings) -> None:
    """Parameters of what is typed, running, and the result's ways into the graph."""
    _register_browser(app)

    @app.callback(
        Output(ids.CYPHER_PARAMETERS, "children"),
        Output(ids.CYPHER_LIMITS, "children"),
        Input(ids.CYPHER_NAMES, "data"),
        State(ids.CYPHER_CARRY, "data"),
    )
    def parameters(names: list[str] | None, carry: dict[str, dict[str, object]] | None) -> tuple[Tree, str]:
        limits = f"Read-only · at most {number(settings.row_limit)} rows · {settings.time_limit:g} s · {data.dialect}"
        carried = carry or {}
        return parameter_fields(names or [], carried.get("parameters") or {}, carried.get("help") or {}), limits

    @app.callback(
        Output(ids.CYPHER_RESULT, "children"),
        Input(ids.CYPHER_RUN, "n_clicks"),
        State(ids.CYPHER_TEXT, "value"),
        State({"type": "cypher-parameter", "name": ALL}, "value"),
        State({"type": "cypher-parameter-type", "name": ALL}, "value"),
        prevent_initial_call=True,
        running=[
            (Output("progress", "className"), "progress busy", "progress"),
            (Output(ids.CYPHER_RUN, "disabled"), True, False),
        ],
    )
    def run(clicks: int, text: str | None, values: list[str], kinds: list[str]) -> Tree:
        if not (text or "").strip():
            return failure(QueryInvalid("There is no query.", "Type one, or choose a ready question."))
        names = [field["id"]["name"] for field in ctx.states_list[1]]
        try:
            given = {n: parameter_value(n, v or "", k) for n, v, k in zip(names, values, kinds, strict=True)}
            result = data.cypher(text or "", given, settings.row_limit, settings.time_limit)
        except QueryError as error:
            return failure(error)
        return answer(result, data.result_graph(result), settings.row_limit)


def _register_browser(app: Dash) -> None:
    in_browser(
        app,
        "carry",
        Output(ids.CYPHER_TEXT, "value"),
        Input(ids.CYPHER_CARRY, "data"),
        Input(ids.CYPHER_TEXT, "id"),
    )
    in_browser(
        app,
        "parameterNames",
        Output(ids.CYPHER_NAMES, "data"),
        Input(ids.CYPHER_TEXT, "value"),
        Input(ids.CYPHER_CARRY, "data"),
        State(ids.CYPHER_NAMES, "data"),
    )
    in_browser(
        app,
        "style",
        Output(ids.CYPHER_PICTURE, "stylesheet"),
        Input(ids.SCHEME, "data"),
        Input(ids.CYPHER_STYLESHEET, "data"),
    )
    in_browser(
        app,
        "cellClicked",
        Output(ids.CYPHER_GRID, "id"),
        Input(ids.CYPHER_GRID, "cellClicked"),
        State(ids.CYPHER_GRID, "rowData"),
        initially=False,
    )
