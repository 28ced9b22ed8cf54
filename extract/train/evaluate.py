"""What the finished extractor does on documents that it has not learned from, as figures for the model card."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from extract.pipeline import Extractor
from extract.train.open_data import read_open
from extract.train.scores import Scores, gathered, intervals, right_relations, score
from graph.annotation import annotation_from_json
from graph.model import Annotation, Document

OPEN_TESTS = ("uner", "btc", "tweebank", "wnut17")
_POSTS = ("btc", "tweebank", "wnut17")
OPEN_TYPES = ("PERSON", "ORG", "PLACE")
"""What all open data sets annotate."""

Span = tuple[int, int, str]
Find = Callable[[Sequence[Document]], Iterable[set[Span]]]
"""Documents to the entities in each: start, end, type."""

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


def evaluate(gold: Sequence[Annotation], found: Sequence[Annotation]) -> Evaluation:
    """Compares what was found in documents with what is there."""
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


def evaluate_open(find: Find, folder: Path, name: str) -> float:
    """Exact F1 over person, organisation and place on the test part of an open data set."""
    right = found = there = 0
    sets = list(read_open(folder / f"{name}.test.jsonl.gz"))
    kind = "post" if name in _POSTS else "article"
    documents = [Document(str(number), kind, text) for number, (text, _) in enumerate(sets)]
    for (text, spans), told in zip(sets, find(documents), strict=True):
        wanted = {span for span in spans if span[2] in OPEN_TYPES}
        told = {span for span in told if span[2] in OPEN_TYPES}
        if name == "wnut17":
            # Handles are not annotated in this set.
            told = {span for span in told if text[span[0]] != "@"}
        right, found, there = right + len(wanted & told), found + len(told), there + len(wanted)
    return 2 * right / (found + there) if right else 0.0


def found_by(extractor: Extractor) -> Find:
    """What an extractor finds, for `evaluate_open`."""

    def find(documents: Sequence[Document]) -> Iterator[set[Span]]:
        for annotation in extractor.annotate(documents):
            yield {(*span, entity.type) for entity in annotation.entities for span in entity.mentions}

    return find


def read_gold(documents: Iterable[object]) -> list[Annotation]:
    """Annotations of JSON objects."""
    return [annotation_from_json(one) for one in documents]
