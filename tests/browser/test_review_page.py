"""The review page: questions with the evidence for both sides, answered by keyboard, several at once, and undone."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from graph.judgements import history
from graph.settings import Settings
from graph.store import Store, open_store
from tests.browser.conftest import serving
from tests.graph.review.world import TYPO, questions


@dataclass(frozen=True, slots=True)
class Review:
    page: Page
    store: Store

    @property
    def cards(self) -> Locator:
        return self.page.locator(".review-card")

    @property
    def question(self) -> Locator:
        return self.page.locator(".review-detail h2")

    @property
    def done(self) -> Locator:
        return self.page.locator(".review-done")

    def decisions(self) -> list[str]:
        return [past.judgement.kind for past in history(self.store.reader()) if past.counts]


@pytest.fixture
def review(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    with open_store(f"ladybug:{tmp_path_factory.mktemp('review') / 'graph.lbug'}") as store:
        writer = store.writer()
        writer.write(questions())
        writer.close()
        # The first page of an application loads all of its scripts, which takes its time on a busy machine.
        page.goto(f"{serving(store, Settings(actor='ana'))}/review", timeout=120_000)
        opened = Review(page, store)
        expect(opened.cards).to_have_count(5)
        yield opened


def test_answers_by_keyboard_and_undo(review: Review) -> None:
    page = review.page
    review.cards.filter(has_text="Ada Meriwold").click()
    expect(review.question).to_have_text("Is “Ada Meriwold” the person “Ada Merriwold”?")
    expect(page.locator(".review-reasons")).to_contain_text("same employer (+3.0)")
    sides = page.locator(".review-sides > section")
    expect(sides).to_have_count(2)
    expect(sides.nth(0).locator("h3")).to_have_text("Ada Merriwold")
    expect(sides.nth(1).locator(".quote").first).to_contain_text("Sentence of statement:doc-1.")
    page.keyboard.press("y")
    expect(review.done).to_contain_text("Same · Is “Ada Meriwold”")
    expect(review.cards).to_have_count(4)
    assert review.store.reader().node(TYPO) is None
    assert history(review.store.reader())[0].judgement.actor == "ana"
    page.keyboard.press("z")
    expect(review.done).to_contain_text("Undone.")
    expect(review.cards).to_have_count(5)
    assert review.store.reader().node(TYPO) is not None


def test_walking_unsure_and_never_again(review: Review) -> None:
    page = review.page
    first = review.question.inner_text()
    page.keyboard.press("j")
    expect(review.question).not_to_have_text(first)
    page.keyboard.press("k")
    expect(review.question).to_have_text(first)
    page.keyboard.press("u")
    expect(review.cards.last).to_contain_text(first)
    expect(review.cards.last).to_contain_text("unsure before")
    page.keyboard.press("x")
    expect(review.cards).to_have_count(4)
    assert sorted(review.decisions()) == ["dismiss", "unsure"]
    page.reload()
    expect(review.cards).to_have_count(4)


def test_one_answer_to_several(review: Review) -> None:
    page = review.page
    for number in range(3):
        page.locator(".review-pick").nth(number).click()
    expect(page.locator('.review-pick[aria-pressed="true"]')).to_have_count(3)
    page.get_by_role("button", name="Never ask again").or_(page.locator('[data-answer="never"]')).first.click()
    expect(review.done).to_contain_text("3 questions")
    expect(review.cards).to_have_count(2)
    review.done.get_by_role("button", name="Undo").click()
    expect(review.cards).to_have_count(5)


def test_nothing_to_review_says_so(review: Review) -> None:
    for left in (4, 3, 2, 1, 0):
        review.page.keyboard.press("x")
        expect(review.cards).to_have_count(left)
    expect(review.page.locator("#review-desk .empty-state")).to_contain_text("Nothing to review")


def test_while_an_answer_is_kept_none_is_lost_and_undo_takes_that_one(review: Review) -> None:
    page, held = review.page, list[Route]()
    page.route("**/api/review", lambda route: held.append(route), times=1)
    with page.expect_request("**/api/review"):
        page.keyboard.press("x")
    expect(page.locator("[data-review=answer]").first).to_be_disabled()
    page.keyboard.press("n")
    expect(page.locator("#toast")).to_contain_text("Not taken")
    page.keyboard.press("z")
    held.pop().continue_()
    expect(review.done).to_contain_text("Undone.")
    expect(review.cards).to_have_count(5)
    expect(page.locator("[data-review=answer]").first).to_be_enabled()
    assert sorted(past.judgement.kind for past in history(review.store.reader())) == ["dismiss", "undo"]
    assert review.decisions() == ["undo"]


def test_steps_through_the_queue_are_not_lost_while_a_card_is_opened(review: Review) -> None:
    page = review.page
    third = review.cards.nth(2).locator(".review-question").inner_text()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(review.question).to_have_text(third)


def test_a_statement_decided_on_beside_its_quote_shows_so(review: Review) -> None:
    review.cards.filter(has_text="Ada Meriwold").click()
    question = "Is “Ada Meriwold” the person “Ada Merriwold”?"
    expect(review.question).to_have_text(question)
    claim = review.page.locator(".review-sides .claim").first
    claim.get_by_role("button", name="Confirm").click()
    expect(claim.locator(".judge")).to_contain_text("confirmed")
    expect(review.question).to_have_text(question)
    expect(claim.get_by_role("button", name="Reject")).to_be_enabled()
    assert review.decisions() == ["confirm"]
    expect(review.done).to_contain_text("Confirmed · a statement")
    review.done.get_by_role("button", name="Undo").click()
    expect(review.done).to_contain_text("Undone.")
    expect(claim.locator(".judge")).not_to_contain_text("confirmed")
    assert sorted(past.judgement.kind for past in history(review.store.reader())) == ["confirm", "undo"]
