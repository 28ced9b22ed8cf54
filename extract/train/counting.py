"""What speaks for a number of people, learned from the team moves of the documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extract.pipes.headcount import TRAITS, numbers, traits
from extract.reading import types_of
from extract.train.examples import place, words_of
from extract.train.reading import Front
from extract.train.renaming import Json
from graph.annotation import annotation_from_json
from graph.model import Annotation

_ROUNDS = 600
_STEP = 0.02
_PULL = 0.5


@dataclass(frozen=True, slots=True)
class _Choice:
    """The numbers of a sentence as traits (N, traits), and (N + 1,) which are right; the last is for none of them."""

    traits: NDArray[np.float64]
    right: NDArray[np.float64]


def count_weights(front: Front, documents: Iterable[Json]) -> dict[str, float]:
    """The weights of `TRAITS`, by gradient ascent on the likelihood, drawn towards nothing."""
    choices = list(_choices(front, documents))
    weights = np.zeros(len(TRAITS))
    for turn in range(_ROUNDS):
        slope = sum((_slope(choice, weights) for choice in choices), -_PULL * weights)
        weights = weights + _STEP * (1 - turn / _ROUNDS) * slope
    return {name: round(float(weight), 2) for name, weight in zip(TRAITS, weights, strict=True)}


def _slope(choice: _Choice, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    scores = np.append(choice.traits @ weights, 0.0)
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    wanted = chances * choice.right
    slope: NDArray[np.float64] = choice.traits.T @ (wanted / wanted.sum() - chances)[:-1]
    return slope


def _choices(front: Front, documents: Iterable[Json]) -> Iterator[_Choice]:
    for one in documents:
        annotation = annotation_from_json(one)
        if any(relation.kind == "team_move" for relation in annotation.relations):
            doc = front.read(annotation.document)
            place(doc, annotation)
            yield from _of_document(doc, annotation)


def _of_document(doc: Doc, annotation: Annotation) -> Iterator[_Choice]:
    types = types_of(doc)
    for relation in annotation.relations:
        if relation.kind != "team_move" or relation.evidence is None:
            continue
        start, end = words_of(doc, *relation.evidence)
        texts = [token.text for token in doc[start:end]]
        found, size = list(numbers(texts)), relation.fields["size"]
        right = _right([number.value for number in found], size)
        # A size in other words ("half of them") or from another sentence teaches nothing here.
        if found and right.any():
            yield _Choice(traits(texts, types[start:end], found), right)


def _right(values: Sequence[int], size: object) -> NDArray[np.float64]:
    return np.array([*(value == size for value in values), size is None], dtype=np.float64)
