"""What texts are found by when others repeat them: signatures of their word pairs, and keys made of these.

Broder, "On the resemblance and containment of documents" (1997), for the signatures; Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3, for the bands: of two texts that share the share s of their word pairs, one in
16 bands of 4 is equal with a likelihood of 1 - (1 - s⁴)¹⁶, which is 0.98 at 0.7 and 0.02 at 0.2.
"""

import zlib
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from graph.essence import essence, words_of
from graph.ids import digest

BANDS, ROWS = 16, 4
SIZE = BANDS * ROWS
_LEAST_WORDS = 5
_SEED = 1997

Numbers = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


def signed(texts: Sequence[Sequence[str]]) -> tuple[Numbers, Places]:
    """A signature of each text, given as its words, and the places of those that are long enough to have one."""
    signatures = np.full((len(texts), SIZE), 0xFFFFFFFF, np.uint32)
    long = [place for place, words in enumerate(texts) if len(words) >= _LEAST_WORDS]
    if not long:
        return signatures, np.array([], np.int64)
    hashes = np.array([zlib.crc32(word.encode()) for place in long for word in texts[place]], np.uint64)
    lengths = [len(texts[place]) for place in long]
    ends = np.array(list(accumulate(lengths)), np.int64)
    # Spread over 64 bits: what is left of a product's high half would grow with the number itself.
    pairs = hashes[:-1] * np.uint64(0x9E3779B97F4A7C15) ^ hashes[1:] * np.uint64(0xC2B2AE3D27D4EB4F)
    pairs = np.append(pairs, np.uint64(0))
    # The last word of a text makes no pair with the first of the next: it repeats the pair before it.
    pairs[ends - 1] = pairs[ends - 2]
    starts = np.concatenate([np.array([0], np.int64), ends[:-1]])
    places = np.array(long, np.int64)
    factors, shifts = _mixers()
    for row in range(SIZE):
        mixed = (pairs * factors[row] + shifts[row]) >> np.uint64(32)
        signatures[places, row] = np.minimum.reduceat(mixed, starts).astype(np.uint32)
    return signatures, places


def band_keys(signatures: Numbers, band: int) -> Keys:
    """One number for each signature's rows of a band."""
    rows = signatures[:, band * ROWS : (band + 1) * ROWS]
    keys = np.zeros(len(rows), np.uint64)
    for column in range(rows.shape[1]):
        keys = keys * np.uint64(0x100000001B3) + rows[:, column].astype(np.uint64) + np.uint64(0x9E3779B9)
    return keys


def keys_of_texts(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """For each text the keys that texts which nearly repeat it have one of, too; none for a short one."""
    signatures, places = signed([words_of(essence(text)) for text in texts])
    bands = [band_keys(signatures, band) for band in range(BANDS)]
    found: list[tuple[str, ...]] = [()] * len(texts)
    for place in places.tolist():
        numbers = ((int(keys[place]) + band * 0x9E3779B97F4A7C15) % 2**64 for band, keys in enumerate(bands))
        found[place] = tuple(f"{number:016x}" for number in numbers)
    return found


def hash_key(hash: str) -> str:
    """The key of the texts that are the same, by their hash."""
    return digest("text", hash)


@cache
def _mixers() -> tuple[Keys, Keys]:
    chance = np.random.default_rng(_SEED)
    factors = chance.integers(0, 2**64 - 1, SIZE, dtype=np.uint64) | np.uint64(1)
    return factors, chance.integers(0, 2**64 - 1, SIZE, dtype=np.uint64)
