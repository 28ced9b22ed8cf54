"""A user's own Cypher: read-only, limited, with the same kinds of values from every store."""

import threading
import time

import pytest

from graph.errors import QueryError, QueryInvalid, QueryRefused, QueryStopped, QueryTimeout
from graph.model import Edge, Node
from graph.store import Reader, Store
from tests.contract.sample import ADA, CORVANE, GRIDBASE

ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS n"


def test_nodes_edges_and_values(reader: Reader) -> None:
    result = reader.cypher(
        "MATCH (a:Person {id: $id})-[r:TALKS_ABOUT]->(b:Organization) RETURN a, r, b.name AS name, r.statements AS n",
        {"id": ADA},
    )
    assert result.columns == ("a", "r", "name", "n")
    ((person, tie, name, count),) = result.rows
    assert isinstance(person, Node)
    assert (person.id, person.kind, person.properties["role"]) == (ADA, "Person", "cio")
    assert isinstance(tie, Edge)
    assert (tie.kind, tie.source, tie.target, tie.properties["aspects"]) == (
        "TALKS_ABOUT",
        ADA,
        CORVANE,
        ("price", "support"),
    )
    assert (name, count) == ("Corvane", 3)
    assert not result.truncated
    assert result.seconds > 0


def test_edges_alone_know_their_ends(reader: Reader) -> None:
    ((tie,),) = reader.cypher("MATCH (:Person {id: $id})-[r:WORKS_AT]->() RETURN r", {"id": ADA}).rows
    assert (tie.source, tie.target) == (ADA, "organization:elderton-bank")


def test_within_lists_maps_and_paths(reader: Reader) -> None:
    result = reader.cypher(
        "MATCH p = (a:Person {id: $id})-[r:TALKS_ABOUT]->(b:Organization) RETURN [a] AS l, {who: a, n: 1} AS m, p",
        {"id": ADA},
    )
    ((listed, mapped, path),) = result.rows
    assert [node.id for node in listed] == [ADA]
    assert (mapped["who"].id, mapped["n"]) == (ADA, 1)
    assert [getattr(step, "kind", None) for step in path] == ["Person", "TALKS_ABOUT", "Organization"]


def test_scalars(reader: Reader) -> None:
    result = reader.cypher(
        "RETURN 1 AS i, 1.5 AS f, 'a' AS s, true AS b, null AS n, [1, 2] AS l, date('2012-08-14') AS d"
    )
    assert result.rows == ((1, 1.5, "a", True, None, [1, 2], "2012-08-14"),)
    sums = reader.cypher("MATCH ()-[r:TALKS_ABOUT]->() RETURN sum(r.statements) AS n").rows
    assert sums == ((5,),)
    assert type(sums[0][0]) is int


@pytest.mark.parametrize(
    ("value", "query"),
    [
        ('O\'Hara \\ "x" $y {z}', "RETURN $v AS v"),
        (7, "RETURN $v AS v"),
        (2.5, "RETURN $v AS v"),
        (True, "RETURN $v AS v"),
        (["a", "b"], "RETURN $v AS v"),
    ],
)
def test_parameters(reader: Reader, value: object, query: str) -> None:
    assert reader.cypher(query, {"v": value}).rows == ((value,),)


def test_a_row_limit_says_so(reader: Reader) -> None:
    query = "UNWIND range(1, 10) AS n RETURN n ORDER BY n"
    cut = reader.cypher(query, limit=3)
    assert (cut.rows, cut.truncated) == (((1,), (2,), (3,)), True)
    whole = reader.cypher(query, limit=10)
    assert (len(whole.rows), whole.truncated) == (10, False)


def test_no_rows(reader: Reader) -> None:
    result = reader.cypher("MATCH (p:Product {id: 'none'}) RETURN p, p.name AS name")
    assert (result.columns, result.rows, result.truncated) == (("p", "name"), (), False)


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Person {id: 'x'})",
        "MATCH (p:Person) DETACH DELETE p",
        "MATCH (p:Person) SET p.name = 'x'",
        "MERGE (p:Person {id: 'x'}) RETURN p",
        "DROP TABLE Person",
    ],
)
def test_writing_is_refused(reader: Reader, query: str) -> None:
    before = reader.stats()
    with pytest.raises(QueryRefused):
        reader.cypher(query)
    assert reader.stats() == before


@pytest.mark.parametrize("query", ["MATCH (n:Person RETURN n", "RETURN nothing", "MATCH (n) RETURN m.name", "FIND x"])
def test_mistakes_come_back_in_the_store_s_words(reader: Reader, query: str) -> None:
    with pytest.raises((QueryInvalid, QueryRefused)) as caught:
        reader.cypher(query)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) > 10


def test_mistakes_at_run_time(reader: Reader) -> None:
    with pytest.raises(QueryInvalid):
        reader.cypher("RETURN 1 / 0 AS x")


def test_a_missing_parameter(reader: Reader) -> None:
    with pytest.raises(QueryInvalid):
        reader.cypher("MATCH (p:Person {id: $who}) RETURN p")


def test_too_long_is_stopped_and_the_next_query_runs(reader: Reader) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeout, match="1 second"):
        reader.cypher(ENDLESS, timeout=1.0)
    assert time.monotonic() - started < 10
    assert reader.cypher("MATCH (p:Product) RETURN p.id AS id").rows == ((GRIDBASE,),)


def test_library_queries(reader: Reader) -> None:
    result = reader.ask("team_moves")
    assert [row["from_name"] for row in result.records()] == ["Elderton Bank"]
    assert result.records()[0]["quotes"] == 1
    with pytest.raises(QueryInvalid, match="no_such"):
        reader.ask("no_such")


def test_library_queries_take_a_limit(reader: Reader) -> None:
    result = reader.ask("evidence", {"edge": "TALKS_ABOUT", "source": ADA, "target": CORVANE}, limit=1)
    assert (len(result.rows), result.truncated) == (1, True)


def test_a_running_query_can_be_stopped(filled: Store) -> None:
    reader = filled.reader()
    raised: list[Exception] = []

    def work() -> None:
        try:
            reader.cypher(ENDLESS, timeout=60, ticket="mine")
        except Exception as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    while not filled.reader().stop("mine"):
        assert thread.is_alive()
    thread.join(30)
    assert [type(error) for error in raised] == [QueryStopped]
    assert not reader.stop("mine")
    assert reader.cypher("RETURN 1 AS one").rows == ((1,),)


def test_explaining_gives_steps_and_runs_nothing(reader: Reader) -> None:
    plan = reader.explain("MATCH (p:Person)-[:WORKS_AT]->(o) WHERE o.name = $name RETURN p.name", {"name": "x"})
    assert plan.columns == ("step", "details", "estimated_rows")
    assert len(plan.rows) > 3
    assert any(str(step).startswith("  ") for step, *_ in plan.rows)
    with pytest.raises(QueryRefused):
        reader.explain("MATCH (n) DELETE n")
    with pytest.raises(QueryInvalid):
        reader.explain("MATCH (n:Person) RETURN m.name")


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("MATCH (p:Person)\nRETRUN p", (2, 1)),
        ("MATCH (p:Person RETURN p)", (1, 17)),
        ("MATCH (p:Person)\nWHERE p.name = RETURN p", None),
        ("MATCH (p:Person)\n  RETURN q.name", (2, 10)),
        ("MATCH (p:Person)\n  DETACH DELETE p", (2, 3)),
    ],
)
def test_errors_point_into_the_query(reader: Reader, query: str, place: tuple[int, int] | None) -> None:
    with pytest.raises(QueryError) as raised:
        reader.cypher(query)
    assert raised.value.place is not None
    assert place is None or raised.value.place == place
