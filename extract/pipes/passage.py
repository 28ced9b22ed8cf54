"""The part of a document among whose numbers the size of a team that moves is looked for."""

from collections.abc import Iterable

from spacy.tokens import Doc

from extract.neural.candidates import Candidates
from extract.neural.windows import Window
from extract.pipes.headcount import Organisation, Passage
from extract.reading import Chain, TokenSpan, reading, types_of


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
