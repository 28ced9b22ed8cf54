"""Walking along edges in Neo4j: a hub's are passed over as seldom as can be, and only what is compared is read of each.

In one pass over 80,000 edges each property that is read takes about as long as the walking itself, and so does looking
at the neighbours' labels; reading their ids takes twice as long.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.model import Edge, Node
from graph.store.base import Direction, Expansion
from graph.store.lookup import Rows
from graph.store.ranking import Height, Put
from graph.store.reading import GraphReader

_SPARE = 200
"""So many edges more than wanted are asked for: those of one height, and several that lead to one neighbour."""

_PAIR = 8
"""Looking for what joins two nodes takes about as long as walking along so many edges."""


class Neo4jWalking(GraphReader):
    """Overrides of `GraphReader` what Neo4j does faster in another way."""

    def _put(self, center: Node, names: Sequence[str], expansion: Expansion) -> Put:
        put = super()._put(center, names, expansion)
        # The schema allows no other neighbours, and so their labels need not be looked at.
        return put if not put or expansion.kinds else {**put, "KINDS": ()}

    def _highest(
        self, name: str, given: Mapping[str, object], expansion: Expansion, put: Put
    ) -> tuple[dict[str, Height], bool]:
        asked = expansion.limit
        while True:
            most = asked + _SPARE
            rows = self._ask(name, {**given, "limit": most}, expansion, put)
            found = [(str(id), (int(str(weight)), str(latest))) for id, weight, latest in rows]
            complete = len(found) < most
            # Some edges of the lowest height may be missing, in no order.
            lowest = None if complete else found[-1][1]
            best: dict[str, Height] = {}
            for id, height in found:
                if height != lowest:
                    best.setdefault(id, height)
            if lowest is not None and len(best) < expansion.limit:
                at = {"weight": lowest[0], "latest": lowest[1], "limit": asked}
                for row in self._ask(f"{name}_tied", {**given, **at}, expansion, put):
                    best.setdefault(str(row[0]), lowest)
            if complete or len(best) >= expansion.limit:
                return best, complete
            asked *= 2

    def _ties_of(self, ids: Sequence[str], most: int, direction: Direction, put: Put) -> Rows:
        return self._query("ties_of", {"ids": list(ids), "limit": most}, direction, **put)

    def _edges_to(self, among: Collection[str], ids: Sequence[str], direction: Direction, put: Put) -> Iterable[Edge]:
        given = {"ids": ids, "others": sorted(among), "most": _PAIR * len(among)}
        for name in ("edges_of_few", "edges_of_hubs"):
            for edge, *_ in self._query(name, given, direction, **put):
                assert isinstance(edge, Edge)
                yield edge
