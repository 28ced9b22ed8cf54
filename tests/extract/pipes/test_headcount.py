"""Head counts."""

from collections.abc import Sequence

import pytest

from extract.neural.network import SHIPPED, settings_of
from extract.pipes.headcount import HeadCounter, Number, numbers
from extract.pipes.passage import Organisation, Passage

_COUNTER = HeadCounter(settings_of(SHIPPED)["head_count"])


def _count(texts: Sequence[str], types: Sequence[str] = ()) -> int | None:
    """How many people go, where the move is stated in all of these words."""
    number = _COUNTER(Passage(texts, types or [""] * len(texts), [1] * len(texts), (0, len(texts))))
    return number.value if number else None


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("47 of our network staff went across", 47),
        ("a team of 31 moved", 31),
        ("sixty - one engineers moved", 61),
        ("1,200 people were rebadged", 1200),
        ("twelve developers from Ostrel", 12),
        ("the contract costs 31 million", None),
    ],
)
def test_the_number_beside_people(sentence: str, count: int | None) -> None:
    assert _count(sentence.split()) == count


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a hundred and ten of 1,200", [110, 1200]),
        ("two hundred and sixty - one", [261]),
        ("half of the two dozen , a dozen more , both", [24, 12, 2]),
        ("forty - hour weeks for zero people", [40]),
        ("three hundred and 12 others", [300, 12]),
    ],
)
def test_numbers_are_read_in_words_too(text: str, values: list[int]) -> None:
    assert [number.value for number in numbers(text.split())] == values


def test_dates_are_no_head_counts() -> None:
    texts = "In 2014 we rebadged 15 people".split()
    assert _count("Since 2015 nobody has moved".split(), ["", "DATE", "", "", ""]) is None
    assert _count(texts, ["", "DATE", *[""] * 4]) == 15
    assert _count(texts[:2], ["", "DATE"]) is None


def test_the_number_may_stand_in_the_sentence_before() -> None:
    before, stated = "They had twelve engineers .".split(), "All of them joined Ostrel .".split()
    passage = Passage(
        [*before, *stated], [""] * 11, [1] * 5 + [2] * 6, (5, 11), [Organisation(start=9, end=10, takes_part=True)]
    )
    assert _COUNTER(passage) == Number(2, 3, 12)


def test_each_move_has_the_number_beside_its_own_companies() -> None:
    texts = "Halden sends 40 people to Ostrel , and Brevik 15 people to Tarn .".split()
    halden, brevik = (
        [Organisation(place, place + 1, place in ends) for place in (0, 6, 9, 13)] for ends in ((0, 6), (9, 13))
    )
    counts = [_COUNTER(Passage(texts, [""] * 15, [1] * 15, (0, 15), names)) for names in (halden, brevik)]
    assert [count.value for count in counts if count] == [40, 15]
