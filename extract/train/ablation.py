"""What the network makes of documents when it is not told something that it was taught with."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.pipeline import Extractor
from extract.train.scores import gathered, score
from extract.train.settling import extractor_with
from graph.model import Annotation

_FIGURES = ("entities", "roles", "relations")
_HIDDEN = {
    "letter case and shape of words": "shape",
    "frequency and kind of words": "frequency",
    "place in the text, quotation, author": "place",
    "patterns of amounts, dates, titles": "patterns",
}
"""What is told of words: how the card calls it, and what `extract.neural.features` does."""


def ablation(folder: Path, gold: Sequence[Annotation]) -> Iterator[tuple[str, Sequence[float]]]:
    """What is hidden, and F1 of entities, roles and relations then; first with nothing hidden.

    The network was taught with all of it, so it loses more than one would that had been taught without.
    """
    yield "nothing", _figures(extractor_with(folder), gold)
    bare = extractor_with(folder)
    bare.nlp.disable_pipe("catalogue")
    yield "the catalogue", _figures(bare, gold)
    for name, hidden in _HIDDEN.items():
        yield name, _figures(extractor_with(folder, hidden), gold)


def _figures(extractor: Extractor, gold: Sequence[Annotation]) -> Sequence[float]:
    found = extractor.annotate([one.document for one in gold])
    figures = gathered(score(one, other) for one, other in zip(gold, found, strict=True)).figures()
    return [figures[name] for name in _FIGURES]
