"""What the network makes of documents when it is not told something that it was taught with."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.pipeline import Extractor, load_pipeline
from extract.train.scores import gathered, score
from graph.model import Annotation
from graph.settings import load_settings

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
    yield "nothing", _figures(_extractor(folder), gold)
    bare = _extractor(folder)
    bare.nlp.disable_pipe("catalogue")
    yield "the catalogue", _figures(bare, gold)
    for name, hidden in _HIDDEN.items():
        yield name, _figures(_extractor(folder, hidden), gold)


def _extractor(folder: Path, *hidden: str) -> Extractor:
    with TemporaryDirectory() as place:
        path = Path(place) / "pipeline.cfg"
        path.write_text(f"[components]\n\n[components.encoder]\nhidden = {json.dumps(hidden)}\n", encoding="utf-8")
        return load_pipeline(load_settings(model=str(folder), pipeline=str(path)))


def _figures(extractor: Extractor, gold: Sequence[Annotation]) -> Sequence[float]:
    found = extractor.annotate([one.document for one in gold])
    figures = gathered(score(one, other) for one, other in zip(gold, found, strict=True)).figures()
    return [figures[name] for name in _FIGURES]
