"""Statements with their sentences, who said them, where and when: what an edge opens into."""

from collections.abc import Mapping, Sequence

from dash import html

from explorer.components.correct_form import RELATION_WORDS
from explorer.components.judge_tools import judge_tools
from explorer.components.parts import Child, action, badge, empty_state, glyph, icon
from explorer.data import MOST_QUOTES, Employment
from explorer.links import safe_url
from explorer.looks import LOOK, look_of
from explorer.quotes import Piece, Quote, by_origin, independent_sources
from explorer.wording import clean, counted, date
from graph.escapes import unescaped
from graph.model import Node


def evidence_list(quotes: Sequence[Quote], jobs: Mapping[str, Employment], *, count: bool = True) -> html.Div:
    """All quotes under one line that counts them, the surest first; what repeats another stands folded under it.

    `jobs` leads from a statement's id to the job its speaker had; `count` says whether to count them, which
    the card of an edge does already.
    """
    if not quotes:
        return empty_state("No statement", "No sentence in the graph states this.", icon_name="quote")
    sources = independent_sources(quote.evidence for quote in quotes)
    cut = f"The latest {MOST_QUOTES} are shown: " if len(quotes) >= MOST_QUOTES else ""
    line = f"{cut}{counted(len(quotes), 'statement')} from {counted(sources, 'independent source')}"
    rows = [html.Li(_source_block(group, jobs)) for group in by_origin(quotes)]
    head = [html.P(line, className="evidence-count")] if count or cut else []
    return html.Div([*head, html.Ol(rows, className="quotes")])


def _source_block(group: Sequence[Sequence[Quote]], jobs: Mapping[str, Employment]) -> list[Child]:
    """One independent source: its first text, and folded under it the ones that repeat it."""
    first, *repeated = group
    shown: list[Child] = [quote_block(first, jobs)]
    if repeated:
        said = f"Repeated in {counted(len(repeated), 'text')} of the same origin"
        blocks = [html.Li(quote_block(each, jobs)) for each in repeated]
        shown.append(html.Details([html.Summary(said), html.Ol(blocks, className="quotes")], className="repeated"))
    return shown


def quote_block(group: Sequence[Quote], jobs: Mapping[str, Employment]) -> html.Article:
    """One sentence: its words, speaker and employer, what it states with badges, source, confidence, extractor."""
    pieces = group[0].pieces
    said: Child
    if pieces:
        said = html.Blockquote([piece_text(piece) for piece in pieces])
    else:
        said = html.P("Stated by the author's profile, not in the text.", className="quote-profile")
    badges = [html.Div([_badges(quote), judge_tools(quote.evidence.statement)], className="claim") for quote in group]
    return html.Article([said, _who(group[0], jobs), *badges, _foot(group)], className="quote")


def piece_text(piece: Piece) -> Child:
    """A run of text; names become buttons that bring the named thing into the picture."""
    text = unescaped(piece.text)
    if piece.look is None or piece.node is None:
        return html.Mark(text) if piece.quoted else text
    inner = html.Span(
        text,
        role="button",
        tabIndex=0,
        className="named",
        style={"--look": LOOK[piece.look].colour},
        title=f"{LOOK[piece.look].label}: show in the graph",
        **action("show", ids=[piece.node]),
    )
    return html.Mark(inner) if piece.quoted else inner


def _who(quote: Quote, jobs: Mapping[str, Employment]) -> html.P:
    speaker = quote.evidence.speaker
    document = quote.evidence.document
    parts: list[Child] = []
    if speaker is not None:
        parts += [glyph(look_of(speaker), 12), html.Strong(clean(speaker.name, 60))]
        about = jobs.get(quote.evidence.statement.id) or speaker.properties.get("title")
        parts += [f" · {clean(str(about), 100)}"] if about else []
    elif document.properties.get("author"):
        parts.append(html.Strong(clean(str(document.properties["author"]), 60)))
    else:
        parts.append("Speaker unknown")
    when = date(quote.evidence.statement.properties.get("said") or document.properties.get("published"))
    parts += [" · ", html.Time(when)] if when else []
    return html.P(parts, className="quote-who")


def _badges(quote: Quote) -> html.P:
    statement = quote.evidence.statement.properties
    shown: list[Child] = [badge(RELATION_WORDS.get(str(statement.get("kind")), str(statement.get("kind") or "claim")))]
    if statement.get("sentiment"):
        shown.append(badge(str(statement["sentiment"]), str(statement["sentiment"])))
    aspects = statement.get("aspects")
    shown += [badge(str(aspect), "aspect") for aspect in (aspects if isinstance(aspects, list | tuple) else ())]
    if statement.get("status"):
        shown.append(badge(str(statement["status"]), str(statement["status"])))
    for key, word in (("size", "people"), ("value", ""), ("date", "")):
        if statement.get(key):
            shown.append(badge(f"{clean(str(statement[key]), 30)} {word}".strip()))
    return html.P(shown, className="quote-badges")


def _foot(group: Sequence[Quote]) -> html.P:
    document, statement = group[0].evidence.document, group[0].evidence.statement.properties
    start, end = statement.get("start"), statement.get("end")
    opens = action("document", id=document.id, start=start or 0, end=end or 0)
    name: list[Child] = [icon("document"), source_name(document)]
    parts: list[Child] = [html.Button(name, type="button", className="button link", title="Read it whole", **opens)]
    link = source_link(document)
    parts += [link] if link is not None else []
    parts.append(html.Span(" · ".join(_certainty(group)), className="quote-how"))
    return html.P(parts, className="quote-foot")


def _certainty(group: Sequence[Quote]) -> list[str]:
    found = [quote.evidence.statement.properties for quote in group]
    numbers = [value for said in found if isinstance(value := said.get("confidence"), int | float)]
    extractors = dict.fromkeys(clean(str(said["extractor"]), 40) for said in found if said.get("extractor"))
    return [*([f"confidence {min(numbers):.2f}"] if numbers else []), *extractors]


def source_name(document: Node) -> str:
    """What to call a document in a line: its title, else its source and kind."""
    properties = document.properties
    title = properties.get("title")
    if title:
        return clean(unescaped(str(title)), 60)
    parts = (properties.get("source"), properties.get("kind"))
    return " ".join(clean(str(part), 40) for part in parts if part) or "Document"


def source_link(document: Node) -> html.A | None:
    """A link to where it was published; only http and https addresses become links."""
    url = safe_url(document.properties.get("url"))
    if url is None:
        return None
    return html.A(
        [icon("external"), "Original"],
        href=url,
        target="_blank",
        rel="noopener noreferrer",
        className="source",
        title="Open the original in a new tab",
    )
