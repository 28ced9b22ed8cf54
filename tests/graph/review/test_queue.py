"""Every kind of question is asked, and every answer does what it says: in both stores."""

from collections.abc import Iterator

import pytest

from graph.analytics import as_of, employer_at, inferred_moves, jobs_of
from graph.errors import JudgementError, QueryError
from graph.judgements import history, undo
from graph.review import Card, answer, answer_all, find_card, queue
from graph.store import Reader, Store, open_store
from tests.contract.sample import ADA, ELDERTON, FENWAY
from tests.graph.review.world import PEOPLE, TYPO, questions
from tests.support.stores import BOTH, empty_store

ME = "ada@desk"


@pytest.fixture(scope="module", params=BOTH)
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with empty_store(request, tmp_path_factory) as url, open_store(url) as store:
        yield store


@pytest.fixture
def store(shared: Store) -> Store:
    writer = shared.writer()
    writer.clear()
    writer.write(questions())
    writer.close()
    return shared


def card_of(reader: Reader, kind: str) -> Card:
    (card,) = [each for each in queue(reader) if each.kind == kind]
    return card


def test_each_question_is_asked_with_its_reasons(store: Store) -> None:
    reader = store.reader()
    cards = {card.kind: card for card in queue(reader)}
    assert set(cards) == {"same", "jobs", "dates", "size", "inferred"}
    assert cards["dates"].question == "Was Mover D still at Garth Steel in 2012-09?"
    assert cards["same"].question == "Is “Ada Meriwold” the person “Ada Merriwold”?"
    assert any(reason.startswith("same employer") for reason in cards["same"].reasons)
    assert cards["jobs"].question == "Did Ada Merriwold work at Elderton Bank or at Fenwright Stores?"
    assert cards["jobs"].reasons[0] == "Elderton Bank: spoken of from 2012-01-11 to 2012-07-11"
    assert cards["size"].question == "Did 40 or 90 people move from Fenwright Stores to Garth Steel?"
    assert cards["inferred"].question == "Did a team go from Garth Steel to Hollin Foods?"
    impacts = [card.impact for card in queue(reader)]
    assert impacts == sorted(impacts, reverse=True)
    assert find_card(reader, cards["same"].id) == cards["same"]


def test_answers_are_judgements_that_can_be_undone(store: Store) -> None:
    same = card_of(store.reader(), "same")
    (made,) = answer(store, same, "yes", actor=ME)
    assert store.reader().node(TYPO) is None
    assert all(card.kind != "same" for card in queue(store.reader()))
    undo(store, made.id, actor=ME)
    assert card_of(store.reader(), "same") == same
    answer(store, same, "no", actor=ME)
    assert all(card.kind != "same" for card in queue(store.reader()))
    assert store.reader().node(TYPO) is not None


def test_unsure_comes_last_and_never_is_not_asked_again(store: Store) -> None:
    first = queue(store.reader())[0]
    answer(store, first, "unsure", actor=ME)
    assert queue(store.reader())[-1].id == first.id
    left = queue(store.reader())
    answer_all(store, left, "never", actor=ME)
    assert queue(store.reader()) == ()
    assert len(history(store.reader())) == 1 + len(left)
    with pytest.raises(JudgementError, match="no open question"):
        find_card(store.reader(), first.id)


def test_a_contradiction_goes_with_the_statements_of_the_wrong_side(store: Store) -> None:
    card = card_of(store.reader(), "jobs")
    wrong = {side.label: side for side in card.sides}["Fenwright Stores"]
    assert card.answers["yes"].label == "Elderton Bank"
    answer(store, card, "yes", actor=ME)
    assert store.reader().evidence("WORKS_AT", ADA, FENWAY) == ()
    assert len(store.reader().evidence("WORKS_AT", ADA, ELDERTON)) == 2
    assert {on for past in history(store.reader()) for on in past.judgement.on} == set(wrong.ids)
    assert all(each.kind != "jobs" for each in queue(store.reader()))


def test_the_right_size_is_the_moves(store: Store) -> None:
    answer(store, card_of(store.reader(), "size"), "no", actor=ME)
    sizes = {row["size"] for row in store.reader().ask("team_moves").records()}
    assert sizes == {90}
    assert all(each.kind != "size" for each in queue(store.reader()))


def test_a_job_after_its_end_becomes_a_former_one(store: Store) -> None:
    answer(store, card_of(store.reader(), "dates"), "no", actor=ME)
    (job,) = [each for each in jobs_of(store.reader(), PEOPLE[3]) if each.employer == "organization:garth-steel"]
    assert (job.valid_to, job.last) == ("2012-04", None)
    assert all(each.kind != "dates" for each in queue(store.reader()))


def test_a_team_move_is_inferred_with_its_reasons_and_never_among_the_stated(store: Store) -> None:
    (move,) = inferred_moves(store.reader())
    assert (move.source, move.target) == ("organization:garth-steel", "organization:hollin-foods")
    assert (move.people, move.first, move.last) == (PEOPLE, "2012-01", "2012-04")
    assert move.expected < 1 < len(move.people)
    assert move.likelihood < 0.01
    assert inferred_moves(store.reader(), least=5) == ()
    assert store.reader().stats()["TeamMove"] == 1
    answer(store, card_of(store.reader(), "inferred"), "yes", actor=ME)
    assert [each.judged for each in inferred_moves(store.reader())] == ["confirmed"]
    assert all(each.kind != "inferred" for each in queue(store.reader()))
    assert store.reader().stats()["TeamMove"] == 1


def test_the_employer_at_that_time(store: Store) -> None:
    reader = store.reader()
    went = [(job.employer, job.valid_from, job.valid_to) for job in jobs_of(reader, PEOPLE[0])]
    assert went == [("organization:garth-steel", None, "2012-01"), ("organization:hollin-foods", "2012-01", None)]
    before, after = (employer_at(reader, PEOPLE[0], date) for date in ("2011-12-31", "2012-02-01"))
    assert before is not None
    assert before.employer == "organization:garth-steel"
    assert after is not None
    assert after.employer == "organization:hollin-foods"
    assert employer_at(reader, "person:nobody", "2012") is None


def test_the_graph_as_of_a_date_is_what_was_said_by_then(store: Store) -> None:
    reader = store.reader()
    whole = {edge.id: edge for edge in reader.subgraph().edges}
    assert {edge.id: edge for edge in as_of(reader, "2099").edges} == whole
    early = as_of(reader, "2012-03")
    jobs = {
        (edge.source, edge.target): edge.properties["statements"] for edge in early.edges if edge.kind == "WORKS_AT"
    }
    assert jobs == {(ADA, ELDERTON): 1, (TYPO, ELDERTON): 1}
    around = as_of(reader, "2012-03", around="Elderton Bank")
    assert {node.id for node in around.nodes} == {ADA, TYPO, ELDERTON}
    assert (len(as_of(reader, "2099", limit=5).nodes), as_of(reader, "2099", limit=5).total) == (
        5,
        as_of(reader, "2099").total,
    )
    with pytest.raises(QueryError, match="Nobody Inc"):
        as_of(reader, "2012", around="Nobody Inc")
