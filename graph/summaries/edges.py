"""Summary edges, computed from the statements behind them and from nothing else.

A summary says what a set of sourced statements adds up to. The order in which they arrive never matters: whatever
picks one of several picks by date and then by id.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.model import Edge, Statement, Value
from graph.schema import SUMMARY_OF
from graph.summaries.moves import head_count

SURE = 0.95
"""The most that one origin can add to a confidence: no single source makes a certainty."""

_POLARITY = {"negative": -1, "positive": 1}
_WITH_STATUS = ("WORKS_AT", "USES", "OUTSOURCES_TO")


class SummaryKey(NamedTuple):
    """Which summary edge a statement counts towards. `what` tells the parallel MOVED_TO edges apart, else empty."""

    kind: str
    source: str
    target: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Sourced:
    """A statement with the id of the independent original that its document goes back to."""

    statement: Statement
    origin: str


def summary_key(statement: Statement) -> SummaryKey | None:
    """The edge that the statement counts towards, None where a role is missing or both ends are the same thing."""
    if statement.kind not in SUMMARY_OF:
        return None
    kind, source_role, target_role = SUMMARY_OF[statement.kind]
    roles = dict(statement.roles)
    source, target = roles.get(source_role), roles.get(target_role)
    if source is None or target is None or source == target:
        return None
    what = statement.kind.removesuffix("_move") if kind == "MOVED_TO" else ""
    return SummaryKey(kind, source, target, what)


def summarise(sourced: Iterable[Sourced], wanted: Iterable[SummaryKey] | None = None) -> tuple[Edge, ...]:
    """The summary edges of the statements, in the order of their keys; only those `wanted` where that is given."""
    keep = None if wanted is None else set(wanted)
    groups: dict[SummaryKey, list[Sourced]] = defaultdict(list)
    for each in sourced:
        key = summary_key(each.statement)
        if key is not None and (keep is None or key in keep):
            groups[key].append(each)
    return tuple(_edge(key, groups[key]) for key in sorted(groups))


def noisy_or(sourced: Iterable[Sourced]) -> float:
    """How sure several origins make us that at least one is right (Pearl 1988): 1 - Π (1 - best of the origin)."""
    best: dict[str, float] = {}
    for each in sourced:
        best[each.origin] = max(best.get(each.origin, 0.0), min(each.statement.confidence, SURE))
    doubt = 1.0
    for origin in sorted(best):
        doubt *= 1.0 - best[origin]
    return round(1.0 - doubt, 6)


def latest_first(sourced: Iterable[Sourced]) -> list[Sourced]:
    """By the date they were said on, then by id; undated ones last."""
    return sorted(sourced, key=lambda each: (each.statement.said or "", each.statement.id), reverse=True)


def latest(sourced: Iterable[Sourced], field: str) -> Value:
    """The field's value in the latest statement that has one."""
    return next((value for each in latest_first(sourced) if (value := each.statement.fields.get(field))), None)


def _edge(key: SummaryKey, group: Sequence[Sourced]) -> Edge:
    dates = sorted(each.statement.said for each in group if each.statement.said)
    properties: dict[str, Value] = {
        "statements": len(group),
        "independent": len({each.origin for each in group}),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "confidence": noisy_or(group),
    }
    if key.kind == "TALKS_ABOUT":
        properties |= _opinion(group)
    if key.kind in _WITH_STATUS:
        properties["status"] = latest(group, "status")
    if key.kind == "WORKS_AT":
        properties["title"] = latest(group, "title")
    if key.kind == "MOVED_TO":
        properties |= {"what": key.what, "people": _people(key, group)}
    return Edge(key.kind, key.source, key.target, properties)


def _opinion(group: Sequence[Sourced]) -> dict[str, Value]:
    signs = Counter(_POLARITY.get(str(each.statement.fields.get("sentiment")), 0) for each in group)
    aspects = Counter(aspect for each in group for aspect in _aspects(each.statement))
    return {
        "sentiment": round((signs[1] - signs[-1]) / len(group), 6),
        "negative": signs[-1],
        "positive": signs[1],
        "aspects": tuple(sorted(aspects, key=lambda aspect: (-aspects[aspect], aspect))),
    }


def _aspects(statement: Statement) -> Iterator[str]:
    found = statement.fields.get("aspects")
    if isinstance(found, (tuple, list)):
        yield from dict.fromkeys(found)


def _people(key: SummaryKey, group: Sequence[Sourced]) -> int | None:
    if key.what == "team":
        return head_count([each.statement for each in group])
    return len({person for each in group for role, person in each.statement.roles if role == "person"})
