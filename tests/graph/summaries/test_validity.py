"""From when until when statements hold."""

import pytest

from graph.model import Value
from graph.summaries.validity import validity
from tests.graph.statements import statement


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("works_at", {"status": "current"}, ("2012-08-14", None)),
        ("works_at", {"status": "former"}, (None, "2012-08-14")),
        ("uses", {"status": "planned"}, (None, None)),
        ("talks_about", {"sentiment": "negative"}, ("2012-08-14", None)),
        ("team_move", {"status": "done", "date": "July"}, ("2012-07", None)),
        ("team_move", {"status": "planned", "date": "Q4"}, ("2012-10", None)),
        ("person_move", {"date": "2010"}, ("2010", None)),
        ("person_move", {"date": "soon"}, ("2012-08-14", None)),
        ("outsources_to", {"status": "ended", "date": "March"}, (None, "2012-03")),
    ],
)
def test_validity(kind: str, fields: dict[str, Value], expected: tuple[str | None, str | None]) -> None:
    assert validity(statement("1", kind, {}, **fields)) == expected


def test_nothing_is_made_up_where_no_day_is_known() -> None:
    assert validity(statement("1", "works_at", {}, said=None, status="current")) == (None, None)
