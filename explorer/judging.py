"""Deciding on statements where they are read: confirm, reject, correct, and taking it back."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app
from flask_login import current_user

from explorer.correcting import correction
from explorer.request import read_ids
from explorer.wording import clean
from graph.curation import Judgement
from graph.errors import JudgementError
from graph.judgements import record
from graph.settings import Settings
from graph.store import Store

KINDS = ("confirm", "reject", "correct", "undo")
_LENGTH = 500
SAID = {"confirm": "Confirmed", "reject": "Rejected", "correct": "Corrected", "undo": "Taken back"}
"""What was done, by the kind of the judgement."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement as it stands in the ledger, and the ids of the nodes whose edges it may have changed."""

    judgement: Judgement
    touched: tuple[str, ...]

    @property
    def message(self) -> str:
        """What to tell the user."""
        return f"{SAID[self.judgement.kind]} by {self.judgement.actor}."


def decide(store: Store, settings: Settings, given: Mapping[str, object]) -> Decided:
    """Record what a browser asks for: `kind`, `on` (an id), `reason`, and for a correction what the form holds.

    Raises JudgementError.
    """
    kind, on = given.get("kind"), read_ids([given.get("on")])
    if kind not in KINDS or not on:
        raise JudgementError("That is no judgement.", f"A statement can be {', '.join(KINDS[:3])}ed.")
    reason = given.get("reason")
    values = {"to": correction(store.reader(), on[0], given)} if kind == "correct" else {}
    made = record(
        store,
        str(kind),
        on,
        actor=actor(settings),
        reason=clean(reason, _LENGTH) if isinstance(reason, str) else "",
        values=values,
    )
    return Decided(made, _touched(store, made))


def actor(settings: Settings) -> str:
    """Who decides: who is logged in here, else the setting, else the user that runs the explorer."""
    # Where no login is set there is no manager of logins, and nobody to ask for.
    user = current_user.get_id() if hasattr(current_app, "login_manager") else None
    return str(user or settings.actor or getpass.getuser())


def _touched(store: Store, made: Judgement) -> tuple[str, ...]:
    """The entities of the statement that is judged, or of the one that an undone judgement was on."""
    listed = {each.id: each for each in store.reader().judgements()}
    while made.kind == "undo":
        made = listed[made.on[0]]
    return tuple(sorted(map(str, made.mapping("entities"))))
