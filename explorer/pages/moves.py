"""The second story: which project teams moved between organisations, who carried them, who says so."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html

from explorer import ids
from explorer.browser import in_browser
from explorer.components.evidence import evidence_list
from explorer.components.grid import grid
from explorer.components.parts import action, attributes, badge, empty_state, icon
from explorer.components.sankey import MOST_FLOWS, flows_frame, sankey
from explorer.components.static import drawn, side
from explorer.data import GraphData
from explorer.request import read_ids
from explorer.wording import clean, counted, date, number
from graph.analytics import TeamMoveRow

_WRAPPED = {"wrapText": True, "autoHeight": True, "cellClass": "cell-wrapped"}
_COLUMNS: list[dict[str, Any]] = [
    {"field": "date", "headerName": "Date", "width": 116, "flex": 0},
    {"field": "source", "headerName": "From", "flex": 2, **_WRAPPED},
    {"field": "target", "headerName": "To", "flex": 2, **_WRAPPED},
    {"field": "by", "headerName": "Carried by", "flex": 1.4, "minWidth": 132, **_WRAPPED},
    {"field": "project", "headerName": "Project", "flex": 1.6, **_WRAPPED},
    {"field": "size", "headerName": "People", "type": "numericColumn", "width": 96, "flex": 0},
    {
        "field": "status",
        "headerName": "Status",
        "width": 92,
        "flex": 0,
        "cellClassRules": {"cell-planned": "params.value == 'planned'"},
    },
]
_BASIS: dict[str, Any] = {"field": "basis", "headerName": "Basis", "width": 92, "flex": 0}


def layout(data: GraphData) -> html.Div:
    """Flows and ledger on the left, the quotes of the chosen move on the right."""
    rows = data.team_moves()
    head = html.Header(
        html.Div(
            [
                html.H1("Which project teams moved"),
                html.P("Stated in a text; planned ones are marked.", className="lead"),
            ]
        ),
        className="page-head",
    )
    if not rows:
        nothing = empty_state(
            "No team moves yet", "No statement in the graph tells of a team that moved.", icon_name="move"
        )
        return html.Div([head, nothing], className="moves-page")
    flows = sankey(rows)
    columns = [*_COLUMNS, _BASIS] if any(row.inferred for row in rows) else _COLUMNS
    main = html.Div(
        [
            html.Section(
                [
                    html.H2("Flows between organisations"),
                    flows_frame(ids.MOVES_FLOW, flows),
                    dcc.Store(id=ids.MOVES_FIGURE, data=flows),
                    html.P(_flows_said(rows), className="muted"),
                ]
            ),
            html.Section(
                [
                    html.Header(
                        [
                            html.H2(f"Ledger: {counted(len(rows), 'move')}"),
                            dmc.TextInput(
                                id=ids.MOVES_FILTER,
                                placeholder="Filter the ledger…",
                                size="xs",
                                debounce=150,
                                **attributes(aria_label="Filter the ledger"),
                            ),
                        ],
                        className="ledger-head",
                    ),
                    grid(ids.MOVES_GRID, columns, [ledger_row(row) for row in rows], height="430px", select=True),
                ]
            ),
        ],
        className="moves-main",
    )
    detail = side(ids.MOVES_DETAIL, _nothing_chosen())
    return html.Div([head, html.Div([main, detail], className="story-page")], className="moves-page")


def _flows_said(rows: Sequence[TeamMoveRow]) -> str:
    known = [row for row in rows if row.source and row.target]
    pairs = len({(row.source, row.target, row.status == "planned") for row in known})
    said = f"The {MOST_FLOWS} widest of {number(pairs)} flows. " if pairs > MOST_FLOWS else ""
    open_ended = len(rows) - len(known)
    said += f"{counted(open_ended, 'move')} with one end unknown only in the ledger. " if open_ended else ""
    return f"{said}Paler flows are planned; a flow is as wide as it has moves."


def ledger_row(row: TeamMoveRow) -> dict[str, object]:
    """A row of the ledger; what nobody states is empty."""
    return {
        "id": row.id,
        "date": str(row.date or row.said or "")[:10],
        "source": clean(row.source or "", 80),
        "target": clean(row.target or "", 80),
        "by": clean(row.by or "", 80),
        "project": clean(row.project or "", 80),
        "size": row.size,
        "status": row.status or "",
        "basis": "inferred" if row.inferred else "stated",
    }


def _nothing_chosen() -> html.Div:
    return empty_state("Who says so?", "Choose a move or a flow to read the sentences behind it.", icon_name="quote")


def move_detail(data: GraphData, row: TeamMoveRow) -> html.Section:
    """One move: its ends, its badges, a way into the graph, its quotes."""
    shown = [id for id in (row.id, row.source_id, row.target_id, row.by_id, row.project_id) if id]
    facts = [row.status or "", "inferred" if row.inferred else "stated"]
    facts += [counted(row.size, "person", "people")] if row.size else []
    facts += [date(row.date)] if row.date else []
    lines = [
        html.H2([clean(row.source or "unknown", 60), " → ", clean(row.target or "unknown", 60)]),
        html.P([badge(fact, fact) for fact in facts if fact], className="quote-badges"),
    ]
    if row.by or row.project:
        said = [f"carried by {clean(row.by, 60)}" if row.by else "", clean(row.project or "", 80)]
        lines.append(html.P(" · ".join(part for part in said if part), className="muted"))
    button = html.Button(
        [icon("graph"), "Show in the graph"], type="button", className="button", **action("show", ids=shown)
    )
    quotes = data.quotes_of_node(row.id)
    return html.Section([*lines, button, evidence_list(quotes, data.jobs(quotes))], className="move")


def chosen(rows: Sequence[TeamMoveRow], wanted: object) -> list[TeamMoveRow]:
    """The rows with these ids, in their order."""
    ids_ = set(read_ids(wanted))
    return [row for row in rows if row.id in ids_]


def register(app: Dash, data: GraphData) -> None:
    """Quotes of the chosen moves."""

    @app.callback(
        Output(ids.MOVES_DETAIL, "data-tree"),
        Input(ids.MOVES_CHOICE, "data"),
        running=[(Output(ids.MOVES_DETAIL, "className"), "side busy", "side")],
    )
    def detail(wanted: object) -> str:
        found = chosen(data.team_moves(), wanted)
        return drawn([move_detail(data, row) for row in found] if found else _nothing_chosen())

    in_browser(
        app,
        "figure",
        Output(ids.MOVES_FLOW, "figure"),
        Input(ids.SCHEME, "data"),
        Input(ids.MOVES_FIGURE, "data"),
    )
    in_browser(
        app,
        "quickFilter",
        Output(ids.MOVES_GRID, "dashGridOptions"),
        Input(ids.MOVES_FILTER, "value"),
        State(ids.MOVES_GRID, "dashGridOptions"),
        initially=False,
    )
    in_browser(
        app,
        "chosenMove",
        Output(ids.MOVES_CHOICE, "data"),
        Input(ids.MOVES_GRID, "selectedRows"),
        Input(ids.MOVES_FLOW, "clickData"),
        State(ids.MOVES_FIGURE, "data"),
        State(ids.MOVES_CHOICE, "data"),
        initially=False,
    )
