import re

import pytest

from graph.errors import QueryInvalid
from graph.queries import LibraryQuery, find_query, library, load_query
from graph.queries.library import HERE

EVERY = [(dialect, query) for dialect in ("ladybug", "neo4j") for query in library(dialect)]


@pytest.mark.parametrize(("dialect", "query"), EVERY, ids=[f"{dialect}-{query.name}" for dialect, query in EVERY])
def test_every_question_says_what_it_asks_and_takes(dialect: str, query: LibraryQuery) -> None:
    found = find_query(query.name, dialect)
    assert found is query
    assert found.title
    assert found.question.endswith("?")
    assert set(re.findall(r"\$(\w+)", found.text)) == {parameter.name for parameter in found.parameters}
    assert all(parameter.help for parameter in found.parameters)
    assert "//" not in found.text


def test_both_dialects_answer_the_same_questions() -> None:
    ladybug, neo4j = ({query.name: query for query in library(dialect)} for dialect in ("ladybug", "neo4j"))
    assert set(ladybug) == set(neo4j)
    for name, query in ladybug.items():
        assert (query.question, query.parameters) == (neo4j[name].question, neo4j[name].parameters)


def test_a_dialects_own_file_comes_first() -> None:
    assert "label(" in load_query("single_source_edges", "ladybug")
    assert "type(" in load_query("single_source_edges", "neo4j")


def test_every_file_is_reached() -> None:
    files = {path.stem for path in HERE.rglob("*.cypher")}
    assert {query.name for query in library("ladybug")} == files


def test_parameters_are_bound_with_their_defaults() -> None:
    assert find_query("newest_statements", "neo4j").bind({"kind": "uses"}) == {"count": 50, "kind": "uses"}


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("career", {}, "needs the parameter person"),
        ("career", {"person": "Ana", "since": "2014"}, "has no parameter since. It takes person"),
        ("career", {"person": 3}, "is no string"),
        ("newest_statements", {"count": "many"}, "is no integer"),
        ("newest_statements", {"count": True}, "is no integer"),
    ],
)
def test_wrong_parameters_are_named(name: str, given: dict[str, object], said: str) -> None:
    with pytest.raises(QueryInvalid, match=re.escape(said)):
        find_query(name, "ladybug").bind(given)


def test_an_unknown_question_is_named_with_those_there_are() -> None:
    with pytest.raises(QueryInvalid, match=r'"gossip".*team_moves'):
        load_query("gossip", "ladybug")


def test_an_unknown_dialect_is_named() -> None:
    with pytest.raises(QueryInvalid, match='"sql"'):
        library("sql")
