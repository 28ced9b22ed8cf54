"""The search with completion over names and aliases; the browser's part is assets/search.js."""

import dash_mantine_components as dmc
from dash import MATCH, Dash, Input, Output, html

from explorer import ids
from explorer.components.parts import Tree, action, attributes, kind_badge
from explorer.components.static import drawn, static
from explorer.data import GraphData, Hit
from explorer.looks import look_of
from explorer.names import name_of
from explorer.wording import clean, counted


def search_box(where: str, placeholder: str = "Search people, companies, products…") -> html.Div:
    """A text field with its list of completions; `where` tells several apart."""
    field = dmc.TextInput(
        id=ids.search_text(where),
        placeholder=placeholder,
        debounce=120,
        value="",
        autoComplete="off",
        spellCheck=False,
        leftSection=html.Span(className="icon icon-search"),
        rightSection=dmc.Kbd("/", className="search-key"),
        size="md" if where == "home" else "sm",
        **attributes(aria_label="Search people, companies, products", data_search=where),
    )
    named = attributes(aria_label="Matches")
    hits = static([], id=ids.search_hits(where), className="search-hits", role="listbox", **named)
    return html.Div([field, hits], className=f"search search-{where}")


def hit_row(hit: Hit, text: str) -> html.Button:
    """One completion: name, the alias that matched, kind and number of neighbours."""
    node = hit.node
    alias = _matching_alias(hit, text)
    return html.Button(
        [
            html.Span(
                [html.Span(name_of(node, 60), className="hit-name")]
                + ([html.Span(f"also {alias}", className="hit-alias")] if alias else []),
                className="hit-names",
            ),
            kind_badge(look_of(node)),
            html.Span(counted(hit.neighbours, "neighbour"), className="hit-count"),
        ],
        type="button",
        role="option",
        tabIndex=-1,
        className="search-hit",
        **action("show", ids=[node.id]),
    )


def search_results(hits: tuple[Hit, ...], text: str) -> Tree:
    """The list of completions, or that there are none."""
    if not hits:
        return html.P(f"Nothing in the graph is called “{clean(text, 40)}”.", className="search-none")
    return [hit_row(hit, text) for hit in hits]


def _matching_alias(hit: Hit, text: str) -> str | None:
    wanted = text.casefold()
    if wanted in hit.node.name.casefold():
        return None
    aliases = hit.node.properties.get("aliases")
    found = aliases if isinstance(aliases, list | tuple) else ()
    return next((clean(alias, 40) for alias in found if wanted in alias.casefold()), None)


def register(app: Dash, data: GraphData) -> None:
    """Completions for what is typed."""

    @app.callback(
        Output({"type": "search-hits", "where": MATCH}, "data-tree"),
        Input({"type": "search-text", "where": MATCH}, "value"),
        prevent_initial_call=True,
    )
    def complete(text: str | None) -> str:
        typed = clean(text or "", 100)
        return drawn(search_results(data.search(typed), typed) if typed else [])
