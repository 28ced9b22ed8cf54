"""Short ways to make statements for tests."""

from graph.model import Statement, Value
from graph.summaries.edges import Sourced


def statement(
    id: str,
    kind: str,
    roles: dict[str, str],
    *,
    said: str | None = "2012-08-14",
    confidence: float = 0.8,
    **fields: Value,
) -> Statement:
    return Statement(
        id, f"document-{id}", kind, tuple(sorted(roles.items())), "", None, None, None, said, confidence, "test", fields
    )


def sourced(*statements: Statement, origins: dict[str, str] | None = None) -> list[Sourced]:
    """Each with an origin of its own unless `origins` (statement id → origin) says otherwise."""
    return [Sourced(each, (origins or {}).get(each.id, each.document)) for each in statements]
