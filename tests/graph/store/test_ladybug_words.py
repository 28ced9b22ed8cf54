"""What Ladybug says, in words of ours: errors with their place, plans as tables."""

import itertools

import ladybug
import pytest

from graph.model import Result
from graph.store.ladybug_errors import invalid
from graph.store.ladybug_plan import EXPLAIN, plan_table


@pytest.fixture(scope="module")
def connection() -> ladybug.Connection:
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    connection.execute("CREATE NODE TABLE Person(id STRING, name STRING, PRIMARY KEY(id))")
    connection.execute("CREATE REL TABLE USES(FROM Person TO Person)")
    return connection


@pytest.mark.parametrize(
    ("query", "message", "hint", "place"),
    [
        ("MATCH (p:Person\nRETURN p", "“RETURN” is not expected", "Look just before it.", (2, 1)),
        ("RETURN 1 +", "something is missing", "Look just before it.", (1, 11)),
        ("MATCH (p:Persn)\nRETURN p", "no label or edge kind Persn", "Did you mean Person?", (1, 10)),
        ("MATCH (p:Person)-[:USE]->(q) RETURN q", "no label or edge kind USE", "Did you mean USES?", (1, 20)),
        ("MATCH (p:Person)\nRETURN p.nme", "no property of p nme", "Did you mean name?", (2, 10)),
        ("MATCH (who:Person)\nRETURN wo", "no variable wo", "Did you mean who?", (2, 8)),
        ("RETURN uper('a')", "no function uper", "Did you mean upper?", (1, 8)),
        ("RETURN 1 * 'x'", "did not receive correct arguments", "", None),
    ],
)
def test_errors_say_what_and_where(
    connection: ladybug.Connection, query: str, message: str, hint: str, place: tuple[int, int] | None
) -> None:
    for before in ("", EXPLAIN):
        with pytest.raises(RuntimeError) as raised:
            connection.execute(before + query)
        error = invalid(str(raised.value), before + query)
        assert message in error.message
        assert (error.hint, error.place) == (hint, place)
        assert "exception" not in error.message
        assert "oC_" not in error.message


def test_a_plan_becomes_a_table(connection: ladybug.Connection) -> None:
    query = "MATCH (p:Person)-[:USES]->(q:Person) WHERE p.name = 'x' RETURN q.name UNION MATCH (p:Person) RETURN p.name"
    drawn = connection.execute(EXPLAIN + query)
    assert not isinstance(drawn, list)
    table = plan_table(Result(("plan",), tuple(tuple(row) for row in drawn)))
    steps = [str(step) for step, *_ in table.rows]
    assert steps[0] == "DISTINCT"
    assert sum(step.strip() == "SCAN_NODE_TABLE" for step in steps) == 3
    depths = [len(step) - len(step.lstrip()) for step in steps]
    assert all(after <= before + 2 for before, after in itertools.pairwise(depths))
    union = next(i for i, step in enumerate(steps) if step.strip() == "UNION_ALL")
    assert sum(depth == depths[union] + 2 for depth in depths[union:]) == 2
    assert ("EQUALS(p.name)") in {str(row[1]) for row in table.rows}
    assert all(isinstance(row[2], float) for row in table.rows)
