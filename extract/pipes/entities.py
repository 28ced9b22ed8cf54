"""The entity step: sets `doc.ents` from the encoder's tags, with our types as labels.

Any component that sets `doc.ents` can take its place.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.lexicon import sections, words
from extract.neural.output import NetworkOutput, network_output
from extract.neural.tags import shares, spans
from extract.pipes.layout import as_written
from extract.reading import Hit, TokenSpan, reading
from graph.schema import ENTITY_TYPES

_LONGEST = 14
_TAILS = frozenset(("'s", "’s", "of", "the", "and", "at", "for", "in", "to", "by"))
_EDGES = frozenset(".,;:!?()[]\"“”'‘’…-–—|")
_NAMED = ("PERSON", "ORG", "PRODUCT", "PROJECT", "PLACE")
_COLUMNS = [ENTITY_TYPES.index(type) for type in _NAMED]
_FAINT = 1e-4
_TERMS = frozenset(term for section in sections("terms.txt").values() for term in section)
_HEADS = frozenset(head.replace(" - ", "-") for head in words("names.txt", "project heads"))
_DESCRIBED = ("PROJECT", "SECTOR")
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:am|pm)?", re.IGNORECASE)
_HYPHENATED = re.compile(r"[^\W\d_]+[-\u2010\u2011][^\W\d_]+")


@dataclass(slots=True)
class _Mention:
    """What the network takes for a name: its tokens, its type, and how likely it is of each of `ENTITY_TYPES`."""

    span: TokenSpan
    type: str
    likely: NDArray[np.float64]


@Language.component("backchannel_entities")
def entities(doc: Doc) -> Doc:
    """Sets the entities of an English document."""
    found, output = reading(doc), network_output(doc)
    mentions = list(_mentions(doc, output))
    _complete(doc, mentions)
    _agree(doc, mentions, found.hits)
    for one in mentions:
        output.certain[one.span] = float(one.likely[ENTITY_TYPES.index(one.type)])
    ents = [Span(doc, *one.span, label=one.type) for one in mentions]
    taken = {index for span in ents for index in range(span.start, span.end)}
    for hit in found.hits:
        if hit.sure and hit.type in ("ORG", "PRODUCT") and taken.isdisjoint(range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            ents.append(Span(doc, hit.start, hit.end, label=hit.type))
    doc.ents = ents
    return doc


def _mentions(doc: Doc, output: NetworkOutput) -> Iterator[_Mention]:
    for window, read in zip(output.windows, output.reads, strict=True):
        # What the network says of white space within a name is not asked for: it was taught nothing of it.
        places = [index for index in range(window.start, window.end) if not doc[index].is_space]
        tags = read.tags[window.heads :][[index - window.start for index in places]]
        likely = shares(tags)
        for start, end, type in spans(tags):
            span = _trimmed(doc, places[start], places[end - 1] + 1)
            if span is not None and not (type in _NAMED and _is_term(doc, *span)):
                yield _Mention(span, type, likely[start:end].min(axis=0))


def _is_term(doc: Doc, start: int, end: int) -> bool:
    span = doc[start:end]
    return as_written(span.text, reading(doc).document.text[span.start_char : span.end_char]) in _TERMS


def _complete(doc: Doc, mentions: Sequence[_Mention]) -> None:
    """Gives what describes a project or a sector the rest of its last word ("roll-out"), unless another has that.

    A project without the word that says what it is ("SAP" of "SAP roll-out") gets that word, too.
    """
    begun = {one.span[0] for one in mentions}
    for one in mentions:
        if one.type in _DESCRIBED:
            start, end = one.span
            if one.type == "PROJECT" and doc[end - 1].text not in _HEADS:
                length = next((n for n in (3, 1) if doc[end : end + n].text in _HEADS), 0)
                end += length if begun.isdisjoint(range(end, end + length)) else 0
            while (
                begun.isdisjoint((end, end + 1))
                and _HYPHENATED.fullmatch(word := doc[end - 1 : end + 2].text)
                and word.islower()
            ):
                end += 2
            one.span = start, end


def _agree(doc: Doc, mentions: Iterable[_Mention], hits: Sequence[Hit]) -> None:
    """Gives all mentions of a name the type that is likeliest of them together.

    "One sense per discourse" (Gale, Church and Yarowsky 1992). Names that the catalogue has are left as they are: many
    are a company as well as its product.
    """
    alike: defaultdict[str, list[_Mention]] = defaultdict(list)
    for one in mentions:
        if one.type in _NAMED:
            alike[doc[slice(*one.span)].text.casefold()].append(one)
    torn = {name: same for name, same in alike.items() if len({one.type for one in same}) > 1}
    known = {doc[hit.start : hit.end].text.casefold() for hit in hits} if torn else set()
    for name, same in torn.items():
        if name not in known:
            together = sum(np.log(one.likely[_COLUMNS] + _FAINT) for one in same)
            type = _NAMED[int(np.argmax(together))]
            for one in same:
                one.type = type


def _trimmed(doc: Doc, start: int, end: int) -> TokenSpan | None:
    """Without white space and marks at either end, nor the time of day that chats put behind a name.

    None for what is left of nothing, or is far too long for a name.
    """
    while start < end and (doc[start].is_space or doc[start].text in _EDGES or doc[start].lower_ in ("'s", "’s")):
        start += 1
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].text in _EDGES
        or doc[end - 1].lower_ in _TAILS
        or _TIME.fullmatch(doc[end - 1].text)
    ):
        end -= 1
    return (start, end) if 0 < end - start <= _LONGEST else None
