"""What more documents, other data and each part bring: small networks taught alike but for one thing.

    python -m extract.train.trials --encoder … --open … --polarity … --out FOLDER [TRIAL …]

Each begins with the untaught encoder and sees as many documents as the others, so that fewer come again more often.
None is as good as what ships, which has learned for much longer.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from extract.neural.features import COLUMNS
from extract.train.corpus import Corpus, read_corpus
from extract.train.evaluate import Evaluation, evaluate_open, found_by, read_gold
from extract.train.exporting import export
from extract.train.loop import Trainer
from extract.train.losses import WEIGHTS
from extract.train.network import fresh
from extract.train.reading import Front
from extract.train.recipe import DOCUMENTS, LEAST, Stage
from extract.train.settling import extractor_with, settle

STAGE = Stage(2, 2, 0.25, 3e-4, 1e-3, 200, rare=3.0, words=False, seed=21)
FIGURES = ("entities", "roles", "relations", "fields:talks_about.sentiment", "act")


@dataclass(frozen=True, slots=True)
class Trial:
    """What a network is taught with.

    `documents`: how many of ours, all where it is none; `entities`, `opinions`: whether the open sets, and our remarks
    with NewsMTSC, come too; `hidden`: what it is not told of words; `heads`: names of the losses it is punished for.
    """

    documents: int | None = None
    entities: bool = True
    opinions: bool = True
    hidden: Sequence[str] = ()
    heads: Sequence[str] = tuple(WEIGHTS)


TRIALS = {
    "all": Trial(),
    "1024-documents": Trial(documents=1024),
    "4096-documents": Trial(documents=4096),
    "no-open-data": Trial(entities=False),
    "no-opinions": Trial(opinions=False),
    "no-features": Trial(hidden=tuple(COLUMNS)),
    "tags-only": Trial(heads=("tags",)),
    "no-looks": Trial(heads=tuple(name for name in WEIGHTS if name != "looks")),
}


def main() -> None:
    """Teach and measure the networks asked for; one line of JSON for each."""
    parser = argparse.ArgumentParser(prog="python -m extract.train.trials", description=__doc__)
    parser.add_argument("trials", nargs="*", metavar="TRIAL", help=f"which, of {', '.join(TRIALS)} (default: all)")
    parser.add_argument("--encoder", type=Path, required=True, help="folder as for extract.train")
    parser.add_argument("--open", type=Path, required=True, help="folder with the open sets as for extract.train")
    parser.add_argument("--polarity", type=Path, required=True, help="newsmtsc.train.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder for the networks")
    arguments = parser.parse_args()
    if unknown := [name for name in arguments.trials if name not in TRIALS]:
        parser.error(f"no such trial: {', '.join(unknown)}; there are {', '.join(TRIALS)}")
    corpus = read_corpus(arguments.open, arguments.polarity)
    for name in arguments.trials or TRIALS:
        folder = arguments.out / name
        evaluation = _tried(TRIALS[name], corpus, arguments.encoder, folder)
        figures = evaluation.scores.figures()
        told = {figure: round(figures[figure], 3) for figure in FIGURES}
        find = found_by(extractor_with(folder, *TRIALS[name].hidden))
        told["uner"] = round(evaluate_open(find, arguments.open, "uner"), 3)
        print(json.dumps({"trial": name} | told), flush=True)  # noqa: T201


def _tried(trial: Trial, corpus: Corpus, encoder: Path, folder: Path) -> Evaluation:
    torch.manual_seed(STAGE.seed)
    reader, judge = fresh(str(encoder))
    front = Front(encoder, trial.hidden)
    documents = corpus.documents
    if trial.documents is not None:
        # Every so many of the files in a row: of all writers. Often enough that an epoch is as long as the others.
        few = documents[:: max(1, len(documents) // trial.documents)][: trial.documents]
        documents = few * -(-DOCUMENTS // len(few))
    others = corpus.entities(front) if trial.entities else []
    others += corpus.opinions(front) if trial.opinions else []
    stage = replace(
        STAGE,
        open_share=STAGE.open_share if trial.entities else STAGE.open_share / 4,
        counts={name: 0.0 for name in WEIGHTS if name not in trial.heads},
    )
    remarks = corpus.remarks() if trial.opinions else []
    Trainer(reader, judge, front).run(stage, documents, remarks, others)
    plain = {"version": "trial", "thresholds": {}, "calibration": {}, "head_count": {}, "job_title": {}}
    export(reader, judge, encoder, folder, plain | {"least": LEAST})
    return settle(folder, plain, read_gold(corpus.held), *trial.hidden)


if __name__ == "__main__":
    main()
