"""What Neo4j returns, turned into scalars, lists, maps, `Node` and `Edge` with application ids.

A relationship that comes alone brings only Neo4j's internal ids of its ends; those that no node of the same rows
explains are looked up.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from neo4j.graph import Node as Neo4jNode
from neo4j.graph import Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from graph.model import Edge, Node, Value
from graph.schema import EDGE, NODE
from graph.store.rows import node_of

LookUp = Callable[[Sequence[str]], Mapping[str, str]]
"""Neo4j's ids of nodes → their application ids."""


def kind_of(labels: Iterable[str]) -> str:
    """The node kind among the labels; of a node that is not of the schema its first label, "" where it has none."""
    ordered = sorted(labels)
    return next((label for label in ordered if label in NODE), ordered[0] if ordered else "")


def to_node(node: Neo4jNode) -> Node:
    """The node by its application id; one that is not of the schema by Neo4j's own."""
    return node_of(kind_of(node.labels), {"id": node.element_id, **node})


def to_edge(edge: Relationship, ids: Mapping[str, str]) -> Edge:
    """The edge between application ids; what is not known is left out, lists are tuples."""
    names = [property.name for property in EDGE[edge.type].properties] if edge.type in EDGE else list(edge)
    properties: dict[str, Value] = {}
    for name in names:
        if (value := edge.get(name)) is not None:
            properties[name] = tuple(map(str, value)) if isinstance(value, list) else value
    source, target = (ids[end.element_id] if end is not None else "" for end in edge.nodes)
    return Edge(edge.type, source, target, properties)


def cells(rows: Sequence[Sequence[object]], look_up: LookUp) -> tuple[tuple[object, ...], ...]:
    """The rows with every value converted, also within lists, maps and paths."""
    known: dict[str, str] = {}
    wanted: set[str] = set()
    _scan(rows, known, wanted)
    missing = sorted(wanted - set(known))
    ids = {**{id: id for id in missing}, **(look_up(missing) if missing else {}), **known}
    return tuple(tuple(_cell(value, ids) for value in row) for row in rows)


def _scan(value: object, known: dict[str, str], wanted: set[str]) -> None:
    match value:
        case Neo4jNode():
            known[value.element_id] = to_node(value).id
        case Relationship():
            wanted.update(end.element_id for end in value.nodes if end is not None)
        case Path():
            _scan([*value.nodes, *value.relationships], known, wanted)
        case Mapping():
            _scan(list(value.values()), known, wanted)
        case list() | tuple():
            for item in value:
                _scan(item, known, wanted)


def _cell(value: object, ids: Mapping[str, str]) -> object:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Neo4jNode():
            return to_node(value)
        case Relationship():
            return to_edge(value, ids)
        case Path():
            return _path(value, ids)
        case Mapping():
            return {str(key): _cell(item, ids) for key, item in value.items()}
        case Point():
            return list(value)
        case Duration():
            return value.iso_format()
        case list() | tuple():
            return [_cell(item, ids) for item in value]
        case bytes() | bytearray():
            return value.hex()
        case Date() | DateTime() | Time():
            return value.to_native().isoformat()
        case _:
            return str(value)


def _path(path: Path, ids: Mapping[str, str]) -> list[object]:
    """A path as nodes and edges in turn."""
    found: list[object] = [to_node(path.nodes[0])]
    for edge, node in zip(path.relationships, path.nodes[1:], strict=True):
        found += [to_edge(edge, ids), to_node(node)]
    return found
