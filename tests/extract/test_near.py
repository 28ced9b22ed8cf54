"""Texts that say the same, and texts that only look so."""

import pytest

from benchmarks.dedupe import KINDS, texts
from extract.near import NearIndex
from graph.essence import essence, names_in

RELEASE = (
    "Veltrix today announced that Ferrow Foods has moved its payroll to the Veltrix cloud. The rollout took nine "
    "months and covers 12,000 staff in fourteen countries."
)
POST = "Third outage of the month at our hosting provider and still no root cause analysis from them."


def origin(*later: str, first: str = RELEASE) -> list[bool]:
    """Whether each of the later texts is found to repeat the first."""
    found = NearIndex().add([first, *later])
    return [0 in numbers for numbers in found[1:]]


@pytest.mark.parametrize(
    "text",
    [
        RELEASE,
        RELEASE.replace("nine months", "9 months").replace("covers", "now covers"),
        f"LONDON (Newswire) - {RELEASE} https://news.example/1",
        f"RT @ferrowfan: {RELEASE}",
        f"Wow. RT @ferrowfan {RELEASE}",
        f"{RELEASE} (via @ferrowfan)",
        f"Same here.\n\nOn Monday Ines wrote:\n> {RELEASE}\n",
        f"As they say: “{RELEASE}” Right.",
    ],
)
def test_repeats_go_back_to_the_first(text: str) -> None:
    assert origin(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        RELEASE.replace("Ferrow Foods", "Merow Insurance"),
        RELEASE.replace("12,000", "900"),
        "Veltrix is late again and Ferrow Foods has had enough of its cloud, says their head of payroll.",
        "",
        "Yes.",
    ],
)
def test_others_do_not(text: str) -> None:
    assert origin(text) == [False]


def test_a_reply_with_more_of_its_own_than_it_quotes_is_independent() -> None:
    own = (
        "We had the very opposite with them: two calls, an engineer on site within the hour, a written analysis the "
        "next day and a credit on the invoice that nobody had asked for. So it depends on whom you get, as ever."
    )
    assert origin(f"{own}\n> {POST}", first=POST) == [False]


def test_short_texts_are_never_near_each_other() -> None:
    assert origin("So true!", "So true!", first="So true!") == [False, False]


def test_later_batches_find_what_earlier_ones_hold() -> None:
    index = NearIndex()
    assert index.add([RELEASE]) == [[]]
    for number in range(9):
        index.add([f"{POST} {' '.join(f'word{number}{place}' for place in range(40))}" for _ in range(3)])
    assert index.add([f"RT @x: {RELEASE}"]) == [[0]]
    assert len(index) == 29


def test_generated_texts_are_sorted_out() -> None:
    """A small run of benchmarks/dedupe.py with another seed."""
    made = list(texts(3000, 17))
    found = NearIndex().add([text for text, _, _ in made])
    repeats = [origin in numbers for (_, kind, origin), numbers in zip(made, found, strict=True) if kind in KINDS]
    others = [bool(numbers) for (_, kind, _), numbers in zip(made, found, strict=True) if kind not in KINDS]
    assert len(repeats) > 400
    assert sum(repeats) / len(repeats) > 0.95
    assert sum(others) / len(others) < 0.01


def test_essence_and_names() -> None:
    assert essence(f"Ha! RT @x: {POST}") == POST
    assert essence("See https://x.example/1 RT @x: ok") == "See   RT @x: ok"
    assert names_in("We left Veltrix. Nobody at SAP paid 12 euros to @Jo.") == {"veltrix", "sap", "12", "jo"}
