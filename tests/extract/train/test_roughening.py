"""What is annotated stays with its words in whatever shape a document comes."""

import json
import random
import re
from typing import Any

import pytest

from extract.train.examples import FOLDER
from extract.train.roughening import joined, roughened
from graph.annotation import annotation_from_json

Documents = list[dict[str, Any]]


@pytest.fixture(scope="module")
def documents() -> Documents:
    lines = (FOLDER / "press.jsonl").read_text(encoding="utf-8").splitlines()[:150]
    return [json.loads(line) for line in lines]


def letters(text: str) -> list[str]:
    return sorted(letter for letter in text.casefold() if letter.isalnum())


def ends(text: str, span: list[int]) -> str:
    """The first and the last letter or digit of a quote, addresses of links left out."""
    kept = [letter for letter in re.sub(r"\]\(https://[^)]*\)", "", text[slice(*span)]) if letter.isalnum()]
    return f"{kept[0]}{kept[-1]}".casefold()


def test_every_mention_and_quote_keeps_its_words(documents: Documents) -> None:
    choose = random.Random(2)
    changed = slips = mentions = 0
    for one in documents:
        other = roughened(one, choose)
        annotation_from_json(other)
        changed += other["text"] != one["text"]
        for before, after in zip(one["entities"], other["entities"], strict=True):
            for old, new in zip(before["mentions"], after["mentions"], strict=True):
                now = other["text"][slice(*new)]
                assert now == now.strip("*` ")
                mentions += 1
                slips += letters(now) != letters(one["text"][slice(*old)])
        for before, after in zip(one["relations"], other["relations"], strict=True):
            if before["evidence"]:
                assert ends(other["text"], after["evidence"]) == ends(one["text"], before["evidence"])
    assert changed > 0.8 * len(documents)
    assert slips < 0.02 * mentions


def test_the_original_is_left_alone(documents: Documents) -> None:
    before = json.dumps(documents)
    for one in documents:
        roughened(one, random.Random(1))
    joined(documents[0], documents[1])
    assert json.dumps(documents) == before


def test_two_in_one_hold_what_both_say(documents: Documents) -> None:
    for first, second in zip(documents[::2], documents[1::2], strict=True):
        both = joined(first, second)
        annotation_from_json(both)
        assert len(both["relations"]) == len(first["relations"]) + len(second["relations"])
        names = {entity["id"]: entity["name"] for entity in both["entities"]}
        told = [entity["name"] for one in (first, second) for entity in one["entities"]]
        assert {name.casefold() for name in names.values()} == {name.casefold() for name in told}
        spans = {both["text"][slice(*span)] for entity in both["entities"] for span in entity["mentions"]}
        assert spans == {
            one["text"][slice(*span)]
            for one in (first, second)
            for entity in one["entities"]
            for span in entity["mentions"]
        }
