"""Where a text states a relation: the sentence that the network looked at most, and what else it needs."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from extract.neural.candidates import Candidates
from extract.neural.windows import Window
from extract.reading import TokenSpan

_MUCH = 0.6
_FAR = 2
_FAVOUR = 2.5


def evidence(
    window: Window, found: Candidates, looks: NDArray[np.float32], favoured: Collection[int] = ()
) -> TokenSpan | None:
    """The token span of the sentence looked at most, with its neighbours up to one looked at nearly as much.

    `favoured` are numbers of sentences that speak of such a thing, whatever the two entities: they count for more.
    """
    numbers = found.sentences
    count = int(numbers.max()) + 1
    if count <= 0:
        return None
    inside = numbers >= 0
    mass = np.bincount(numbers[inside], weights=looks[inside], minlength=count)
    for number in favoured:
        mass[number] *= _FAVOUR
    best = int(mass.argmax())
    close = [n for n in range(max(0, best - _FAR), min(count, best + _FAR + 1)) if mass[n] >= _MUCH * mass[best]]
    rows = np.flatnonzero((numbers >= min(close)) & (numbers <= max(close)))
    shift = window.start - window.heads
    return int(rows[0]) + shift, int(rows[-1]) + 1 + shift
