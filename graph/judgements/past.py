"""What was decided so far."""

from collections.abc import Iterable
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
    """Of the ids those that judgements put others in the place of, by a merge or another kind, with their new ids."""
    curation = Curation(active(reader.judgements()))
    return {id: now for id in ids if (now := curation.final(id)) != id}


def _ids(judgement: Judgement) -> set[str]:
    """The ids it is on, that of what it makes, and those that a corrected statement is about."""
    found = set(judgement.on)
    statement = judgement.mapping("statement")
    if statement:
        found |= set(map(str, judgement.mapping("entities")))
        found.add(str(statement.get("document")))
    return found | {id for id in (judgement.text("makes"),) if id}
