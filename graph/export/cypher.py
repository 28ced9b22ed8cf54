"""A Cypher script that makes the subgraph again in Neo4j 5 (`cypher-shell -f FILE`); a second run changes nothing."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from graph.export.provenance import Provenance
from graph.model import Edge, Node, Subgraph

BATCH = 500
# What tells parallel edges of one kind between the same two nodes apart, as in Edge.id.
TELLING = ("what", "role", "start")
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"})


def to_cypher(subgraph: Subgraph, provenance: Provenance) -> bytes:
    """The script in UTF-8: provenance as comments, a constraint a kind, then nodes and edges merged in batches.

    Statements end with ";" and a line break; no literal holds a line break.
    """
    kinds = {node.id: node.kind for node in subgraph.nodes}
    parts = (
        *(comment(f"{name}: {value}") for name, value in provenance.facts().items()),
        *(_constraint(kind) for kind in sorted(set(kinds.values()))),
        *_nodes(subgraph.nodes),
        *_edges(subgraph.edges, kinds),
    )
    return ("\n".join(parts) + "\n").encode("utf-8", "replace")


def comment(text: str) -> str:
    """The text as comment lines. Neo4j resolves \\uXXXX even there, so a backslash before a u is set apart."""
    return "\n".join(f"// {line}" for line in text.replace("\\u", "\\ u").splitlines())


def literal(value: object) -> str:
    """The value in Cypher: text quoted and escaped, lists, numbers, true and false, null."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(item) for item in value)}]"
    return f"'{str(value).translate(_ESCAPES)}'"


def name(text: str) -> str:
    """A label, type or property name in backticks."""
    return f"`{text.replace('`', '``')}`"


def _constraint(kind: str) -> str:
    return f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{name(kind)}) REQUIRE n.id IS UNIQUE;"


def _nodes(nodes: Sequence[Node]) -> Iterator[str]:
    for kind, group in groupby(sorted(nodes, key=lambda node: node.kind), key=lambda node: node.kind):
        rows = [_map({"id": node.id, "set": node.properties}) for node in group]
        for some in _batches(rows):
            yield f"UNWIND [{some}] AS row MERGE (n:{name(kind)} {{id: row.id}}) SET n += row.set;"


def _edges(edges: Sequence[Edge], kinds: Mapping[str, str]) -> Iterator[str]:
    def shape(edge: Edge) -> tuple[str, str, str, str]:
        return edge.kind, kinds[edge.source], kinds[edge.target], _telling(edge)

    for (kind, source, target, telling), group in groupby(sorted(edges, key=shape), key=shape):
        rows = [_map({"from": edge.source, "to": edge.target, "set": edge.properties}) for edge in group]
        key = f" {{{name(telling)}: row.set.{name(telling)}}}" if telling else ""
        for some in _batches(rows):
            yield (
                f"UNWIND [{some}] AS row MATCH (a:{name(source)} {{id: row.from}}), (b:{name(target)} {{id: row.to}}) "
                f"MERGE (a)-[r:{name(kind)}{key}]->(b) SET r += row.set;"
            )


def _telling(edge: Edge) -> str:
    return next((key for key in TELLING if edge.properties.get(key) is not None), "")


def _map(values: Mapping[str, object]) -> str:
    parts = (
        f"{name(key)}: {_map(value) if isinstance(value, Mapping) else literal(value)}"
        for key, value in values.items()
        if value is not None
    )
    return f"{{{', '.join(parts)}}}"


def _batches(rows: Sequence[str]) -> Iterable[str]:
    return (", ".join(rows[start : start + BATCH]) for start in range(0, len(rows), BATCH))
