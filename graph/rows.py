"""A query's rows as text: a table to read, JSON or CSV to work on."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from graph.export.csv_ import write_rows
from graph.model import Edge, Node, Result

# What JSON may hold as it is and a terminal would obey, and half surrogates, which no encoding has.
_ACTING = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_value(cell: object) -> object:
    """The cell in JSON's types: a node or an edge becomes an object, a number that JSON lacks null, a date its text."""
    if isinstance(cell, Node):
        return {"id": cell.id, "kind": cell.kind, "properties": json_value(cell.properties)}
    if isinstance(cell, Edge):
        ends = {"kind": cell.kind, "source": cell.source, "target": cell.target}
        return {**ends, "properties": json_value(cell.properties)}
    if isinstance(cell, Mapping):
        return {str(key): json_value(value) for key, value in cell.items()}
    if isinstance(cell, list | tuple | set | frozenset):
        return [json_value(value) for value in cell]
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else None
    return cell if cell is None or isinstance(cell, str | int) else str(cell)


def rows_json(rows: Sequence[Mapping[str, object]]) -> str:
    """A JSON list with one row object a line. Characters that would act on a terminal are written as escapes."""
    lines = ",\n".join(f"  {dump(json_value(row))}" for row in rows)
    return f"[\n{lines}\n]\n" if rows else "[]\n"


def dump(value: object, indent: int | None = None) -> str:
    """JSON that is readable in every language and harmless on a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def rows_csv(result: Result) -> str:
    """CSV with a header; nodes, edges and maps are JSON within their cell."""
    return write_rows(result.columns, ([json_value(cell) for cell in row] for row in result.rows))


def cell_text(cell: object) -> str:
    """The cell in a few words, for a table."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case Node():
            return f"{cell.kind} {cell.name}"
        case Edge():
            return f"{cell.source} {cell.kind} {cell.target}"
        case float():
            return f"{cell:.4g}"
        case Mapping():
            return ", ".join(f"{key}: {cell_text(value)}" for key, value in cell.items())
        case list() | tuple() | set() | frozenset():
            return ", ".join(cell_text(value) for value in cell)
        case _:
            return str(cell)


def numeric_columns(result: Result) -> list[int]:
    """The places of columns whose cells are all numbers (or empty, but not all of them)."""
    return [
        place
        for place in range(len(result.columns))
        if (cells := [row[place] for row in result.rows if row[place] is not None])
        and all(isinstance(cell, int | float | Decimal) and not isinstance(cell, bool) for cell in cells)
    ]
