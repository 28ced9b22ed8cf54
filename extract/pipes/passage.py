"""The part of a document among whose numbers the size of a team that moves is looked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extract.neural.candidates import Candidates
from extract.neural.windows import Window
from extract.reading import Chain, TokenSpan, reading, types_of


@dataclass(frozen=True, slots=True)
class Organisation:
    """A mention: its tokens from `start` to before `end`, and whether the organisation takes part in the move."""

    start: int
    end: int
    takes_part: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens among which a move is stated, namely in the span `stated`, whole sentences.

    `texts`, `types` (the entity type, "" for none) and `sentences` (its number, ascending) have one of each for a
    token; `organisations` come in their order.
    """

    texts: Sequence[str]
    types: Sequence[str]
    sentences: Sequence[int]
    stated: TokenSpan
    organisations: Sequence[Organisation] = ()


def passage(doc: Doc, window: Window, found: Candidates, stated: TokenSpan, participants: Iterable[Chain]) -> Passage:
    """The window as a passage; its tokens count from the first of the window, those of `stated` from the document's."""
    taking_part = {chain.index for chain in participants}
    mentions = sorted(
        (start - window.start, end - window.start, chain.index in taking_part)
        for chain in reading(doc).of_type("ORG")
        for start, end in chain.spans
        if window.start <= start and end <= window.end
    )
    return Passage(
        [token.text for token in doc[window.start : window.end]],
        types_of(doc)[window.start : window.end],
        found.sentences[window.heads :].tolist(),
        (stated[0] - window.start, stated[1] - window.start),
        [Organisation(*mention) for mention in mentions],
    )
