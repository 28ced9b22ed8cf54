"""Arrays of unlike length put into one, as the network takes them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.neural.candidates import ENTITY_FEATURES, PAIR_FEATURES, Candidates
from extract.neural.features import NAMES, Features
from extract.neural.windows import Window

Arrays = dict[str, NDArray[Any]]


def padded(arrays: Sequence[NDArray[Any]], shape: tuple[int, ...], fill: float = 0) -> NDArray[Any]:
    """Arrays of at most `shape` in one of (len(arrays), *shape), with `fill` behind each."""
    whole = np.full((len(arrays), *shape), fill, dtype=arrays[0].dtype)
    for index, array in enumerate(arrays):
        place: tuple[int | slice, ...] = (index, *(slice(0, size) for size in array.shape))
        whole[place] = array
    return whole


def rounded_up(size: int, step: int) -> int:
    """The least multiple of `step` that is no smaller than `size`."""
    return -(-size // step) * step


def reader_inputs(windows: Sequence[Window], features: Sequence[Features], step: int = 1) -> Arrays:
    """Inputs of the reader for B windows: pieces, segments, mask (B, L), rows, row_mask (B, R), features (B, R, F).

    L and R are the least multiples of `step` that hold them all.
    """
    pieces = rounded_up(max(len(window.pieces) for window in windows), step)
    rows = rounded_up(max(len(window.rows) for window in windows), step)
    return {
        "pieces": padded([w.pieces for w in windows], (pieces,)),
        "segments": padded([w.segments for w in windows], (pieces,)),
        "mask": padded([np.ones(len(w.pieces), dtype=np.int64) for w in windows], (pieces,)),
        "rows": padded([w.rows for w in windows], (rows,)),
        "row_mask": padded([np.ones(len(w.rows), dtype=np.float32) for w in windows], (rows,)),
        "features": padded(features, (rows, len(NAMES))),
    }


def judge_inputs(found: Sequence[Candidates], rows: int, step: int = 1) -> Arrays:
    """Inputs of the judge beside states and row_mask: mentions, belongs, traits, near, pairs, gaps.

    There is room for a multiple of `step` of entities, mentions and pairs.
    """
    entities = rounded_up(max(1, *(len(one.chains) for one in found)), step)
    mentions = rounded_up(max(1, *(len(one.mentions) for one in found)), step)
    pairs = rounded_up(max(1, *(len(one.pairs) for one in found)), step)
    belongs = np.zeros((len(found), entities, mentions), dtype=np.float32)
    for index, one in enumerate(found):
        belongs[index, one.owners, np.arange(len(one.owners))] = 1
    return {
        "mentions": padded([one.mentions for one in found], (mentions, 2)),
        "belongs": belongs,
        "traits": padded([one.traits for one in found], (entities, len(ENTITY_FEATURES))),
        "near": padded([one.near for one in found], (entities, rows)),
        "pairs": padded([one.pairs for one in found], (pairs, 2)),
        "gaps": padded([one.gaps for one in found], (pairs, len(PAIR_FEATURES))),
    }
