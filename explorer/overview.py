"""The whole graph at once: its best sourced nodes, laid out here, drawn by the browser on one canvas."""

import json
import threading
from collections.abc import Mapping

from explorer.data import GraphData
from explorer.looks import LOOK, look_of
from explorer.names import name_of
from graph.analytics.layout import force_layout
from graph.model import Subgraph

MOST_NODES = 30_000
_SCALE = 10
"""Places are sent as whole numbers of tenths."""


class Overviews:
    """The overview of a graph, made when it is first asked for and again when the graph has changed."""

    def __init__(self, data: GraphData, most: int = MOST_NODES) -> None:
        self._data = data
        self._most = most
        self._lock = threading.Lock()
        self._made: tuple[Mapping[str, int], bytes] | None = None

    def get(self) -> bytes:
        """JSON: see `overview`. Whoever asks while it is made waits for it."""
        with self._lock:
            stats = self._data.stats()
            if self._made is None or self._made[0] != stats:
                text = json.dumps(overview(self._data.reader.subgraph(self._most)), ensure_ascii=False)
                self._made = stats, text.encode()
            return self._made[1]


def overview(graph: Subgraph) -> dict[str, object]:
    """Columns: of nodes `ids`, `names`, `looks` (places in `keys`), `x`, `y`; of edges their `ends`, two places each.

    `colours` are those of the looks, `total` is how many nodes the graph has.
    """
    place = {node.id: number for number, node in enumerate(graph.nodes)}
    joined = [sorted((place[edge.source], place[edge.target])) for edge in graph.edges]
    ordered = sorted({(one, other) for one, other in joined if one != other})
    places = force_layout(len(graph.nodes), ordered)
    keys = sorted({look_of(node).key for node in graph.nodes})
    number = {key: at for at, key in enumerate(keys)}
    return {
        "ids": [node.id for node in graph.nodes],
        "names": [name_of(node, 60) for node in graph.nodes],
        "looks": [number[look_of(node).key] for node in graph.nodes],
        "x": [round(float(x) * _SCALE) for x in places[:, 0]],
        "y": [round(float(y) * _SCALE) for y in places[:, 1]],
        "ends": [end for pair in ordered for end in pair],
        "keys": keys,
        "colours": [LOOK[key].colour for key in keys],
        "total": len(graph.nodes) if graph.total is None else graph.total,
    }
