"""How many people go: of the numbers near where a move is stated, the one that counts them.

A choice (`extract.pipes.choosing`) between the numbers and none of them, by the words around each, how far off it
stands, and which organisations are named beside it; the weights are learned from the documents.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.lexicon import words
from extract.pipes.choosing import Chooser
from extract.pipes.passage import Organisation, Passage
from extract.reading import TokenSpan

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS = {word: number for number, word in enumerate(_ONES) if number} | _TENS | {"both": 2}
_GROUPS = {"hundred": 100, "dozen": 12}
_MILLIONS = (["million"], ["millions"], ["billion"], ["bn"], ["mn"])
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*|\d{1,5}")
_LARGEST = 20_000
_YEARS = range(1900, 2101)
_NEAR = 4
_BESIDE = 12

_THEM = frozenset(("us", "them", "their", "these", "those", "you", "our", "the", "his", "her", "my", "its"))
_ABOUT = frozenset(("some", "about", "around", "roughly", "nearly", "almost", "over", "another", "more", "other"))
_PLACING = frozenset(("in", "at", "on", "from", "to"))
_ENDS = frozenset(".,;:!?)")
_HYPHENED = frozenset(("person", "man", "strong", "head"))

TRAITS = (
    "number",
    "date, amount or place",
    "in a name",
    "people first after",
    "people second after",
    "people third after",
    "people later after",
    "of them after",
    "of after",
    "strong after",
    "hyphen and people after",
    "move after",
    "end after",
    "preposition after",
    "measure after",
    "measure second after",
    "other after",
    "part of a number",
    "all before",
    "counted before",
    "possessive before",
    "of before",
    "of a number before",
    "with before",
    "bracket before",
    "mark before",
    "about before",
    "people before",
    "year",
    "one",
    "two or three",
    "number of a list",
    "where the move is stated",
    "sentence before",
    "second before",
    "sentence after",
    "second after",
    "farther off",
    "participant next",
    "participant last",
    "other organisation next",
    "other organisation last",
)
"""What is told of a number; the first is always so, and what it weighs is how much speaks for any number at all."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people or of anything else: its tokens from `start` to before `end`, and its value."""

    start: int
    end: int
    value: int


class HeadCounter:
    """Picks numbers of people. `weights`: how much each of `TRAITS` speaks for one; a trait without counts nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._choose = Chooser(TRAITS, weights)

    def __call__(self, passage: Passage) -> Number | None:
        """The number of people that the move takes along, or None where none is told."""
        found, told = counted(passage)
        best = self._choose(told) if found else None
        return found[best] if best is not None else None


def counted(passage: Passage) -> tuple[list[Number], NDArray[np.float64]]:
    """The numbers of a passage, and (numbers, traits) what is told of each, 0 or 1."""
    found: list[Number] = []
    rows: list[set[str]] = []
    for start, end in _runs(passage.sentences):
        texts, types = passage.texts[start:end], passage.types[start:end]
        inside = list(numbers(texts))
        rows += _words_of(texts, types, inside)
        found += (Number(one.start + start, one.end + start, one.value) for one in inside)
    for number, row in zip(found, rows, strict=True):
        row.add(_distance(passage, number))
        row |= _beside(passage.organisations, number)
    return found, np.array([[name in row for name in TRAITS] for row in rows], dtype=np.float64)


def _runs(sentences: Sequence[int]) -> Iterator[TokenSpan]:
    """The tokens of each sentence."""
    starts = [place for place, number in enumerate(sentences) if place == 0 or number != sentences[place - 1]]
    yield from pairwise([*starts, len(sentences)])


def _distance(passage: Passage, number: Number) -> str:
    """How many sentences a number is off."""
    (start, end), sentences = passage.stated, passage.sentences
    before, after = sentences[start] - sentences[number.start], sentences[number.start] - sentences[end - 1]
    if before <= 0 and after <= 0:
        return "where the move is stated"
    if before > 0:
        return ("sentence before", "second before", "farther off")[min(before, 3) - 1]
    return ("sentence after", "second after", "farther off")[min(after, 3) - 1]


def _beside(organisations: Sequence[Organisation], number: Number) -> set[str]:
    """Whether the organisations named last before a number and next after it take part."""
    after = (one for one in organisations if 0 <= one.start - number.start <= _BESIDE)
    before = (one for one in reversed(organisations) if 0 <= number.start - one.end <= _BESIDE)
    return {
        f"{'participant' if one.takes_part else 'other organisation'} {place}"
        for place, one in (("next", next(after, None)), ("last", next(before, None)))
        if one is not None
    }


def numbers(texts: Sequence[str]) -> Iterator[Number]:
    """The whole numbers in some tokens: "1,200", "sixty - one", "a hundred and ten", "two dozen"."""
    lowered = [text.lower() for text in texts]
    place = 0
    while place < len(lowered):
        number = _group(lowered, place) or _small(lowered, place)
        if number is not None:
            yield number
        place = number.end if number is not None else place + 1


def _small(texts: Sequence[str], place: int) -> Number | None:
    """A number in digits, or a word or two for one below a hundred; no team has millions."""
    text = texts[place]
    if texts[place + 1 : place + 2] in _MILLIONS:
        return None
    if text in _TENS and texts[place + 1 : place + 2] == ["-"] and place + 2 < len(texts):
        ones = _WORDS.get(texts[place + 2], 0)
        if 0 < ones < 10:
            return Number(place, place + 3, _TENS[text] + ones)
    if text in _WORDS:
        return Number(place, place + 1, _WORDS[text])
    if _DIGITS.fullmatch(text) and 1 <= (value := int(text.replace(",", ""))) <= _LARGEST:
        return Number(place, place + 1, value)
    return None


def _group(texts: Sequence[str], place: int) -> Number | None:
    """Hundreds and dozens, with what comes on top."""
    times = 1 if texts[place] == "a" else _WORDS.get(texts[place], 0)
    end = place + 1 if times else place
    if end >= len(texts) or texts[end] not in _GROUPS or times > 19:
        return None
    value, end = max(times, 1) * _GROUPS[texts[end]], end + 1
    if texts[end : end + 1] == ["and"] and end + 1 < len(texts):
        rest = _small(texts, end + 1)
        if rest is not None and rest.value < 100 and not texts[end + 1].isdigit():
            return Number(place, rest.end, value + rest.value)
    return Number(place, end, value)


def _words_of(texts: Sequence[str], types: Sequence[str], found: Sequence[Number]) -> list[set[str]]:
    """What the words of a sentence tell of each number in it."""
    lowered = [text.lower() for text in texts]
    inside = {place for number in found for place in range(number.start, number.end)}
    return [_told(lowered, types, number, inside) for number in found]


def _told(texts: Sequence[str], types: Sequence[str], number: Number, inside: set[int]) -> set[str]:
    told = {"number"} | _after(texts, number, inside) | _before(texts, number, inside)
    if types[number.start] in ("DATE", "MONEY", "PLACE"):
        told.add("date, amount or place")
    elif types[number.start]:
        told.add("in a name")
    if number.value in _YEARS and texts[number.start].isdigit():
        told.add("year")
    if number.value == 1:
        told.add("one")
    elif number.value < _NEAR:
        told.add("two or three")
    return told


def _after(texts: Sequence[str], number: Number, inside: set[int]) -> set[str]:
    people, moving, measures = (words("people.txt", name) for name in ("team", "moving", "measures"))
    after = [*texts[number.end : number.end + _NEAR + 1], "", ""]
    next, second = after[0], after[1]
    told = set()
    for distance, word in enumerate(after):
        if number.end + distance in inside:
            break
        if word in people:
            told.add(f"people {('first', 'second', 'third', 'later', 'later')[distance]} after")
            break
    conditions = {
        "of them after": next == "of" and second in _THEM,
        "of after": next == "of",
        "part of a number": next == "of" and not inside.isdisjoint((number.end + 1, number.end + 2)),
        "strong after": next == "strong",
        "hyphen and people after": next == "-" and (second in people or second in _HYPHENED),
        "move after": next in moving,
        "end after": next in _ENDS,
        "preposition after": next in _PLACING,
        "measure after": next in measures,
        "measure second after": second in measures,
        "other after": next in ("more", "other", "others"),
    }
    return told | {name for name, holds in conditions.items() if holds}


def _before(texts: Sequence[str], number: Number, inside: set[int]) -> set[str]:
    people, counted = words("people.txt", "team"), words("people.txt", "counted")
    before = texts[max(0, number.start - _NEAR) : number.start]
    last = before[-1] if before else ""
    conditions = {
        "all before": last == "all",
        "counted before": last in counted,
        "possessive before": last in ("'s", "’s", "'", "’"),
        "of before": last == "of",
        "of a number before": last == "of" and number.start - 2 in inside,
        "with before": last == "with",
        "bracket before": last == "(",
        "mark before": last in ("#", "/", "-", ".", ":"),
        "about before": last in _ABOUT,
        "people before": any(word in people for word in before),
        "number of a list": not last.strip() and texts[number.end : number.end + 1] in ([")"], ["."]),
    }
    return {name for name, holds in conditions.items() if holds}
