"""The annotated documents keep to the contract that the extractor's output keeps to."""

import itertools
import json
from importlib.resources import files

import pytest

from extract.lexicon import sections
from extract.train.recipe import FILES
from graph.annotation import annotation_from_json, annotation_to_json
from graph.model import Annotation


def documents(name: str) -> list[Annotation]:
    lines = (files("extract") / "train" / "documents" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [annotation_from_json(json.loads(line)) for line in lines]


@pytest.mark.parametrize("name", FILES)
def test_every_document_is_valid_and_reads_back(name: str) -> None:
    for annotation in documents(name):
        again = annotation_from_json(json.loads(json.dumps(annotation_to_json(annotation))))
        assert again == annotation


@pytest.mark.parametrize("name", FILES)
def test_mentions_do_not_overlap(name: str) -> None:
    for annotation in documents(name):
        spans = sorted(span for entity in annotation.entities for span in entity.mentions)
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans)), annotation.document.id


@pytest.mark.parametrize("name", FILES)
def test_no_name_is_one_of_the_terms_that_name_nothing(name: str) -> None:
    terms = {term for section in sections("terms.txt").values() for term in section}
    for annotation in documents(name):
        for entity in annotation.entities:
            named = {annotation.document.text[slice(*span)] for span in entity.mentions}
            assert named.isdisjoint(terms), annotation.document.id


def test_no_document_is_there_twice() -> None:
    found = [annotation.document for name in FILES for annotation in documents(name)]
    assert len(found) > 4000
    assert len({document.id for document in found}) == len(found)
    assert len({document.text for document in found}) == len(found)
