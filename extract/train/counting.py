"""What speaks for a number of people, learned from the team moves of the documents.

Where a move is stated, the trained network says, as it will at work; who takes part, the annotation.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from extract.neural.candidates import Candidates
from extract.neural.labels import PAIR_INDEX, THIRDS
from extract.neural.output import network_output
from extract.pipeline import Extractor
from extract.pipes.evidence import evidence
from extract.pipes.headcount import TRAITS, Number, counted
from extract.pipes.passage import passage
from extract.reading import Chain, start_reading
from extract.train.choosing import Choice, learned
from extract.train.examples import place
from extract.train.renaming import Json
from graph.annotation import annotation_from_json
from graph.model import Annotation

_KIND = "team_move"


def count_weights(extractor: Extractor, documents: Iterable[Json]) -> dict[str, float]:
    """The weights of `TRAITS`."""
    return learned(_choices(extractor.nlp, documents), TRAITS)


def _choices(nlp: Language, documents: Iterable[Json]) -> Iterator[Choice]:
    for one in documents:
        annotation = annotation_from_json(one)
        if any(relation.kind == _KIND for relation in annotation.relations):
            doc = start_reading(nlp.tokenizer(annotation.document.text), annotation.document)
            for _, step in takewhile(lambda named: named[0] != "entities", nlp.pipeline):
                doc = step(doc)
            chains = place(doc, annotation)
            yield from _of_document(nlp.get_pipe("judge")(doc), annotation, chains)


def _of_document(doc: Doc, annotation: Annotation, chains: Mapping[str, Chain]) -> Iterator[Choice]:
    output = network_output(doc)
    for relation in annotation.relations:
        if relation.kind != _KIND:
            continue
        ends = {role: chains[entity] for role, entity in relation.roles.items()}
        for window, found, judged in zip(output.windows, output.candidates, output.judged, strict=True):
            pair = _pair(found, ends)
            stated = None if pair is None else evidence(window, found, judged.looks[pair, 1])
            if stated is None:
                continue
            numbers, told = counted(passage(doc, window, found, stated, ends.values()))
            right = _right(numbers, relation.fields["size"])
            # A size in other words ("half of them") or from another window teaches nothing here.
            if numbers and right.any():
                yield Choice(told, right)


def _pair(found: Candidates, ends: Mapping[str, Chain]) -> int | None:
    """The number of the pair that shows where the move is stated."""
    places = {id(chain): index for index, chain in enumerate(found.chains)}
    third = THIRDS[_KIND]
    joined = sorted(
        ((head, tail) for head in ends for tail in ends if (_KIND, head, tail) in PAIR_INDEX),
        key=lambda roles: roles != (third.head, third.tail),
    )
    for head, tail in joined:
        wanted = [places.get(id(ends[head]), -1), places.get(id(ends[tail]), -1)]
        if len(at := np.flatnonzero((found.pairs == wanted).all(axis=1))):
            return int(at[0])
    return None


def _right(numbers: Iterable[Number], size: object) -> NDArray[np.float64]:
    return np.array([*(number.value == size for number in numbers), size is None], dtype=np.float64)
