"""Texts that are nearly the same, found among millions: MinHash signatures of word pairs in bands.

Broder, "On the resemblance and containment of documents" (1997), for the signatures; Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3, for the bands: of two texts that share the share s of their word pairs, one in
16 bands of 4 is equal with a likelihood of 1 - (1 - s⁴)¹⁶, which is 0.98 at 0.7 and 0.02 at 0.2. Bands are kept as
sorted arrays that are merged as they grow, so that a million texts take some hundred bytes each.
"""

import zlib
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from extract.essence import essence, names_in, words_of

NEAR = 0.6
"""The share of word pairs in common, as the signatures estimate it, from which two texts are one."""

BANDS, ROWS = 16, 4
_LEAST_WORDS = 5
_SEED = 1997

Numbers = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


class NearIndex:
    """Texts numbered in the order they are added."""

    def __init__(self) -> None:
        chance = np.random.default_rng(_SEED)
        size = BANDS * ROWS
        self._factors = chance.integers(0, 2**64 - 1, size, dtype=np.uint64) | np.uint64(1)
        self._shifts = chance.integers(0, 2**64 - 1, size, dtype=np.uint64)
        self._bands = [_Band() for _ in range(BANDS)]
        self._signatures: Numbers = np.empty((1024, size), np.uint32)
        self._names: list[Places] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, texts: Sequence[str]) -> list[list[int]]:
        """Add texts; for each the numbers of those before it that say the same, the earliest first."""
        parts = [essence(text) for text in texts]
        start = self._count
        signatures, signed = self._sign([words_of(part) for part in parts])
        self._keep(signatures, [_numbers(names_in(part)) for part in parts])
        found: list[list[int]] = [[] for _ in texts]
        for mine, theirs in self._candidates(signatures[signed], signed + start):
            if self._is_same(mine, theirs):
                found[mine - start].append(theirs)
        return [sorted(each) for each in found]

    def _sign(self, texts: Sequence[Sequence[str]]) -> tuple[Numbers, Places]:
        """A signature a text, and the places of those that are long enough to have one."""
        size = BANDS * ROWS
        signatures = np.full((len(texts), size), 0xFFFFFFFF, np.uint32)
        long = [place for place, words in enumerate(texts) if len(words) >= _LEAST_WORDS]
        if not long:
            return signatures, np.array([], np.int64)
        hashes = np.array([zlib.crc32(w.encode()) for place in long for w in texts[place]], np.uint64)
        lengths = [len(texts[place]) for place in long]
        ends = np.array(list(accumulate(lengths)), np.int64)
        # Spread over 64 bits: what is left of a product's high half would grow with the number itself.
        pairs = hashes[:-1] * np.uint64(0x9E3779B97F4A7C15) ^ hashes[1:] * np.uint64(0xC2B2AE3D27D4EB4F)
        pairs = np.append(pairs, np.uint64(0))
        # The last word of a text makes no pair with the first of the next: it repeats the pair before it.
        pairs[ends - 1] = pairs[ends - 2]
        starts = np.concatenate([np.array([0], np.int64), ends[:-1]])
        signed = np.array(long, np.int64)
        for row in range(size):
            mixed = (pairs * self._factors[row] + self._shifts[row]) >> np.uint64(32)
            signatures[signed, row] = np.minimum.reduceat(mixed, starts).astype(np.uint32)
        return signatures, signed

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
            keys = _band_keys(signatures[:, number * ROWS : (number + 1) * ROWS])
            found.append(band.add(keys, numbers))
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


def _band_keys(rows: Numbers) -> Keys:
    keys = np.zeros(len(rows), np.uint64)
    for column in range(rows.shape[1]):
        keys = keys * np.uint64(0x100000001B3) + rows[:, column].astype(np.uint64) + np.uint64(0x9E3779B9)
    return keys


def _numbers(names: frozenset[str]) -> Places:
    return np.array(sorted(zlib.crc32(name.encode()) for name in names), np.int64)
