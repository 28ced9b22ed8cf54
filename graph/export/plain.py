"""Values as simple formats can hold them: scalars only, and text without characters that a format forbids."""

import json
import re

import networkx as nx

Scalar = str | int | float | bool

SEPARATOR = "; "
# What XML 1.0 has no way to write, and half surrogates, which no encoding has.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets)."""
    return _ILLEGAL.sub("", text)


def plain(value: object) -> Scalar:
    """A scalar: lists joined by "; ", maps as JSON, text made legal."""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return legal(SEPARATOR.join(str(plain(item)) for item in value))
    if isinstance(value, dict):
        return legal(json.dumps(value, ensure_ascii=False, default=str))
    return legal(str(value))


def plain_graph(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """A copy of the graph with `plain` values alone, of one type an attribute; ids are made legal too."""
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph(**{name: plain(value) for name, value in graph.graph.items()})
    for id, data in graph.nodes(data=True):
        copy.add_node(legal(id), **_plain_values(data))
    for source, target, key, data in graph.edges(keys=True, data=True):
        copy.add_edge(legal(source), legal(target), key=legal(key), **_plain_values(data))
    _agree([data for _, data in copy.nodes(data=True)])
    _agree([data for _, _, data in copy.edges(data=True)])
    return copy


def _plain_values(data: dict[str, object]) -> dict[str, Scalar]:
    return {name: plain(value) for name, value in data.items()}


def _agree(datas: list[dict[str, Scalar]]) -> None:
    """Formats declare an attribute's type once: whole and broken numbers become floats, any other mixture text."""
    types: dict[str, set[type]] = {}
    for data in datas:
        for name, value in data.items():
            types.setdefault(name, set()).add(type(value))
    for name in [name for name, found in types.items() if len(found) > 1]:
        as_one = float if types[name] == {int, float} else str
        for data in datas:
            if name in data:
                data[name] = as_one(data[name])
