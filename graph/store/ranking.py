"""Which neighbours of a node come first, and how many there are: a hub has 80,000, of which a few are wanted.

First, how many edges have each height (weight and latest date); that tells the least height among those wanted, and
only edges from there on are looked at closely. A neighbour stands where the highest of its edges does. Neo4j has a way
of its own to the highest (`graph.store.neo4j_walking`).
"""

from collections.abc import Iterable, Mapping, Sequence

from graph.model import Node
from graph.schema import EDGE, SUMMARIES, possible
from graph.store.base import Expansion
from graph.store.cypher_files import UNDATED
from graph.store.finding import Finding
from graph.store.lookup import Rows

Height = tuple[int, str]
"""Weight and latest date of an edge, "" where it has none."""
Put = Mapping[str, str | Sequence[str]]
"""Name in a query → the kinds that stand for it."""


class Ranking(Finding):
    """Adds to `Finding` the neighbours that an expansion brings."""

    def _best(self, center: Node, expansion: Expansion) -> tuple[list[str], int]:
        """Ids of the neighbours to bring in, the first one first, and how many there are in all."""
        found: dict[str, Height] = {}
        totals = []
        for name, names in queries(expansion):
            if put := self._put(center, names, expansion):
                given = {"id": center.id, **_filters(name, expansion)}
                best, total = self._of_one(name, given, expansion, put)
                totals.append(total)
                for id, height in best.items():
                    found[id] = _higher(expansion, found.get(id, height), height)
        ordered = sorted(sorted(found), key=lambda id: _key(expansion, found[id]), reverse=True)
        # Edges of both sorts at once may lead to the same neighbour twice; only then are they counted by hand.
        total = sum(totals) if len(totals) < 2 else self._distinct(center, expansion)
        return ordered[: expansion.limit], total

    def _put(self, center: Node, names: Sequence[str], expansion: Expansion) -> Put:
        """What is put in the queries along these kinds of edges, nothing where there cannot be any."""
        edges, kinds = possible(center.kind, names, expansion.direction, expansion.kinds)
        return {"KIND": center.kind, "EDGES": edges, "KINDS": kinds} if edges else {}

    def _of_one(
        self, name: str, given: Mapping[str, object], expansion: Expansion, put: Put
    ) -> tuple[dict[str, Height], int]:
        """The best neighbours along one sort of edges with their heights, and how many there are."""
        if name == "adjacent":
            rows = self._query(name, {**given, "limit": expansion.limit}, expansion.direction, **put)
            best = {str(row[0]): (int(str(row[1])), "") for row in rows}
            complete = len(best) < expansion.limit
        else:
            best, complete = self._highest(name, given, expansion, put)
        if complete:
            return best, len(best)
        counted = {key: value for key, value in given.items() if key != "rank"}
        return best, int(str(self._ask(f"{name}_total", counted, expansion, put)[0][0]))

    def _highest(
        self, name: str, given: Mapping[str, object], expansion: Expansion, put: Put
    ) -> tuple[dict[str, Height], bool]:
        """At least as many as wanted of those with the highest edges, and whether these are all."""
        rows = self._ask(f"{name}_heights", given, expansion, put)
        counts = {(int(str(row[0])), str(row[1])): int(str(row[2])) for row in rows}
        heights = sorted(counts, key=lambda height: _key(expansion, height), reverse=True)
        asked = expansion.limit
        best: dict[str, Height] = {}
        while heights:
            floor = _floor(heights, counts, asked)
            earliest = min(latest for _, latest in heights[: heights.index(floor) + 1])
            lowest = {"weight": floor[0], "latest": floor[1], "earliest": earliest, "limit": asked}
            found = self._ask(name, {**given, **lowest}, expansion, put)
            for id, weight, latest in found:
                best.setdefault(str(id), (int(str(weight)), str(latest)))
            if floor == heights[-1] and len(found) < asked:
                return best, True
            if len(best) >= expansion.limit:
                return best, False
            # Several edges lead to one neighbour: so many more are needed.
            asked *= 2
        return best, True

    def _ask(self, name: str, given: Mapping[str, object], expansion: Expansion, put: Put) -> Rows:
        if name != "adjacent" and not (expansion.since or expansion.until):
            name = f"{name}{UNDATED}"
            given = {key: value for key, value in given.items() if key not in ("since", "within", "until")}
        return self._query(name, given, expansion.direction, **put)

    def _distinct(self, center: Node, expansion: Expansion) -> int:
        everything = 2**31 - 1
        found: set[str] = set()
        for name, names in queries(expansion):
            if put := self._put(center, names, expansion):
                given = {"id": center.id, "limit": everything, **_filters(name, expansion)}
                least = {"weight": 0, "latest": "", "earliest": "", "rank": "independent"}
                rows = self._ask(name, given if name == "adjacent" else {**given, **least}, expansion, put)
                found.update(str(row[0]) for row in rows)
        return len(found)


def queries(expansion: Expansion) -> Iterable[tuple[str, tuple[str, ...]]]:
    """(query, edge kinds) for the expansion: summary edges are filtered and weighed, others only followed."""
    wanted = expansion.edges or SUMMARIES
    if expansion.opinion:
        if "TALKS_ABOUT" in wanted:
            yield "opinions", ("TALKS_ABOUT",)
        return
    summaries = tuple(name for name in wanted if name in SUMMARIES)
    others = tuple(name for name in wanted if name in EDGE and name not in SUMMARIES)
    if summaries:
        yield "neighbours", summaries
    if others:
        yield "adjacent", others


def _filters(name: str, expansion: Expansion) -> dict[str, object]:
    """Parameters: the last date is from `since` on, or less precise and `within` which it lies; the first until then.

    What has no date is in between where one of the two is not given.
    """
    if name == "adjacent":
        return {}
    since, until = expansion.since or "", expansion.until
    within = [since[:length] for length in (4, 7) if length < len(since)]
    given: dict[str, object] = {"since": since, "within": within or [since or "-"]}
    given |= {"until": f"{until}~" if until else "~~~", "rank": expansion.order}
    return given if name == "neighbours" else {**given, "sentiment": expansion.opinion}


def _key(expansion: Expansion, height: Height) -> tuple[object, ...]:
    weight, latest = height
    return (latest, weight) if expansion.order == "recent" else (weight, latest)


def _higher(expansion: Expansion, one: Height, other: Height) -> Height:
    return max(one, other, key=lambda height: _key(expansion, height))


def _floor(heights: Sequence[Height], counts: Mapping[Height, int], wanted: int) -> Height:
    """The height down to which there are at least so many edges, or the lowest one."""
    passed = 0
    for height in heights:
        passed += counts[height]
        if passed >= wanted:
            return height
    return heights[-1]
