"""NewsMTSC as examples: one sentiment for each target, and nothing else to learn."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from extract.neural.network import SHIPPED
from extract.train.examples import GROUPS, UNKNOWN, Example
from extract.train.polarity import polar_examples
from extract.train.reading import Front

SENTENCE = "Marrowby called the Tindale report a gift, and Tindale kept silent."


@pytest.fixture
def learned(tmp_path: Path) -> list[Example]:
    targets = [
        {"from": 0, "to": 8, "mention": "Marrowby", "polarity": 4.0},
        {"from": 20, "to": 27, "mention": "Tindale", "polarity": 6.0},
        {"from": 20, "to": 34, "mention": "Tindale report", "polarity": 2.0},
    ]
    path = tmp_path / "set.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"sentence_normalized": SENTENCE, "targets": targets}) + "\n")
    return list(polar_examples(Front(SHIPPED), path, ["Ottoline Vreeland"]))


def test_each_target_has_the_sentiment_of_the_author(learned: list[Example]) -> None:
    (example,) = learned
    assert example.pairs is not None
    assert example.answers is not None
    known = example.answers.fields[:, GROUPS.index("sentiment")]
    told = {
        (example.pairs.chains[head].name, example.pairs.chains[tail].name): int(answer)
        for (head, tail), answer in zip(example.pairs.pairs, known, strict=True)
        if answer != UNKNOWN
    }
    # The third target overlaps the second and is left out.
    assert set(told) == {("Ottoline Vreeland", "Marrowby"), ("Ottoline Vreeland", "Tindale")}
    assert told["Ottoline Vreeland", "Marrowby"] != told["Ottoline Vreeland", "Tindale"]


def test_nothing_but_sentiment_is_known(learned: list[Example]) -> None:
    (example,) = learned
    assert example.answers is not None
    assert (example.tags == UNKNOWN).all()
    assert example.act == UNKNOWN
    for told in (example.answers.kinds, example.answers.allowed, example.answers.role_mask, example.answers.looks):
        assert not np.any(told)
    assert (example.answers.aspects == -1).all()
    assert (example.answers.thirds == UNKNOWN).all()
