"""The command that asks a person. The root command gathers it with `add_typer(review_app)`."""

import sys
from typing import Annotated, Literal

import typer

from graph import console
from graph.console import StoreOption
from graph.judgements.curator import ActorOption, curator
from graph.review.answering import answer
from graph.review.card import Card
from graph.review.queue import find_card, queue
from graph.rows import dump
from graph.settings import load_settings
from graph.store import open_store

review_app = typer.Typer()

TellFormat = Literal["table", "json"]


@review_app.command()
def review(
    card: Annotated[str, typer.Argument(metavar="[CARD]", help="A card's id. Default: list the open ones.")] = "",
    given: Annotated[str, typer.Option("--answer", help="yes, no, unsure or never (never ask again).")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Most cards, those that most hangs on first.")] = 20,
    format: Annotated[TellFormat, typer.Option(help="How to print them.")] = "table",
    actor: ActorOption = None,
    store: StoreOption = None,
) -> None:
    """List what a person should decide, or answer one: names that may be one thing, contradictions, inferred moves.

    Example: backchannel review card:5f0c --answer yes
    """
    if given:
        with curator(store, actor) as here:
            here.tell(answer(here.store, find_card(here.reader, card), given, actor=here.actor))
        return
    settings = load_settings(store=store)
    with open_store(settings.store, settings=settings, read_only=True) as graph:
        reader = graph.reader()
        cards = (find_card(reader, card),) if card else queue(reader)
    shown = cards[:limit]
    if format == "json":
        sys.stdout.write(dump([_card(each) for each in shown], indent=2) + "\n")
    else:
        rows = [(each.id, each.question, "; ".join(each.reasons), f"{each.impact:,}") for each in shown]
        console.print_table(("card", "question", "why it is asked", "impact"), rows, numeric=(3,))
    if len(cards) > limit:
        console.note(f"These are {limit:,} of {len(cards):,} open questions. Ask for more with --limit.")


def _card(card: Card) -> dict[str, object]:
    told = {name: getattr(card, name) for name in ("id", "kind", "question", "reasons", "impact", "unsure")}
    sides = [{"label": side.label, "ids": side.ids} for side in card.sides]
    return {**told, "sides": sides, "answers": {name: each.label for name, each in card.answers.items()}}
