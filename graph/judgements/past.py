"""What was decided so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.curation import Curation, Judgement, active, undone
from graph.store.base import Reader


@dataclass(frozen=True, slots=True)
class Past:
    """A judgement, and the id of the one that took it back; None: it counts."""

    judgement: Judgement
    undone_by: str | None

    @property
    def counts(self) -> bool:
        """Whether the graph is as it says."""
        return self.undone_by is None


def history(reader: Reader, id: str | None = None, limit: int | None = None) -> tuple[Past, ...]:
    """The judgements, the latest first; of an id those on it, those that made it, and those that took these back."""
    listed = reader.judgements()
    gone = undone(listed)
    if id is not None:
        about = {each.id for each in listed if each.kind != "undo" and id in _ids(each)}
        # The undoing of an undoing is a step further away, so the ledger is read in its order.
        for each in listed:
            if each.kind == "undo" and (each.on[0] in about or each.on[0] == id):
                about.add(each.id)
        listed = tuple(each for each in listed if each.id in about or each.id == id)
    found = tuple(Past(each, gone.get(each.id)) for each in reversed(listed))
    return found if limit is None else found[:limit]


def successors(reader: Reader, ids: Iterable[str]) -> dict[str, str]:
    """Of the ids those in whose place there is another now, with that one: by a judgement, or since resolution found
    that both are one thing."""
    curation = Curation(active(reader.judgements()))
    now = {id: curation.final(id) for id in ids}
    into: dict[str, str] = {}
    looked_at: set[str] = set()
    # What is in the graph stands for itself, also where a thing of that id has gone into another before.
    while asked := {*now.values(), *into.values()} - looked_at:
        looked_at |= asked
        gone = asked - {node.id for node in reader.nodes(sorted(asked))}
        into |= {id: curation.final(to) for id, to in reader.absorbed(gone).items()}
    return {id: end for id, at in now.items() if (end := _end(at, into)) != id}


def _end(id: str, into: Mapping[str, str]) -> str:
    """Where the id leads at last; round in a circle nowhere."""
    seen = {id}
    at = id
    while at in into:
        at = into[at]
        if at in seen:
            return id
        seen.add(at)
    return at


def _ids(judgement: Judgement) -> set[str]:
    """The ids it is on, that of what it makes, and those that a corrected statement is about."""
    found = set(judgement.on)
    statement = judgement.mapping("statement")
    if statement:
        found |= set(map(str, judgement.mapping("entities")))
        found.add(str(statement.get("document")))
    return found | {id for id in (judgement.text("makes"),) if id}
