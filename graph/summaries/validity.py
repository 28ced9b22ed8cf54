"""From when until when a statement holds."""

from graph.model import Statement
from graph.summaries.moves import told_date

_EVENTS = ("person_move", "team_move", "outsources_to")


def validity(statement: Statement) -> tuple[str | None, str | None]:
    """(valid from, valid to) as ISO dates, None where not known.

    What is current held at least when it was said; what is former or ended had ceased by then; an event holds from its
    own date, or from when it was reported; what is only planned holds from its date where it has one.
    """
    status = statement.fields.get("status")
    when = told_date(statement) if statement.kind in _EVENTS else None
    if status in ("former", "ended"):
        return None, when or statement.said
    if status == "planned":
        return when, None
    return when or statement.said, None
