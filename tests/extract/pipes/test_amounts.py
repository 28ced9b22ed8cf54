"""Dates and amounts in running text."""

import pytest

from extract.pipes.amounts import dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On the first of April they go, and on 3rd of June, 2020, we do.", ["first of April", "3rd of June, 2020"]),
        ("By the Twenty-third of May 2016 all was ours.", ["Twenty-third of May 2016"]),
        ("The first in April, the third of ten, and the sixth of the month.", ["April"]),
        ("The first of many.", []),
    ],
)
def test_days_in_words_are_one_date(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in dates(text)] == found
