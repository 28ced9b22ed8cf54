"""Remarks of our own as documents: names without their marks, sentiments and aspects of a speaker."""

import json
from pathlib import Path

import pytest

from extract.neural.network import SHIPPED
from extract.train.examples import GROUPS, UNKNOWN, examples, opinions_only
from extract.train.reading import Front
from extract.train.recipe import REMARK_FILES
from extract.train.verdicts import FOLDER, read_remarks
from graph.annotation import annotation_from_json
from graph.schema import ASPECTS

LINE = "Leaving [[Osprey HR|-|price, support]] took three tries, [[Tindale|0|]] one. Osprey HR sent flowers."


@pytest.fixture
def remarks(tmp_path: Path) -> Path:
    path = tmp_path / "told.txt"
    path.write_text(f"{LINE}\n\n", encoding="utf-8")
    return path


def test_marks_become_names_with_what_is_said_of_them(remarks: Path) -> None:
    (one,) = map(annotation_from_json, read_remarks([remarks], ["Ottoline Vreeland"]))
    text = one.document.text
    assert text == "Leaving Osprey HR took three tries, Tindale one. Osprey HR sent flowers."
    names = {entity.id: [text[slice(*span)] for span in entity.mentions] for entity in one.entities}
    said = {names[r.roles["about"]][0]: (r.fields["sentiment"], r.fields["aspects"]) for r in one.relations}
    assert said == {"Osprey HR": ("negative", ("price", "support")), "Tindale": ("neutral", ())}
    assert {relation.roles["speaker"] for relation in one.relations} == {"s"}


def test_sentiment_and_aspects_are_learned_and_nothing_else(remarks: Path) -> None:
    found = examples(Front(SHIPPED), read_remarks([remarks], ["Ottoline Vreeland"]))
    (example,) = (opinions_only(one, aspects=True) for one in found)
    assert example.answers is not None
    assert (example.tags == UNKNOWN).all()
    assert not example.answers.allowed.any()
    assert (example.answers.fields[:, GROUPS.index("sentiment")] != UNKNOWN).sum() == 2
    assert (example.answers.aspects == 1).sum() == 2


def test_every_shipped_remark_can_be_read() -> None:
    found = read_remarks((FOLDER / f"{name}.txt" for name in REMARK_FILES), ["Ottoline Vreeland"])
    assert len(found) > 1_000
    for one in found:
        assert "[[" not in one["text"], one["text"]
        assert "|" not in one["text"], one["text"]
        assert one["relations"], one["text"]
        aspects = {aspect for relation in one["relations"] for aspect in relation["aspects"]}
        assert aspects <= set(ASPECTS), json.dumps(one)
