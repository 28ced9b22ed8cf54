"""The front page: search, and the two stories with the numbers of this graph."""

from collections.abc import Sequence

from dash import Dash, Input, Output, State, dcc, html

from explorer import ids
from explorer.browser import in_browser
from explorer.components.matrix import matrix
from explorer.components.parts import Child, action, glyph, icon, text_button
from explorer.components.sankey import flows_frame, sankey
from explorer.components.search_box import search_box
from explorer.components.sentiment_bar import sentiment_bar
from explorer.components.static import static
from explorer.data import GraphData
from explorer.wording import clean, counted, date, number
from graph.analytics import TeamMoveRow, VendorTalkRow

_TOP = 5
_VENDORS, _SECTORS, _FLOWS = 6, 4, 6
_FIGURES = (
    ("Document", "document", ""),
    ("Statement", "statement", ""),
    ("Person", "person", "people"),
    ("Organization", "organisation", ""),
    ("Product", "product", ""),
)


def layout(data: GraphData) -> html.Div:
    """The stories where there is a graph, how to fill it where there is none."""
    stats = data.stats()
    head = [
        html.H1("Who talks about whom in enterprise IT"),
        html.P("Every connection opens into the sentences behind it: who said it, where and when.", className="lead"),
    ]
    if not any(stats.get(kind) for kind, _, _ in _FIGURES):
        return html.Div(static([*head, _empty()], className="home-part"), className="home")
    figures = [
        html.Li([html.Strong(number(stats.get(kind, 0))), html.Span(_word(stats.get(kind, 0), one, many))])
        for kind, one, many in _FIGURES
    ]
    moves = data.team_moves()
    return html.Div(
        [
            static(head, className="home-part"),
            search_box("home"),
            static([html.Ul(figures, className="figures"), _offer()], className="home-part"),
            html.Div([static(_talk(data)), _moves(moves)], className="stories"),
        ],
        className="home",
    )


def _offer() -> html.P:
    return html.P(
        ["New here? ", text_button("Take the tour in five steps", "tour", "link"), ", or press ", html.Kbd("?"), "."],
        className="muted tour-offer",
    )


def _word(count: int, one: str, many: str) -> str:
    return one if count == 1 else many or f"{one}s"


def _empty() -> html.Div:
    return html.Div(
        [
            icon("graph"),
            html.H2("The graph is empty"),
            html.P("Load our demonstration corpus, or read your own posts and articles:"),
            html.Pre(html.Code("backchannel demo\nbackchannel ingest PATH…")),
            html.P("Then start the explorer again.", className="muted"),
        ],
        className="empty-state wide",
    )


def page_link(label: str, path: str) -> html.A:
    """A link to a page of ours that keeps the picture."""
    return html.A([label, icon("arrow")], href=path, className="more", **action("go", path=path))


def _talk(data: GraphData) -> html.Section:
    """Who talks about which vendors; about which outsourcers, where nobody talks about a vendor."""
    role, rows = data.first_talk()
    if not rows:
        story: list[Child] = [html.P("Nobody talks about a vendor or an outsourcer yet.")]
    else:
        statements = counted(sum(row.statements for row in rows), "statement")
        said: list[Child] = [html.Strong(statements), f" about {counted(len(rows), role)}, by independent sources."]
        most = max(row.statements for row in rows)
        lines = [_vendor(row, most) for row in rows[:_TOP]]
        story = [html.P(said), html.Ol(lines, className="story-rows talk-rows")]
        if cells := data.vendor_sectors(role):
            sectors = html.H3("By sector of the speaker's employer at that time")
            story += [sectors, matrix(cells, _VENDORS, _SECTORS)]
    return html.Section(
        [
            html.H2(f"Who talks about which {role}s"),
            *story,
            page_link(f"All {role}s, and by sector", "/talk"),
        ],
        className="story",
    )


def _vendor(row: VendorTalkRow, most: int) -> html.Li:
    return html.Li(
        [
            html.Button(
                clean(row.vendor, 40),
                type="button",
                className="button link",
                title="Show who talks about it in the graph",
                **action("expand", id=row.vendor_id, edge="TALKS_ABOUT", direction="in", kind=""),
            ),
            sentiment_bar(row, most),
            html.Button(
                counted(row.independent, "source"),
                type="button",
                className="button link",
                title="Read what they say",
                **action("talk", id=row.vendor_id, name=row.vendor),
            ),
        ]
    )


def _moves(rows: Sequence[TeamMoveRow]) -> html.Section:
    companies = {id for row in rows for id in (row.source_id, row.target_id) if id}
    people = sum(row.size or 0 for row in rows)
    said = f" between {counted(len(companies), 'organisation', 'organisations')}"
    said += f", {number(people)} people as far as stated." if people else "."
    lines = [html.Li(_move(row)) for row in rows[:_TOP]]
    return html.Section(
        [
            static(
                [
                    html.H2("Which project teams moved"),
                    html.P([html.Strong(counted(len(rows), "team move")), said]),
                    html.Ol(lines, className="story-rows move-rows") if lines else html.P("No team has moved yet."),
                ],
                className="home-part",
            ),
            *_flows(rows),
            static(page_link("The ledger and all flows", "/moves")),
        ],
        className="story",
    )


def _flows(rows: Sequence[TeamMoveRow]) -> list[Child]:
    """The widest flows as a small picture, whose figures the browser colours (assets/moves.js)."""
    figure = sankey(rows, _FLOWS)
    if not figure["data"][0]["link"]["value"]:
        return []
    return [html.H3("The widest flows"), flows_frame(ids.HOME_FLOW, figure), dcc.Store(id=ids.HOME_FIGURE, data=figure)]


def _move(row: TeamMoveRow) -> list[Child]:
    shown = [id for id in (row.id, row.source_id, row.target_id, row.by_id, row.project_id) if id]
    names = f"{clean(row.source or 'unknown', 32)} → {clean(row.target or 'unknown', 32)}"
    said = [counted(row.size, "person", "people") if row.size else "", date(row.date or row.said), row.status or ""]
    words = " · ".join(part for part in said if part) or "undated"
    show = action("show", ids=shown)
    return [
        glyph("move", 13),
        html.Button(names, type="button", className="button link", title="Show it in the graph", **show),
        html.Button(
            words, type="button", className="button link", title="Read who says so", **action("moves", ids=[row.id])
        ),
    ]


def register(app: Dash, data: GraphData) -> None:
    """Colours of the small picture of flows, and what a click in it chooses."""
    in_browser(
        app,
        "figure",
        Output(ids.HOME_FLOW, "figure"),
        Input(ids.SCHEME, "data"),
        Input(ids.HOME_FIGURE, "data"),
    )
    in_browser(
        app,
        "homeFlow",
        Output(ids.HOME_FIGURE, "id"),
        Input(ids.HOME_FLOW, "clickData"),
        State(ids.HOME_FIGURE, "data"),
        initially=False,
    )
