"""What the browser asks of the graph, checked: nothing from a browser is taken on trust."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from graph.schema import EDGE, ENTITIES, EVENTS, NODE, SENTIMENTS, SUMMARIES
from graph.store.base import Direction, Expansion

STEP = 40
"""How many neighbours one expansion brings at most."""
MOST_IDS = 5_000
_MOST_ID_LENGTH = 512
_DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
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

    def expansion(self, kind: str, request: "Request", limit: int) -> Expansion:
        """The neighbours of a node of this kind that a request asks for, as far as the filters let them through."""
        # Summaries say what events say; those come in only round an event, or where a filter asks for them.
        summaries = EDGE_KINDS if kind in EVENTS or set(EVENTS) & set(self.nodes) else SUMMARIES
        every = EVIDENCE_KINDS if kind in ("Document", "Statement") else summaries
        return Expansion(
            edges=(request.edge,) if request.edge else self.edges or every,
            direction=request.direction,
            kinds=(request.kind,) if request.kind else self.nodes,
            since=self.since,
            until=self.until,
            sentiment=self.sentiment,
            limit=limit,
        )


@dataclass(frozen=True, slots=True)
class Request:
    """One step: `show` nodes by id, `expand` a node, or `edge`: both its ends and what joins them."""

    do: str
    ids: tuple[str, ...]
    edge: str | None = None
    direction: Direction = "both"
    kind: str | None = None
    have: int = 0


def read_request(given: object) -> Request | None:
    """The request in a browser's object, None where it is not one."""
    if not isinstance(given, Mapping):
        return None
    do, ids = given.get("do"), read_ids(given.get("ids"))
    edge, kind, direction = given.get("edge"), given.get("kind"), given.get("direction") or "both"
    if do not in ("show", "expand", "edge") or not ids or direction not in _DIRECTIONS:
        return None
    if (edge and edge not in EDGE) or (kind and kind not in NODE) or (do == "edge" and len(ids) != 2):
        return None
    have = given.get("have")
    base = Request(str(do), ids, edge or None, direction, kind or None)
    return replace(base, have=min(have, MOST_IDS)) if isinstance(have, int) and have > 0 else base


@dataclass(frozen=True, slots=True)
class Selection:
    """A node, or where `node` is empty an edge by its kind and ends; `what` tells the two kinds of MOVED_TO apart."""

    node: str = ""
    kind: str = ""
    source: str = ""
    target: str = ""
    what: str | None = None


def read_selection(given: object) -> Selection | None:
    """The selection in a browser's object, None where nothing is selected."""
    if not isinstance(given, Mapping):
        return None
    if node := read_ids([given.get("node")]):
        return Selection(node=node[0])
    ends, kind, what = read_ids([given.get("source"), given.get("target")]), given.get("kind"), given.get("what")
    if kind not in EDGE or not ends:
        return None
    return Selection("", str(kind), ends[0], ends[-1], what if isinstance(what, str) else None)


def read_ids(given: object) -> tuple[str, ...]:
    """The ids in a browser's list, each once, at most `MOST_IDS`."""
    if not isinstance(given, list | tuple):
        return ()
    found = (id for id in given[:MOST_IDS] if isinstance(id, str) and 0 < len(id) <= _MOST_ID_LENGTH)
    return tuple(dict.fromkeys(found))


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
