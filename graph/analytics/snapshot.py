"""The graph as of a date: what the statements made by then add up to."""

from collections import defaultdict

from graph.errors import QueryError
from graph.model import Subgraph
from graph.store import Reader
from graph.summaries.edges import summarise


def as_of(reader: Reader, date: str, *, around: str = "", hops: int = 1, limit: int = 10_000) -> Subgraph:
    """Entities and summary edges from what was said up to an ISO date of any precision, a year or month counting whole.

    `around` (id, name or alias) keeps what is within `hops` of it. At most `limit` nodes, those with most independent
    sources first; `total` counts them all. Raises QueryError where nothing is called so.
    """
    edges = summarise(each for each in reader.sourced(until=date))
    weights: dict[str, int] = defaultdict(int)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            weights[one] += int(str(edge.properties["independent"]))
            neighbours[one].add(other)
    distance = dict.fromkeys(weights, 0)
    if around:
        distance = _within(neighbours, _id_of(reader, around), hops)
    kept = sorted(distance, key=lambda id: (distance[id], -weights[id], id))[:limit]
    shown = set(kept)
    joined = tuple(edge for edge in edges if edge.source in shown and edge.target in shown)
    return Subgraph(reader.nodes(kept), joined, total=len(distance))


def _within(neighbours: dict[str, set[str]], start: str, hops: int) -> dict[str, int]:
    distance, ring = {start: 0}, {start}
    for step in range(1, hops + 1):
        ring = {near for id in ring for near in neighbours.get(id, ()) if near not in distance}
        distance |= dict.fromkeys(ring, step)
    return distance


def _id_of(reader: Reader, name: str) -> str:
    if reader.nodes([name]):
        return name
    for node in reader.search(name, limit=1):
        aliases = node.properties.get("aliases")
        others = aliases if isinstance(aliases, tuple) else ()
        if name.casefold() in {node.name.casefold(), *(each.casefold() for each in others)}:
            return node.id
    raise QueryError(f'The graph has nothing called "{name}".', "Search for it first.")
