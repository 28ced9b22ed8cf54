"""Team moves and deals from statements."""

import itertools

import pytest

from graph.model import Statement, Value
from graph.schema import EDGE, NODE
from graph.summaries.events import Event, events
from graph.summaries.moves import clusters, day_number, size_of
from tests.graph.statements import sourced, statement

FULL = {"from": "a", "to": "b", "by": "c", "project": "x"}


def move(id: str, roles: dict[str, str], said: str | None = "2012-08-14", **fields: Value) -> Statement:
    return statement(id, "team_move", roles, said=said, **fields)


def deal(id: str, roles: dict[str, str], said: str | None = "2012-08-14", **fields: Value) -> Statement:
    return statement(id, "outsources_to", roles, said=said, **fields)


def members(found: tuple[Event, ...]) -> set[tuple[str, ...]]:
    return {event.statements for event in found}


def test_a_move_with_all_it_says() -> None:
    (event,) = events(sourced(move("1", FULL, size=40, date="August", status="done")))
    assert event.node.kind == "TeamMove"
    assert event.node.id.startswith("teammove:")
    assert event.node.properties == {
        "size": 40,
        "date": "2012-08",
        "status": "done",
        "inferred": False,
        "confidence": 0.8,
    }
    edges = {(edge.kind, edge.target) for edge in event.edges}
    assert edges == {("FROM", "a"), ("TO", "b"), ("VIA", "c"), ("ON", "x")}
    assert {edge.source for edge in event.edges} == {event.node.id}


@pytest.mark.parametrize("roles", [{"from": "a", "by": "c"}, {"to": "b", "by": "c"}, {"from": "a", "to": "b"}], ids=str)
def test_two_parts_are_enough(roles: dict[str, str]) -> None:
    (event,) = events(sourced(move("1", roles)))
    assert len(event.edges) == 2


@pytest.mark.parametrize("roles", [{"from": "a"}, {"to": "b", "project": "x"}, {"from": "a", "to": "a"}, {}], ids=str)
def test_fewer_are_not(roles: dict[str, str]) -> None:
    assert events(sourced(move("1", roles))) == ()


def test_reports_of_one_move_make_one_event() -> None:
    reports = (
        move("1", FULL, size=40, date="August", status="planned"),
        move("2", {**FULL, "project": "y"}, "2012-09-20", size=45, date="September 2012", status="done"),
        move("3", FULL, "2012-10-01", size=45, status="planned"),
    )
    (event,) = events(sourced(*reports))
    assert event.node.properties["status"] == "done"
    assert (event.node.properties["size"], event.node.properties["date"]) == (45, "2012-09")
    assert event.statements == ("1", "2", "3")
    assert {edge.target for edge in event.edges if edge.kind == "ON"} == {"x", "y"}


def test_different_years_are_different_moves() -> None:
    found = events(
        sourced(
            move("1", FULL, "2012-08-14"), move("2", FULL, "2016-03-01"), move("3", FULL, "2016-05-01", date="2016")
        )
    )
    assert members(found) == {("1",), ("2", "3")}
    assert len({event.node.id for event in found}) == 2


def test_a_stated_date_counts_before_the_day_of_the_report() -> None:
    found = events(
        sourced(move("1", FULL, "2012-08-14", date="August"), move("2", FULL, "2019-01-01", date="July 2012"))
    )
    assert members(found) == {("1", "2")}


def test_undated_reports_go_with_the_earliest_move() -> None:
    found = events(sourced(move("1", FULL, "2012"), move("2", FULL, "2016"), move("3", FULL, None)))
    assert members(found) == {("1", "3"), ("2",)}
    (alone,) = events(sourced(move("3", FULL, None)))
    assert alone.node.properties["date"] is None


def test_a_report_that_says_less_joins_the_one_that_says_more() -> None:
    found = events(sourced(move("1", FULL), move("2", {"from": "a", "to": "b"}), move("3", {"to": "b", "by": "c"})))
    assert members(found) == {("1", "2", "3")}


def test_it_stays_alone_where_it_could_join_two() -> None:
    found = events(sourced(move("1", FULL), move("2", {**FULL, "by": "d"}), move("3", {"from": "a", "to": "b"})))
    assert members(found) == {("1",), ("2",), ("3",)}


def test_another_direction_is_another_move() -> None:
    assert len(events(sourced(move("1", {"from": "a", "to": "b"}), move("2", {"from": "b", "to": "a"})))) == 2


def test_a_further_report_leaves_the_id_alone() -> None:
    first = move("1", FULL, "2012-08-14", date="August", status="done")
    (before,) = events(sourced(first))
    (after,) = events(sourced(first, move("0", FULL, "2012-11-01"), move("2", FULL, "2013-02-01")))
    assert before.node.id == after.node.id


def test_a_deal_with_all_it_says() -> None:
    parts = {"client": "a", "outsourcer": "b", "project": "x"}
    signed = deal("1", parts, "2010-05-01", value="€38m", date="May 2010", status="current")
    ended = deal("2", {"client": "a", "outsourcer": "b"}, "2013-03-01", date="31 December", status="ended")
    (event,) = events(sourced(signed, ended))
    assert event.node.id.startswith("deal:")
    assert event.node.properties == {"value": 38e6, "currency": "EUR", "date": "2012-12-31", "status": "ended"}
    assert {(edge.kind, edge.target) for edge in event.edges} == {("CLIENT", "a"), ("SUPPLIER", "b"), ("COVERS", "x")}


def test_deals_on_different_projects_are_different() -> None:
    one, other = {"client": "a", "outsourcer": "b", "project": "x"}, {"client": "a", "outsourcer": "b", "project": "y"}
    assert len(events(sourced(deal("1", one), deal("2", other)))) == 2


def test_a_deal_signed_anew_after_many_years_is_another() -> None:
    parts = {"client": "a", "outsourcer": "b"}
    assert members(events(sourced(deal("1", parts, "2001"), deal("2", parts, "2012"), deal("3", parts, "2015")))) == {
        ("1",),
        ("2", "3"),
    }


def test_a_value_without_a_number_is_left_out() -> None:
    (event,) = events(sourced(deal("1", {"client": "a", "outsourcer": "b"}, value="undisclosed")))
    assert (event.node.properties["value"], event.node.properties["currency"]) == (None, None)


def test_order_does_not_matter() -> None:
    reports = sourced(
        move("1", FULL, "2012-08-14", size=40, date="August", status="planned"),
        move("2", {"from": "a", "to": "b"}, "2012-12-01", size=30, status="done"),
        move("3", FULL, None, size=30),
        move("4", FULL, "2016-01-01", date="2016"),
    )
    assert len({repr(events(order)) for order in itertools.permutations(reports)}) == 1


def test_other_statements_tell_of_no_event() -> None:
    assert events(sourced(statement("1", "uses", {"org": "a", "product": "b"}))) == ()


def test_properties_and_ends_are_those_of_the_schema() -> None:
    found = events(sourced(move("1", FULL), deal("2", {"client": "a", "outsourcer": "b", "project": "x"})))
    for event in found:
        assert {"id", *event.node.properties} == {property.name for property in NODE[event.node.kind].properties}
        for edge in event.edges:
            assert {source for source, _ in EDGE[edge.kind].pairs} == {event.node.kind}


class TestClusters:
    def test_a_gap_of_a_year_and_a_day_parts(self) -> None:
        near = clusters([move("1", FULL, "2012-01-01"), move("2", FULL, "2013-01-01")])
        far = clusters([move("1", FULL, "2012-01-01"), move("2", FULL, "2013-01-02")])
        assert (len(near), len(far)) == (1, 2)

    def test_a_chain_holds_together(self) -> None:
        chain = [move(str(year), FULL, f"{year}-06-01") for year in (2010, 2011, 2012)]
        assert len(clusters(chain)) == 1

    def test_nothing_gives_nothing(self) -> None:
        assert clusters([]) == []

    @pytest.mark.parametrize(
        ("one", "other", "days"),
        [
            ("2012-08-14", "2012-08-15", 1),
            ("2012", "2012-07-01", 0),
            ("2012-08", "2012-08-15", 0),
            ("2012", "2013", 365),
        ],
    )
    def test_days_of_dates_of_any_precision(self, one: str, other: str, days: int) -> None:
        assert day_number(other) - day_number(one) == days

    def test_the_size_most_reports_give(self) -> None:
        sizes = [move("1", FULL, size=40), move("2", FULL, size=45), move("3", FULL, size=40), move("4", FULL)]
        assert size_of(sizes) == 40
        assert size_of(sizes[:2]) == 45
        assert size_of(sizes[3:]) is None
