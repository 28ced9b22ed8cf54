"""What speaks for a number of people, learned from the team moves of the documents."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extract.pipes.headcount import TRAITS, numbers, traits
from extract.reading import types_of
from extract.train.choosing import Choice, learned
from extract.train.examples import place, words_of
from extract.train.reading import Front
from extract.train.renaming import Json
from graph.annotation import annotation_from_json
from graph.model import Annotation


def count_weights(front: Front, documents: Iterable[Json]) -> dict[str, float]:
    """The weights of `TRAITS`."""
    return learned(_choices(front, documents), TRAITS)


def _choices(front: Front, documents: Iterable[Json]) -> Iterator[Choice]:
    for one in documents:
        annotation = annotation_from_json(one)
        if any(relation.kind == "team_move" for relation in annotation.relations):
            doc = front.read(annotation.document)
            place(doc, annotation)
            yield from _of_document(doc, annotation)


def _of_document(doc: Doc, annotation: Annotation) -> Iterator[Choice]:
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
            yield Choice(traits(texts, types[start:end], found), right)


def _right(values: Sequence[int], size: object) -> NDArray[np.float64]:
    return np.array([*(value == size for value in values), size is None], dtype=np.float64)
