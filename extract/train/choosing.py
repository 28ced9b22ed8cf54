"""What speaks for one of several, learned from the documents: the weights of a multinomial logistic regression."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 600
_STEP = 0.02
_PULL = 0.5
_USUAL = 1000


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose from as traits (N, traits); `right` (N + 1,) is 1 for what is, in its last place none."""

    traits: NDArray[np.float64]
    right: NDArray[np.float64]


def learned(choices: Iterable[Choice], names: Sequence[str]) -> dict[str, float]:
    """The weights of traits with these names, by gradient ascent on the likelihood, drawn towards nothing."""
    choices = list(choices)
    weights = np.zeros(len(names))
    for turn in range(_ROUNDS):
        slope = sum((_slope(choice, weights) for choice in choices), -_PULL * weights)
        # Steps are of the size that some hundred choices bear.
        weights = weights + _STEP * min(1.0, _USUAL / max(1, len(choices))) * (1 - turn / _ROUNDS) * slope
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _slope(choice: Choice, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    scores = np.append(choice.traits @ weights, 0.0)
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    wanted = chances * choice.right
    slope: NDArray[np.float64] = choice.traits.T @ (wanted / wanted.sum() - chances)[:-1]
    return slope
