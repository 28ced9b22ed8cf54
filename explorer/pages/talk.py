"""The first story: who talks about which vendors, how, and in which sectors."""

from collections.abc import Mapping, Sequence

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html

from explorer import ids
from explorer.components.evidence import evidence_list
from explorer.components.matrix import matrix
from explorer.components.parts import Tree, action, attributes, badge, empty_state, icon, text_button
from explorer.components.sentiment_bar import sentiment_bar
from explorer.components.static import drawn, side, static
from explorer.data import Employment, GraphData
from explorer.quotes import Quote
from explorer.request import read_ids
from explorer.wording import clean, counted, date, number
from graph.analytics import VendorSectorCell, VendorTalkRow

ROLES = (("vendor", "Vendors"), ("outsourcer", "Outsourcers"))
_FIRST_ROWS = 20


def layout(data: GraphData) -> html.Div:
    """Ranking and matrix on the left, the quotes of what is chosen on the right."""
    role, rows = data.first_talk()
    roles = dmc.SegmentedControl(
        id=ids.TALK_ROLE,
        data=[{"value": value, "label": label} for value, label in ROLES],
        value=role,
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
                    static(ranking(rows, data.vendor_sectors(role), role), id=ids.TALK_RANKING),
                    side(ids.TALK_DETAIL, _nothing_chosen()),
                ],
                className="story-page",
            ),
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
    more = text_button(f"Show all {number(len(rows))}", "whole-table", target="ranking")
    return [
        html.Table([html.Thead(head), html.Tbody(body)], className="ranking", id="ranking"),
        html.P([f"{_FIRST_ROWS} of {number(len(rows))}. ", more], className="muted")
        if len(rows) > _FIRST_ROWS
        else None,
        html.H2("By sector of the speaker's employer at that time"),
        html.P("Independent sources; red where criticism prevails, green where praise does.", className="muted"),
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
        running=[(Output(ids.TALK_DETAIL, "className"), "side busy", "side")],
    )
    def quotes(choice: dict[str, object] | None) -> str:
        found = read_ids([(choice or {}).get("id")])
        if choice is None or not found:
            return drawn(_nothing_chosen())
        sector = clean(str(choice.get("sector") or ""), 80)
        said = data.talk_about(found[0], sector)
        where = f" in {sector}" if sector else ""
        jobs = data.jobs(said)
        title = html.H2(f"{clean(str(choice.get('name') or ''), 60)}{where}")
        return drawn([title, _way_in(found[0], said, jobs if sector else None), evidence_list(said, jobs)])


def _way_in(about: str, said: Sequence[Quote], jobs: Mapping[str, Employment] | None) -> html.Button:
    """Into the graph: everybody who talks about it, or with `jobs` the speakers of the quotes and their employers."""
    if jobs is None:
        whole = action("expand", id=about, edge="TALKS_ABOUT", direction="in", kind="")
        return html.Button(
            [icon("graph"), "Who talks about it, in the graph"], className="button", type="button", **whole
        )
    speakers = [quote.evidence.speaker.id for quote in said if quote.evidence.speaker is not None]
    employers = [job.id for job in jobs.values() if job.id]
    shown = action("show", ids=list(dict.fromkeys([about, *speakers, *employers])))
    return html.Button([icon("graph"), "These people, in the graph"], className="button", type="button", **shown)
