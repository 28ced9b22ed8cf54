"""Texts that are nearly the same, found among millions by the bands of their signatures (`graph.repeats`).

Bands are kept as sorted arrays that are merged as they grow, so that a million texts take some hundred bytes each.
"""

import zlib
from collections.abc import Sequence

import numpy as np

from graph.essence import essence, names_in, words_of
from graph.repeats import BANDS, SIZE, Keys, Numbers, Places, band_keys, signed

NEAR = 0.6
"""The share of word pairs in common, as the signatures estimate it, from which two texts are one."""


class NearIndex:
    """Texts numbered in the order they are added."""

    def __init__(self) -> None:
        self._bands = [_Band() for _ in range(BANDS)]
        self._signatures: Numbers = np.empty((1024, SIZE), np.uint32)
        self._names: list[Places] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, texts: Sequence[str]) -> list[list[int]]:
        """Add texts; for each the numbers of those before it that say the same, the earliest first."""
        parts = [essence(text) for text in texts]
        start = self._count
        signatures, long = signed([words_of(part) for part in parts])
        self._keep(signatures, [_numbers(names_in(part)) for part in parts])
        found: list[list[int]] = [[] for _ in texts]
        for mine, theirs in self._candidates(signatures[long], long + start):
            if self._is_same(mine, theirs):
                found[mine - start].append(theirs)
        return [sorted(each) for each in found]

    def _keep(self, signatures: Numbers, names: list[Places]) -> None:
        needed = self._count + len(signatures)
        if needed > len(self._signatures):
            grown = np.empty((max(needed, 2 * len(self._signatures)), signatures.shape[1]), np.uint32)
            grown[: self._count] = self._signatures[: self._count]
            self._signatures = grown
        self._signatures[self._count : needed] = signatures
        self._names += names
        self._count = needed

    def _candidates(self, signatures: Numbers, numbers: Places) -> list[tuple[int, int]]:
        """(a new text, one before it) for those that share a band, where the signatures are near enough."""
        if not len(numbers):
            return []
        found = []
        for number, band in enumerate(self._bands):
            found.append(band.add(band_keys(signatures, number), numbers))
        pairs = np.unique(np.concatenate(found), axis=0)
        mine, theirs = self._signatures[pairs[:, 0]], self._signatures[pairs[:, 1]]
        near = (mine == theirs).mean(axis=1) >= NEAR
        return [(int(one), int(other)) for one, other in pairs[near]]

    def _is_same(self, one: int, other: int) -> bool:
        """Whether one names nothing that the other does not: with another name a form letter says another thing."""
        mine, theirs = self._names[one], self._names[other]
        few, many = sorted((mine, theirs), key=len)
        return bool(np.isin(few, many).all())


class _Band:
    """Keys of one band with the numbers of their texts, in sorted arrays of doubling sizes."""

    def __init__(self) -> None:
        self._parts: list[tuple[Keys, Places]] = []

    def add(self, keys: Keys, numbers: Places) -> Places:
        """Pairs (number, the first before it with its key in each array)."""
        order = np.argsort(keys, kind="stable")
        self._parts.append((keys[order], numbers[order]))
        found = []
        for kept, owners in self._parts:
            places = np.minimum(np.searchsorted(kept, keys), len(kept) - 1)
            hits = (kept[places] == keys) & (owners[places] < numbers)
            found.append(np.stack([numbers[hits], owners[places][hits]], axis=1))
        self._merge()
        return np.concatenate(found)

    def _merge(self) -> None:
        while len(self._parts) > 1 and len(self._parts[-2][0]) <= 2 * len(self._parts[-1][0]):
            (one, first), (other, second) = self._parts[-2:]
            keys, numbers = np.concatenate([one, other]), np.concatenate([first, second])
            order = np.argsort(keys, kind="stable")
            self._parts[-2:] = [(keys[order], numbers[order])]


def _numbers(names: frozenset[str]) -> Places:
    return np.array(sorted(zlib.crc32(name.encode()) for name in names), np.int64)
