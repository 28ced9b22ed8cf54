"""Steps of the picture: what showing or expanding adds to it, with the Cypher that gives the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.names import name_of, several
from explorer.request import STEP, Filters, Request
from explorer.trail import Query, among_query, edge_query, expand_query, show_query
from explorer.wording import counted, number
from graph.model import Edge, Node
from graph.schema import EDGE
from graph.store.base import Reader


@dataclass(frozen=True, slots=True)
class Step:
    """What one step adds to the picture; `queries` are the Cypher that gives it, `message` what to tell the user."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    message: str
    queries: tuple[Query, ...] = ()
    origin: str | None = None
    focus: str | None = None
    edge: str | None = None


def step(reader: Reader, request: Request, filters: Filters, shown: Sequence[str]) -> Step:
    """What a request adds to a picture that shows the nodes `shown`."""
    if request.do == "expand":
        return _expand(reader, request, filters, shown)
    if request.do == "edge" and request.edge:
        return _edge(reader, request.edge, request.ids[0], request.ids[1], shown)
    return _show(reader, request.ids, shown)


def _show(reader: Reader, ids: tuple[str, ...], shown: Sequence[str]) -> Step:
    nodes = reader.nodes(ids)
    if not nodes:
        return Step((), (), "That is not in the graph any more.")
    found = tuple(node.id for node in nodes)
    queries = [show_query(found)]
    if len(found) > 1 or shown:
        queries.append(among_query((*found, *(id for id in shown if id not in found))))
    message = f"{several(nodes)} in the picture."
    return Step(nodes, _joining(reader, found, shown), message, tuple(queries), focus=found[0])


def _edge(reader: Reader, kind: str, source: str, target: str, shown: Sequence[str]) -> Step:
    nodes = reader.nodes((source, target))
    edges = _joining(reader, (source, target), shown)
    edge = next((e for e in edges if (e.kind, e.source, e.target) == (kind, source, target)), None)
    if edge is None:
        return Step((), (), "That edge is not in the graph any more.")
    message = f"{name_of(nodes[0], 60)} and {name_of(nodes[-1], 60)} are in the picture."
    return Step(nodes, edges, message, (edge_query(kind, source, target),), focus=source, edge=edge.id)


def _expand(reader: Reader, request: Request, filters: Filters, shown: Sequence[str]) -> Step:
    id = request.ids[0]
    node = reader.node(id)
    if node is None:
        return Step((), (), "That node is not in the graph any more.")
    expansion = filters.expansion(node.kind, request, request.have + STEP)
    found = reader.neighbours(id, expansion)
    there = set(shown)
    neighbours = [other for other in found.nodes if other.id != id]
    fresh = [other for other in neighbours if other.id not in there][:STEP]
    total = len(neighbours) if found.total is None else found.total
    new = [node, *fresh]
    edges = _joining(reader, tuple(other.id for other in new), shown, found.edges)
    queries = (expand_query(node, expansion), among_query((id, *(n.id for n in neighbours))))
    message = _expanded(name_of(node, 60), len(fresh), request.have + len(fresh), total)
    return Step(tuple(new), edges, message, queries, origin=id, focus=id)


def _joining(reader: Reader, new: Sequence[str], shown: Sequence[str], known: Sequence[Edge] = ()) -> tuple[Edge, ...]:
    """Edges between the new nodes, and from them to those that are shown."""
    ids = tuple(dict.fromkeys((*new, *shown)))
    there, fresh = set(ids), set(new)
    found = {edge.id: edge for edge in known if edge.source in there and edge.target in there}
    for edge in reader.edges_among(ids, tuple(EDGE)):
        if edge.source in fresh or edge.target in fresh:
            found[edge.id] = edge
    return tuple(found.values())


def _expanded(name: str, fresh: int, have: int, total: int) -> str:
    if not total:
        return f"{name} has no neighbours that the filters let through."
    if not fresh:
        return f"All {counted(total, 'neighbour')} of {name} are in the picture."
    return f"{number(min(have, total))} of {counted(total, 'neighbour')} of {name} in the picture; {fresh} new."
