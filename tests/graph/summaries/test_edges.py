"""Summary edges from statements."""

import itertools

import pytest

from graph.model import Edge, Statement
from graph.schema import EDGE, SUMMARIES
from graph.summaries.edges import SURE, SummaryKey, noisy_or, summarise, summary_key
from tests.graph.statements import sourced, statement


def talk(id: str, sentiment: str = "neutral", *aspects: str, said: str | None = "2012", sure: float = 0.8) -> Statement:
    roles = {"speaker": "p", "about": "v"}
    return statement(id, "talks_about", roles, said=said, confidence=sure, sentiment=sentiment, aspects=aspects)


def test_counts_statements_and_independent_origins() -> None:
    (edge,) = summarise(sourced(talk("a"), talk("b"), talk("c"), origins={"b": "document-a"}))
    assert (edge.kind, edge.source, edge.target) == ("TALKS_ABOUT", "p", "v")
    assert (edge.properties["statements"], edge.properties["independent"]) == (3, 2)


def test_first_and_last_pass_over_unknown_dates() -> None:
    (edge,) = summarise(sourced(talk("a", said="2012-08"), talk("b", said=None), talk("c", said="2011-12-30")))
    assert (edge.properties["first"], edge.properties["last"]) == ("2011-12-30", "2012-08")
    (undated,) = summarise(sourced(talk("b", said=None)))
    assert (undated.properties["first"], undated.properties["last"]) == (None, None)


def test_confidence_takes_the_best_of_each_origin() -> None:
    one, weaker, other = talk("a", sure=0.8), talk("b", sure=0.3), talk("c", sure=0.5)
    assert noisy_or(sourced(one)) == 0.8
    assert noisy_or(sourced(one, weaker, origins={"b": "document-a"})) == 0.8
    assert noisy_or(sourced(one, other)) == pytest.approx(0.9)


def test_no_single_origin_makes_it_certain() -> None:
    assert noisy_or(sourced(talk("a", sure=1.0))) == SURE < 1
    assert noisy_or(sourced(*(talk(str(number), sure=1.0) for number in range(3)))) < 1


def test_sentiment_and_aspects() -> None:
    talks = (
        talk("a", "negative", "support", "price"),
        talk("b", "negative", "price"),
        talk("c", "positive", "contract"),
        talk("d", "neutral"),
    )
    (edge,) = summarise(sourced(*talks))
    assert edge.properties["sentiment"] == pytest.approx(-0.25)
    assert (edge.properties["negative"], edge.properties["positive"]) == (2, 1)
    assert edge.properties["aspects"] == ("price", "contract", "support")


def test_status_and_title_of_the_latest_that_has_one() -> None:
    roles = {"person": "p", "org": "o"}
    jobs = (
        statement("a", "works_at", roles, said="2010", title="IT manager", status="current"),
        statement("b", "works_at", roles, said="2013-02", status="former"),
        statement("c", "works_at", roles, said="2012-11", title="CIO", status="current"),
        statement("d", "works_at", roles, said=None, title="Intern"),
    )
    (edge,) = summarise(sourced(*jobs))
    assert (edge.properties["title"], edge.properties["status"]) == ("CIO", "former")


def test_people_and_teams_move_on_parallel_edges() -> None:
    ends = {"from": "a", "to": "b"}
    moves = (
        statement("1", "person_move", {**ends, "person": "x"}),
        statement("2", "person_move", {**ends, "person": "x"}),
        statement("3", "person_move", {**ends, "person": "y"}),
        statement("4", "team_move", ends, size=40, date="August", status="done"),
        statement("5", "team_move", ends, size=40, date="July 2012", status="done"),
        statement("6", "team_move", ends, said="2015-01-01", size=12, date="2014", status="done"),
    )
    people, team = summarise(sourced(*moves))
    assert (people.properties["what"], people.properties["people"]) == ("person", 2)
    assert (team.properties["what"], team.properties["people"]) == ("team", 52)


def test_a_team_of_unknown_size() -> None:
    (edge,) = summarise(sourced(statement("1", "team_move", {"from": "a", "to": "b"})))
    assert edge.properties["people"] is None


@pytest.mark.parametrize(
    "roles", [{"to": "b"}, {"from": "a"}, {"from": "a", "by": "c"}, {"from": "a", "to": "a"}, {}], ids=str
)
def test_statements_without_both_ends_make_no_edge(roles: dict[str, str]) -> None:
    assert summary_key(statement("1", "team_move", roles)) is None
    assert summarise(sourced(statement("1", "team_move", roles))) == ()


def test_only_the_edges_wanted() -> None:
    other = statement("x", "talks_to", {"speaker": "p", "to": "q"})
    wanted = [SummaryKey("TALKS_TO", "p", "q"), SummaryKey("TALKS_TO", "p", "nobody")]
    assert [edge.kind for edge in summarise(sourced(talk("a"), other), wanted)] == ["TALKS_TO"]


def test_order_does_not_matter() -> None:
    talks = sourced(talk("a", "negative", "price"), talk("b", "positive", sure=0.3), talk("c", said=None, sure=0.55))
    assert len({repr(summarise(order)) for order in itertools.permutations(talks)}) == 1


def test_edges_have_the_properties_of_the_schema() -> None:
    roles = {name: name for name in ("speaker", "about", "to", "person", "org", "from", "client", "outsourcer", "who")}
    roles |= {name: name for name in ("vendor", "product", "unit", "parent", "project", "sector")}
    kinds = ("talks_about", "talks_to", "works_at", "unit_of", "uses", "offers", "works_on", "in_sector")
    made: dict[str, Edge] = {}
    for kind in (*kinds, "outsources_to", "person_move"):
        (edge,) = summarise(sourced(statement("1", kind, roles)))
        made[edge.kind] = edge
    assert set(made) == set(SUMMARIES)
    for kind, edge in made.items():
        assert set(edge.properties) == {property.name for property in EDGE[kind].properties}
