"""Head counts and titles."""

import pytest

from extract.pipes.details import head_count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("47 of our network staff went across", 47),
        ("a team of 31 moved", 31),
        ("sixty - one engineers moved", 61),
        ("1,200 people were rebadged", 1200),
        ("twelve developers from Ostrel", 12),
        ("the contract costs 31 million", None),
        ("since 2015 nobody has moved", None),
    ],
)
def test_the_number_beside_people(sentence: str, count: int | None) -> None:
    assert head_count(sentence.split()) == count
