"""Thresholds and calibration of a trained network, and its scores, both of documents held out."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.pipeline import Extractor, load_pipeline
from extract.train.evaluate import Evaluation, evaluate
from extract.train.exporting import write_settings
from extract.train.fitting import fitted
from graph.model import Annotation
from graph.settings import load_settings


def settle(folder: Path, plain: Mapping[str, object], gold: Sequence[Annotation], *hidden: str) -> Evaluation:
    """Writes thresholds and calibration fitted on all of the documents into the network's folder.

    What is measured of either half of the documents is found with what the other half says of them. Until now the
    network's settings let relations through down to a low probability; `plain` is all else that they hold. `hidden`: of
    `extract.neural.features.COLUMNS`, what the network is not told.
    """
    sure = list(_found(folder, gold, hidden))
    halves = slice(None, None, 2), slice(1, None, 2)
    told = [*gold]
    for half, other in (halves, halves[::-1]):
        write_settings(folder, {**plain, **fitted(gold[other], sure[other])})
        told[half] = _found(folder, gold[half], hidden)
    write_settings(folder, {**plain, **fitted(gold, sure)})
    return evaluate(gold, told)


def extractor_with(folder: Path, *hidden: str) -> Extractor:
    """The pipeline with the network of a folder, which is not told what is hidden."""
    with TemporaryDirectory() as place:
        path = Path(place) / "pipeline.cfg"
        path.write_text(f"[components]\n\n[components.encoder]\nhidden = {json.dumps(hidden)}\n", encoding="utf-8")
        return load_pipeline(load_settings(model=str(folder), pipeline=str(path)))


def _found(folder: Path, gold: Sequence[Annotation], hidden: Sequence[str]) -> Iterator[Annotation]:
    return extractor_with(folder, *hidden).annotate([one.document for one in gold])
