"""A query's result as rows for a grid: every cell as text or number, with the id of the node it stands for."""

from collections.abc import Mapping
from typing import Any

from explorer.names import name_of
from explorer.wording import clean, edge_words, support
from graph.model import Edge, Node, Result

CELL_LENGTH = 400

Cell = str | int | float | bool | None


def columns(result: Result) -> list[dict[str, Any]]:
    """Column definitions; fields are c0, c1, … since a column's name may hold dots."""
    found = []
    for place, name in enumerate(result.columns):
        numeric = bool(result.rows) and all(_is_number(row[place]) for row in result.rows)
        kind = {"type": "numericColumn", "filter": "agNumberColumnFilter"} if numeric else {}
        found.append({"field": f"c{place}", "headerName": name, "tooltipField": f"c{place}", "minWidth": 130, **kind})
    return found


def rows(result: Result) -> list[dict[str, Cell]]:
    """One dictionary a row; `c0_id` beside `c0` where the cell is a node."""
    return [_row(row) for row in result.rows]


def _row(row: tuple[object, ...]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for place, value in enumerate(row):
        cells[f"c{place}"] = cell(value)
        if isinstance(value, Node):
            cells[f"c{place}_id"] = value.id
    return cells


def cell(value: object) -> Cell:
    """Numbers and truth values as they are; nodes by name, edges by what they say, lists and maps in one line."""
    if value is None or isinstance(value, bool | int | float):
        return value
    return clean(_text(value), CELL_LENGTH)


def _text(value: object) -> str:
    if isinstance(value, Node):
        return name_of(value)
    if isinstance(value, Edge):
        return (
            f"{edge_words(value.kind)}, {support(value)}"
            if "statements" in value.properties
            else edge_words(value.kind)
        )
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_text(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_text(item) for item in value)
    return "" if value is None else str(value)


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def plain_rows(result: Result) -> list[dict[str, object]]:
    """The rows as JSON has them, by column: nodes and edges as objects with all their properties."""
    return [dict(zip(result.columns, (_plain(value) for value in row), strict=True)) for row in result.rows]


def _plain(value: object) -> object:
    if isinstance(value, Node):
        return {"id": value.id, "kind": value.kind, **value.properties}
    if isinstance(value, Edge):
        return {"kind": value.kind, "source": value.source, "target": value.target, **value.properties}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
