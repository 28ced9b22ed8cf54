"""Queries over a few ids, run one id at a time.

Ladybug 0.22 finds a node by a parameter in its index (`MATCH (n:Kind {id: $id})`, a fraction of a millisecond), but for
`UNWIND $ids AS id MATCH (n:Kind {id: id})-[…]` it reads the whole table and joins: right for thousands of ids, a tenth
of a second for one id in a graph of 100,000. Each query by itself takes more than a millisecond where it joins, as long
as reading a table of a thousand nodes: so how many are few depends on how large the graph is.

Of many rows (maps) the fields become names of their own: for `MATCH (n:Kind {id: row.id})` Ladybug compares every node
with every row, where for `WITH row.id AS row_id MATCH (n:Kind {id: row_id})` it joins them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

FEW = 1_000
"""Up to how many ids are looked up one by one, however large the graph."""
_AT_LEAST = 2
_NODES_READ_MEANWHILE = 1_000
"""How many nodes are read in the time that one query takes."""

_LOOKUPS = 10
"""How many times as many where nothing but the node is asked for, whose plan is kept: a twentieth of a millisecond."""

_LOOKUP = re.compile(r"UNWIND \$ids AS id MATCH \(n:[`\w]+ \{id: id\}\) RETURN [^\[]*$")

_IDS = "UNWIND $ids AS id"
_ROWS = "UNWIND $rows AS row"
_FIELD = re.compile(r"\brow\.(\w+)")


def few_of(nodes: int) -> int:
    """How many ids are few in a graph of so many nodes."""
    return min(FEW, _AT_LEAST + nodes // _NODES_READ_MEANWHILE)


def may_be_few(parameters: Mapping[str, object]) -> bool:
    """Whether there are ids or rows that are few in a large graph, so that the size of this one has to be known."""
    counts = (len(items) for name in ("ids", "rows") if isinstance(items := parameters.get(name), Sequence))
    return any(_AT_LEAST < count <= FEW * _LOOKUPS for count in counts)


def one_by_one(
    query: str, parameters: Mapping[str, object], few: int = FEW
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The query as several, where it starts with an UNWIND of few `$ids` (strings) or `$rows` (maps); else as one."""
    lookups = few * _LOOKUPS if _LOOKUP.match(query) else few
    ids, rows = _few(parameters.get("ids"), lookups), _few(parameters.get("rows"), few)
    rest = {name: value for name, value in parameters.items() if name not in ("ids", "rows")}
    if ids and query.startswith(_IDS):
        text = query.removeprefix(_IDS).replace("{id: id}", "{id: $id}").lstrip()
        yield from ((text, {**rest, "id": id}) for id in ids)
    elif rows and query.startswith(_ROWS):
        text = _FIELD.sub(r"$\1", query.removeprefix(_ROWS)).lstrip()
        yield from ((text, {**rest, **row}) for row in rows if isinstance(row, Mapping))
    else:
        yield _with_fields(query) if query.startswith(_ROWS) else query, parameters


def _with_fields(query: str) -> str:
    """A query over many rows with a name for each of their fields."""
    text = query.removeprefix(_ROWS)
    named = ", ".join(f"row.{field} AS row_{field}" for field in dict.fromkeys(_FIELD.findall(text)))
    return f"{_ROWS} WITH {named}" + _FIELD.sub(r"row_\1", text)


def _few(items: object, most: int) -> Sequence[object]:
    """The items where there are some and not too many, else nothing."""
    return items if isinstance(items, Sequence) and len(items) <= most else ()
