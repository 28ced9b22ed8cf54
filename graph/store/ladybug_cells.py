"""What Ladybug returns, turned into scalars, lists, maps, `Node` and `Edge` with application ids.

Ladybug gives nodes and relationships as dictionaries with internal ids (table, offset). The ends of a relationship are
internal too: those that no node of the same result explains, nor an application id beside the internal one (`id(n),
n.id`), are looked up, for which whole tables are read.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from graph.model import Edge, Value
from graph.schema import EDGE
from graph.store.ladybug_session import Session
from graph.store.rows import node_of

InternalId = tuple[int, int]

_PLAIN = frozenset((str, int, float, bool, type(None), Decimal))
"""What holds no node or edge: ids and counts, of which a hub has 80,000."""


def plain(value: object) -> object:
    """A scalar that both stores give alike: whole numbers as int, dates as ISO 8601 text, the rest as text."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (datetime.date, datetime.datetime, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return f"PT{value.total_seconds():g}S"
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    return str(value)


class Cells:
    """Converts the rows of one result at a time; table names are read once a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._tables: dict[int, str] = {}

    def rows(self, raw: Sequence[Sequence[object]]) -> tuple[tuple[object, ...], ...]:
        """The rows with every value converted, also within lists, maps and paths."""
        if all(_PLAIN.issuperset(map(type, row)) for row in raw):
            return tuple(tuple(map(plain, row)) for row in raw)
        known: dict[InternalId, str] = {}
        wanted: set[InternalId] = set()
        _scan(raw, known, wanted)
        known |= self._looked_up(wanted - set(known))
        return tuple(tuple(_cell(value, known) for value in row) for row in raw)

    def _looked_up(self, wanted: Iterable[InternalId]) -> dict[InternalId, str]:
        by_table: dict[int, list[int]] = defaultdict(list)
        for table, offset in wanted:
            by_table[table].append(offset)
        if by_table and not self._tables:
            listed = self._session.rows("CALL show_tables() RETURN id, name")
            self._tables = {int(str(id)): str(name) for id, name in listed}
        found = {}
        for table, offsets in by_table.items():
            query = (
                f"UNWIND $offsets AS wanted MATCH (n:`{self._tables[table]}`) "
                "WHERE offset(id(n)) = wanted RETURN wanted, n.id"
            )
            for row in self._session.rows(query, {"offsets": sorted(offsets)}):
                found[table, int(str(row[0]))] = str(row[1])
        return found


def _internal(value: object) -> InternalId:
    assert isinstance(value, dict)
    return int(value["table"]), int(value["offset"])


def _scan(value: object, known: dict[InternalId, str], wanted: set[InternalId]) -> None:
    if isinstance(value, Mapping):
        if _is_node(value):
            known[_internal(value["_ID"])] = str(value.get("id"))
            return
        if _is_edge(value):
            wanted.update((_internal(value["_SRC"]), _internal(value["_DST"])))
            return
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for item, after in pairwise(value):
            if isinstance(after, str) and isinstance(item, Mapping) and set(item) == {"offset", "table"}:
                known[_internal(item)] = after
        for item in value:
            _scan(item, known, wanted)


def _cell(value: object, known: Mapping[InternalId, str]) -> object:
    if isinstance(value, Mapping):
        if _is_node(value):
            return node_of(str(value["_LABEL"]), value)
        if _is_edge(value):
            return _edge(value, known)
        if set(value) == {"_NODES", "_RELS"}:
            return _path(value, known)
        if set(value) == {"offset", "table"}:
            return known.get(_internal(value), f"{value['table']}:{value['offset']}")
        return {str(key): _cell(item, known) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cell(item, known) for item in value]
    return plain(value)


def _edge(value: Mapping[str, object], known: Mapping[InternalId, str]) -> Edge:
    kind = str(value["_LABEL"])
    names = [property.name for property in EDGE[kind].properties] if kind in EDGE else []
    properties: dict[str, Value] = {}
    for name in names:
        item = value.get(name)
        if item is not None:
            properties[name] = tuple(map(str, item)) if isinstance(item, list) else item  # type: ignore[assignment]
    return Edge(kind, known[_internal(value["_SRC"])], known[_internal(value["_DST"])], properties)


def _path(value: Mapping[str, object], known: Mapping[InternalId, str]) -> list[object]:
    """A path as nodes and edges in turn; the edges alone where a variable-length pattern's edges are returned."""
    nodes, edges = value["_NODES"], value["_RELS"]
    assert isinstance(nodes, list)
    assert isinstance(edges, list)
    if len(nodes) != len(edges) + 1:
        return [_cell(edge, known) for edge in edges]
    found = [_cell(nodes[0], known)]
    for edge, node in zip(edges, nodes[1:], strict=True):
        found += [_cell(edge, known), _cell(node, known)]
    return found


def _is_node(value: Mapping[str, object]) -> bool:
    return "_ID" in value and "_LABEL" in value and "_SRC" not in value


def _is_edge(value: Mapping[str, object]) -> bool:
    return "_SRC" in value and "_DST" in value
