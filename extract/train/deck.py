"""Documents dealt to the epochs of training like cards."""

import random
from collections.abc import Sequence

from extract.train.renaming import Json


class Deck:
    """Deals its items in random order, and begins anew when all have been dealt."""

    def __init__(self, items: Sequence[Json], choose: random.Random) -> None:
        self._items, self._choose = items, choose
        self._left: list[Json] = []

    def deal(self, count: int) -> list[Json]:
        """The next so many items, at most all there are."""
        dealt: list[Json] = []
        while len(dealt) < min(count, len(self._items)):
            if not self._left:
                self._left = self._choose.sample(self._items, len(self._items))
            wanted = min(count, len(self._items)) - len(dealt)
            dealt += self._left[:wanted]
            self._left = self._left[wanted:]
        return dealt
