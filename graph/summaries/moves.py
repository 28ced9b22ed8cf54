"""Which statements about moves and deals tell of the same event.

Statements that agree on who took part belong together as long as the dates they tell of lie close: sorted by date, a
gap longer than the kind's rule starts another event. Those with no date at all go with the earliest event.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from graph.model import Statement
from graph.summaries.when import event_date

GAP_DAYS = {"team_move": 366, "outsources_to": 5 * 366}
"""A team is moved once within a year; a services contract commonly runs for up to five years before it is renewed."""


def told_date(statement: Statement) -> str | None:
    """The ISO date of the event that the statement tells of: the stated one, None where it states none."""
    stated, status = statement.fields.get("date"), statement.fields.get("status")
    if not isinstance(stated, str):
        return None
    return event_date(stated, statement.said, str(status) if status else None)


def clusters(statements: Iterable[Statement]) -> list[list[Statement]]:
    """The statements split where their dates lie further apart than the gap rule of their kind, earliest first."""
    dated, undated = [], []
    for statement in sorted(statements, key=lambda each: each.id):
        when = told_date(statement) or statement.said
        if when is None:
            undated.append(statement)
        else:
            dated.append((day_number(when), statement))
    found: list[list[Statement]] = []
    previous = 0
    for day, statement in sorted(dated, key=lambda pair: (pair[0], pair[1].id)):
        if not found or day - previous > GAP_DAYS[statement.kind]:
            found.append([])
        found[-1].append(statement)
        previous = day
    if undated and not found:
        found.append([])
    if undated:
        found[0].extend(undated)
    return found


def day_number(iso: str) -> int:
    """Days since the year 1 of an ISO date of any precision; a year counts from its middle, a month from its 15th."""
    year, month, day = int(iso[:4]), 7, 1
    if len(iso) >= 7:
        month, day = int(iso[5:7]), 15
    if len(iso) >= 10:
        day = int(iso[8:10])
    return date(year, month, day).toordinal()


def size_of(statements: Iterable[Statement]) -> int | None:
    """The size most statements give, the larger one of a tie; None where none does."""
    votes: dict[int, int] = defaultdict(int)
    for statement in statements:
        size = statement.fields.get("size")
        if isinstance(size, int) and size > 0:
            votes[size] += 1
    return max(votes, key=lambda size: (votes[size], size)) if votes else None


def head_count(statements: Sequence[Statement]) -> int | None:
    """How many people the moves took together, one size an event; None where no statement gives any."""
    sizes = [size for cluster in clusters(statements) if (size := size_of(cluster)) is not None]
    return sum(sizes) if sizes else None
