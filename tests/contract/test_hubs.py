"""Both stores bring in the same neighbours of a hub: many of them alike, some joined to it several times."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from graph.curation import Judgement
from graph.model import Entity
from graph.schema import SUMMARIES
from graph.store import Batch, Expansion, Reader, Store, lookup, neo4j_walking, open_store
from tests.contract.conftest import neo4j_store
from tests.contract.sample import CORVANE, DELLMARK, ENTITIES, FENWAY, GRIDBASE, document, states, talk
from tests.neo4j_server.server import Neo4jServer

pytestmark = pytest.mark.neo4j

PEOPLE = 330
DATES = ("2013-05-06",) * 7 + ("2012", "2012-03", None, "2011-11-30", "2014-01")
MOODS = ("negative", "positive", "neutral")
FILTERS: tuple[dict[str, object], ...] = (
    {},
    {"kinds": ("Person",)},
    {"kinds": ("Organization", "Product")},
    {"direction": "in"},
    {"direction": "out"},
    {"edges": ("WORKS_AT", "MOVED_TO")},
    {"since": "2012-03"},
    {"until": "2012"},
    {"since": "2012-02-01", "until": "2013-05-06", "kinds": ("Person",)},
    {"sentiment": "positive"},
    {"sentiment": "neutral", "since": "2013"},
    {"edges": (*SUMMARIES, "CLIENT", "FROM")},
)


def person(number: int) -> str:
    return f"person:{number:04}"


def crowd() -> Batch:
    """People who talk about Corvane, most once and on one day; one in four works there too, one in nine talks twice."""
    documents, said = [], []
    for number in range(PEOPLE):
        for again in range(2 if number % 9 == 0 else 1):
            id = f"post-{number}-{again}"
            documents.append(document(id, DATES[(number + 5 * again) % len(DATES)]))
            said.append(talk(id, CORVANE, MOODS[(number + again) % 3], speaker=person(number)))
        if number % 4 == 0:
            said.append(states(f"post-{number}-0", "works_at", person=person(number), org=CORVANE, status="current"))
    moved = states("post-0-0", "team_move", from_=CORVANE, to=FENWAY, size=40, status="done")
    said += [
        moved,
        states("post-1-0", "person_move", person=person(1), from_=CORVANE, to=FENWAY),
        states("post-2-0", "person_move", person=person(2), from_=FENWAY, to=CORVANE),
        states("post-3-0", "outsources_to", client=CORVANE, outsourcer=DELLMARK, status="current"),
        states("post-4-0", "offers", vendor=CORVANE, product=GRIDBASE),
        states("post-4-0", "uses", org=CORVANE, product=GRIDBASE, status="current"),
    ]
    people = [Entity(person(number), "Person", f"Person {number}") for number in range(PEOPLE)]
    return Batch(documents=tuple(documents), entities=(*ENTITIES, *people), statements=tuple(said))


@pytest.fixture(scope="module")
def both(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The crowd in each store, and what a judgement and a later batch made of it."""
    path: Path = tmp_path_factory.mktemp("hub") / "graph.lbug"
    later = Batch(
        documents=(document("late", "2015-02-03"),), statements=(talk("late", CORVANE, "negative", speaker=person(7)),)
    )
    with open_store(f"ladybug:{path}") as ladybug, neo4j_store(neo4j_server) as neo4j:
        for store in (ladybug, neo4j):
            writer = store.writer()
            writer.clear()
            writer.write(crowd())
            writer.judge([Judgement("j1", "merge", (person(11), person(12)), "me", "", "2024-01-02T03:04:05Z")])
            writer.write(later)
            writer.close()
        yield ladybug, neo4j


@pytest.mark.parametrize("spare", [0, 200])
@pytest.mark.parametrize("given", FILTERS, ids=str)
def test_the_same_neighbours_in_the_same_order(
    both: tuple[Store, Store], given: dict[str, object], spare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_walking, "_SPARE", spare)
    one, other = (store.reader() for store in both)
    for order, limit in product(("independent", "recent", "negative"), (1, 40, 120, 1000)):
        expansion = Expansion(**given, order=order, limit=limit)  # type: ignore[arg-type]
        assert other.neighbours(CORVANE, expansion) == one.neighbours(CORVANE, expansion), (order, limit)


def test_the_first_of_many_alike_go_by_their_ids(both: tuple[Store, Store]) -> None:
    for store in both:
        graph = store.reader().neighbours(CORVANE, Expansion(edges=("TALKS_ABOUT",), limit=60))
        once = [edge.source for edge in graph.edges if edge.properties["independent"] == 1]
        alike = [person(n) for n in range(PEOPLE) if n % 9 and DATES[n % len(DATES)] == "2014-01"]
        assert graph.total == PEOPLE - 1
        assert len(graph.nodes) == 61
        assert sorted(once)[: len(alike)] == once[: len(alike)]


def test_edges_of_a_hub_are_found_from_the_others(both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    some = [CORVANE, FENWAY, *(person(number) for number in range(0, PEOPLE, 10))]

    def found(reader: Reader) -> list[object]:
        return [reader.edges_among(some), reader.edges_joining([CORVANE], some), reader.edges_joining(some[5:], some)]

    one, other = (store.reader() for store in both)
    expected = found(one)
    for pair in (0, 8, 1000):
        monkeypatch.setattr(neo4j_walking, "_PAIR", pair)
        assert found(other) == expected, pair
    assert all(expected)


def test_some_ties_of_a_hub_are_told_and_all_that_tell(
    both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "_TIES_EACH", 5)
    jobs = {person(number) for number in range(PEOPLE) if number % 4 == 0} - {person(12)} | {person(11)}
    for store in both:
        found = list(store.reader().ties([CORVANE, person(0), person(1)], SUMMARIES, ("WORKS_AT",)))
        about = {edge.source for edge in found if (edge.kind, edge.target) == ("TALKS_ABOUT", CORVANE)}
        assert {edge.source for edge in found if (edge.kind, edge.target) == ("WORKS_AT", CORVANE)} == jobs
        assert {person(0), person(1)} <= about
        assert len(about) <= 2 + 5
