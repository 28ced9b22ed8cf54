"""Documents with other names keep what is said of them."""

import json
import random
from typing import Any

import pytest

from extract.train.examples import FOLDER
from extract.train.renaming import Namer, renamed
from graph.annotation import annotation_from_json


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    lines = (FOLDER / "moves.jsonl").read_text(encoding="utf-8").splitlines()[:60]
    return [json.loads(line) for line in lines]


def test_every_mention_is_where_its_new_name_stands(documents: list[dict[str, Any]]) -> None:
    namer, choose = Namer(documents), random.Random(3)
    changed = 0
    for one in documents:
        other = renamed(one, namer, choose)
        annotation_from_json(other)
        changed += other["text"] != one["text"]
        for before, after in zip(one["entities"], other["entities"], strict=True):
            for old, new in zip(before["mentions"], after["mentions"], strict=True):
                was, now = one["text"][slice(*old)], other["text"][slice(*new)]
                assert now.strip() == now
                assert len(now.split()) == len(was.split())
                if before["type"] in ("MONEY", "DATE"):
                    assert now == was
    assert changed > len(documents) / 2


def test_the_same_name_is_exchanged_alike_throughout(documents: list[dict[str, Any]]) -> None:
    one = {
        "text": "Zarquil left. @ZarquilIT says Zarquil is fine.",
        "author": {"name": "Zarquil", "handle": "@ZarquilIT", "title": None, "org": None},
        "entities": [{"type": "ORG", "name": "Zarquil", "mentions": [[0, 7], [14, 24], [30, 37]]}],
        "relations": [],
    }
    other = renamed(one, Namer(documents), random.Random(1), share=1.0)
    name = other["author"]["name"]
    assert name != "Zarquil"
    assert other["text"] == f"{name} left. @{name}IT says {name} is fine."
    assert [other["text"][a:b] for a, b in other["entities"][0]["mentions"]] == [name, f"@{name}IT", name]
