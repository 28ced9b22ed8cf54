"""NewsMTSC: what sentences of news say of single people and organisations, as opinions of an author of ours.

The set (Hamborg and Donnay 2021, "NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment Classification in
Political News Articles"; MIT licence) is a file of JSON lines: `sentence_normalized`, and `targets` with `from`, `to`
(characters) and `polarity` (2 negative, 4 neutral, 6 positive). Only the sentiment is learned from it: it names neither
all entities nor what else is said of them.
"""

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extract.train.examples import Example, examples, opinions_only
from extract.train.opinions import Opinion, said
from extract.train.reading import Front

_POLARITY = {2.0: "negative", 4.0: "neutral", 6.0: "positive"}


def polar_examples(front: Front, path: Path, authors: Sequence[str], seed: int = 1) -> Iterator[Example]:
    """Sentences as examples with sentiments only, each said by somebody of these names."""
    choose = random.Random(seed)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            one = json.loads(line)
            text = str(one["sentence_normalized"])
            document = said(f"newsmtsc-{number}", "newsmtsc", text, _opinions(one["targets"]), authors, choose)
            for example in examples(front, [document]):
                yield opinions_only(example, aspects=False)


def _opinions(targets: Sequence[Mapping[str, object]]) -> Iterator[Opinion]:
    """What is said of each of the targets; one that overlaps an earlier one is left out."""
    told = sorted((int(str(each["from"])), int(str(each["to"])), float(str(each["polarity"]))) for each in targets)
    end = 0
    for start, stop, polarity in told:
        if start >= end:
            end = stop
            yield Opinion(start, stop, "ORG", _POLARITY[polarity])
