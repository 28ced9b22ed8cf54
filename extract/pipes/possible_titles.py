"""What may be a job title, in more words than the grammar of titles knows: "agronomy manager", "head of terminals"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extract.lexicon import words
from extract.lexicon.vocabulary import part_of_speech
from extract.reading import Reading, TokenSpan, types_of

OF = frozenset(("of", "for"))
_BEFORE, _BEHIND = 4, 5
_NAMES = ("PERSON", "ORG", "PLACE", "DATE", "MONEY")
_NO_NAMES = frozenset("vfri")
_JOINTS = frozenset(("-", "&", "/"))


def titles(doc: Doc, found: Reading, span: TokenSpan) -> Iterator[TokenSpan]:
    """What may be a job title: what the grammar makes, and a word that titles end in with those that belong to it."""
    types = types_of(doc)
    possible = {(each.start, each.end) for each in found.titles if span[0] <= each.start and each.end <= span[1]}
    for last in range(*span):
        if types[last] not in _NAMES and doc[last].lower_ in words("titles.txt", "last words"):
            start = _begin(doc, types, last, span[0])
            for end in {last + 1, _end(doc, types, last + 1, span[1])}:
                possible.add((start, end))
    yield from sorted(possible)


def _begin(doc: Doc, types: Sequence[str], last: int, least: int) -> int:
    """Where a title begins that has its head at `last`."""
    start = last
    while start > max(least, last - _BEFORE) and _modifies(doc, types, start - 1):
        start -= 1
    while start < last and not doc[start].is_alpha:
        start += 1
    return start


def _modifies(doc: Doc, types: Sequence[str], place: int) -> bool:
    word = doc[place].lower_
    if types[place] in _NAMES or word in words("titles.txt", "not before"):
        return False
    if word in _JOINTS:
        return True
    return doc[place].is_alpha and (doc[place].text[0].isupper() or part_of_speech(word) not in _NO_NAMES)


def _end(doc: Doc, types: Sequence[str], end: int, most: int) -> int:
    """Where a title ends that ends before `end`, or goes on with what it is of: "head of terminals"."""
    if end + 1 >= most or doc[end].lower_ not in OF:
        return end
    place = end + 1
    if doc[place].lower_ in ("the", "our", "its"):
        place += 1
    first = place
    while place < min(most, first + _BEHIND) and types[place] not in _NAMES and _continues(doc, place):
        place += 1
    while place > first and _joins(doc, place - 1):
        place -= 1
    return place if place > first else end


def _continues(doc: Doc, place: int) -> bool:
    word = doc[place].lower_
    if _joins(doc, place):
        return True
    if word != "it" and word in words("titles.txt", "not before"):
        return False
    return doc[place].is_alpha and (word == "it" or part_of_speech(word) not in _NO_NAMES)


def _joins(doc: Doc, place: int) -> bool:
    return doc[place].lower_ == "and" or doc[place].lower_ in _JOINTS
