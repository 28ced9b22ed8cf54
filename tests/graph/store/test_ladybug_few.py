"""Queries over few ids, run one by one."""

import pytest

from graph.store.cypher_files import HERE
from graph.store.ladybug_few import FEW, few_of, may_be_few, one_by_one
from graph.store.pairs import by_rarer


def test_one_query_an_id() -> None:
    query = "UNWIND $ids AS id MATCH (n:`Person` {id: id})-[r]-(m) WHERE m.id IN $others RETURN n.id AS id"
    text = "MATCH (n:`Person` {id: $id})-[r]-(m) WHERE m.id IN $others RETURN n.id AS id"
    found = list(one_by_one(query, {"ids": ["a", "b"], "others": ["c"]}))
    assert found == [(text, {"others": ["c"], "id": "a"}), (text, {"others": ["c"], "id": "b"})]


def test_one_query_a_row() -> None:
    query = "UNWIND $rows AS row\nMATCH (n {id: row.id})-[r]->(m) WHERE m.id IN row.others RETURN r"
    text = "MATCH (n {id: $id})-[r]->(m) WHERE m.id IN $others RETURN r"
    assert list(one_by_one(query, {"rows": [{"id": "a", "others": ["b"]}]})) == [(text, {"id": "a", "others": ["b"]})]


@pytest.mark.parametrize(("end", "most"), [("-[r]-(m) RETURN m.id AS id", FEW), (" RETURN n", 10 * FEW)])
def test_many_stay_together(end: str, most: int) -> None:
    query = f"UNWIND $ids AS id MATCH (n:Person {{id: id}}){end}"
    many = {"ids": [str(number) for number in range(most + 1)]}
    assert list(one_by_one(query, many)) == [(query, many)]
    assert len(list(one_by_one(query, {"ids": many["ids"][:most]}))) == most


def test_fields_of_many_rows_have_names() -> None:
    query = "UNWIND $rows AS row\nMATCH (n {id: row.id})-[r]->(m) WHERE m.id IN row.others AND r.by <> row.id RETURN r"
    many = {"rows": [{"id": str(number), "others": ["b"]} for number in range(FEW + 1)]}
    ((text, given),) = one_by_one(query, many)
    assert given == many
    assert text == (
        "UNWIND $rows AS row WITH row.id AS row_id, row.others AS row_others\n"
        "MATCH (n {id: row_id})-[r]->(m) WHERE m.id IN row_others AND r.by <> row_id RETURN r"
    )


def test_other_queries_are_left_alone() -> None:
    for query, parameters in (("RETURN $ids AS ids", {"ids": ["a"]}), ("MATCH (n) RETURN n", {})):
        assert list(one_by_one(query, parameters)) == [(query, parameters)]


def test_no_query_of_the_store_aggregates_over_all_its_ids() -> None:
    """An aggregate, an order or a limit over ids asked for one by one would be one of each id."""
    for path in (*HERE.glob("*.cypher"), *(HERE / "ladybug").glob("*.cypher")):
        text = path.read_text()
        if "UNWIND $ids" in text or "UNWIND $rows" in text:
            assert "ORDER BY" not in text, path
            assert "LIMIT" not in text, path
            assert "count(*)" not in text, path


def test_pairs_hang_on_their_rarer_end() -> None:
    assert by_rarer([("hub", "a"), ("hub", "b"), ("c", "hub")]) == {"a": {"hub"}, "b": {"hub"}, "c": {"hub"}}
    assert by_rarer([("a", "b"), ("a", "b")]) in ({"a": {"b"}}, {"b": {"a"}})
    assert by_rarer([]) == {}


def test_how_many_are_few_goes_by_the_size_of_the_graph() -> None:
    assert few_of(0) == few_of(900) == 2
    assert few_of(50_000) == 52
    assert few_of(10_000 * FEW) == FEW
    query = "UNWIND $ids AS id MATCH (n:`Person` {id: id})-[r]-(m) RETURN m"
    some = {"ids": ["a", "b", "c"]}
    assert list(one_by_one(query, some, few_of(900))) == [(query, some)]
    assert len(list(one_by_one(query, some, few_of(50_000)))) == 3


@pytest.mark.parametrize(
    ("count", "matters"), [(1, False), (2, False), (3, True), (10 * FEW, True), (10 * FEW + 1, False)]
)
def test_the_size_matters_for_numbers_in_between(count: int, matters: bool) -> None:
    assert may_be_few({"ids": ["a"] * count}) == matters
    assert may_be_few({"rows": [{}] * count, "limit": 3}) == matters
