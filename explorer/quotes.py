"""Statements as they are read: the sentence with the names in it marked, and what stands behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.looks import look_of
from explorer.wording import integer
from graph.model import Edge, Node
from graph.store.base import Evidence


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `look` and `node` where it names something, `quoted` where it is the sentence looked for."""

    text: str
    look: str | None = None
    node: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement with its sentence in pieces, empty where the author's profile states it."""

    evidence: Evidence
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the whole document that names a node."""

    start: int
    end: int
    node: Node


def quote(evidence: Evidence, mentions: Iterable[Edge], known: Iterable[Node] = ()) -> Quote:
    """The statement's sentence with the spans in it that name what it concerns, or one of the `known`."""
    start, end = evidence.statement.properties.get("start"), evidence.statement.properties.get("end")
    text = str(evidence.document.properties.get("text") or "")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        said = str(evidence.statement.properties.get("text") or "")
        return Quote(evidence, (Piece(said),) if said else ())
    named = {node.id: node for node in (*known, *(node for _, node in evidence.concerns))}
    if evidence.speaker is not None:
        named[evidence.speaker.id] = evidence.speaker
    marks = marks_of(evidence.document.id, mentions, named.values())
    return Quote(evidence, pieces(text, start, end, marks))


def marks_of(document: str, mentions: Iterable[Edge], nodes: Iterable[Node]) -> tuple[Mark, ...]:
    """Where the document names the nodes, in order, without overlaps (the longer wins)."""
    by_id = {node.id: node for node in nodes}
    found = [
        Mark(integer(edge.properties.get("start")), integer(edge.properties.get("end")), by_id[edge.target])
        for edge in mentions
        if edge.source == document and edge.target in by_id
    ]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(mark.end <= other.start or mark.start >= other.end for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: m.start))


def pieces(text: str, start: int, end: int, marks: Sequence[Mark], quoted: bool = False) -> tuple[Piece, ...]:
    """`text[start:end]` cut at the marks that lie wholly in it."""
    cut: list[Piece] = []
    at = start
    for mark in marks:
        if mark.start < at or mark.end > end:
            continue
        cut.append(Piece(text[at : mark.start], quoted=quoted))
        cut.append(Piece(text[mark.start : mark.end], look_of(mark.node).key, mark.node.id, quoted))
        at = mark.end
    cut.append(Piece(text[at:end], quoted=quoted))
    return tuple(piece for piece in cut if piece.text)


def whole_document(text: str, marks: Sequence[Mark], start: int, end: int) -> tuple[Piece, ...]:
    """The whole text in pieces, with the span that was looked for as `quoted`."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    if start >= end:
        return pieces(text, 0, len(text), marks)
    before, after = pieces(text, 0, start, marks), pieces(text, end, len(text), marks)
    return (*before, *pieces(text, start, end, marks, quoted=True), *after)


def independent_sources(evidence: Iterable[Evidence]) -> int:
    """How many independent originals the statements come from."""
    return len({origin_of(item.document) for item in evidence})


def origin_of(document: Node) -> str:
    """The id of the independent original that a document goes back to, its own where it is one."""
    return str(document.properties.get("origin") or document.id)


def by_sentence(quotes: Iterable[Quote]) -> list[list[Quote]]:
    """Quotes of the same words of the same document and speaker together, in order of their first."""
    groups: dict[tuple[object, ...], list[Quote]] = {}
    for quote in quotes:
        said, speaker = quote.evidence.statement.properties, quote.evidence.speaker
        key = (quote.evidence.document.id, said.get("start"), said.get("end"), speaker and speaker.id)
        groups.setdefault(key, []).append(quote)
    return list(groups.values())


def by_origin(quotes: Iterable[Quote]) -> list[list[list[Quote]]]:
    """Independent sources, the surest first and of equal ones the latest; in each the sentences, of each its quotes.

    What a text repeats of its origin stands after the origin's own; other sentences of one origin are apart.
    """
    sources: dict[tuple[object, ...], list[list[Quote]]] = {}
    for group in by_sentence(quotes):
        document, statement = group[0].evidence.document, group[0].evidence.statement.properties
        words = " ".join(str(statement.get("text") or "").split()).casefold()
        sources.setdefault((origin_of(document), words), []).append(group)
    for source in sources.values():
        source.sort(key=lambda group: group[0].evidence.document.id != origin_of(group[0].evidence.document))
    latest = sorted(sources.values(), key=_said, reverse=True)
    return sorted(latest, key=lambda source: -max(_sure(quote) for group in source for quote in group))


def _said(source: list[list[Quote]]) -> str:
    return str(source[0][0].evidence.statement.properties.get("said") or "")


def _sure(quote: Quote) -> float:
    confidence = quote.evidence.statement.properties.get("confidence")
    return float(confidence) if isinstance(confidence, int | float) else 0.0
