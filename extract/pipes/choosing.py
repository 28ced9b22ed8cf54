"""One of several by multinomial logistic regression over what is told of each, or none of them.

McFadden 1974, "Conditional logit analysis of qualitative choice behavior"; `extract.train.choosing` learns the weights.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray


class Chooser:
    """Picks by traits. `weights`: how much each of `names` speaks for what has it; one without counts nothing."""

    def __init__(self, names: Sequence[str], weights: Mapping[str, float]) -> None:
        self._weights = np.array([weights.get(name, 0.0) for name in names])

    def __call__(self, traits: NDArray[np.float64]) -> int | None:
        """Which row of `traits` (N, names) it is, with N at least 1; None where all speaks against each."""
        scores = traits @ self._weights
        best = int(scores.argmax())
        return best if scores[best] > 0 else None
