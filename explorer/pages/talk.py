"""The first story: who talks about which vendors, how, and in which sectors."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html

from explorer import ids
from explorer.components.evidence import evidence_list
from explorer.components.parts import Tree, action, attributes, badge, empty_state, icon, text_button
from explorer.components.sentiment_bar import sentiment_bar
from explorer.components.static import drawn, side, static
from explorer.data import GraphData
from explorer.request import read_ids
from explorer.wording import clean, counted, date, number
from graph.analytics import VendorSectorCell, VendorTalkRow

ROLES = (("vendor", "Vendors"), ("outsourcer", "Outsourcers"))
_FIRST_ROWS = 20
_MATRIX_VENDORS, _MATRIX_SECTORS = 15, 12


def layout(data: GraphData) -> html.Div:
    """Ranking and matrix on the left, the quotes of what is chosen on the right."""
    roles = dmc.SegmentedControl(
        id=ids.TALK_ROLE,
        data=[{"value": value, "label": label} for value, label in ROLES],
        value=ROLES[0][0],
        size="sm",
        **attributes(aria_label="Whom the talk is about"),
    )
    return html.Div(
        [
            html.Header(
                [
                    html.Div(
                        [
                            html.H1("Who talks about which vendors"),
                            html.P(
                                "Ranked by independent sources: a text copied ten times counts once.", className="lead"
                            ),
                        ]
                    ),
                    roles,
                ],
                className="page-head",
            ),
            html.Div(
                [
                    static(ranking(data.vendor_talk(), data.vendor_sectors(), ROLES[0][0]), id=ids.TALK_RANKING),
                    side(ids.TALK_DETAIL, _nothing_chosen()),
                ],
                className="story-page",
            ),
            dcc.Store(id=ids.TALK_CHOICE),
        ],
        className="talk-page",
    )


def ranking(rows: Sequence[VendorTalkRow], cells: Sequence[VendorSectorCell], role: str) -> Tree:
    """The table of vendors with their bars, then the matrix of vendors by sectors."""
    if not rows:
        return empty_state(
            "No talk yet",
            f"No statement in the graph is about an organisation with the role {role}.",
            icon_name="quote",
        )
    head = html.Tr(
        [html.Th(text, scope="col") for text in ("", "Name", "Mood of the talk", "Speakers", "Sources", "Topics")]
    )
    most = max(row.statements for row in rows)
    body = [_row(place, row, most) for place, row in enumerate(rows, 1)]
    more = text_button(f"Show all {number(len(rows))}", "reveal", target="ranking")
    return [
        html.Table([html.Thead(head), html.Tbody(body)], className="ranking", id="ranking"),
        html.P([f"{_FIRST_ROWS} of {number(len(rows))}. ", more], className="muted")
        if len(rows) > _FIRST_ROWS
        else None,
        html.H2("By sector of the speaker's employer"),
        matrix(cells),
    ]


def _row(place: int, row: VendorTalkRow, most: int) -> html.Tr:
    name = html.Button(
        clean(row.vendor, 48),
        type="button",
        className="button link",
        **action("talk", id=row.vendor_id, name=row.vendor),
    )
    topics = [badge(f"{aspect} {count}", "aspect") for aspect, count in row.aspects[:3]]
    sources = f"{number(row.independent)} · {counted(row.statements, 'statement')}"
    return html.Tr(
        [
            html.Td(place, className="rank"),
            html.Th(name, scope="row"),
            html.Td(sentiment_bar(row, most)),
            html.Td(number(row.speakers), className="numbers"),
            html.Td([sources, html.Small(date(row.latest))], className="sources"),
            html.Td(html.Div(topics, className="topics")),
        ],
        className="more-row" if place > _FIRST_ROWS else "",
    )


def matrix(cells: Sequence[VendorSectorCell]) -> html.Div:
    """Vendors by sectors: the number is independent sources, the colour the mean sentiment."""
    if not cells:
        return empty_state(
            "No sectors yet", "No speaker's employer has a known sector in the graph.", icon_name="quote"
        )
    vendors = _most_talked({(cell.vendor_id, cell.vendor): 0 for cell in cells}, cells, by_vendor=True)[
        :_MATRIX_VENDORS
    ]
    sectors = _most_talked({(cell.sector, cell.sector): 0 for cell in cells}, cells, by_vendor=False)[:_MATRIX_SECTORS]
    at = {(cell.vendor_id, cell.sector): cell for cell in cells}
    head = html.Tr([html.Th("", scope="col"), *(html.Th(clean(name, 24), scope="col") for _, name in sectors)])
    body = [
        html.Tr([html.Th(clean(name, 28), scope="row"), *(_cell(at.get((id, sector))) for sector, _ in sectors)])
        for id, name in vendors
    ]
    return html.Div(html.Table([html.Thead(head), html.Tbody(body)], className="matrix"), className="matrix-frame")


def _most_talked(
    totals: dict[tuple[str, str], int], cells: Sequence[VendorSectorCell], by_vendor: bool
) -> list[tuple[str, str]]:
    for cell in cells:
        totals[(cell.vendor_id, cell.vendor) if by_vendor else (cell.sector, cell.sector)] += cell.independent
    return sorted(totals, key=lambda key: (-totals[key], key[1]))


def _cell(cell: VendorSectorCell | None) -> html.Td:
    if cell is None:
        return html.Td("", className="no-talk")
    mood = "negative" if cell.sentiment < -0.15 else "positive" if cell.sentiment > 0.15 else "neutral"
    said = f"{cell.vendor} in {cell.sector}: {counted(cell.independent, 'independent source')}, {mood} on the whole"
    button = html.Button(
        number(cell.independent),
        type="button",
        title=said,
        **attributes(aria_label=said),
        **action("talk", id=cell.vendor_id, name=cell.vendor, sector=cell.sector, peers=list(cell.peers)),
    )
    strength = min(1.0, 0.25 + abs(cell.sentiment) * 0.75)
    return html.Td(button, className=f"heat {mood}", style={"--strength": f"{round(strength * 60)}%"})


def _nothing_chosen() -> html.Div:
    return empty_state(
        "Whose words?", "Choose a name or a cell of the matrix to read what was said.", icon_name="quote"
    )


def register(app: Dash, data: GraphData) -> None:
    """Switch between vendors and outsourcers; show the quotes of what is chosen."""

    @app.callback(Output(ids.TALK_RANKING, "data-tree"), Input(ids.TALK_ROLE, "value"), prevent_initial_call=True)
    def rank(role: str) -> str:
        known = role if role in dict(ROLES) else ROLES[0][0]
        return drawn(ranking(data.vendor_talk(known), data.vendor_sectors(known), known))

    @app.callback(
        Output(ids.TALK_DETAIL, "data-tree"),
        Input(ids.TALK_CHOICE, "data"),
        State(ids.TALK_ROLE, "value"),
        prevent_initial_call=True,
        running=[(Output(ids.TALK_DETAIL, "className"), "side busy", "side")],
    )
    def quotes(choice: dict[str, object] | None, role: str) -> str:
        found = read_ids([(choice or {}).get("id")])
        if choice is None or not found:
            return drawn(_nothing_chosen())
        sector, peers = choice.get("sector"), read_ids(choice.get("peers"))
        said = data.talk_about(found[0], peers)
        where = f" in {clean(str(sector), 40)}" if sector else ""
        open_graph = html.Button(
            [icon("graph"), "Who talks about it, in the graph"],
            type="button",
            className="button",
            **action("expand", id=found[0], edge="TALKS_ABOUT", direction="in", kind=""),
        )
        title = html.H2(f"{clean(str(choice.get('name') or ''), 60)}{where}")
        return drawn([title, open_graph, evidence_list(said, data.jobs(said))])
