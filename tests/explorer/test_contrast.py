"""Colours of both schemes against what they lie on, by WCAG 2.2: 1.4.3 for words, 1.4.11 for lines with a meaning."""

import re
from pathlib import Path

import pytest

import explorer

_TOKENS = Path(explorer.__file__).parent / "assets" / "tokens.css"
LEAST = {
    **dict.fromkeys(("text", "muted", "faint", "accent"), 4.5),
    **dict.fromkeys(("edge", "negative", "positive", "mixed", "moved"), 3.0),
}


def schemes() -> list[dict[str, str]]:
    """The colours of each scheme by name."""
    blocks = (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", part)) for part in _TOKENS.read_text().split("}"))
    return [colours for colours in blocks if "canvas" in colours]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("name", LEAST)
def test_words_and_lines_stand_out_in_both_schemes(name: str) -> None:
    found = schemes()
    assert len(found) == 2
    for colours in found:
        assert contrast(colours[name], colours["canvas"]) >= LEAST[name]
