"""The weights that ship read documents that they have not learned from about as well as their card says."""

import json

import pytest

from extract.neural.network import SHIPPED
from extract.pipeline import load_pipeline
from extract.train.examples import FOLDER
from extract.train.recipe import FILES, HELD_OUT
from extract.train.scores import Scores, gathered, score, total
from graph.annotation import annotation_from_json
from graph.model import Annotation

COUNT = 60


@pytest.fixture(scope="module")
def scores() -> Scores:
    held: list[Annotation] = []
    for name in FILES:
        for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if one["id"].startswith(HELD_OUT) and one["lang"] == "en":
                held.append(annotation_from_json(one))
    chosen = held[1 :: max(1, len(held) // COUNT)]
    found = load_pipeline().annotate([one.document for one in chosen])
    return gathered(score(one, other) for one, other in zip(chosen, found, strict=True))


def test_entities_roles_and_relations_are_as_good_as_the_card_says(scores: Scores) -> None:
    card = json.loads((SHIPPED / "scores.json").read_text(encoding="utf-8"))
    for name, counts in (("entities", scores.entities), ("roles", scores.roles), ("relations", scores.relations)):
        assert total(counts).f1 > card[name] - 0.06, name
    assert scores.act.precision > card["act"] - 0.12
