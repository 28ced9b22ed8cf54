"""Pairs of things whose names are alike though not the same, found by shared keys and compared with their contexts.

Blocking: two names meet where they share a key, never all with all. The keys are a name with one letter left out
(Garbe's symmetric deletes: names one typing error apart share one), initials, an initial with the family name, the
handles a name commonly gives, and a name with its short words written out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from graph.resolve.cluster import Cluster
from graph.resolve.clusters import Clusters
from graph.resolve.compare import Comparison, compare
from graph.resolve.names import acronym_of, expanded_key, handles_of, is_acronym

KINDS = ("Person", "Organization", "Product")
_LEAST_TYPED = 7
_MOST_IN_BLOCK = 50
_CLOSE = 1.0
_RARELY = 8


@dataclass(frozen=True, slots=True)
class Match:
    """Two clusters that may be one; `into` is the one whose name would stay."""

    into: Cluster
    other: Cluster
    comparison: Comparison
    form: str

    def now(self) -> "Match":
        """The same pair with what has gone into either since."""
        into, other = directed(self.into.root(), self.other.root())
        return Match(into, other, compared(into, other, self.form), self.form)


def matches(clusters: Clusters, among: Collection[Cluster] | None = None) -> list[Match]:
    """Every pair that is one thing or may be, the surest first; with `among` only those with one of these in it."""
    wanted = None if among is None else {id(each) for each in among}
    found: dict[tuple[int, int], Match] = {}
    for one, other, form in _pairs(clusters):
        key = (min(id(one), id(other)), max(id(one), id(other)))
        if one is other or (wanted is not None and wanted.isdisjoint(key)):
            continue
        comparison = compared(one, other, form)
        known = found.get(key)
        if known is None or comparison.points > known.comparison.points:
            found[key] = Match(*directed(one, other), comparison, form)
    kept = [each for each in found.values() if each.comparison.is_same or each.comparison.is_open]
    return sorted(kept, key=lambda each: (-each.comparison.points, each.into.id, each.other.id))


def compared(one: Cluster, other: Cluster, form: str) -> Comparison:
    """What speaks for and against two clusters whose names are alike in this way."""
    return compare(one.kind, form, one.context, other.context, tuple(_facts(one, other)))


def sure(found: Iterable[Match]) -> Iterator[Match]:
    """Those to put together: where a thing could go into two others that are about as likely, into none."""
    listed = [each for each in found if each.comparison.is_same]
    together = {frozenset((id(each.into), id(each.other))) for each in listed}
    choices: dict[int, list[tuple[Match, Cluster]]] = defaultdict(list)
    for each in listed:
        for one, other in ((each.into, each.other), (each.other, each.into)):
            if one.context.documents <= other.context.documents:
                choices[id(one)].append((each, other))
    for each in listed:
        if not any(_is_torn(each, end, choices[id(end)], together) for end in (each.into, each.other)):
            yield each


def _is_torn(
    match: Match, end: Cluster, choices: Iterable[tuple[Match, Cluster]], together: Collection[frozenset[int]]
) -> bool:
    """Whether this end of a match could as well go elsewhere, to what is not the same as the other end."""
    mine = match.other if end is match.into else match.into
    for rival, elsewhere in choices:
        if elsewhere is mine or frozenset((id(elsewhere), id(mine))) in together:
            continue
        # One that is hardly ever meant is no rival to one that nearly always is.
        meant = _RARELY * elsewhere.context.documents > mine.context.documents
        if meant and match.comparison.points - rival.comparison.points < _CLOSE:
            return True
    return False


def _pairs(clusters: Clusters) -> Iterator[tuple[Cluster, Cluster, str]]:
    for name, alike in clusters.shared_forms():
        kind = alike[0].kind
        # One name of a person never leaves its document.
        if kind in KINDS and len(alike) <= _MOST_IN_BLOCK and (kind != "Person" or " " in name):
            yield from ((one, other, "same name") for one, other in combinations(alike, 2))
    blocks = _Blocks()
    for cluster in clusters:
        if cluster.kind in KINDS:
            blocks.add(cluster)
    yield from blocks.pairs()


class _Blocks:
    """Keys of names, and who has them: those that a short form could stand for, and those that have the short form."""

    def __init__(self) -> None:
        self._typed: dict[int, list[tuple[Cluster, str]]] = defaultdict(list)
        self._full: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        self._short: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)

    def add(self, cluster: Cluster) -> None:
        """Put a cluster under all keys of its names."""
        names = [form for form in cluster.forms if form[:1] != "@"]
        for name in names:
            getattr(self, f"_add_{cluster.kind.lower()}")(cluster, name)
            letters = name.replace(" ", "")
            if len(letters) >= _LEAST_TYPED:
                for key in {hash((cluster.kind, letters[:i] + letters[i + 1 :])) for i in range(len(letters))}:
                    self._typed[key].append((cluster, name))
                self._typed[hash((cluster.kind, letters))].append((cluster, name))
        if not names and cluster.kind == "Person":
            for handle in cluster.forms:
                self._short["handle", handle.lstrip("@").rstrip("0123456789_")].append(cluster)

    def pairs(self) -> Iterator[tuple[Cluster, Cluster, str]]:
        """Those under one key; a key that too many have tells nothing."""
        for key, shorts in self._short.items():
            fulls = self._full.get(key, ())
            if len(fulls) * len(shorts) <= _MOST_IN_BLOCK:
                yield from ((full, short, _FORMS[key[0]]) for short in shorts for full in fulls)
        for key, same in self._full.items():
            if key[0] == "expanded" and 1 < len(same) <= _MOST_IN_BLOCK:
                yield from (
                    (one, other, _FORMS[key[0]]) for place, one in enumerate(same) for other in same[place + 1 :]
                )
        for typed in self._typed.values():
            if 1 < len(typed) <= _MOST_IN_BLOCK:
                yield from _mistyped(typed)

    def _add_person(self, cluster: Cluster, name: str) -> None:
        words = name.split()
        if len(words) < 2:
            return
        first, last = words[0].strip("."), words[-1]
        (self._short if len(first) == 1 else self._full)["initial", first[:1], last].append(cluster)
        for handle in handles_of(name):
            self._full["handle", handle].append(cluster)

    def _add_organization(self, cluster: Cluster, name: str) -> None:
        if initials := acronym_of(name):
            self._full["acronym", initials].append(cluster)
        written = cluster.forms[name]
        # What the catalogue knows, and so has a country, is no short form of something else.
        if is_acronym(written) and cluster.canonical is None and not cluster.properties.get("country"):
            self._short["acronym", name].append(cluster)
        if " " in name:
            self._full["expanded", expanded_key(name)].append(cluster)

    def _add_product(self, cluster: Cluster, name: str) -> None:
        """A product's name has no short form that its letters would give away."""


_FORMS = {
    "acronym": "one is the acronym of the other",
    "handle": "the handle is made of the name",
    "initial": "initial and family name",
    "expanded": "same name but for short forms of words",
}


def _mistyped(typed: list[tuple[Cluster, str]]) -> Iterator[tuple[Cluster, Cluster, str]]:
    for (one, name), (other, written) in combinations(typed, 2):
        if one is not other and name != written and _is_typo(name, written):
            yield one, other, "names that differ in one letter"


def _is_typo(one: str, other: str) -> bool:
    """One letter apart, and not in a number, an initial or a short word, where a letter makes another name."""
    if OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    differing = [pair for pair in zip(one.split(), other.split(), strict=False) if pair[0] != pair[1]]
    if len(one.split()) != len(other.split()):
        return True
    return all(min(map(len, pair)) >= 4 and not any(c.isdigit() for c in "".join(pair)) for pair in differing)


def _facts(one: Cluster, other: Cluster) -> Iterator[str]:
    mine, theirs = one.properties.get("country"), other.properties.get("country")
    if one.kind == "Organization" and mine and theirs and mine != theirs:
        yield "different countries"
    handles = [{form for form in each.forms if form[:1] == "@"} for each in (one, other)]
    if one.kind == "Person" and all(handles) and handles[0].isdisjoint(handles[1]):
        yield "different handles"


def directed(one: Cluster, other: Cluster) -> tuple[Cluster, Cluster]:
    """The pair with the one first whose name is to stay: known, full, often seen, long."""

    def rank(each: Cluster) -> tuple[bool, bool, int, int, str]:
        name = each.name
        full = not (name.startswith("@") or is_acronym(name) or len(name.split()[0].strip(".")) == 1)
        return each.canonical is not None, full, each.context.documents, len(name), each.id

    return (one, other) if rank(one) >= rank(other) else (other, one)
