"""The graph page: the picture, the side panel with cards and quotes, the Cypher behind the last step.

It stays mounted while other pages are shown, so that the picture is still there on coming back.
"""

import dash_cytoscape as cyto
from dash import Dash, Input, Output, State, dcc, html, no_update

from explorer import ids
from explorer.browser import in_browser
from explorer.components import export_menu, filters
from explorer.components.edge_card import edge_card
from explorer.components.evidence import evidence_list
from explorer.components.legend import legend
from explorer.components.node_card import node_card
from explorer.components.parts import Tree, attributes, empty_state
from explorer.components.static import drawn, static
from explorer.components.toolbar import toolbar
from explorer.components.trail_strip import trail, trail_strip
from explorer.data import GraphData
from explorer.elements import elements
from explorer.request import Selection, read_filters, read_ids, read_request, read_selection
from explorer.stylesheet import STYLESHEET

cyto.load_extra_layouts()

_HELP = "Arrow keys walk from neighbour to neighbour, Enter expands, Delete removes, F fits, L lays out, Ctrl-Z undoes."


def layout() -> html.Div:
    """The page with an empty picture."""
    picture = cyto.Cytoscape(
        id=ids.CYTOSCAPE,
        elements=[],
        stylesheet=[],
        layout={"name": "preset"},
        autoRefreshLayout=False,
        boxSelectionEnabled=False,
        minZoom=0.05,
        maxZoom=4,
        style={"position": "absolute", "inset": 0, "width": "100%", "height": "100%"},
    )
    stage = html.Div(
        [
            picture,
            static(_nothing_shown(), className="stage-empty"),
            html.P(id=ids.STATUS, className="status", **attributes(aria_hidden="true")),
        ],
        id="stage",
        className="stage empty",
        tabIndex=0,
        role="application",
        **attributes(aria_label=f"Picture of the graph. {_HELP}"),
    )
    return html.Div(
        [
            html.Div([toolbar(), stage, legend(), trail_strip()], className="graph-main"),
            html.Aside(
                [static(_nothing_selected(), id=ids.CARD), static([], id=ids.STATEMENTS)],
                className="side",
                **attributes(aria_label="What is selected"),
            ),
            dcc.Store(id=ids.STYLESHEET, data=STYLESHEET),
            *(dcc.Store(id=id) for id in _STORES),
        ],
        id=ids.GRAPH_PAGE,
        className="graph-page",
        hidden=True,
    )


_STORES = (ids.REQUEST, ids.DELTA, ids.SHOWN, ids.SELECTION, ids.FILTERS, ids.DOCUMENT_REQUEST, ids.EXPORT_REQUEST)


def _nothing_shown() -> html.Div:
    return empty_state(
        "Nothing in the picture yet",
        "Search for a person, company or product with / and choose one, or start from one of the two stories.",
    )


def _nothing_selected() -> html.Div:
    return empty_state(
        "Nothing selected",
        "Click a node to see who and what it is joined to before you expand it; double-click expands.",
        "Click an edge to read the sentences behind it.",
        icon_name="pointer",
    )


def register(app: Dash, data: GraphData) -> None:
    """Steps of the picture, cards, quotes, and the parts' own callbacks."""
    filters.register(app)
    export_menu.register(app, data)
    _register_browser(app)

    @app.callback(
        Output(ids.DELTA, "data"),
        Output(ids.TRAIL, "data-tree"),
        Input(ids.REQUEST, "data"),
        State(ids.FILTERS, "data"),
        State(ids.SHOWN, "data"),
        prevent_initial_call=True,
        running=[(Output("progress", "className"), "progress busy", "progress")],
    )
    def step(asked: object, filtered: object, shown: object) -> tuple[object, object]:
        request = read_request(asked)
        if request is None:
            return no_update, no_update
        found = data.step(request, read_filters(filtered), read_ids(shown))
        delta = {
            "elements": elements(found.nodes, found.edges),
            "origin": found.origin,
            "focus": found.focus,
            "edge": found.edge,
            "message": found.message,
        }
        return delta, drawn(trail(found.queries))

    @app.callback(
        Output(ids.CARD, "data-tree"),
        Input(ids.SELECTION, "data"),
        prevent_initial_call=True,
        running=[(Output(ids.CARD, "className"), "busy", "")],
    )
    def card(selection: object) -> str:
        return drawn(_card(data, read_selection(selection)))

    @app.callback(
        Output(ids.STATEMENTS, "data-tree"),
        Input(ids.SELECTION, "data"),
        prevent_initial_call=True,
        running=[(Output(ids.STATEMENTS, "className"), "busy", "")],
    )
    def statements(selection: object) -> str:
        return drawn(_statements(data, read_selection(selection)))


def _card(data: GraphData, selection: Selection | None) -> Tree:
    if selection is None:
        return _nothing_selected()
    if selection.node:
        profile = data.profile(selection.node)
        return _gone() if profile is None else node_card(profile)
    ends = data.nodes((selection.source, selection.target))
    edge = data.edge(selection.kind, selection.source, selection.target, selection.what)
    return _gone() if edge is None else edge_card(edge, ends[0], ends[-1])


def _statements(data: GraphData, selection: Selection | None) -> Tree:
    if selection is None:
        return []
    if selection.node:
        quotes = data.quotes_of_node(selection.node)
        return [html.H3("Statements"), evidence_list(quotes, data.jobs(quotes))] if quotes else []
    quotes = data.quotes_of_edge(selection.kind, selection.source, selection.target, selection.what)
    return evidence_list(quotes, data.jobs(quotes), count=False)


def _gone() -> html.Div:
    return empty_state("Not in the graph", "It may have been merged or removed since.", icon_name="pointer")


def _register_browser(app: Dash) -> None:
    in_browser(
        app,
        "apply",
        Output(ids.SHOWN, "data"),
        Input(ids.DELTA, "data"),
        initially=False,
    )
    in_browser(
        app,
        "style",
        Output(ids.CYTOSCAPE, "stylesheet"),
        Input(ids.SCHEME, "data"),
        State(ids.STYLESHEET, "data"),
    )
