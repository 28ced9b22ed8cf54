"""Sentence bounds as annotations take them.

A line end ends a sentence; so do . ! ? and their runs, with the quotation marks and brackets that close after them,
save after abbreviations, initials and list numbers, in an ellipsis that goes on in lower case, and where a quotation
is followed by who said it. A sentence of more than 400 tokens is cut.
"""

from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.lexicon import words

_LONGEST = 400
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»")


@Language.component("backchannel_sentences")
def sentences(doc: Doc) -> Doc:
    """Sets `is_sent_start` of every token."""
    if len(doc) == 0:
        return doc
    starts = [False] * len(doc)
    starts[0] = True
    inside = words("abbreviations.txt", "inside")
    index = 0
    while index < len(doc):
        start = _next_start(doc, index, inside)
        if start is not None and start < len(doc):
            starts[start] = True
        index = index + 1 if start is None else start
    _cut_long(starts)
    # At once: setting `is_sent_start` token by token takes time with the square of the length.
    marks = np.array([1 if start else -1 for start in starts], dtype=np.int32).astype(np.uint64)
    return doc.from_array(["SENT_START"], cast(Any, marks))


def _cut_long(starts: list[bool]) -> None:
    """A run of tokens without an end is cut, so that nothing that looks at whole sentences can take long."""
    last = 0
    for index, start in enumerate(starts):
        if start:
            last = index
        elif index - last >= _LONGEST:
            starts[index] = True
            last = index


def _next_start(doc: Doc, index: int, inside: frozenset[str]) -> int | None:
    """Where the next sentence starts if the token at `index` ends one."""
    token = doc[index]
    if token.is_space:
        return _after_space(doc, index) if "\n" in token.text or "\r" in token.text else None
    if _is_end(token):
        return None if _is_list_number(doc, index) else _after_end(doc, index)
    if token.text.endswith(".") and len(token) > 2 and token.text not in inside:
        return _after_abbreviation(doc, index)
    return None


def _is_end(token: Token) -> bool:
    return token.text[0] in _ENDS and not token.text[-1].isalnum()


def _after_space(doc: Doc, index: int) -> int:
    while index < len(doc) and doc[index].is_space:
        index += 1
    return index


def _after_end(doc: Doc, index: int) -> int | None:
    """The token after the end mark and what closes with it; None where the sentence goes on."""
    place = index + 1
    ellipsis = doc[index].text == "…" or doc[index].text.startswith("..")
    while place < len(doc) and _is_end(doc[place]) and not doc[place - 1].whitespace_:
        place += 1
    closed = False
    while place < len(doc) and doc[place].text in _CLOSERS and not doc[place - 1].whitespace_:
        closed = True
        place += 1
    if place >= len(doc):
        return place
    following = doc[place]
    if following.is_space and "\n" in following.text:
        return _after_space(doc, place)
    apart = bool(doc[place - 1].whitespace_) or following.is_space
    goes_on = following.text[0].islower() and (closed or ellipsis)
    return place if apart and not goes_on else None


def _after_abbreviation(doc: Doc, index: int) -> int | None:
    """An abbreviation may end a sentence ("… of Zwart & Zn. He left"): before a capitalised function word it does."""
    place = index + 1
    return place if place < len(doc) and doc[place].is_title and doc[place].is_stop else None


def _is_list_number(doc: Doc, index: int) -> bool:
    """ "1." at the start of a line, and an initial such as "J."."""
    if doc[index].text != "." or index == 0:
        return False
    before = doc[index - 1]
    if before.whitespace_:
        return False
    if len(before) == 1 and before.is_upper and before.is_alpha and before.text not in "I" and not before.is_sent_start:
        return True
    line_start = index == 1 or "\n" in doc[index - 2].text
    return line_start and (before.is_digit or len(before) == 1)
