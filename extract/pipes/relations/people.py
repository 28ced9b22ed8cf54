"""How many people a sentence speaks of."""

import re

from extract.lexicon import words
from extract.pipes.mask import Masked

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | _TENS | {"dozen": 12, "both": 2}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*|\d{1,5}")
_LARGEST = 20_000


def head_count(masked: Masked) -> int | None:
    """The number beside a word for people: "47 of our network staff", "a team of 31", "all nine"."""
    texts = [unit.text for unit in masked.units]
    people = words("verbs.txt", "team")
    for index in range(len(texts)):
        number, length = _number(texts, index)
        if number is None:
            continue
        after = texts[index + length : index + length + 5]
        before = texts[max(0, index - 4) : index]
        if any(word in people for word in after) or (
            after[:1] == ["of"] and after[1:2] in (["us"], ["them"], ["their"])
        ):
            return number
        if before[-1:] in (["of"], ["all"], ["("], [","]) and any(word in people or word == "all" for word in before):
            return number
    return None


def _number(texts: list[str], index: int) -> tuple[int | None, int]:
    """A number at a unit and how many units it takes ("sixty - one" takes three)."""
    text = texts[index]
    if text in _TENS and texts[index + 1 : index + 2] == ["-"] and index + 2 < len(texts):
        ones = _NUMBERS.get(texts[index + 2])
        if ones is not None:
            return _TENS[text] + ones, 3
    if text in _NUMBERS:
        return (_NUMBERS[text], 1) if _NUMBERS[text] > 0 else (None, 1)
    if not _DIGITS.fullmatch(text):
        return None, 1
    number = int(text.replace(",", ""))
    return (number, 1) if 1 <= number <= _LARGEST else (None, 1)
