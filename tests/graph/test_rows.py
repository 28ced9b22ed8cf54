import csv
import io
import json
from decimal import Decimal

import pytest

from graph.model import Edge, Node, Result
from graph.rows import cell_text, dump, json_value, numeric_columns, rows_csv, rows_json

ANA = Node("person:ana", "Person", {"name": "Ana", "aliases": ("@ana",)})
TALK = Edge("TALKS_ABOUT", "person:ana", "product:x", {"sentiment": -0.5})


def test_json_is_a_list_of_row_objects_with_nodes_and_edges_as_objects() -> None:
    result = Result(("p", "t", "n"), ((ANA, TALK, None), ([ANA], {"x": (1, 2.5)}, float("nan"))))
    assert json.loads(rows_json(result.records())) == [
        {
            "p": {"id": "person:ana", "kind": "Person", "properties": {"name": "Ana", "aliases": ["@ana"]}},
            "t": {
                "kind": "TALKS_ABOUT",
                "source": "person:ana",
                "target": "product:x",
                "properties": {"sentiment": -0.5},
            },
            "n": None,
        },
        {
            "p": [{"id": "person:ana", "kind": "Person", "properties": {"name": "Ana", "aliases": ["@ana"]}}],
            "t": {"x": [1, 2.5]},
            "n": None,
        },
    ]


def test_no_rows_are_an_empty_list() -> None:
    assert json.loads(rows_json([])) == []


def test_json_is_readable_and_holds_nothing_a_terminal_obeys() -> None:
    text = "é \x1b[2J \x9b \x7f \u202e \ud83d 👍"
    written = dump({"a": text})
    assert json.loads(written) == {"a": text}
    assert "é" in written
    assert "👍" in written
    assert not {"\x1b", "\x9b", "\x7f", "\u202e"} & set(written)
    written.encode()


@pytest.mark.parametrize(("value", "plain"), [(Decimal("3"), 3), (Decimal("0.5"), 0.5), (object, str(object))])
def test_other_types_become_jsons(value: object, plain: object) -> None:
    assert json_value(value) == plain


def test_csv_has_a_header_and_no_formulas() -> None:
    result = Result(("name", "=n", "node"), (("@ana", -1, ANA), (None, 0.5, 'a,"b"\nc')))
    rows = list(csv.reader(io.StringIO(rows_csv(result), newline="")))
    assert rows[0] == ["name", "'=n", "node"]
    assert rows[1][:2] == ["'@ana", "-1"]
    assert json.loads(rows[1][2])["id"] == "person:ana"
    assert rows[2] == ["", "0.5", 'a,"b"\nc']


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "true"),
        (3, "3"),
        (0.123456, "0.1235"),
        (["a", None, 1], "a, , 1"),
        ({"x": ANA}, "x: Person Ana"),
        (TALK, "person:ana TALKS_ABOUT product:x"),
    ],
)
def test_a_table_cell_is_a_few_words(cell: object, text: str) -> None:
    assert cell_text(cell) == text


def test_numeric_columns_hold_numbers_alone() -> None:
    result = Result(("a", "b", "c", "d"), ((1, "x", None, True), (None, 2, None, False)))
    assert numeric_columns(result) == [0]
