"""Queries over a few ids, run one id at a time.

Ladybug 0.22 finds a node by a parameter in its index (`MATCH (n:Kind {id: $id})`, a fraction of a millisecond), but for
`UNWIND $ids AS id MATCH (n:Kind {id: id})-[…]` it reads the whole table and joins: right for thousands of ids, a tenth
of a second for one id in a graph of 100,000.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

FEW = 200
"""Up to how many ids are looked up one by one."""

FEW_NODES = 2000
"""Up to how many where nothing but the node is asked for, whose plan is kept: a twentieth of a millisecond each."""

_LOOKUP = re.compile(r"UNWIND \$ids AS id MATCH \(n:[`\w]+ \{id: id\}\) RETURN [^\[]*$")

_IDS = "UNWIND $ids AS id"
_ROWS = "UNWIND $rows AS row"
_FIELD = re.compile(r"\brow\.(\w+)")


def one_by_one(query: str, parameters: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The query as several, where it starts with an UNWIND of few `$ids` (strings) or `$rows` (maps); else itself."""
    most = FEW_NODES if _LOOKUP.match(query) else FEW
    ids, rows = _few(parameters.get("ids"), most), _few(parameters.get("rows"), most)
    rest = {name: value for name, value in parameters.items() if name not in ("ids", "rows")}
    if ids and query.startswith(_IDS):
        text = query.removeprefix(_IDS).replace("{id: id}", "{id: $id}").lstrip()
        yield from ((text, {**rest, "id": id}) for id in ids)
    elif rows and query.startswith(_ROWS):
        text = _FIELD.sub(r"$\1", query.removeprefix(_ROWS)).lstrip()
        yield from ((text, {**rest, **row}) for row in rows if isinstance(row, Mapping))
    else:
        yield query, parameters


def _few(items: object, most: int) -> Sequence[object]:
    """The items where there are some and not too many, else nothing."""
    return items if isinstance(items, Sequence) and len(items) <= most else ()
