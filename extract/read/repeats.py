"""Texts that say the same thing several times over, as pages do that show a post whole, printable and in an archive."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"\S+")
_PARAGRAPH = re.compile(r"\n\s*\n")
_FEWEST_WORDS = 8
_LONG = 60


def without_repeats(text: str) -> str:
    """The text once, where it is the same words two or more times; also where only short lines differ between them."""
    words = [(found.group(), found.end()) for found in _WORD.finditer(text)]
    unit = _period([word for word, _ in words])
    if unit is not None and unit >= _FEWEST_WORDS:
        return text[: words[unit - 1][1]]
    return _without_repeated_paragraphs(text)


def _period(items: Sequence[str]) -> int | None:
    """Length of the shortest run whose repetition is the whole, by the prefix function of Knuth, Morris and Pratt."""
    borders = [0] * len(items)
    for i in range(1, len(items)):
        length = borders[i - 1]
        while length and items[i] != items[length]:
            length = borders[length - 1]
        borders[i] = length + (items[i] == items[length])
    if not items or not borders[-1]:
        return None
    unit = len(items) - borders[-1]
    return unit if len(items) % unit == 0 else None


def _without_repeated_paragraphs(text: str) -> str:
    paragraphs = [part for part in _PARAGRAPH.split(text) if part.strip()]
    keys = [" ".join(part.split()) for part in paragraphs]
    long = [i for i, key in enumerate(keys) if len(key) >= _LONG]
    unit = _period([keys[i] for i in long])
    if unit is None:
        return text
    end = long[unit]
    # Short lines over the second copy, such as its title, belong to it where the first copy has them too.
    while end > long[unit - 1] + 1 and keys[end - 1] in keys[: long[0]]:
        end -= 1
    return "\n\n".join(paragraphs[:end])
