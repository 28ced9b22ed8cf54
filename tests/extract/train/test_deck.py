"""Dealing documents to the epochs of training."""

import random

from extract.train.deck import Deck


def test_none_comes_again_before_all_have_come() -> None:
    deck = Deck([{"id": number} for number in range(10)], random.Random(1))
    dealt = [one["id"] for _ in range(5) for one in deck.deal(4)]
    assert sorted(dealt[:10]) == sorted(dealt[10:]) == list(range(10))
    assert dealt[:10] != list(range(10))


def test_no_more_are_dealt_than_there_are() -> None:
    deck = Deck([{"id": 1}, {"id": 2}], random.Random(1))
    assert sorted(one["id"] for one in deck.deal(5)) == [1, 2]
    assert Deck([], random.Random(1)).deal(5) == []
