"""Whether two names with what stands around them are one thing, in points with the reasons for them.

The weights and the two thresholds were set on generated mentions with known truth (benchmarks/resolution.py gives
precision and recall): at `SAME` two are put together, from `MAYBE` on somebody is asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.resolve.context import Context
from graph.resolve.names import are_alike

if TYPE_CHECKING:
    from graph.resolve.cluster import Cluster

SAME = 2.5
MAYBE = 0.5

WEIGHTS = {
    "same name": 3.0,
    "same name but for short forms of words": 2.5,
    "one is the acronym of the other": 1.5,
    "the handle is made of the name": 1.5,
    "names that differ in one letter": 1.5,
    "initial and family name": 1.0,
    "same handle": 6.0,
    "same employer": 3.0,
    "went from one's employer to the other's": 3.0,
    "same vendor": 2.0,
    "same sector": 1.0,
    "same owner": 1.0,
    "same title": 0.5,
    "different employers at the same time": -4.0,
    "different employers": -2.6,
    "different vendors": -3.0,
    "different sectors": -2.6,
    "different countries": -2.6,
    "different handles": -1.0,
}
_NEAR_POINT = 1.0
_MOST_NEAR = 3.0
_COMMON, _HUB = 20, 200
_SAME_MONTHS = 4


@dataclass(frozen=True, slots=True)
class Comparison:
    """Points for being one thing, and the reasons with what each gave, the weightiest first."""

    points: float
    reasons: tuple[tuple[str, float], ...]

    @property
    def is_same(self) -> bool:
        """Whether they are put together without asking."""
        return self.points >= SAME

    @property
    def is_open(self) -> bool:
        """Whether somebody should be asked."""
        return MAYBE <= self.points < SAME

    def told(self) -> str:
        """The reasons in one line: "same name (+3.0), different employers (−2.6)"."""
        return ", ".join(f"{reason} ({points:+.1f})".replace("-", "−") for reason, points in self.reasons)


def compare(kind: str, form: str, one: Context, other: Context, facts: tuple[str, ...] = ()) -> Comparison:
    """Compare two things of a kind; `form` is how their names are alike, a key of `WEIGHTS`, as `facts` are."""
    one, other = one.roots(), other.roots()
    reasons = [(reason, WEIGHTS[reason]) for reason in (form, *facts)]
    told = {"Person": _person, "Organization": _organization, "Product": _product}.get(kind)
    if told is not None:
        reasons += [(reason, WEIGHTS[reason]) for reason in told(one, other)]
    near = _near(one, other)
    if kind != "Person" and any(points < 0 for _, points in reasons):
        # Two vendors' products are used side by side; that they are does not make them one.
        near = min(near, _NEAR_POINT)
    if near:
        reasons.append(("named beside the same things", near))
    points = sum(given for _, given in reasons)
    return Comparison(round(points, 3), tuple(sorted(reasons, key=lambda each: -abs(each[1]))))


def _person(one: Context, other: Context) -> list[str]:
    found = []
    mine, theirs = set(one.employers), set(other.employers)
    if mine & theirs:
        found.append("same employer")
    elif any((a, b) in one.left | other.left or (b, a) in one.left | other.left for a in mine for b in theirs):
        found.append("went from one's employer to the other's")
    elif mine and theirs and not _any_alike(mine, theirs):
        found.append("different employers at the same time" if _overlap(one, other) else "different employers")
    if one.titles & other.titles:
        found.append("same title")
    return found


def _organization(one: Context, other: Context) -> list[str]:
    found = []
    if one.sectors & other.sectors:
        found.append("same sector")
    elif one.sectors and other.sectors and not _share_word(one.sectors, other.sectors):
        found.append("different sectors")
    if one.owners & other.owners:
        found.append("same owner")
    return found


def _product(one: Context, other: Context) -> list[str]:
    if one.vendors & other.vendors:
        return ["same vendor"]
    conflict = one.vendors and other.vendors and not _any_alike(one.vendors, other.vendors)
    return ["different vendors"] if conflict else []


def _any_alike(some: Iterable["Cluster"], others: Iterable["Cluster"]) -> bool:
    """Whether any two organisations may be one by their names, so that they are no sign of two things."""
    return any(
        are_alike(mine, theirs)
        for one in some
        for other in others
        for mine in one.forms
        for theirs in other.forms
        if mine[:1] != "@" and theirs[:1] != "@"
    )


def _share_word(some: Iterable["Cluster"], others: Iterable["Cluster"]) -> bool:
    words = [{word for each in group for form in each.forms for word in form.split()} for group in (some, others)]
    return not words[0].isdisjoint(words[1])


def _near(one: Context, other: Context) -> float:
    """Points for things that both stand beside; what stands beside everything tells nothing."""
    told = set(one.employers) | one.vendors | one.owners
    points = 0.0
    for cluster in set(one.near) & set(other.near) - told:
        seen = cluster.seen
        points += _NEAR_POINT if seen <= _COMMON else _NEAR_POINT / 2 if seen <= _HUB else 0.0
    return min(points, _MOST_NEAR)


def _overlap(one: Context, other: Context) -> bool:
    """Whether two different jobs were spoken of within the same months."""
    for first, last in one.employers.values():
        for begun, ended in other.employers.values():
            dated = len(first) >= 7 and len(begun) >= 7
            if dated and max(_months(begun) - _months(last), _months(first) - _months(ended)) < _SAME_MONTHS:
                return True
    return False


def _months(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7]) if len(date) >= 7 else int(date[:4] or 0) * 12 + 6
