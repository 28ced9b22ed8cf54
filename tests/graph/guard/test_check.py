"""What the guard lets through and what it refuses, as text; the stores' suites send the attacks to real stores."""

import time

import pytest

from graph.errors import QueryError, QueryInvalid, QueryRefused
from graph.guard.allowed import Dialect
from graph.guard.check import MAX_DEPTH, MAX_LENGTH, check
from tests.graph.guard.cases import ALLOWED, LADYBUG_ALLOWED, LADYBUG_REFUSED, NEO4J_ALLOWED, NEO4J_REFUSED, REFUSED

DIALECTS: tuple[Dialect, ...] = ("ladybug", "neo4j")
DEEP = MAX_DEPTH + 1


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("query", ALLOWED)
def test_lets_readers_read(query: str, dialect: Dialect) -> None:
    check(query, dialect)


@pytest.mark.parametrize("query", NEO4J_ALLOWED)
def test_lets_readers_read_in_neo4j(query: str) -> None:
    check(query, "neo4j")


@pytest.mark.parametrize("query", LADYBUG_ALLOWED)
def test_lets_readers_read_in_ladybug(query: str) -> None:
    check(query, "ladybug")


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("query", REFUSED)
def test_refuses_everything_else(query: str, dialect: Dialect) -> None:
    with pytest.raises(QueryRefused):
        check(query, dialect)


@pytest.mark.parametrize("query", NEO4J_REFUSED)
def test_refuses_what_neo4j_would_do(query: str) -> None:
    with pytest.raises(QueryRefused):
        check(query, "neo4j")


@pytest.mark.parametrize("query", LADYBUG_REFUSED)
def test_refuses_what_ladybug_would_do(query: str) -> None:
    with pytest.raises(QueryRefused):
        check(query, "ladybug")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "  ",
        ";",
        "// nothing",
        "MATCH (n RETURN n",
        "MATCH (n)] RETURN n",
        "RETURN 'a",
        'RETURN "a',
        "RETURN `a",
        "RETURN 1 /* a",
    ],
)
def test_says_what_is_not_closed(query: str) -> None:
    with pytest.raises(QueryInvalid):
        check(query, "neo4j")


def test_names_the_clause_and_its_position() -> None:
    with pytest.raises(QueryRefused) as caught:
        check("MATCH (n)\n  // all of them\n  DETACH DELETE n", "neo4j")
    assert caught.value.message == "DETACH at line 3, column 3 is not allowed: it would write."
    assert "MATCH" in caught.value.hint


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("CALL dbms.listConfig()", "dbms.listConfig"),
        ("RETURN apoc.load.json('file:///etc/passwd')", "apoc.load.json"),
        ("RETURN `apoc`.load.`json`('x')", "apoc.load.json"),
        ("CALL `dbms.listConfig`()", "dbms.listConfig"),
    ],
)
def test_names_the_procedure_or_function(query: str, named: str) -> None:
    with pytest.raises(QueryRefused, match=named):
        check(query, "neo4j")


@pytest.mark.parametrize("query", REFUSED)
def test_messages_are_one_short_line(query: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        check(query, "neo4j")
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 500
    assert caught.value.hint


@pytest.mark.parametrize(
    "keyword", ["create", "Set", "mErGe", "DELETE", "detach", "remove", "load", "copy", "use", "call"]
)
@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n) RETURN n.{0}",
        "MATCH (n) WHERE n . {0} = 1 RETURN n",
        "MATCH (n:{0}) RETURN n",
        "MATCH (n)-[:{0}]->() RETURN n",
        "MATCH (n)-[:A|{0}]->() RETURN n",
        "MATCH (n {{{0}: 1}}) RETURN n",
        "RETURN {{{0}: 1, b: 2}} AS m",
        "RETURN 1 AS {0}",
        "MATCH (n) RETURN n.{0} AS {0} ORDER BY n.{0}",
        "MATCH (`{0}`) RETURN `{0}`",
        "MATCH ({0}) RETURN `{0}`",
        "RETURN ${0}",
        "RETURN '{0} (n)'",
        "RETURN 1 // {0} (n)",
        "/* {0} (n) */ RETURN 1",
    ],
)
def test_names_may_look_like_keywords(query: str, keyword: str) -> None:
    for dialect in DIALECTS:
        check(query.format(keyword), dialect)


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("[", "]"), ("{a: ", "}"), ("abs(", ")")])
def test_nesting_is_bounded(opening: str, closing: str) -> None:
    check(f"RETURN {opening * MAX_DEPTH}1{closing * MAX_DEPTH}", "ladybug")
    with pytest.raises(QueryRefused, match=str(MAX_DEPTH)):
        check(f"RETURN {opening * DEEP}1{closing * DEEP}", "ladybug")


def test_nested_subqueries_are_bounded() -> None:
    query = "MATCH (a) WHERE EXISTS { " * DEEP + "MATCH (a)" + " }" * DEEP + " RETURN a"
    with pytest.raises(QueryRefused, match=str(MAX_DEPTH)):
        check(query, "neo4j")
    with pytest.raises(QueryRefused, match=str(MAX_DEPTH)):
        check("CALL { " * DEEP + "RETURN 1 AS a" + " } RETURN a" * DEEP, "neo4j")


def test_length_is_bounded() -> None:
    check("RETURN '" + "x" * (MAX_LENGTH - 9) + "'", "neo4j")
    with pytest.raises(QueryRefused, match="20,000"):
        check("RETURN '" + "x" * MAX_LENGTH + "'", "neo4j")
    with pytest.raises(QueryRefused, match="6,000"):
        check("RETURN " + "+".join("1" * 5000), "ladybug")


@pytest.mark.parametrize(
    "text", ["(" * MAX_LENGTH, "/* " * 6_000, "'\\" * 9_999, "\\u" * 9_999, "`" * 19_999, "a." * 9_999]
)
def test_takes_no_time_over_nonsense(text: str) -> None:
    started = time.perf_counter()
    with pytest.raises(QueryError):
        check(f"RETURN 1 {text}"[:MAX_LENGTH], "neo4j")
    assert time.perf_counter() - started < 2
