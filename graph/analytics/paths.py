"""Paths between two entities, and the neighbours they have in common."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice

import networkx as nx

from graph.schema import SUMMARIES
from graph.store import Reader

LONGEST = 6
MOST_LOOKED_AT = 50_000
"""How many nodes a search for paths looks at before it says that it has not seen all."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Paths as ids from one end to the other, the shortest first; `whole` where no other can be as short as `longest`.

    Paths of one length are in the order of their ids.
    """

    paths: tuple[tuple[str, ...], ...]
    longest: int
    whole: bool = True


def paths_between(
    reader: Reader, source: str, target: str, *, most: int = 1, longest: int = 4, kinds: Sequence[str] = SUMMARIES
) -> Paths:
    """At most `most` paths without a node twice, of at most `longest` edges (1 to 6), the shortest first.

    Walks from both ends at once, from the smaller front each time, and then takes the paths out of what was seen
    (Yen 1971, as networkx does it).
    """
    longest = max(1, min(longest, LONGEST))
    if source == target:
        return Paths(((source,),), longest)
    seen, whole = _between(reader, source, target, most, longest, kinds)
    found = _simple(seen, source, target, longest) if source in seen and target in seen else iter(())
    return Paths(tuple(islice(found, most)), longest, whole)


def in_common(reader: Reader, ids: Sequence[str], kinds: Sequence[str] = SUMMARIES) -> tuple[str, ...]:
    """Neighbours that all the nodes share, or for three and more at least two of them; those of most nodes first."""
    links = reader.links(ids, kinds)
    counts: dict[str, int] = {}
    for id in dict.fromkeys(ids):
        for other in links.get(id, ()):
            counts[other] = counts.get(other, 0) + 1
    shared = [other for other, count in counts.items() if count > 1 and other not in ids]
    return tuple(sorted(shared, key=lambda other: (-counts[other], other)))


def _between(
    reader: Reader, source: str, target: str, most: int, longest: int, kinds: Sequence[str]
) -> tuple["nx.Graph[str]", bool]:
    """What walking from both ends sees until paths enough can be in it, and whether it saw all it had to."""
    seen: dict[str, set[str]] = {}
    depth = {source: {source: 0}, target: {target: 0}}
    front: dict[str, set[str]] = {source: {source}, target: {target}}
    for walked in range(longest):
        met = depth[source].keys() & depth[target].keys()
        if met and most == 1 and walked:
            break
        near = min(front, key=lambda end: (len(front[end]), end))
        if not front[near]:
            break
        reached: set[str] = set()
        for id, others in reader.links(sorted(front[near]), kinds).items():
            seen[id] = others
            reached |= others
        front[near] = reached - depth[near].keys()
        level = max(depth[near].values()) + 1
        depth[near].update(dict.fromkeys(front[near], level))
        if len(depth[source].keys() | depth[target].keys()) > MOST_LOOKED_AT:
            return _useful(seen, depth, longest), False
    return _useful(seen, depth, longest), True


def _useful(seen: Mapping[str, Set[str]], depths: Mapping[str, Mapping[str, int]], longest: int) -> "nx.Graph[str]":
    """Without what no path short enough can pass through, as far as the walks know: the far and the dead ends."""
    one, other = depths.values()
    reach_one, reach_other = max(one.values()), max(other.values())
    times = Counter(id for others in seen.values() for id in others)

    def is_useful(id: str) -> bool:
        passable = times[id] > 1 or id in seen or id in depths
        return passable and one.get(id, reach_one + 1) + other.get(id, reach_other + 1) <= longest

    useful: nx.Graph[str] = nx.Graph()
    for id, others in seen.items():
        if is_useful(id):
            useful.add_edges_from((id, other) for other in others if is_useful(other))
    return useful


def _simple(seen: "nx.Graph[str]", source: str, target: str, longest: int) -> Iterator[tuple[str, ...]]:
    """Simple paths, the shortest first and those of one length by their ids."""
    group: list[tuple[str, ...]] = []
    try:
        for path in nx.shortest_simple_paths(seen, source, target):
            if len(path) - 1 > longest:
                break
            if group and len(path) != len(group[0]):
                yield from sorted(group)
                group = []
            group.append(tuple(path))
            if len(group) >= _MOST_OF_A_LENGTH:
                break
    except nx.NetworkXNoPath:
        return
    yield from sorted(group)


_MOST_OF_A_LENGTH = 200
