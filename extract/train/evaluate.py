"""What the finished extractor does on documents that it has not learned from, as figures for the model card."""

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from extract.pipeline import Extractor
from extract.train.open_data import joined
from extract.train.scores import Scores, gathered, intervals, right_relations, score
from graph.annotation import annotation_from_json
from graph.model import Annotation, Document

OPEN_TESTS = ("uner", "btc", "tweebank", "wnut17")
_POSTS = ("btc", "tweebank", "wnut17")
_TYPES = ("PERSON", "ORG", "PLACE")
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Counts over all documents, 95% intervals of their figures, and the reliability of confidences.

    `reliability` has the lower edge of each range of confidence, how many relations fell in it, what share was right.
    """

    scores: Scores
    intervals: dict[str, tuple[float, float]]
    reliability: tuple[tuple[float, int, float], ...]
    documents: int


def evaluate(extractor: Extractor, gold: Sequence[Annotation]) -> Evaluation:
    """Reads the documents and compares."""
    found = list(extractor.annotate([one.document for one in gold]))
    each = [score(one, other) for one, other in zip(gold, found, strict=True)]
    told = [
        (relation.confidence, right)
        for one, other in zip(gold, found, strict=True)
        for relation, right in right_relations(one, other)
    ]
    return Evaluation(gathered(each), intervals(each), tuple(_reliability(told)), len(gold))


def _reliability(told: Sequence[tuple[float, bool]]) -> Iterable[tuple[float, int, float]]:
    for low, high in pairwise(_EDGES):
        inside = [right for confidence, right in told if low <= confidence < high]
        if inside:
            yield low, len(inside), sum(inside) / len(inside)


def evaluate_open(extractor: Extractor, folder: Path, name: str) -> float:
    """Exact F1 over person, organisation and place on the test part of an open data set."""
    right = found = there = 0
    with gzip.open(folder / f"{name}.test.jsonl.gz", "rt", encoding="utf-8") as lines:
        sets = [joined(json.loads(line)) for line in lines]
    kind = "post" if name in _POSTS else "article"
    documents = [Document(str(number), kind, text) for number, (text, _) in enumerate(sets)]
    for (_, spans), annotation in zip(sets, extractor.annotate(documents), strict=True):
        wanted = {span for span in spans if span[2] in _TYPES}
        told = {(*span, e.type) for e in annotation.entities if e.type in _TYPES for span in e.mentions}
        if name == "wnut17":
            # Handles are not annotated in this set.
            told = {span for span in told if annotation.document.text[span[0]] != "@"}
        right, found, there = right + len(wanted & told), found + len(told), there + len(wanted)
    return 2 * right / (found + there) if right else 0.0


def read_gold(documents: Iterable[object]) -> list[Annotation]:
    """Annotations of JSON objects."""
    return [annotation_from_json(one) for one in documents]
