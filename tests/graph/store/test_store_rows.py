"""Facts as rows and back."""

from dataclasses import replace

import pytest

from graph.model import Entity, Node
from graph.schema import NODE
from graph.store.rows import document_row, entity_of, entity_row, node_of, statement_of, statement_row, united_row
from tests.contract.sample import ADA, ELDERTON, ENTITIES, document, states, talk


def test_rows_have_every_property_in_order() -> None:
    rows = {
        "Document": document_row(document("d")),
        "Statement": statement_row(talk("d", ELDERTON, "neutral")),
        "Organization": entity_row(ENTITIES[2]),
    }
    for kind, row in rows.items():
        assert list(row) == [property.name for property in NODE[kind].properties]


def test_a_document_without_origin_is_its_own() -> None:
    assert document_row(document("d"))["origin"] == "d"
    assert document_row(document("d", origin="o"))["origin"] == "o"


def test_a_statement_survives_the_way_there_and_back() -> None:
    job = states("d", "works_at", ADA, said="2012-08-14", person=ADA, org=ELDERTON, title="CIO", status="current")
    stated = replace(job, fields={**job.fields, "valid_from": "2010-05", "valid_to": "2013"})
    for one in (stated, talk("d", ELDERTON, "positive", "price", "support")):
        row = statement_row(one)
        back = statement_of(row, one.document, one.roles)
        assert statement_row(back) == row
        assert (back.roles, back.document, back.text) == (tuple(sorted(one.roles)), one.document, one.text)
    assert statement_row(stated)["valid_from"] == "2010-05"


def test_an_entity_survives_the_way_there_and_back() -> None:
    for entity in ENTITIES:
        assert entity_of(node_of(entity.kind, entity_row(entity))).name == entity.name
    assert entity_of(node_of("Organization", entity_row(ENTITIES[2]))) == ENTITIES[2]


def test_what_the_kind_has_no_property_for_is_left_out() -> None:
    assert "colour" not in entity_row(Entity("place:x", "Place", "X", ("Y",), {"colour": "red"}))


def test_nodes_leave_out_what_is_not_known() -> None:
    node = node_of("Organization", {"id": "o", "name": "O", "aliases": [], "roles": ["peer"], "sector": None, "x": 1})
    assert node == Node("o", "Organization", {"id": "o", "name": "O", "aliases": (), "roles": ("peer",)})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [("other", "cio", "cio"), ("cio", "other", "cio"), (None, "analyst", "analyst"), ("executive", None, "executive")],
)
def test_the_role_that_says_most_stays(old: str | None, new: str | None, expected: str) -> None:
    rows = [entity_row(Entity("p", "Person", "P", (), {"role": role})) for role in (old, new)]
    assert united_row("Person", *rows)["role"] == expected


def test_a_new_spelling_becomes_an_alias_once() -> None:
    one, other = (entity_row(Entity("o", "Organization", name, ("O.",))) for name in ("Oslo Water", "OSLO WATER"))
    united = united_row("Organization", one, other)
    assert (united["name"], united["aliases"]) == ("Oslo Water", ["O.", "OSLO WATER"])
    assert united_row("Organization", united, one) == united_row("Organization", united, other) == united
