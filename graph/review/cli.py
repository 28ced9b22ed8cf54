"""The command that asks a person. The root command gathers it with `add_typer(review_app)`."""

import sys
from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from graph import console
from graph.console import StoreOption
from graph.judgements.curator import ActorOption, ReasonOption, curator
from graph.review.answering import answer
from graph.review.card import Card, Side
from graph.review.queue import find_card, queue
from graph.rows import dump
from graph.settings import load_settings
from graph.store import Reader, open_store
from graph.store.base import Evidence

review_app = typer.Typer()

TellFormat = Literal["table", "json"]
_QUOTES = 5
_INDENT = 4


@review_app.command()
def review(
    card: Annotated[str, typer.Argument(metavar="[CARD]", help="A card's id. Default: list the open ones.")] = "",
    given: Annotated[str, typer.Option("--answer", help="yes, no, unsure or never (never ask again).")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Most cards, those that most hangs on first.")] = 20,
    format: Annotated[TellFormat, typer.Option(help="How to print them.")] = "table",
    reason: ReasonOption = "",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """List what a person should decide, show one with the sentences for both sides, or answer it.

    Asked are names that may be one thing, contradictions, and inferred moves.

    Example: backchannel review card:5f0c --answer yes
    """
    if given:
        with curator(store, actor, reason) as here:
            found = find_card(here.reader, card)
            here.tell(answer(here.store, found, given, actor=here.actor, reason=here.reason))
        return
    settings = load_settings(store=store)
    with open_store(settings.store, settings=settings, read_only=True) as graph:
        reader = graph.reader()
        if card:
            _show(reader, find_card(reader, card), format)
        else:
            _list(queue(reader), limit, format)


def _list(cards: Sequence[Card], limit: int, format: TellFormat) -> None:
    shown = cards[:limit]
    if format == "json":
        sys.stdout.write(dump([_card(each) for each in shown], indent=2) + "\n")
    else:
        rows = [(each.id, each.question, "; ".join(each.reasons), f"{each.impact:,}") for each in shown]
        console.print_table(("card", "question", "why it is asked", "impact"), rows, numeric=(3,))
    if len(cards) > limit:
        console.note(f"These are {limit:,} of {len(cards):,} open questions. Ask for more with --limit.")


def _show(reader: Reader, card: Card, format: TellFormat) -> None:
    """One card with the latest sentences for each of its sides, and what its answers are."""
    sides = [(side.label, _latest(reader, side)) for side in card.sides]
    if format == "json":
        told = [{**side, "said": said} for side, (_, said) in zip(_sides(card), sides, strict=True)]
        sys.stdout.write(dump({**_card(card), "sides": told}, indent=2) + "\n")
        return
    console.print_lines([card.question, *(f"because: {reason}" for reason in card.reasons)])
    for label, said in sides:
        console.print_lines(["", label])
        console.print_lines([f"{each['at']}  {each['by']}: {each['text']}" for each in said], _INDENT)
    console.print_lines(["", *(f"--answer {name}: {each.label}" for name, each in card.answers.items())])


def _latest(reader: Reader, side: Side) -> list[dict[str, str]]:
    """What was said last for a side, each sentence once."""
    found = [_said(each) for id in side.ids for each in reader.evidence_of(id, _QUOTES)]
    sentences: dict[str, dict[str, str]] = {}
    for said in sorted(found, key=lambda each: each["at"], reverse=True):
        sentences.setdefault(said["text"], said)
    return list(sentences.values())[:_QUOTES]


def _said(evidence: Evidence) -> dict[str, str]:
    by = evidence.speaker.name if evidence.speaker is not None else evidence.document.properties.get("source")
    at = str(evidence.statement.properties.get("said") or evidence.document.properties.get("published") or "")[:10]
    said = str(evidence.statement.properties.get("text") or evidence.document.properties.get("text") or "")
    return {"at": at, "by": str(by or "somebody"), "text": said, "document": evidence.document.id}


def _card(card: Card) -> dict[str, object]:
    told = {name: getattr(card, name) for name in ("id", "kind", "question", "reasons", "impact", "unsure")}
    return {**told, "sides": _sides(card), "answers": {name: each.label for name, each in card.answers.items()}}


def _sides(card: Card) -> list[dict[str, object]]:
    return [{"label": side.label, "ids": side.ids} for side in card.sides]
