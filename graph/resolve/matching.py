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

Block = tuple[str, tuple[str, ...]]
"""Things whose names are alike in one way: the side of it (named, typed, full or short), and what they share."""

_LEAST_TYPED = 7
MOST_IN_BLOCK = 50
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


def matches(
    clusters: Clusters, among: Collection[Cluster] | None = None, crowded: Collection[Block] = ()
) -> list[Match]:
    """Every pair that is one thing or may be, the surest first; with `among` only those with one of these in it.

    What shares nothing but a `crowded` block, of which not all members may be here, makes no pair.
    """
    wanted = None if among is None else {id(each) for each in among}
    found: dict[tuple[int, int], tuple[Cluster, Cluster, Comparison, str]] = {}
    for one, other, form in _pairs(clusters, crowded):
        key = (min(id(one), id(other)), max(id(one), id(other)))
        if one is other or (wanted is not None and wanted.isdisjoint(key)):
            continue
        comparison = compared(one, other, form)
        known = found.get(key)
        if known is None or comparison.points > known[2].points:
            found[key] = one, other, comparison, form
    kept = [
        Match(*directed(one, other), comparison, form)
        for one, other, comparison, form in found.values()
        if comparison.is_same or comparison.is_open
    ]
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
            if one.seen <= other.seen:
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
        meant = _RARELY * elsewhere.seen > mine.seen
        if meant and match.comparison.points - rival.comparison.points < _CLOSE:
            return True
    return False


def blocks_of(cluster: Cluster) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """(side, parts, name) of the blocks that a thing's names put it in, save that of those called the same."""
    if cluster.kind not in KINDS:
        return
    names = [form for form in cluster.forms if form[:1] != "@"]
    for name in names:
        yield from ((side, parts, name) for side, parts in _SHORTENED[cluster.kind](cluster, name))
        letters = name.replace(" ", "")
        if len(letters) >= _LEAST_TYPED:
            for left in {letters[:i] + letters[i + 1 :] for i in range(len(letters))} | {letters}:
                yield "typed", (cluster.kind, left), name
    if not names and cluster.kind == "Person":
        for handle in cluster.forms:
            yield "short", ("handle", handle.lstrip("@").rstrip("0123456789_")), handle


def _pairs(clusters: Clusters, crowded: Collection[Block]) -> Iterator[tuple[Cluster, Cluster, str]]:
    for name, alike in clusters.shared_forms():
        kind = alike[0].kind
        if kind not in KINDS or len(alike) > MOST_IN_BLOCK or ("named", (kind, name)) in crowded:
            continue
        # One name of a person never leaves its document.
        if kind != "Person" or " " in name:
            yield from ((one, other, "same name") for one, other in combinations(alike, 2))
    blocks = _Blocks(crowded)
    for cluster in clusters:
        blocks.add(cluster)
    yield from blocks.pairs()


class _Blocks:
    """Who is in which block: those that a short form could stand for, and those that have the short form."""

    def __init__(self, crowded: Collection[Block]) -> None:
        self._crowded = crowded
        self._typed: dict[int, list[tuple[Cluster, str]]] = defaultdict(list)
        self._full: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        self._short: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)

    def add(self, cluster: Cluster) -> None:
        """Put a cluster into all blocks of its names."""
        for side, parts, name in blocks_of(cluster):
            if self._crowded and any((each, parts) in self._crowded for each in ("typed", "full", "short")):
                continue
            if side == "typed":
                # A number takes less memory than the parts: a million names are in fifteen million blocks.
                self._typed[hash(parts)].append((cluster, name))
            else:
                (self._full if side == "full" else self._short)[parts].append(cluster)

    def pairs(self) -> Iterator[tuple[Cluster, Cluster, str]]:
        """Those in one block; one that too many are in tells nothing."""
        for key, shorts in self._short.items():
            fulls = self._full.get(key, ())
            if len(fulls) * len(shorts) <= MOST_IN_BLOCK:
                yield from ((full, short, _FORMS[key[0]]) for short in shorts for full in fulls)
        for key, same in self._full.items():
            if key[0] == "expanded" and 1 < len(same) <= MOST_IN_BLOCK:
                yield from (
                    (one, other, _FORMS[key[0]]) for place, one in enumerate(same) for other in same[place + 1 :]
                )
        for typed in self._typed.values():
            if 1 < len(typed) <= MOST_IN_BLOCK:
                yield from _mistyped(typed)


def _of_person(cluster: Cluster, name: str) -> Iterator[Block]:
    words = name.split()
    if len(words) > 1:
        first, last = words[0].strip("."), words[-1]
        yield "short" if len(first) == 1 else "full", ("initial", first[:1], last)
        yield from (("full", ("handle", handle)) for handle in handles_of(name))


def _of_organization(cluster: Cluster, name: str) -> Iterator[Block]:
    if initials := acronym_of(name):
        yield "full", ("acronym", initials)
    # What the catalogue knows, and so has a country, is no short form of something else.
    if is_acronym(cluster.forms[name]) and cluster.canonical is None and not cluster.properties.get("country"):
        yield "short", ("acronym", name)
    if " " in name:
        yield "full", ("expanded", expanded_key(name))


def _of_product(cluster: Cluster, name: str) -> Iterator[Block]:
    """A product's name has no short form that its letters would give away."""
    return iter(())


_SHORTENED = {"Person": _of_person, "Organization": _of_organization, "Product": _of_product}
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
        return each.canonical is not None, full, each.seen, len(name), each.id

    return (one, other) if rank(one) >= rank(other) else (other, one)
