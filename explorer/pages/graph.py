"""The graph page: the picture, the side panel with cards and quotes, the drawer with steps, time, table and moves.

It stays mounted while other pages are shown, so that the picture is still there on coming back.
"""

import json
from collections.abc import Sequence

import dash_cytoscape as cyto
from dash import Dash, Input, Output, dcc, html

from explorer import api, ids
from explorer.browser import in_browser
from explorer.components import drawer, export_menu, filters
from explorer.components.edge_card import edge_card
from explorer.components.evidence import evidence_list
from explorer.components.group_menu import offer
from explorer.components.legend import legend
from explorer.components.node_card import node_card
from explorer.components.parts import Tag, Tree, attributes, empty_state
from explorer.components.several_card import several_card
from explorer.components.static import drawn, static
from explorer.components.toolbar import toolbar
from explorer.components.views_dialog import views_dialog
from explorer.data import GraphData
from explorer.quotes import Quote
from explorer.request import Filters, Selection, read_filters, read_selection
from explorer.stylesheet import STYLESHEET
from explorer.views import Views
from explorer.wording import between, counted, number
from graph.settings import Settings

_HELP = (
    "Arrow keys walk from neighbour to neighbour, Enter expands, Delete removes, D dismisses, C collapses, P pins, "
    "O draws a lasso, E reveals edges, F fits, L lays out, Ctrl-Z undoes, Ctrl-Shift-Z does again. "
    "The table in the drawer below holds the same nodes and edges."
)


def layout() -> html.Div:
    """The page with an empty picture."""
    return html.Div(
        [
            html.Div([toolbar(), static(offer()), _stage(), legend(), drawer.drawer()], className="graph-main"),
            html.Aside(
                [static(_nothing_selected(), id=ids.CARD), static([], id=ids.STATEMENTS)],
                className="side",
                tabIndex=0,
                **attributes(aria_label="What is selected"),
            ),
            views_dialog(),
            *(dcc.Store(id=id) for id in _STORES),
        ],
        id=ids.GRAPH_PAGE,
        className="graph-page",
        hidden=True,
    )


_STORES = (ids.SELECTION, ids.FILTERS, ids.DOCUMENT_REQUEST, ids.EXPORT_REQUEST)


def _stage() -> html.Div:
    picture = cyto.Cytoscape(
        id=ids.CYTOSCAPE,
        elements=[],
        stylesheet=[],
        layout={"name": "preset"},
        autoRefreshLayout=False,
        boxSelectionEnabled=False,
        minZoom=0.03,
        maxZoom=4,
        style={"position": "absolute", "inset": 0, "width": "100%", "height": "100%"},
    )
    over = [
        html.Div(id="time-axis", className="time-axis", hidden=True, **attributes(aria_hidden="true")),
        html.Canvas(
            id="minimap", width="176", height="120", className="minimap", hidden=True, title="The whole picture"
        ),
        Tag("svg", {"id": "lasso", "class": "lasso", "hidden": ""}, Tag("polygon", {"points": ""})),
        html.Div(
            html.Canvas(
                id="overview",
                tabIndex=0,
                className="overview",
                role="application",
                **attributes(aria_label="The whole graph. Arrow keys move, Enter expands, Escape leaves."),
            ),
            hidden=True,
            className="overview-frame",
        ),
        html.Div(id="node-menu", className="node-menu", role="menu", hidden=True, **attributes(aria_label="This node")),
    ]
    return html.Div(
        [
            picture,
            static(_nothing_shown(), className="stage-empty"),
            static(over, className="stage-over"),
            html.P(id=ids.STATUS, className="status", **attributes(aria_hidden="true")),
        ],
        id="stage",
        className="stage empty",
        tabIndex=0,
        role="application",
        **attributes(aria_label=f"Picture of the graph. {_HELP}", data_rules=json.dumps(STYLESHEET)),
    )


def _nothing_shown() -> html.Div:
    return empty_state(
        "Nothing in the picture yet",
        "Search for a person, company or product with / and choose one, or start from one of the two stories.",
    )


def _nothing_selected() -> html.Div:
    return empty_state(
        "Nothing selected",
        "Click a node to see who and what it is joined to before you expand it; double-click expands.",
        "Click an edge to read the sentences behind it. Shift-click selects several; right-click opens a menu.",
        icon_name="pointer",
    )


def register(app: Dash, data: GraphData, views: Views, settings: Settings) -> None:
    """Cards, quotes, the addresses that steps call, and the parts' own callbacks."""
    filters.register(app)
    export_menu.register(app, data)
    drawer.register(app, data)
    api.register(app.server, data, views, settings)

    @app.callback(
        Output(ids.CARD, "data-tree"),
        Input(ids.SELECTION, "data"),
        Input(ids.FILTERS, "data"),
        prevent_initial_call=True,
        running=[(Output(ids.CARD, "className"), "busy", "")],
    )
    def card(selection: object, filtered: object) -> str:
        return drawn(_card(data, read_selection(selection), read_filters(filtered)))

    @app.callback(
        Output(ids.STATEMENTS, "data-tree"),
        Input(ids.SELECTION, "data"),
        Input(ids.FILTERS, "data"),
        prevent_initial_call=True,
        running=[(Output(ids.STATEMENTS, "className"), "busy", "")],
    )
    def statements(selection: object, filtered: object) -> str:
        return drawn(_statements(data, read_selection(selection), read_filters(filtered)))

    in_browser(
        app,
        "style",
        Output(ids.CYTOSCAPE, "stylesheet"),
        Input(ids.SCHEME, "data"),
    )


def _card(data: GraphData, selection: Selection | None, filters: Filters) -> Tree:
    if selection is None:
        return _nothing_selected()
    if selection.nodes:
        return several_card(data.nodes(selection.nodes))
    if selection.node:
        profile = data.profile(selection.node, filters)
        return _gone() if profile is None else node_card(profile, between(filters.since, filters.until))
    ends = data.nodes((selection.source, selection.target))
    edge = data.edge(selection.kind, selection.source, selection.target, selection.what)
    if edge is None:
        return _gone()
    inside = data.within([edge], filters)
    if not inside:
        words = f"Nothing was said {between(filters.since, filters.until)}."
        return empty_state("Not at that time", words, icon_name="clock")
    return edge_card(inside[0], ends[0], ends[-1])


def _statements(data: GraphData, selection: Selection | None, filters: Filters) -> Tree:
    if selection is None or selection.nodes:
        return []
    if selection.node:
        quotes = data.quotes_of_node(selection.node)
    else:
        quotes = data.quotes_of_edge(selection.kind, selection.source, selection.target, selection.what)
    kept = tuple(quote for quote in quotes if filters.lets_through(quote.evidence.statement.properties.get("said")))
    cut = [html.P(_left_out(kept, quotes, filters), className="muted")] if len(kept) < len(quotes) else []
    if selection.node:
        listed = [evidence_list(kept, data.jobs(kept))] if kept else []
        return [html.H3("Statements"), *cut, *listed] if quotes else []
    return [*cut, evidence_list(kept, data.jobs(kept), count=False)] if kept else cut


def _left_out(kept: Sequence[Quote], quotes: Sequence[Quote], filters: Filters) -> str:
    return f"{number(len(kept))} of {counted(len(quotes), 'statement')}: those {between(filters.since, filters.until)}."


def _gone() -> html.Div:
    return empty_state("Not in the graph", "It may have been merged or removed since.", icon_name="pointer")
