"""Pairs of ends, arranged so that looking them up never starts from a hub."""

from collections import Counter, defaultdict
from collections.abc import Iterable


def by_rarer(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Each pair once, under the end that fewer of the pairs have: {rarer end: its other ends}.

    An end that many pairs share is likely to have many edges, and following those of the other one costs less.
    """
    distinct = set(pairs)
    counts = Counter(end for pair in distinct for end in pair)
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in distinct:
        if counts[one] <= counts[other]:
            found[one].add(other)
        else:
            found[other].add(one)
    return dict(found)
