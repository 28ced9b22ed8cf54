"""The explorer as a Dash application."""

import logging
from collections.abc import Callable
from pathlib import Path

import dash_mantine_components as dmc
from dash import Dash, Input, Output, dcc, html, no_update, set_props

from explorer import ids
from explorer.auth import guard
from explorer.browser import in_browser
from explorer.components import document_view, search_box
from explorer.components.header import header
from explorer.components.help import help_sheet
from explorer.components.parts import attributes, empty_state, icon, icon_button, text_button
from explorer.components.static import static
from explorer.data import GraphData
from explorer.pages import cypher, graph, home, moves, review, talk
from explorer.scripts import Page
from explorer.security import protect
from explorer.views import Views
from graph.errors import BackchannelError
from graph.settings import Settings
from graph.store import Store, beside

_log = logging.getLogger(__name__)
_INDEX = (Path(__file__).parent / "index.html").read_text(encoding="utf-8")
_VIEWS = "backchannel-views.json"
_THEME = {
    "primaryColor": "indigo",
    "fontFamily": "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
    "fontFamilyMonospace": "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, monospace",
    "defaultRadius": "md",
    # Mantine's dark greys, replaced by those of assets/tokens.css: text first, the page last but two.
    "colors": {
        "dark": [
            "#e6eaf0",
            "#c4ccd7",
            "#a0abba",
            "#76818f",
            "#414c5d",
            "#262e3b",
            "#191e27",
            "#12161d",
            "#0e1116",
            "#0a0c10",
        ]
    },
}


def create_app(store: Store, settings: Settings) -> Dash:
    """The application over an opened store; serve its `server` with any WSGI server. The store stays the caller's."""
    app = Page(
        __name__,
        title="Backchannel",
        update_title=None,
        serve_locally=True,
        suppress_callback_exceptions=True,
        index_string=_INDEX,
        on_error=_tell,
    )
    data = GraphData(store)
    app.layout = _layout(login=guard(app.server, settings))
    for part in (search_box, document_view, home, talk, moves):
        part.register(app, data)
    graph.register(app, data, views_of(data, settings), settings)
    cypher.register(app, data, settings)
    review.register(app, data, settings)
    _register_pages(app, data, settings)
    protect(app, settings)
    return app


def views_of(data: GraphData, settings: Settings) -> Views:
    """Where views are saved: as set, else beside the graph."""
    return Views(settings.views or beside(data.store.url, _VIEWS))


def _layout(login: bool) -> dmc.MantineProvider:
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.LOCATION, refresh=False),
            dcc.Store(id=ids.SCHEME),
            *(dcc.Store(id=id) for id in (ids.CYPHER_CARRY, ids.TALK_CHOICE, ids.MOVES_CHOICE)),
            header(login),
            html.Div(id="progress", className="progress"),
            html.Main([graph.layout(), html.Div(_loading(), id=ids.PAGE, className="page")], id="main"),
            document_view.document_dialog(),
            help_sheet(),
            html.Div(id="toast", role="status", className="toast", hidden=True),
            html.Div(id=ids.NOTICE, role="alert", className="notice"),
            html.P(id=ids.LIVE, className="visually-hidden", **attributes(aria_live="polite")),
        ],
        id=ids.PROVIDER,
        theme=_THEME,
        forceColorScheme="light",
    )


def _loading() -> html.Div:
    return html.Div(html.Span("Loading…", className="muted"), className="loading")


def _register_pages(app: Dash, data: GraphData, settings: Settings) -> None:
    pages: dict[str, Callable[[GraphData], object]] = {
        "/": home.layout,
        "/talk": talk.layout,
        "/moves": moves.layout,
        "/cypher": lambda data: cypher.layout(data, settings),
        "/review": review.layout,
    }

    @app.callback(Output(ids.PAGE, "children"), Input(ids.LOCATION, "pathname"))
    def page(path: str | None) -> object:
        if path == "/graph":
            return no_update
        shown = pages.get(path or "/")
        if shown is None:
            return empty_state("No such page", dcc.Link("Go to the front page", href="/"))
        try:
            return shown(data)
        except Exception as error:
            # A page that cannot be made says so in its own place; a notice over "Loading…" would not do.
            _tell(error)
            return static(empty_state("This page cannot be shown", *_said(error), _again(), icon_name="alert"))

    in_browser(
        app,
        "route",
        Output(ids.GRAPH_PAGE, "hidden"),
        Output(ids.PAGE, "hidden"),
        Input(ids.LOCATION, "pathname"),
    )
    in_browser(
        app,
        "scheme",
        Output(ids.PROVIDER, "forceColorScheme"),
        Input(ids.SCHEME, "data"),
    )


def _again() -> html.Button:
    return text_button("Try again", "reload", "primary")


def _said(error: Exception) -> tuple[str, str]:
    """What to tell of an error, and what to do; what is not ours is told without its details."""
    if isinstance(error, BackchannelError):
        return error.message, error.hint
    return "Something went wrong.", "The details are in the explorer's log."


def _tell(error: Exception) -> None:
    """Show what went wrong in a notice; what is not ours is logged."""
    if not isinstance(error, BackchannelError):
        _log.error("A callback failed", exc_info=error)
    message, hint = _said(error)
    said = [html.Strong(message), html.Span(hint)]
    set_props(ids.NOTICE, {"children": [icon("alert"), html.Div(said), icon_button("close", "Close", "close-notice")]})
