"""Entities of documents, from tag scores that are given."""

import numpy as np
import pytest
from spacy.tokens import Doc

from extract.neural.labels import ACTS, TAGS
from extract.neural.network import SHIPPED, Read
from extract.neural.output import network_output
from extract.neural.windows import WindowCutter
from extract.pipeline import Extractor
from extract.pipes.entities import entities
from extract.reading import start_reading
from graph.model import Document

Scores = dict[str, float]


def _read(extractor: Extractor, text: str, words: str, *scores: Scores) -> Doc:
    """A document with the mentions of words as entities, each of which the network gives these scores by type."""
    document = Document("d", "post", text)
    doc = start_reading(extractor.nlp.tokenizer(text), document)
    for step in ("sentences", "catalogue"):
        doc = extractor.nlp.get_pipe(step)(doc)
    [window] = WindowCutter(SHIPPED).cut(doc, document)
    tags = np.zeros((len(window.rows), len(TAGS)), dtype=np.float32)
    places = [token.i for token in doc if token.text in words.split()]
    tags[:, TAGS.index("O")] = 9
    for place, given in zip(places, scores, strict=True):
        tags[window.heads + place, TAGS.index("O")] = 0
        for type, score in given.items():
            tags[window.heads + place, TAGS.index(f"B-{type}")] = score
    output = network_output(doc)
    output.windows = [window]
    output.reads = [Read(np.zeros((len(window.rows), 1), np.float32), tags, np.zeros(len(ACTS), np.float32))]
    entities(doc)
    return doc


def _types(extractor: Extractor, text: str, name: str, *scores: Scores) -> list[str]:
    return [ent.label_ for ent in _read(extractor, text, name, *scores).ents]


@pytest.mark.parametrize("type", ["PRODUCT", "PERSON", "PROJECT", "PLACE"])
def test_mentions_of_a_new_name_are_of_one_type(extractor: Extractor, type: str) -> None:
    sure, unsure = {type: 9.0, "ORG": 4.0}, {type: 5.0, "ORG": 6.0}
    assert _types(extractor, "Troje is late. We hate Troje.", "Troje", sure, unsure) == [type, type]


def test_many_mentions_outweigh_one(extractor: Extractor) -> None:
    likely, other = {"ORG": 7.0, "PRODUCT": 5.0}, {"ORG": 5.0, "PRODUCT": 8.0}
    text = "Troje wrote. Troje called. Troje is slow."
    assert _types(extractor, text, "Troje", likely, likely, other) == ["ORG"] * 3


def test_a_name_the_catalogue_knows_may_be_company_and_product(extractor: Extractor) -> None:
    company, product = {"ORG": 9.0, "PRODUCT": 6.0}, {"ORG": 6.0, "PRODUCT": 7.0}
    assert _types(extractor, "Salesforce called. We run Salesforce.", "Salesforce", company, product) == [
        "ORG",
        "PRODUCT",
    ]


@pytest.mark.parametrize(
    ("text", "type", "found"),
    [
        ("Their roll-out slipped.", "PROJECT", "roll-out"),
        ("Their roll-in-and-out slipped.", "PROJECT", "roll-in-and-out"),
        ("Their roll - out of four - slipped.", "PROJECT", "roll"),
        ("Their roll-2 slipped.", "PROJECT", "roll"),
        ("Their roll-Troje slipped.", "PROJECT", "roll"),
        ("A roll-based firm", "ORG", "roll"),
        ("It is a roll-", "PROJECT", "roll"),
    ],
)
def test_what_describes_a_project_ends_with_its_last_word(
    extractor: Extractor, text: str, type: str, found: str
) -> None:
    [ent] = _read(extractor, text, "roll", {type: 9.0}).ents
    assert ent.text == found


def test_what_describes_a_trade_ends_where_another_name_begins(extractor: Extractor) -> None:
    ents = _read(extractor, "Their roll-roll slipped.", "roll", {"SECTOR": 9.0}, {"ORG": 9.0}).ents
    assert [(ent.text, ent.label_) for ent in ents] == [("roll", "SECTOR"), ("roll", "ORG")]


def test_what_describes_a_project_leaves_a_hyphen_to_what_begins_with_it(extractor: Extractor) -> None:
    ents = _read(extractor, "Their roll\u2011out slipped.", "roll \u2011", {"PROJECT": 9.0}, {"ORG": 9.0}).ents
    assert [(ent.text, ent.label_) for ent in ents] == [("roll", "PROJECT"), ("\u2011", "ORG")]


@pytest.mark.parametrize("type", ["PERSON", "ORG", "PRODUCT", "PLACE"])
def test_terms_of_the_trade_name_nothing(extractor: Extractor, type: str) -> None:
    assert _types(extractor, "We moved DNS and Troje.", "DNS Troje", {type: 9.0}, {type: 9.0}) == [type]
    assert _types(extractor, "We moved Dns.", "Dns", {type: 9.0}) == [type]


def test_a_topic_may_be_called_like_a_term(extractor: Extractor) -> None:
    assert _types(extractor, "It works in Blockchain.", "Blockchain", {"SECTOR": 9.0}) == ["SECTOR"]


@pytest.mark.parametrize("time", ["9:02", "14.30", "9:02pm"])
def test_the_time_behind_a_name_is_none_of_it(extractor: Extractor, time: str) -> None:
    doc = _read(extractor, f"Troje {time} it works", f"Troje {time}", {"PERSON": 9.0}, {"PERSON": 9.0})
    assert [ent.text for ent in doc.ents] == ["Troje"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Their Troje roll-out slipped.", "Troje roll-out"),
        ("Their Troje migration slipped.", "Troje migration"),
        ("Their Troje team slipped.", "Troje"),
        ("Their Troje roll slipped.", "Troje"),
        ("Theirs is Troje", "Troje"),
    ],
)
def test_a_project_gets_the_word_that_says_what_it_is(extractor: Extractor, text: str, found: str) -> None:
    [ent] = _read(extractor, text, "Troje", {"PROJECT": 9.0}).ents
    assert ent.text == found


def test_the_word_that_says_what_it_is_may_belong_to_another(extractor: Extractor) -> None:
    doc = _read(extractor, "Their Troje migration slipped.", "Troje migration", {"PROJECT": 9.0}, {"PROJECT": 9.0})
    assert [ent.text for ent in doc.ents] == ["Troje", "migration"]
