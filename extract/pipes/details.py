"""What relations say beside who takes part: job titles and how many people."""

import re

from spacy.tokens import Doc

from extract.lexicon import words
from extract.pipes.extensions import Chain, Reading, TokenSpan

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | _TENS | {"dozen": 12, "both": 2}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*|\d{1,5}")
_LARGEST = 20_000
_FAR = 12
_THEM = frozenset(("us", "them", "their", "these", "those", "you", "our"))
_GO = frozenset(("who", "were", "went", "moved"))


def head_count(sentence: list[str]) -> int | None:
    """The number beside a word for people: "47 of our network staff", "a team of 31", "all nine"."""
    texts = [text.lower() for text in sentence]
    people = words("people.txt", "team")
    for index in range(len(texts)):
        number, length = _number(texts, index)
        if number is None:
            continue
        after = texts[index + length : index + length + 5]
        before = texts[max(0, index - 4) : index]
        of_them = after[:1] == ["of"] and after[1:2] and after[1] in _THEM
        if any(word in people for word in after) or of_them or (after and after[0] in _GO):
            return number
        if before[-1:] in (["of"], ["all"], ["("], [","]) and any(word in people or word == "all" for word in before):
            return number
    return None


def _number(texts: list[str], index: int) -> tuple[int | None, int]:
    """A number at a token and how many tokens it takes ("sixty - one" takes three)."""
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


def title_at(doc: Doc, found: Reading, person: Chain, org: Chain, span: TokenSpan | None) -> str | None:
    """The job title that stands nearest to a person's name in the evidence, and nearer to theirs than to another's."""
    if span is None:
        return None
    best: tuple[int, str] | None = None
    for title in found.titles:
        if not span[0] <= title.start < span[1]:
            continue
        distance = _distance(person, title.start, title.end)
        if person is found.author and not any(span[0] <= start < span[1] for start, _ in person.spans):
            distance = min(distance, _FAR)
        others = [_distance(chain, title.start, title.end) for chain in found.of_type("PERSON") if chain is not person]
        if distance <= _FAR and distance <= min(others, default=_FAR) and (best is None or distance < best[0]):
            best = (distance, doc[title.start : title.end].text)
    return best[1] if best else None


def _distance(chain: Chain, start: int, end: int) -> int:
    """How many tokens lie between a name and the tokens from `start` to before `end`."""
    gaps = [max(first - end, start - last, 0) for first, last in chain.spans]
    return min(gaps, default=10_000)
