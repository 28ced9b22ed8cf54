"""What the catalogue knows is found in a text, and only that."""

from pathlib import Path

import pytest

from extract.catalogue import load_catalogue
from extract.pipeline import Extractor
from extract.pipes.catalogue import CatalogueMatcher
from extract.reading import Hit, reading, start_reading
from graph.model import Document

ORGANIZATIONS = """name,roles,aliases,ambiguous
Quorvane-Ost,vendor,Quorvane Ost & Söhne|Q.O.S.,
Trivandra,outsourcer,,
Trivandra Bank,peer,,
Harbinger,vendor,,Harbinger
"""
PRODUCTS = """name,vendor,category
Trivandra,Trivandra,erp
"""


@pytest.fixture(scope="module")
def matcher(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> CatalogueMatcher:
    folder: Path = tmp_path_factory.mktemp("catalogue")
    (folder / "organizations.csv").write_text(ORGANIZATIONS, encoding="utf-8")
    (folder / "products.csv").write_text(PRODUCTS, encoding="utf-8")
    return CatalogueMatcher(extractor.nlp, load_catalogue(folder))


def hits(matcher: CatalogueMatcher, extractor: Extractor, text: str) -> list[tuple[str, str, bool]]:
    """Surface, type and whether it is sure."""
    doc = start_reading(extractor.nlp.tokenizer(text), Document("d", "post", text))
    found: list[Hit] = reading(matcher(extractor.nlp.get_pipe("sentences")(doc))).hits
    return [(doc[hit.start : hit.end].text, hit.type, hit.sure) for hit in found]


def test_names_are_found_without_regard_to_case(matcher: CatalogueMatcher, extractor: Extractor) -> None:
    assert ("QUORVANE-OST", "ORG", True) in hits(matcher, extractor, "QUORVANE-OST is out.")


def test_names_with_marks_in_them_are_found(matcher: CatalogueMatcher, extractor: Extractor) -> None:
    text = "We left Quorvane Ost & Söhne (Q.O.S.) in May."
    assert [name for name, *_ in hits(matcher, extractor, text)] == ["Quorvane Ost & Söhne", "Q.O.S."]


def test_the_longest_name_at_a_place_is_taken(matcher: CatalogueMatcher, extractor: Extractor) -> None:
    assert hits(matcher, extractor, "It went to Trivandra Bank.") == [("Trivandra Bank", "ORG", True)]


def test_a_vendor_and_its_product_of_the_same_name_are_both_told(
    matcher: CatalogueMatcher, extractor: Extractor
) -> None:
    assert hits(matcher, extractor, "It runs on Trivandra now.") == [
        ("Trivandra", "ORG", True),
        ("Trivandra", "PRODUCT", True),
    ]


def test_a_name_that_is_a_word_too_needs_a_capital(matcher: CatalogueMatcher, extractor: Extractor) -> None:
    assert hits(matcher, extractor, "It was a harbinger of woe.") == []
    assert hits(matcher, extractor, "Harbinger of woe, again.") == [("Harbinger", "ORG", False)]


def test_part_of_a_name_or_of_a_word_is_none(matcher: CatalogueMatcher, extractor: Extractor) -> None:
    assert hits(matcher, extractor, "Many Trivandrans met in an Ost.") == []
