"""The drawer under the picture: steps with their Cypher, time, the table, the moves."""

from dash import Dash, Input, Output, State, dcc, html, no_update

from explorer import ids
from explorer.browser import in_browser
from explorer.components.menu import tick
from explorer.components.moves_timeline import moves_timeline
from explorer.components.parts import Child, Tag, Tree, action, attributes, icon, text_button
from explorer.components.sankey import flows_frame, sankey
from explorer.components.static import static
from explorer.components.table import tables
from explorer.data import GraphData
from explorer.request import read_ids
from explorer.wording import counted

TABS = (
    ("steps", "Steps and Cypher", "code"),
    ("time", "Time", "clock"),
    ("table", "Table", "table"),
    ("moves", "Team moves", "move"),
)


def drawer() -> html.Section:
    """Tabs, all closed at first."""
    tabs = [
        html.Button(
            [icon(icon_name), label],
            type="button",
            role="tab",
            id=f"tab-{tab}",
            className="drawer-tab",
            **action("drawer", tab=tab),
            **attributes(aria_selected="false", aria_controls=f"panel-{tab}"),
        )
        for tab, label, icon_name in TABS
    ]
    last = html.Span(id="last-step", className="last-step")
    return html.Section(
        [
            static(
                [html.Div(tabs, role="tablist", **attributes(aria_label="Beside the picture")), last],
                className="drawer-tabs",
            ),
            _panel("steps", [static(_steps()), *_queries()]),
            _panel("time", [static(_time())]),
            _panel("table", [html.Div(id=ids.TABLE_PANEL)]),
            _panel("moves", [html.Div(id=ids.MOVES_PANEL)]),
            dcc.Store(id=ids.DRAWER),
            dcc.Store(id=ids.DRAWER_FLOWS),
            dcc.Store(id=ids.DRAWER_LANES),
        ],
        id="drawer",
        className="drawer",
        **attributes(aria_label="Beside the picture"),
    )


def _panel(tab: str, children: list[Child]) -> html.Div:
    labelled = attributes(data_panel=tab, aria_labelledby=f"tab-{tab}")
    return html.Div(
        children, id=f"panel-{tab}", role="tabpanel", hidden=True, className=f"drawer-panel {tab}", **labelled
    )


def _steps() -> Tree:
    return [html.H3("Steps"), html.Ol(id="steps", className="steps")]


def _queries() -> list[Child]:
    return [
        html.Div(
            [
                html.H3("Cypher behind the last step"),
                static(html.P("Every step shows its query here.", className="muted"), id=ids.TRAIL),
            ]
        ),
        html.Div([html.H3("Cypher behind the whole view"), static([], id=ids.VIEW_QUERY)]),
    ]


def _time() -> Tree:
    ends = (("time-since", "From"), ("time-until", "Until"))
    ranges = [
        html.Label(
            [html.Span(label), Tag("input", {"id": id, "type": "range", "min": "0", "max": "0", "value": "0"})],
            className="range",
        )
        for id, label in ends
    ]
    controls = html.Div(
        [
            html.Button([icon("play"), "Play"], type="button", className="button small", **action("play")),
            tick("time-as-of", "Everything said until then"),
            html.Label(
                [html.Span("As of"), Tag("input", {"id": "time-month", "type": "month", "placeholder": "2014-06"})],
                className="range",
            ),
            *ranges,
            html.Strong(id="time-said"),
            text_button("All time", "all-time", "quiet small", hidden=True),
        ],
        className="time-controls",
    )
    none = html.P("Nothing in the picture has a date yet.", id="time-none", className="muted")
    picture = Tag("svg", {"id": "histogram", "class": "histogram", "role": "img", "aria-label": "Statements by month"})
    return [controls, none, html.Div(picture, className="histogram-frame")]


def register(app: Dash, data: GraphData) -> None:
    """Fill the table and the moves when they are opened for the first time, or anew for what is shown."""

    @app.callback(
        Output(ids.TABLE_PANEL, "children"),
        Input(ids.DRAWER, "data"),
        State(ids.TABLE_PANEL, "children"),
        prevent_initial_call=True,
    )
    def table(opened: dict[str, object] | None, there: object) -> object:
        return tables() if (opened or {}).get("tab") == "table" and not there else no_update

    @app.callback(
        Output(ids.MOVES_PANEL, "children"),
        Output(ids.DRAWER_FLOWS, "data"),
        Output(ids.DRAWER_LANES, "data"),
        Input(ids.DRAWER, "data"),
        prevent_initial_call=True,
    )
    def moves(opened: dict[str, object] | None) -> object:
        if (opened or {}).get("tab") != "moves":
            return no_update, no_update, no_update
        shown = set(read_ids((opened or {}).get("ids")))
        every = data.team_moves()
        rows = [row for row in every if not shown or shown & {row.id, row.source_id, row.target_id, row.by_id}]
        if not rows:
            return html.P("No team move has a part in what is shown.", className="muted"), no_update, no_update
        said = f"{counted(len(rows), 'team move')} of {len(every):,} there are; click one to bring it in."
        flows, lanes = sankey(rows), moves_timeline(rows)
        graphs = [flows_frame(ids.DRAWER_FLOW, flows), flows_frame(ids.DRAWER_LANE, lanes)]
        parts = [html.P(said, className="muted"), html.Div(graphs, className="drawer-graphs")]
        return parts, flows, lanes

    for figure, held in ((ids.DRAWER_FLOW, ids.DRAWER_FLOWS), (ids.DRAWER_LANE, ids.DRAWER_LANES)):
        in_browser(app, "figure", Output(figure, "figure"), Input(ids.SCHEME, "data"), Input(held, "data"))
    in_browser(
        app,
        "moveClicked",
        Output(ids.DRAWER_LANE, "clickData"),
        Input(ids.DRAWER_FLOW, "clickData"),
        Input(ids.DRAWER_LANE, "clickData"),
        State(ids.DRAWER_FLOWS, "data"),
        initially=False,
    )
