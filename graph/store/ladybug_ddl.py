"""The schema as Ladybug's tables: a node table a kind, one relationship table an edge kind with all its pairs."""

from collections.abc import Collection, Iterator

import pyarrow as pa

from graph.schema import BOOLEAN, EDGES, FLOAT, INTEGER, NODES, STRING, STRINGS, EdgeKind, NodeKind, Property

_TYPES = {STRING: "STRING", STRINGS: "STRING[]", INTEGER: "INT64", FLOAT: "DOUBLE", BOOLEAN: "BOOLEAN"}
_ARROW = {
    STRING: pa.string(),
    STRINGS: pa.list_(pa.string()),
    INTEGER: pa.int64(),
    FLOAT: pa.float64(),
    BOOLEAN: pa.bool_(),
}


def quoted(name: str) -> str:
    """The name in backticks, since the schema uses words such as start, end, FROM and ON."""
    return f"`{name}`"


def create_statements(present: Collection[str] = ()) -> Iterator[str]:
    """Statements that make every table that is not present yet."""
    for node in NODES:
        if node.name not in present:
            yield _node_table(node)
    for edge in EDGES:
        if edge.name not in present:
            yield _edge_table(edge)


def add_statements(kind: NodeKind | EdgeKind, columns: Collection[str]) -> Iterator[str]:
    """Statements that add the properties a table lacks: it was made by an earlier version."""
    for property in kind.properties:
        if property.name not in columns:
            yield f"ALTER TABLE {quoted(kind.name)} ADD {_column(property)}"


def arrow_schema(properties: tuple[Property, ...], *first: str) -> pa.Schema:
    """Columns of a bulk load: strings named `first`, then the properties."""
    ends = [pa.field(name, pa.string()) for name in first]
    return pa.schema([*ends, *(pa.field(property.name, _ARROW[property.type]) for property in properties)])


def _node_table(kind: NodeKind) -> str:
    columns = ", ".join(_column(property) for property in kind.properties)
    return f"CREATE NODE TABLE {quoted(kind.name)}({columns}, PRIMARY KEY (`id`))"


def _edge_table(kind: EdgeKind) -> str:
    pairs = [f"FROM {quoted(source)} TO {quoted(target)}" for source, target in kind.pairs]
    columns = ", ".join([*pairs, *(_column(property) for property in kind.properties)])
    return f"CREATE REL TABLE {quoted(kind.name)}({columns})"


def _column(property: Property) -> str:
    return f"{quoted(property.name)} {_TYPES[property.type]}"
