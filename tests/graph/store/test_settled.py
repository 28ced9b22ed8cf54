"""Batches made ready for writing."""

import pytest

from graph.errors import StoreError
from graph.model import Entity, Mention
from graph.store import Batch
from graph.store.settled import settle
from tests.contract.sample import ADA, BRAM, CORVANE, DELLMARK, ENTITIES, FENWAY, document, states, talk


def test_merges_are_carried_out_on_everything() -> None:
    batch = Batch(
        (document("d", author=BRAM),),
        ENTITIES,
        (Mention("d", BRAM, 0, 4, "Bram"),),
        (talk("d", FENWAY, "neutral", speaker=BRAM),),
        ((BRAM, ADA), (FENWAY, DELLMARK)),
    )
    settled = settle(batch)
    assert settled.documents["d"].author == ADA
    assert settled.mentions[0].entity == ADA
    assert settled.statements[0].roles == (("about", DELLMARK), ("speaker", ADA))
    assert settled.statements[0].speaker == ADA
    assert BRAM not in settled.rows
    assert settled.rows[ADA]["aliases"] == ["A. Merriwold", "Bram Oostveen"]
    assert settled.ids().isdisjoint({BRAM, FENWAY})


def test_the_survivor_keeps_its_name_wherever_it_stands() -> None:
    absorbed, survivor = (
        Entity("organization:a", "Organization", "Old"),
        Entity("organization:b", "Organization", "New"),
    )
    merges = (("organization:a", "organization:b"),)
    for entities in ((absorbed, survivor), (survivor, absorbed)):
        assert settle(Batch(entities=entities, merges=merges)).rows["organization:b"]["name"] == "New"


def test_one_row_for_an_entity_that_comes_twice() -> None:
    again = Entity(CORVANE, "Organization", "Corvane", ("Corv",), {"roles": ("peer",)})
    settled = settle(Batch(entities=(*ENTITIES, again)))
    assert settled.rows[CORVANE]["aliases"] == ["Corv", "Corvane Inc"]
    assert settled.rows[CORVANE]["roles"] == ["peer", "vendor"]


def test_statements_are_said_on_their_document_s_day() -> None:
    own = states("d", "works_at", id="statement:own", said="2010-01", person=ADA, org=FENWAY)
    batch = Batch((document("d", "2013-02-03T10:15:00Z"),), ENTITIES, (), (talk("d", CORVANE, "neutral"), own))
    assert {each.said for each in settle(batch).statements} == {"2013-02-03", "2010-01"}


def test_mentions_and_roles_that_fall_together_count_once() -> None:
    mentions = (Mention("d", ADA, 0, 4, "Bram"), Mention("d", BRAM, 0, 4, "Bram"))
    settled = settle(Batch((document("d"),), ENTITIES, mentions, (), ((BRAM, ADA),)))
    assert settled.mentions == (Mention("d", ADA, 0, 4, "Bram"),)


def test_merging_a_thing_with_itself_is_nothing() -> None:
    assert settle(Batch(merges=((ADA, ADA),))).survivors == {}


@pytest.mark.parametrize("merges", [((ADA, BRAM), (BRAM, ADA)), (("a", "b"), ("b", "c"), ("c", "a"))])
def test_circles(merges: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(StoreError, match="back to itself"):
        settle(Batch(merges=merges))


def test_what_belongs_to_no_document() -> None:
    with pytest.raises(StoreError, match='The mention "Ada" belongs to the document x'):
        settle(Batch(mentions=(Mention("x", ADA, 0, 3, "Ada"),)))
    with pytest.raises(StoreError, match="The statement statement:s belongs to the document x"):
        settle(Batch(statements=(states("x", "uses", id="statement:s"),)))


def test_origins() -> None:
    settled = settle(Batch((document("a"), document("b", origin="a"))))
    assert (settled.origin("a"), settled.origin("b")) == ("a", "a")
