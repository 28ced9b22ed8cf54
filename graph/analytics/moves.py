"""Team moves as a ledger: one row a move."""

from dataclasses import dataclass

from graph.analytics.rows import number, text, texts, whole
from graph.store import Reader


@dataclass(frozen=True, slots=True)
class TeamMoveRow:
    """A team that went from one organisation to another; whatever nobody states is None.

    `date` is the event's, `said` that of the latest statement, both ISO 8601; `quotes` counts the statements behind it,
    `independent` their independent sources; `documents` are ids, sorted.
    """

    id: str
    source: str | None
    source_id: str | None
    target: str | None
    target_id: str | None
    by: str | None
    by_id: str | None
    project: str | None
    project_id: str | None
    size: int | None
    date: str | None
    status: str | None
    inferred: bool
    confidence: float | None
    quotes: int
    independent: int
    said: str | None
    documents: tuple[str, ...]


def team_moves(reader: Reader, organization: str = "") -> tuple[TeamMoveRow, ...]:
    """Every team move, or those an organisation (id, name or alias) has a part in; the latest first."""
    records = reader.ask("team_moves", {"organization": organization}).records()
    return tuple(
        TeamMoveRow(
            id=str(record["move_id"]),
            source=text(record["from_name"]),
            source_id=text(record["from_id"]),
            target=text(record["to_name"]),
            target_id=text(record["to_id"]),
            by=text(record["by_name"]),
            by_id=text(record["by_id"]),
            project=text(record["project"]),
            project_id=text(record["project_id"]),
            size=None if record["size"] is None else whole(record["size"]),
            date=text(record["date"]),
            status=text(record["status"]),
            inferred=bool(record["inferred"]),
            confidence=number(record["confidence"]),
            quotes=whole(record["quotes"]),
            independent=whole(record["independent"]),
            said=text(record["said"]),
            documents=texts(record["documents"]),
        )
        for record in records
    )
