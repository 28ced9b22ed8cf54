"""Team moves and deals: statements that tell of the same event, put together into one node.

Two statements tell of the same move where they agree on who it left, who it joined and who carried it, and of the same
deal where they agree on client, supplier and project. One that names fewer parts than another, none of them different,
joins it as long as there is only one it could join. Dates then split what lies too far apart (`graph.summaries.moves`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.ids import digest
from graph.model import Edge, Node, Statement, Value
from graph.summaries.edges import Sourced, latest, noisy_or
from graph.summaries.money import parse_money
from graph.summaries.moves import clusters, size_of, told_date

Parts = frozenset[tuple[str, str]]
"""(role, entity id) pairs that tell one event from another."""

EVENT_OF = {"team_move": "TeamMove", "outsources_to": "Deal"}
"""Relation kind → the event node that its statements add up to."""

PARTS = {"team_move": ("from", "to", "by"), "outsources_to": ("client", "outsourcer", "project")}
"""The roles that tell one event of the kind from another."""

EDGES = {
    "team_move": {"from": "FROM", "to": "TO", "by": "VIA", "project": "ON"},
    "outsources_to": {"client": "CLIENT", "outsourcer": "SUPPLIER", "project": "COVERS"},
}
"""Role of the statement → the event's edge to the thing that plays it."""

_LEAST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Event:
    """A TeamMove or Deal node, its edges to those who took part, and the ids of the statements that tell of it.

    `parts` are those of the fullest statements of all that were joined, also where dates then split them.
    """

    node: Node
    edges: tuple[Edge, ...]
    statements: tuple[str, ...]
    parts: Parts


def event_parts(statement: Statement) -> Parts | None:
    """What tells the statement's event from others, None where it tells of none or names fewer than two parts."""
    if statement.kind not in EVENT_OF:
        return None
    parts = frozenset(pair for pair in statement.roles if pair[0] in PARTS[statement.kind])
    if len(parts) < _LEAST_PARTS or len({entity for _, entity in parts}) < _LEAST_PARTS:
        return None
    return parts


def events(sourced: Iterable[Sourced]) -> tuple[Event, ...]:
    """The events that the statements tell of, by id. Needs every statement that shares a part with one of them."""
    groups: dict[str, dict[Parts, list[Sourced]]] = {kind: defaultdict(list) for kind in EVENT_OF}
    for each in sourced:
        parts = event_parts(each.statement)
        if parts is not None:
            groups[each.statement.kind][parts].append(each)
    found = [event for kind in groups for event in _events_of(kind, _joined(groups[kind]))]
    return tuple(sorted(found, key=lambda event: event.node.id))


def pairs_of(parts: Parts) -> set[Parts]:
    """Every two of the parts. A change of a statement can change an event only where they share at least two."""
    return {frozenset(pair) for pair in combinations(parts, _LEAST_PARTS)}


def entities_of(pairs: Iterable[Parts]) -> set[tuple[str, str]]:
    """The two entities of each pair of parts, in order."""
    found = set()
    for pair in pairs:
        one, other = sorted(entity for _, entity in pair)
        found.add((one, other))
    return found


def _joined(groups: Mapping[Parts, Sequence[Sourced]]) -> dict[Parts, list[Sourced]]:
    """The groups after each that names fewer parts has joined the fuller one, where there is exactly one."""
    joined: dict[Parts, list[Sourced]] = defaultdict(list)
    for parts in groups:
        fuller = [other for other in groups if parts < other]
        joined[fuller[0] if len(fuller) == 1 else parts].extend(groups[parts])
    return joined


def _events_of(kind: str, groups: Mapping[Parts, Sequence[Sourced]]) -> list[Event]:
    made = []
    for parts, group in groups.items():
        by_id = {each.statement.id: each for each in group}
        for cluster in clusters([each.statement for each in group]):
            members = [by_id[statement.id] for statement in cluster]
            made.append(_event(kind, parts, members))
    return made


def _event(kind: str, parts: Parts, members: Sequence[Sourced]) -> Event:
    label = EVENT_OF[kind]
    identity = digest(kind, *sorted(f"{role}={entity}" for role, entity in parts), _first_year(members))
    node = Node(f"{label.lower()}:{identity}", label, _team_move(members) if kind == "team_move" else _deal(members))
    pairs = {(role, entity) for each in members for role, entity in each.statement.roles if role in EDGES[kind]}
    edges = tuple(Edge(EDGES[kind][role], node.id, entity, {}) for role, entity in sorted(pairs))
    return Event(node, edges, tuple(sorted(each.statement.id for each in members)), parts)


def _first_year(members: Sequence[Sourced]) -> str:
    """The year of the earliest date known, so that a further report of the same event leaves its id alone."""
    dates = [when for each in members if (when := told_date(each.statement) or each.statement.said)]
    return min(dates)[:4] if dates else ""


def _team_move(members: Sequence[Sourced]) -> dict[str, Value]:
    done = [each for each in members if each.statement.fields.get("status") == "done"]
    return {
        "size": size_of(each.statement for each in members),
        "date": _date(done) or _date(members),
        "status": "done" if done else latest(members, "status"),
        "inferred": False,
        "confidence": noisy_or(members),
    }


def _deal(members: Sequence[Sourced]) -> dict[str, Value]:
    money = parse_money(str(latest(members, "value") or ""))
    status = latest(members, "status")
    telling = [each for each in members if each.statement.fields.get("status") == status]
    return {
        "value": money.amount if money else None,
        "currency": money.currency if money else None,
        "date": _date(telling) or _date(members),
        "status": status,
    }


def _date(members: Iterable[Sourced]) -> str | None:
    """The date most statements give, of equals the more precise and then the earlier one."""
    votes: dict[str, int] = defaultdict(int)
    for each in members:
        if when := told_date(each.statement):
            votes[when] += 1
    return min(votes, key=lambda when: (-votes[when], -len(when), when)) if votes else None
