"""Carrying out what a person answered."""

from collections.abc import Sequence
from dataclasses import replace

from graph.curation import Judgement
from graph.errors import JudgementError
from graph.judgements.deciding import record_all
from graph.review.card import ANSWERS, Card
from graph.store.base import Store


def answer(store: Store, card: Card, given: str, *, actor: str, reason: str = "") -> tuple[Judgement, ...]:
    """Append the judgements of one answer: "yes", "no", "unsure" or "never". Raises JudgementError, StoreError."""
    return answer_all(store, [card], given, actor=actor, reason=reason)


def answer_all(
    store: Store, cards: Sequence[Card], given: str, *, actor: str, reason: str = ""
) -> tuple[Judgement, ...]:
    """Append the judgements of the same answer to several cards, all or none; `reason` says why, where it is given."""
    if given not in ANSWERS:
        raise JudgementError(f'"{given}" is no answer.', f"There are {', '.join(ANSWERS)}.")
    decisions = [decision for card in cards for decision in card.answers[given].decisions]
    decisions = [replace(each, reason=reason) for each in decisions] if reason else decisions
    return record_all(store, decisions, actor=actor) if decisions else ()
