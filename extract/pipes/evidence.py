"""Where a text states a relation: the sentence that the network looked at most, and what else it needs."""

import numpy as np
from numpy.typing import NDArray

from extract.neural.candidates import Candidates
from extract.neural.windows import Window
from extract.reading import TokenSpan

_MUCH = 0.6
_FAR = 2


def evidence(window: Window, found: Candidates, looks: NDArray[np.float32]) -> TokenSpan | None:
    """The token span of the sentence looked at most, with its neighbours up to one looked at nearly as much."""
    numbers = found.sentences
    inside = numbers[window.heads :]
    if not len(inside):
        return None
    mass = np.bincount(inside, weights=looks[window.heads :]).tolist()
    count = len(mass)
    best = max(range(count), key=mass.__getitem__)
    close = [n for n in range(max(0, best - _FAR), min(count, best + _FAR + 1)) if mass[n] >= _MUCH * mass[best]]
    return _tokens(window, numbers, min(close), max(close))


def reaching(window: Window, found: Candidates, span: TokenSpan, token: int) -> TokenSpan:
    """`span` up to the end of the sentence of a token, where that is no farther off than evidence may reach."""
    shift, numbers = window.heads - window.start, found.sentences
    first, last, wanted = (int(numbers[place + shift]) for place in (span[0], span[1] - 1, token))
    if not first - _FAR <= wanted <= last + _FAR:
        return span
    return _tokens(window, numbers, min(first, wanted), max(last, wanted))


def _tokens(window: Window, numbers: NDArray[np.int64], first: int, last: int) -> TokenSpan:
    """The tokens of the sentences from `first` to `last`; `numbers` (R,) has that of each row, ascending."""
    shift = window.start - window.heads
    return int(np.searchsorted(numbers, first)) + shift, int(np.searchsorted(numbers, last, side="right")) + shift
