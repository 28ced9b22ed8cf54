"""How many people go: of the numbers in a sentence, the one that counts people.

A choice (`extract.pipes.choosing`) between the numbers and none of them, by the words around each; the weights are
learned from the documents.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.lexicon import words
from extract.pipes.choosing import Chooser

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

    def __call__(self, texts: Sequence[str], types: Sequence[str]) -> int | None:
        """The number of people in some tokens, or None; `types` has the entity type of each token, "" for none."""
        found = list(numbers(texts))
        if not found:
            return None
        best = self._choose(traits(texts, types, found))
        return found[best].value if best is not None else None


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


def traits(texts: Sequence[str], types: Sequence[str], found: Sequence[Number]) -> NDArray[np.float64]:
    """(numbers, traits): what is told of each, 0 or 1."""
    lowered = [text.lower() for text in texts]
    inside = {place for number in found for place in range(number.start, number.end)}
    rows = [_told(lowered, types, number, inside) for number in found]
    return np.array([[name in row for name in TRAITS] for row in rows], dtype=np.float64)


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
