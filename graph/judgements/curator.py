"""A curator at the command line: who decides, in which graph, and what is said of it."""

import getpass
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

import typer

from graph import console
from graph.curation import Judgement
from graph.judgements.named import found_id
from graph.settings import load_settings
from graph.store import Reader, Store, open_store

ActorOption = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Who decides. Default: the name you are logged in with.")
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; others will read it.")]


@dataclass(frozen=True, slots=True)
class Curator:
    """Somebody who decides on what the graph of an opened store holds, for a reason."""

    store: Store
    reader: Reader
    actor: str
    reason: str = ""

    def id_of(self, name: str) -> str:
        """The id of what is named. Raises JudgementError."""
        return found_id(self.reader, name)

    def decide(self, decision: Callable[..., Judgement], /, *on: object, **values: object) -> None:
        """Make a judgement by one of the functions of `graph.judgements.deciding`, and tell it."""
        self.tell([decision(self.store, *on, actor=self.actor, reason=self.reason, **values)])

    def tell(self, judgements: Iterable[Judgement]) -> None:
        """The ids on stdout, what was recorded on stderr."""
        for each in judgements:
            console.stdout().print(each.id)
            made = each.text("makes")
            said = f"Recorded: {each.kind} {', '.join(each.on)}, by {each.actor}."
            console.note(f"{said} The new node is {made}." if made else said)


@contextmanager
def curator(store: str | None, actor: str | None, reason: str = "") -> Iterator[Curator]:
    """Whoever decides, with the graph open for writing. Raises StoreError where there is none yet."""
    settings = load_settings(store=store, actor=actor)
    with open_store(settings.store, settings=settings) as graph:
        yield Curator(graph, graph.reader(), settings.actor or getpass.getuser(), reason)
