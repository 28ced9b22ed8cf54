"""What is settled after training on documents held out: from which probability a relation counts, and how sure it is.

A kind's threshold is the one with the best F1. A probability becomes a confidence by a logistic curve for each kind
(Platt 1999, "Probabilistic outputs for support vector machines"), drawn towards the curve of all where there are few.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from extract.train.scores import right_relations
from graph.model import Annotation

_LEAST, _MOST, _STEP = 0.2, 0.75, 0.025
_USUAL = 0.425
_PULL = 30.0
_ROUNDS = 60
Told = tuple[float, bool]


def fitted(gold: Sequence[Annotation], found: Sequence[Annotation]) -> dict[str, dict[str, object]]:
    """`thresholds` by relation kind and `calibration` (slope, shift) by kind.

    `found` holds relations down to a low threshold, with the plain probability as their confidence.
    """
    told: defaultdict[str, list[Told]] = defaultdict(list)
    there: Counter[str] = Counter()
    for one, other in zip(gold, found, strict=True):
        there.update(relation.kind for relation in one.relations)
        for relation, right in right_relations(one, other):
            if relation.evidence is not None:
                told[relation.kind].append((relation.confidence, right))
    everything = [each for kind in told.values() for each in kind]
    whole = _curve(everything, (1.0, 0.0), 1.0)
    thresholds = {kind: _threshold(pairs, there[kind]) for kind, pairs in sorted(told.items())}
    curves = {kind: [round(value, 3) for value in _curve(pairs, whole, _PULL)] for kind, pairs in sorted(told.items())}
    return {"thresholds": dict(thresholds), "calibration": dict(curves)}


def _threshold(told: Sequence[Told], there: int) -> float:
    """The threshold with the best F1; among equals, and against small gains, the one nearest to the usual."""
    best, value = _USUAL, -1.0
    for step in range(round((_MOST - _LEAST) / _STEP) + 1):
        least = _LEAST + step * _STEP
        right = sum(one for chance, one in told if chance >= least)
        kept = sum(chance >= least for chance, _ in told)
        # A constant in the denominator keeps a handful of relations from deciding.
        f1 = 2 * right / (kept + there + 1) - 0.1 * abs(least - _USUAL)
        if f1 > value:
            best, value = least, f1
    return round(best, 3)


def _curve(told: Sequence[Told], prior: tuple[float, float], pull: float) -> tuple[float, float]:
    """Slope and shift of a logistic curve over log odds, by Newton's method, drawn towards `prior`."""
    if not told:
        return prior
    odds = np.array([math.log(max(p, 1e-6) / max(1 - p, 1e-6)) for p, _ in told])
    right = np.array([one for _, one in told], dtype=float)
    columns = np.stack([odds, np.ones_like(odds)], axis=1)
    aim = np.array(prior)
    values = aim.copy()
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-columns @ values))
        slope = columns.T @ (right - chance) - pull * 0.1 * (values - aim)
        bend = (columns * (chance * (1 - chance))[:, None]).T @ columns + pull * 0.1 * np.eye(2)
        # No step longer than one: a full one can leap to where the exponential overflows.
        step = np.linalg.solve(bend, slope)
        values = values + step / max(1.0, float(np.abs(step).max()))
    return float(values[0]), float(values[1])
