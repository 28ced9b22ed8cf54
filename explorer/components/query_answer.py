"""The answer to a query: as a table, a graph, JSON and a chart, with what cut it; or what was wrong with the query."""

import json
from collections.abc import Sequence

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import dcc, html

from explorer import ids
from explorer.components.format_menu import format_menu
from explorer.components.grid import grid
from explorer.components.parts import Child, Tree, action, attributes, copy_button, empty_state, icon, text_button
from explorer.components.static import static
from explorer.elements import elements
from explorer.results import columns, plain_rows, rows
from explorer.wording import counted, number
from graph.errors import QueryError
from graph.export import EXPORTERS
from graph.model import Result, Subgraph

CHARTS = ("bars", "line", "points")
MOST_JSON = 200_000
"""Characters of JSON that are shown; a download has them all."""
_HEIGHT = "460px"


def answer(result: Result, found: Subgraph, limit: int) -> Tree:
    """How many rows, whether a limit cut them, then the four ways of looking at them."""
    cut = f" — the first {number(limit)}; the row limit cut the rest" if result.truncated else ""
    status = static(
        html.P(f"{counted(len(result.rows), 'row')} in {result.seconds:.2f} s{cut}", className="result-status")
    )
    if not result.rows:
        return [status, empty_state("No row", "The query ran and matched nothing.", icon_name="code")]
    names = {"graph": "Graph", "table": "Table", "json": "JSON", "chart": "Chart"}
    panels = {"graph": _picture(found), "table": _table(result), "json": _json(result), "chart": _chart(result)}
    tabs: list[Child] = [
        dmc.TabsList([dmc.TabsTab(label, value=value) for value, label in names.items()]),
        *(dmc.TabsPanel(panel, value=value) for value, panel in panels.items()),
    ]
    return [status, dmc.Tabs(tabs, value="graph" if found.nodes else "table", id=ids.CYPHER_TABS, keepMounted=True)]


def plan(result: Result) -> Tree:
    """The steps of a plan, each indented under the one that uses it."""
    head = html.Tr([html.Th(text, scope="col") for text in ("Step", "Details", "Rows expected")])
    body = [
        html.Tr(
            [
                html.Td(html.Code(str(step)), className="plan-step"),
                html.Td(str(details or "")),
                html.Td(number(round(float(str(rows)))) if rows is not None else "", className="numbers"),
            ]
        )
        for step, details, rows in result.rows
    ]
    said = html.P("How the store would answer; it has not run the query.", className="result-status")
    return static([said, html.Table([html.Thead(head), html.Tbody(body)], className="plan")])


def failure(error: QueryError, text: str = "") -> html.Div:
    """What was wrong with a query, where, and what to do."""
    lines: list[Child] = [html.Strong(error.message), html.P(error.hint)]
    place, source = error.place, text.splitlines()
    if place is not None and 1 <= place[0] <= len(source):
        line, column = place
        pointer = f"{line} | {source[line - 1]}\n{' ' * (len(str(line)) + column + 2)}^"
        lines += [html.Pre(html.Code(pointer)), text_button("Go there", "editor-focus", "small")]
    return html.Div([icon("alert"), html.Div(lines)], className="failure", role="alert")


def _table(result: Result) -> html.Div:
    take = text_button([icon("download"), "CSV"], "answer-csv", "small")
    return html.Div(
        [
            html.Div(take, className="run-row answer-tools"),
            grid(ids.CYPHER_GRID, columns(result), rows(result), height=_HEIGHT),
        ]
    )


def _json(result: Result) -> html.Div:
    text = json.dumps(plain_rows(result), ensure_ascii=False, indent=1, default=str)
    cut = len(text) > MOST_JSON
    said = f"The first {number(MOST_JSON)} of {number(len(text))} characters" if cut else ""
    buttons = [copy_button(text), text_button([icon("download"), "JSON"], "answer-json", "small", text=text)]
    shown = html.Pre(html.Code(text[:MOST_JSON]), tabIndex=0, className="answer-json")
    return static([html.Div([*buttons, html.Span(said, className="muted")], className="run-row"), shown])


def _chart(result: Result) -> html.Div:
    """The chart's controls; the browser draws it from the table's rows (assets/chart.js)."""
    numeric = [column for column in columns(result) if column.get("type") == "numericColumn"]
    if not numeric:
        return empty_state("Nothing to draw", "A chart needs a column of numbers.", icon_name="code")
    named = [{"value": column["field"], "label": column["headerName"]} for column in columns(result)]
    first = next((column for column in columns(result) if column not in numeric), numeric[0])
    controls = [
        _choice(ids.CYPHER_CHART_FORM, "Chart", list(CHARTS), CHARTS[0]),
        _choice(ids.CYPHER_CHART_X, "Along", named, first["field"]),
        _choice(
            ids.CYPHER_CHART_Y,
            "Height",
            [{"value": column["field"], "label": column["headerName"]} for column in numeric],
            numeric[0]["field"],
        ),
    ]
    figure = dcc.Graph(
        id=ids.CYPHER_CHART, config={"displayModeBar": False, "responsive": True}, style={"height": _HEIGHT}
    )
    return html.Div([html.Div(controls, className="run-row"), figure])


def _choice(id: str, label: str, options: Sequence[object], value: str) -> dmc.Select:
    return dmc.Select(id=id, label=label, data=options, value=value, size="xs", allowDeselect=False, w=200)


def _picture(found: Subgraph) -> html.Div:
    if not found.nodes:
        said = "The answer has no nodes or edges. RETURN some, such as RETURN p, r, v."
        return empty_state("Nothing to draw", said)
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
        layout={"name": "preset"},
        autoRefreshLayout=False,
        minZoom=0.05,
        maxZoom=4,
        style={"width": "100%", "height": _HEIGHT},
    )
    formats = [(name, exporter.label, exporter.help) for name, exporter in EXPORTERS.items()]
    menu = format_menu(
        "cypher-export-button", "Nodes and edges of the answer, with the query", formats, "answer-export"
    )
    row = static([html.Span(said, className="muted"), take, menu], className="run-row")
    described = attributes(aria_label=f"Picture of the answer: {said}. The table has the same.")
    return html.Div([row, html.Div(picture, role="img", **described)])
