"""The search with completion over names, aliases, handles and quotes; the browser's part is assets/search.js."""

import re

import dash_mantine_components as dmc
from dash import MATCH, Dash, Input, Output, html, no_update

from explorer import ids
from explorer.components.parts import Child, Tree, action, attributes, kind_badge
from explorer.components.static import drawn, static
from explorer.data import Found, GraphData
from explorer.looks import look_of
from explorer.names import name_of
from explorer.wording import clean, counted, date
from graph.escapes import unescaped
from graph.store.base import Evidence, Match


def search_box(where: str, placeholder: str = "Search people, companies, products, quotes…") -> html.Div:
    """A text field with its list of completions; `where` tells several apart."""
    field = dmc.TextInput(
        id=ids.search_text(where),
        placeholder=placeholder,
        debounce=100,
        value="",
        autoComplete="off",
        spellCheck=False,
        leftSection=html.Span(className="icon icon-search"),
        rightSection=dmc.Kbd("/", className="search-key"),
        size="md" if where == "home" else "sm",
        **attributes(aria_label="Search people, companies, products, quotes", data_search=where),
    )
    named = attributes(aria_label="Matches")
    hits = static([], id=ids.search_hits(where), className="search-hits", role="listbox", **named)
    return html.Div([field, hits], className=f"search search-{where}")


def search_results(found: Found, text: str) -> Tree:
    """The completions: names, then sentences; or that there are none."""
    if not found.names and not found.quotes:
        return html.Div(f"Nothing in the graph is called or says “{clean(text, 40)}”.", **_NOTHING)
    rows: list[Child] = []
    if found.names and found.names[0].similar:
        rows.append(_heading(f"Nothing is called “{clean(text, 40)}”. Did you mean"))
    rows += [name_row(match) for match in found.names]
    if found.quotes:
        rows += [_heading("Said"), *(quote_row(evidence, text) for evidence in found.quotes)]
    return rows


_LONGEST, _BEFORE = 150, 40
_NOTHING = {"className": "search-none", "role": "option", **attributes(aria_disabled="true")}


def name_row(match: Match) -> html.Button:
    """One completion: name, the other name that fits, kind and number of connections."""
    node, also = match.node, match.name if match.name != match.node.name else ""
    return html.Button(
        [
            html.Span(
                [
                    html.Span(name_of(node, 60), className="hit-name"),
                    html.Span(f"also {clean(also, 40)}", className="hit-alias") if also else None,
                ],
                className="hit-names",
            ),
            kind_badge(look_of(node)),
            html.Span(counted(match.degree, "connection"), className="hit-count"),
            html.Span(className="icon icon-pin hit-pin", title="Pin (Shift-Enter)", **attributes(aria_hidden="true")),
        ],
        type="button",
        role="option",
        tabIndex=-1,
        className="search-hit",
        **action("show", ids=[node.id], name=name_of(node, 60)),
    )


def quote_row(evidence: Evidence, text: str) -> html.Button:
    """One sentence with the words marked, who said it and when; it opens its document."""
    said, document = evidence.statement.properties, evidence.document
    facts = [name_of(evidence.speaker, 40) if evidence.speaker else "", date(said.get("said"))]
    return html.Button(
        [
            html.Span(_marked(unescaped(str(said.get("text") or "")), text), className="hit-quote"),
            html.Span(" · ".join(fact for fact in facts if fact), className="hit-alias"),
        ],
        type="button",
        role="option",
        tabIndex=-1,
        className="search-hit quote-hit",
        **action("document", id=document.id, start=said.get("start") or 0, end=said.get("end") or 0),
    )


def _heading(text: str) -> html.Div:
    return html.Div(text, className="search-heading", role="presentation")


def _marked(quote: str, text: str) -> list[Child]:
    """The quote in pieces, words that begin like one of the text's marked; cut so that the first of them is seen."""
    starts = "|".join(map(re.escape, sorted(re.findall(r"\w+", text), key=len, reverse=True)))
    if not starts:
        return [clean(quote, _LONGEST)]
    words = re.compile(rf"(\b(?:{starts})\w*)", re.IGNORECASE)
    first = words.search(quote)
    if first and first.end() > _LONGEST - 1:
        quote = f"…{quote[quote.rfind(' ', 0, first.start() - _BEFORE) + 1 :]}"
    pieces = words.split(clean(quote, _LONGEST))
    return [html.Mark(piece) if place % 2 else piece for place, piece in enumerate(pieces) if piece]


def register(app: Dash, data: GraphData) -> None:
    """Completions for what is typed."""

    @app.callback(
        Output({"type": "search-hits", "where": MATCH}, "data-tree"),
        Input({"type": "search-text", "where": MATCH}, "value"),
        prevent_initial_call=True,
    )
    def complete(text: str | None) -> object:
        typed = clean(text or "", 100)
        # With nothing typed the browser shows what was pinned and found lately (assets/search.js).
        return drawn(search_results(data.search(typed), typed)) if typed else no_update
