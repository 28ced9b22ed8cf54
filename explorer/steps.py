"""Steps of the picture: what showing, expanding or joining adds to it, with the Cypher that gives the same."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from explorer.names import name_of, several, together
from explorer.request import EDGE_KINDS, Filters, Request
from explorer.trail import Query, among_query, common_query, edge_query, expand_query, paths_query, show_query
from explorer.wording import counted, number
from graph.analytics import in_common, paths_between
from graph.judgements import successors
from graph.model import Edge, Node
from graph.schema import EDGE, ENTITIES, EVENTS, SUMMARIES
from graph.store.base import Expansion, Reader

_EVERY = tuple(EDGE)
_PREFIXES = tuple(f"{kind.lower()}:" for kind in (*ENTITIES, *EVENTS))


@dataclass(frozen=True, slots=True)
class Step:
    """What one step adds to the picture; `queries` are the Cypher that gives it, `message` what to tell the user.

    `chosen` are nodes to select, such as those of a path; `missing` ids that are not in the graph any more;
    `became` leads from ids that were merged or retyped to those of what they are now.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    message: str
    queries: tuple[Query, ...] = ()
    origin: str | None = None
    focus: str | None = None
    edge: str | None = None
    chosen: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    became: Mapping[str, str] = field(default_factory=dict)


def step(reader: Reader, request: Request, filters: Filters, shown: Collection[str]) -> Step:
    """What a request adds to a picture that shows the nodes `shown`."""
    if request.do == "expand":
        return _expand(reader, request, filters, shown)
    if request.do == "edge" and request.edge:
        return _edge(reader, request.edge, request.ids[0], request.ids[1], shown)
    if request.do == "paths":
        return _paths(reader, request, shown)
    if request.do == "common":
        return _common(reader, request, shown)
    if request.do == "reveal":
        return _reveal(reader, request.ids)
    if request.do == "refresh":
        return _show(reader, request, shown)
    return _follow(reader, request, shown)


def _show(reader: Reader, request: Request, shown: Collection[str]) -> Step:
    nodes = reader.nodes(request.ids)
    found = tuple(node.id for node in nodes)
    there = set(found)
    missing = tuple(id for id in request.ids if id not in there)
    if not nodes:
        return Step((), (), "That is not in the graph any more.", missing=missing)
    queries = [show_query(found)]
    if len(found) > 1 or shown:
        queries.append(among_query((*found, *sorted(set(shown) - there))))
    message = f"{several(nodes)} in the picture."
    if request.do == "refresh":
        message = ""
    if request.do == "restore" and missing:
        message = f"{number(len(nodes))} of {counted(len(request.ids), 'node')} of the view are in the graph still."
    edges = _joining(reader, found, shown)
    focus = found[0] if request.do == "show" else None
    return Step(nodes, edges, message, tuple(queries), focus=focus, missing=missing)


def _joining(reader: Reader, new: tuple[str, ...], shown: Collection[str]) -> tuple[Edge, ...]:
    """The edges among the new nodes, and between them and those shown."""
    # Where all are new, as when a view is opened, each edge is looked for at one of its ends only.
    if set(shown) <= set(new):
        return reader.edges_among(new, edge_kinds(new))
    return reader.edges_joining(new, shown, edge_kinds((*new, *shown)))


def _follow(reader: Reader, request: Request, shown: Collection[str]) -> Step:
    """The nodes of an address or a view, with what those are now that were merged or retyped since."""
    found = _show(reader, request, shown)
    became = successors(reader, found.missing) if found.missing else {}
    if not became:
        return found
    ids = tuple(dict.fromkeys(became.get(id, id) for id in request.ids))
    made = _show(reader, replace(request, ids=ids), shown)
    if request.do == "show":
        return replace(made, became=became)
    said = f"{counted(len(became), 'node')} of the view {'is' if len(became) == 1 else 'are'} another since."
    return replace(made, became=became, message=f"{said} {made.message}" if made.missing else said)


def _edge(reader: Reader, kind: str, source: str, target: str, shown: Collection[str]) -> Step:
    nodes = reader.nodes((source, target))
    edges = reader.edges_joining((source, target), shown, edge_kinds((source, target, *shown)))
    edge = next((e for e in edges if (e.kind, e.source, e.target) == (kind, source, target)), None)
    if edge is None:
        return Step((), (), "That edge is not in the graph any more.")
    message = f"{name_of(nodes[0], 60)} and {name_of(nodes[-1], 60)} are in the picture."
    return Step(nodes, edges, message, (edge_query(kind, source, target),), focus=source, edge=edge.id)


def _expand(reader: Reader, request: Request, filters: Filters, shown: Collection[str]) -> Step:
    centres = reader.nodes(request.ids)
    if not centres:
        return Step((), (), "That node is not in the graph any more.")
    there, dismissed, tied = set(shown), set(request.dismissed), set[str]()
    fresh: dict[str, Node] = {}
    queries: list[Query] = []
    known: dict[str, Edge] = {}
    total = 0
    for node in centres:
        expansion = filters.expansion(node.kind, request, request.have + request.step + len(dismissed))
        found = reader.neighbours(node.id, expansion)
        neighbours = [other for other in found.nodes if other.id != node.id and other.id not in dismissed]
        beyond = [other for other in neighbours if other.id not in there][: request.step]
        fresh |= {other.id: other for other in beyond}
        known |= {edge.id: edge for edge in found.edges}
        if len(centres) == 1 and _all_of_them(expansion, node):
            tied.add(node.id)
        total += len(neighbours) if found.total is None else found.total
        queries += [expand_query(node, expansion), among_query((node.id, *(n.id for n in neighbours)))]
    brought = {**{node.id: node for node in centres}, **fresh}
    # Where every edge to the node that is expanded is known already, only those to the others are asked for.
    new = tuple(id for id in brought if id not in tied or id not in there)
    others = there - tied if tied <= there else there
    edges = {edge.id: edge for edge in reader.edges_joining(new, others, edge_kinds((*new, *others)))}
    edges |= {id: edge for id, edge in known.items() if _within(edge, {*there, *brought})}
    one = centres[0].id if len(centres) == 1 else None
    have = request.have + len(fresh)
    message = _expanded(together(centres), len(fresh), have, total, len(centres))
    return Step(tuple(brought.values()), tuple(edges.values()), message, tuple(queries), origin=one, focus=one)


def _all_of_them(expansion: Expansion, node: Node) -> bool:
    """Whether the expansion brings every edge that there is between an entity and the neighbours it brings."""
    narrowed = expansion.opinion or expansion.since or expansion.until or expansion.direction != "both"
    return node.kind in ENTITIES and set(expansion.edges or SUMMARIES) >= set(SUMMARIES) and not narrowed


def edge_kinds(ids: Iterable[str]) -> tuple[str, ...]:
    """The kinds of edges that there can be among the nodes: those of evidence only where a document or statement is."""
    return EDGE_KINDS if all(id.startswith(_PREFIXES) for id in ids) else _EVERY


def _within(edge: Edge, ids: Collection[str]) -> bool:
    return edge.source in ids and edge.target in ids


def _expanded(name: str, fresh: int, have: int, total: int, centres: int) -> str:
    if not total:
        return f"{name} has no neighbours that the filters let through."
    if centres > 1:
        return f"{counted(fresh, 'new neighbour')} of {name}, of {number(total)} there are."
    if not fresh:
        return f"All {counted(total, 'neighbour')} of {name} are in the picture."
    return f"{number(min(have, total))} of {counted(total, 'neighbour')} of {name} in the picture; {fresh} new."


def _paths(reader: Reader, request: Request, shown: Collection[str]) -> Step:
    source, target = request.ids
    ends = {node.id: node for node in reader.nodes(request.ids)}
    if len(ends) < 2:
        return Step((), (), "One of the two is not in the graph any more.")
    found = paths_between(reader, source, target, most=request.most, longest=request.longest)
    names = f"{name_of(ends[source], 60)} and {name_of(ends[target], 60)}"
    query = paths_query(reader.dialect, source, target, request.most, request.longest)
    if not found.paths:
        within = f"within {counted(found.longest, 'step')}" if found.whole else "among the nodes nearest to both"
        return Step((), (), f"Nothing joins {names} {within}.", (query,))
    ids = tuple(dict.fromkeys(id for path in found.paths for id in path))
    nodes = reader.nodes(ids)
    edges = reader.edges_joining(ids, shown, edge_kinds((*ids, *shown)))
    lengths = sorted({len(path) - 1 for path in found.paths})
    said = " to ".join(number(length) for length in dict.fromkeys((lengths[0], lengths[-1])))
    message = f"{counted(len(found.paths), 'path')} of {said} {'step' if lengths == [1] else 'steps'} between {names}."
    return Step(nodes, edges, message, (query,), origin=source, chosen=ids)


def _common(reader: Reader, request: Request, shown: Collection[str]) -> Step:
    centres = reader.nodes(request.ids)
    shared = [id for id in in_common(reader, request.ids) if id not in set(request.dismissed)]
    queries = (common_query(request.ids),)
    if not shared:
        return Step((), (), f"{together(centres)} have no neighbour in common.", queries)
    kept = tuple(shared[: request.step])
    joined = (*request.ids, *kept)
    nodes = reader.nodes(joined)
    edges = reader.edges_joining(joined, shown, edge_kinds((*joined, *shown)))
    message = f"{number(len(kept))} of {counted(len(shared), 'neighbour')} in common of {together(centres)}."
    return Step(nodes, edges, message, queries, chosen=kept)


def _reveal(reader: Reader, ids: tuple[str, ...]) -> Step:
    edges = reader.edges_among(ids, edge_kinds(ids))
    return Step((), edges, f"{counted(len(edges), 'edge')} among what is shown.", (among_query(ids),))
