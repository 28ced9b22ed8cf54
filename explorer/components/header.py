"""The bar on top of every page: name, pages, search, colour scheme, log out."""

from dash import dcc, html

from explorer.components.parts import attributes, icon, icon_button
from explorer.components.search_box import search_box

PAGES = (
    ("/talk", "Who talks about whom"),
    ("/moves", "Team moves"),
    ("/graph", "Graph"),
    ("/cypher", "Cypher"),
    ("/review", "Review"),
)


def header(login: bool) -> html.Header:
    """The bar; `login` says whether there is a session to log out of."""
    links = [
        dcc.Link(label, href=href, className="nav-link", id=f"nav{href.replace('/', '-')}") for href, label in PAGES
    ]
    leave = html.Form(html.Button("Log out", type="submit", className="button quiet"), action="/logout", method="post")
    return html.Header(
        [
            html.A("Skip to the content", href="#main", className="skip"),
            dcc.Link([html.Span(icon("logo"), className="brand-mark"), "Backchannel"], href="/", className="brand"),
            html.Nav(links, className="nav", **attributes(aria_label="Pages")),
            search_box("header"),
            icon_button("help", "Help and shortcuts (?)", "help"),
            icon_button("scheme", "Switch between light and dark", "scheme"),
            *([leave] if login else []),
        ],
        className="header",
    )
