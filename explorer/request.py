"""What the browser asks of the graph, checked: nothing from a browser is taken on trust."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from explorer.packed import ids_in
from graph.analytics import is_within
from graph.model import Edge
from graph.schema import EDGE, ENTITIES, EVENTS, NODE, SENTIMENTS, SUMMARIES
from graph.store.base import Direction, Expansion, Order

STEP = 40
"""How many neighbours one expansion brings unless asked for more or fewer."""
MOST_STEP = 500
MOST_PATHS = 25
LONGEST_PATH = 6
MOST_IDS = 20_000
_MOST_ID_LENGTH = 512
_DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
_ORDERS: tuple[Order, ...] = get_args(Order)
_DOINGS = ("show", "expand", "edge", "paths", "common", "reveal", "restore", "refresh")
EDGE_KINDS = (*SUMMARIES, *(kind for kind, edge in EDGE.items() if edge.layer == "event"))
"""Edges that a picture of entities and events may hold."""
EVIDENCE_KINDS = tuple(kind for kind, edge in EDGE.items() if edge.layer == "evidence")
NODE_KINDS = (*ENTITIES, *EVENTS)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the filters let through; empty kinds mean all. Dates are ISO dates, `sentiment` one of SENTIMENTS."""

    nodes: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()
    sentiment: str | None = None
    since: str | None = None
    until: str | None = None

    def lets_through(self, said: object) -> bool:
        """Whether the dates let a statement of that date through."""
        return is_within(str(said) if said else None, self.since or "", self.until or "")

    def expansion(self, kind: str, request: "Request", limit: int) -> Expansion:
        """The neighbours of a node of this kind that a request asks for, as far as the filters let them through."""
        # Summaries say what events say; those come in only round an event, or where a filter asks for them.
        summaries = EDGE_KINDS if kind in EVENTS or set(EVENTS) & set(self.nodes) else SUMMARIES
        every = EVIDENCE_KINDS if kind in ("Document", "Statement") else summaries
        return Expansion(
            edges=(request.edge,) if request.edge else self.edges or every,
            direction=request.direction,
            kinds=(request.kind,) if request.kind else self.nodes,
            since=request.year or self.since,
            until=request.year or self.until,
            sentiment=self.sentiment,
            limit=limit,
            order=request.order,
        )


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Request:
    """One step: `show` nodes by id, `expand` some, or `edge`: both its ends and what joins them.

    `paths` joins two nodes by the shortest ways, `common` brings what several share, `reveal` the edges among what is
    shown, `refresh` those of nodes that a judgement touched, `restore` what a saved view showed. `step` is how many
    neighbours an expansion brings of each node, `have` how many are there, `most` how many paths of at most `longest`
    edges; `dismissed` ids are not brought back.
    """

    do: str
    ids: tuple[str, ...]
    edge: str | None = None
    direction: Direction = "both"
    kind: str | None = None
    have: int = 0
    order: Order = "independent"
    year: str | None = None
    step: int = STEP
    most: int = 1
    longest: int = 4
    dismissed: tuple[str, ...] = ()


def read_request(given: object) -> Request | None:
    """The request in a browser's object, None where it is not one.

    The object names its nodes by `ids`, or holds the view of an address `packed`.
    """
    if not isinstance(given, Mapping):
        return None
    do, ids = given.get("do"), read_ids(given.get("ids") or ids_in(given.get("packed")))
    edge, kind, direction = given.get("edge"), given.get("kind"), given.get("direction") or "both"
    if do not in _DOINGS or not ids or direction not in _DIRECTIONS:
        return None
    if (edge and edge not in EDGE) or (kind and kind not in NODE) or (do in ("edge", "paths") and len(ids) != 2):
        return None
    order, year = given.get("order"), given.get("year")
    return Request(
        str(do),
        ids,
        edge or None,
        direction,
        kind or None,
        have=_within(given.get("have"), 0, MOST_IDS, 0),
        order=order if order in _ORDERS else "independent",
        year=year if isinstance(year, str) and len(year) == 4 and year.isdigit() else None,
        step=_within(given.get("step"), 1, MOST_STEP, STEP),
        most=_within(given.get("most"), 1, MOST_PATHS, 1),
        longest=_within(given.get("longest"), 1, LONGEST_PATH, 4),
        dismissed=read_ids(given.get("dismissed")),
    )


def _within(given: object, least: int, most: int, otherwise: int) -> int:
    whole = isinstance(given, int) and not isinstance(given, bool)
    return max(least, min(int(str(given)), most)) if whole else otherwise


@dataclass(frozen=True, slots=True)
class Selection:
    """Several nodes, one, or where both are empty an edge by its kind and ends.

    `what` tells the two kinds of MOVED_TO apart.
    """

    node: str = ""
    kind: str = ""
    source: str = ""
    target: str = ""
    what: str | None = None
    nodes: tuple[str, ...] = ()


def read_selection(given: object) -> Selection | None:
    """The selection in a browser's object, None where nothing is selected."""
    if not isinstance(given, Mapping):
        return None
    if nodes := read_ids(given.get("nodes")):
        return Selection(nodes=nodes)
    if node := read_ids([given.get("node")]):
        return Selection(node=node[0])
    ends, kind, what = read_ids([given.get("source"), given.get("target")]), given.get("kind"), given.get("what")
    if kind not in EDGE or not ends:
        return None
    return Selection("", str(kind), ends[0], ends[-1], what if isinstance(what, str) else None)


def read_edges(given: object) -> tuple[Edge, ...]:
    """The summary edges in a browser's list of [kind, source, target, what], as far as they name themselves."""
    found: list[Edge] = []
    for each in given[:MOST_IDS] if isinstance(given, list) else ():
        kind, *rest = each if isinstance(each, list) and each else (None,)
        ends = read_ids(rest[:2])
        if kind in SUMMARIES and len(ends) == 2:
            what = rest[2] if len(rest) > 2 and rest[2] in ("team", "person") else None
            found.append(Edge(kind, ends[0], ends[1], {"what": what} if what else {}))
    return tuple(found)


def read_ids(given: object) -> tuple[str, ...]:
    """The ids in a browser's list, each once, at most `MOST_IDS`."""
    if not isinstance(given, list | tuple):
        return ()
    found = (id for id in given[:MOST_IDS] if isinstance(id, str) and 0 < len(id) <= _MOST_ID_LENGTH)
    return tuple(dict.fromkeys(found))


def read_places(given: object) -> dict[str, tuple[float, float]]:
    """Where a browser's object says that nodes stand: id → x and y."""
    found: dict[str, tuple[float, float]] = {}
    for id, place in given.items() if isinstance(given, Mapping) and len(given) <= MOST_IDS else ():
        if isinstance(place, list) and len(place) == 2 and all(isinstance(at, int | float) for at in place):
            found[str(id)] = (float(place[0]), float(place[1]))
    return found


def read_filters(given: object) -> Filters:
    """The filters in a browser's object; what is not understood filters nothing."""
    if not isinstance(given, Mapping):
        return Filters()
    sentiment = given.get("sentiment")
    return Filters(
        nodes=_known(given.get("nodes"), NODE),
        edges=_known(given.get("edges"), EDGE),
        sentiment=str(sentiment) if sentiment in SENTIMENTS else None,
        since=_date(given.get("since")),
        until=_date(given.get("until")),
    )


def _known(given: object, names: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for name in given if name in names) if isinstance(given, list | tuple) else ()


def _date(given: object) -> str | None:
    text = given if isinstance(given, str) else ""
    return text if len(text) in (4, 7, 10) and text.replace("-", "").isdigit() else None
