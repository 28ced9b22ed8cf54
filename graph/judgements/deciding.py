"""Appending judgements, one function a kind."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from graph.curation import Judgement, made
from graph.model import Value
from graph.store.base import Store


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement to be made: its kind, the ids it is on, why, and the values of its kind."""

    kind: str
    on: tuple[str, ...]
    reason: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def record(
    store: Store,
    kind: str,
    on: Sequence[str],
    *,
    actor: str,
    reason: str = "",
    values: Mapping[str, object] | None = None,
) -> Judgement:
    """Append one judgement of any kind. Raises JudgementError, StoreError."""
    return record_all(store, [Decision(kind, tuple(on), reason, values or {})], actor=actor)[0]


def record_all(store: Store, decisions: Sequence[Decision], *, actor: str) -> tuple[Judgement, ...]:
    """Append several judgements of one person in one transaction: all or none."""
    with closing(store.writer()) as writer:
        before = store.reader().judgements()
        at = _after(before[-1].at if before else "")
        new = []
        for number, each in enumerate(decisions):
            when = (at + timedelta(microseconds=number)).isoformat(timespec="microseconds")
            new.append(made(each.kind, each.on, actor=actor, at=when, reason=each.reason, values=each.values))
        return writer.judge(new)


def merge(store: Store, survivor: str, *absorbed: str, actor: str, reason: str = "") -> Judgement:
    """The others are the first: it keeps its id and name, and has what is theirs."""
    return record(store, "merge", (survivor, *absorbed), actor=actor, reason=reason)


def split(store: Store, entity: str, documents: Sequence[str], *, name: str, actor: str, reason: str = "") -> Judgement:
    """What these documents call so is another thing of the same kind; `graph.curation.curation.split_id` is its id."""
    values = {"documents": list(documents), "name": name}
    return record(store, "split", (entity,), actor=actor, reason=reason, values=values)


def rename(store: Store, entity: str, name: str, *, actor: str, reason: str = "") -> Judgement:
    """It is called so; the name it had becomes an alias."""
    return record(store, "rename", (entity,), actor=actor, reason=reason, values={"name": name})


def retype(store: Store, entity: str, kind: str, *, actor: str, reason: str = "") -> Judgement:
    """It is a thing of another kind ("Product"), and has an id of that kind; edges that the kind cannot have go."""
    return record(store, "retype", (entity,), actor=actor, reason=reason, values={"kind": kind})


def set_properties(
    store: Store,
    entity: str,
    properties: Mapping[str, Value] | None = None,
    /,
    *,
    actor: str,
    reason: str = "",
    **more: Value,
) -> Judgement:
    """Its role, roles, title, sector, country or employees are these, whatever documents say.

    They are given by name, or as a mapping where the names are somebody else's: these may be any.
    """
    told = {**(properties or {}), **more}
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}
    return record(store, "set", (entity,), actor=actor, reason=reason, values={"properties": given})


def distinct(store: Store, *entities: str, actor: str, reason: str = "") -> Judgement:
    """They are different things: never proposed as one again, and kept apart by resolution."""
    return record(store, "distinct", entities, actor=actor, reason=reason)


def confirm(store: Store, statement: str, *, actor: str, reason: str = "") -> Judgement:
    """The text does say so."""
    return record(store, "confirm", (statement,), actor=actor, reason=reason)


def reject(store: Store, statement: str, *, actor: str, reason: str = "") -> Judgement:
    """The text does not say so."""
    return record(store, "reject", (statement,), actor=actor, reason=reason)


def correct(
    store: Store,
    statement: str,
    *,
    actor: str,
    reason: str = "",
    kind: str | None = None,
    roles: Mapping[str, str] | None = None,
    fields: Mapping[str, Value] | None = None,
) -> Judgement:
    """The text says this instead: another relation kind, all its roles (role → entity id), or other fields."""
    told = {"kind": kind, "roles": roles, "fields": fields}
    to = {name: dict(value) if isinstance(value, Mapping) else value for name, value in told.items() if value}
    return record(store, "correct", (statement,), actor=actor, reason=reason, values={"to": to})


def undo(store: Store, judgement: str, *, actor: str, reason: str = "") -> Judgement:
    """A judgement counts no more; undoing an undo brings it back."""
    return record(store, "undo", (judgement,), actor=actor, reason=reason)


def _after(last: str) -> datetime:
    """Now, or right after the last judgement where that came from a clock ahead of this one."""
    now = datetime.now(UTC)
    return max(now, datetime.fromisoformat(last) + timedelta(microseconds=1)) if last else now
