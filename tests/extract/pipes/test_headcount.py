"""Head counts."""

import pytest

from extract.neural.network import SHIPPED, settings_of
from extract.pipes.headcount import HeadCounter, numbers


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
    texts = sentence.split()
    assert HeadCounter(settings_of(SHIPPED)["head_count"])(texts, [""] * len(texts)) == count


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
    counter = HeadCounter(settings_of(SHIPPED)["head_count"])
    assert counter("Since 2015 nobody has moved".split(), ["", "DATE", "", "", ""]) is None
    assert counter(texts, ["", "DATE", *[""] * 4]) == 15
    assert counter(texts[:2], ["", "DATE"]) is None
