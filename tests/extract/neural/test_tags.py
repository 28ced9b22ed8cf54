"""Tag scores to spans."""

import numpy as np
import pytest

from extract.neural.labels import TAGS
from extract.neural.tags import shares, spans
from graph.schema import ENTITY_TYPES


def scores(*tags: str, sure: float = 5.0) -> np.ndarray:
    table = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    for row, tag in enumerate(tags):
        table[row, TAGS.index(tag)] = sure
    return table


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ((), []),
        (("O", "O"), []),
        (("B-ORG", "I-ORG", "O", "B-PERSON"), [(0, 2, "ORG"), (3, 4, "PERSON")]),
        (("B-ORG", "B-ORG"), [(0, 1, "ORG"), (1, 2, "ORG")]),
        (("O", "B-PROJECT", "I-PROJECT", "I-PROJECT"), [(1, 4, "PROJECT")]),
    ],
)
def test_spans_follow_the_tags(tags: tuple[str, ...], found: list[tuple[int, int, str]]) -> None:
    assert spans(scores(*tags)) == found


def test_a_tag_that_nothing_begins_gives_way_to_the_likeliest_sequence() -> None:
    table = scores("O", "I-ORG", "I-ORG")
    table[1, TAGS.index("B-ORG")] = 4.5
    assert spans(table) == [(1, 3, "ORG")]


def test_an_inside_of_another_type_does_not_go_on() -> None:
    table = scores("B-ORG", "I-PRODUCT")
    table[1, TAGS.index("I-ORG")] = 4.9
    assert spans(table) == [(0, 2, "ORG")]


def test_shares_say_how_likely_a_word_belongs_to_something_of_a_type() -> None:
    table = scores("B-ORG", "O", sure=20.0)
    table[0, TAGS.index("I-ORG")] = 20.0
    found = shares(table)
    assert found.shape == (2, len(ENTITY_TYPES))
    assert found[0, ENTITY_TYPES.index("ORG")] == pytest.approx(1)
    assert found[1] == pytest.approx(np.zeros(len(ENTITY_TYPES)), abs=1e-6)
