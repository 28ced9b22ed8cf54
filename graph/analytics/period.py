"""Edges that count only what was said within a period."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.model import Edge, Value
from graph.schema import SUMMARIES
from graph.store.base import Reader, Said

_OF_ALL_TIME = ("confidence", "people", "aspects")


def within(reader: Reader, edges: Sequence[Edge], since: str = "", until: str = "") -> tuple[Edge, ...]:
    """The edges as what was said between two ISO dates makes them; those of which nothing was said then are left out.

    Dates of any precision: a year or month counts whole. What would need the texts again (confidence, people, aspects)
    is left away. Edges of events, which stand for no statements of their own, stay as they are.
    """
    summaries = [edge for edge in edges if edge.kind in SUMMARIES]
    behind = reader.said(summaries)
    fresh = {edge.id: _recounted(edge, _inside(behind.get(edge.id, ()), since, until)) for edge in summaries}
    return tuple(kept for edge in edges if (kept := fresh.get(edge.id, edge)) is not None)


def is_within(said: str | None, since: str, until: str) -> bool:
    """Whether a date lies between two, of any precision each; what has none does where neither is given."""
    if not said:
        return not since and not until
    return since[: len(said)] <= said and (not until or said <= f"{until}~")


def _inside(behind: Iterable[Said], since: str, until: str) -> list[Said]:
    return [each for each in behind if is_within(each.said, since, until)]


def _recounted(edge: Edge, behind: Sequence[Said]) -> Edge | None:
    if not behind:
        return None
    dates = sorted(each.said for each in behind if each.said)
    fresh: dict[str, Value] = {
        "statements": len(behind),
        "independent": len({each.origin for each in behind}),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
    }
    if edge.kind == "TALKS_ABOUT":
        negative, positive = (sum(each.sentiment == mood for each in behind) for mood in ("negative", "positive"))
        mood = round((positive - negative) / len(behind), 6)
        fresh |= {"negative": negative, "positive": positive, "sentiment": mood}
    kept = {name: value for name, value in edge.properties.items() if name not in _OF_ALL_TIME}
    return replace(edge, properties={**kept, **fresh})
