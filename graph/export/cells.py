"""The nodes and edges in a query's result, as a subgraph to draw or to export."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graph.model import Edge, Node, Result, Subgraph


def cells_subgraph(result: Result, fetch: Callable[[Sequence[str]], Iterable[Node]]) -> Subgraph:
    """Every node and edge found in the cells, also within lists and maps, each once.

    `fetch` (a reader's `nodes`) brings the ends of edges that the query did not return.
    """
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    for thing in _things(result.rows):
        if isinstance(thing, Node):
            nodes.setdefault(thing.id, thing)
        else:
            edges.setdefault(thing.id, thing)
    ends = dict.fromkeys(end for edge in edges.values() for end in (edge.source, edge.target) if end not in nodes)
    nodes |= {node.id: node for node in fetch(tuple(ends))} if ends else {}
    whole = tuple(edge for edge in edges.values() if edge.source in nodes and edge.target in nodes)
    return Subgraph(tuple(nodes.values()), whole)


def _things(value: object) -> Iterator[Node | Edge]:
    if isinstance(value, Node | Edge):
        yield value
    elif isinstance(value, Mapping):
        yield from _things(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _things(item)
