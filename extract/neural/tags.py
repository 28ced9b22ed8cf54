"""Tag scores of words to entity spans."""

import numpy as np
from numpy.typing import NDArray

from extract.neural.labels import TAGS
from graph.schema import ENTITY_TYPES

_O = 0
_BEGINS = np.array([tag.startswith("B-") for tag in TAGS])
_INSIDE = np.array([tag.startswith("I-") for tag in TAGS])
_BEGIN_OF = np.array([TAGS.index("B" + tag[1:]) if tag != "O" else _O for tag in TAGS])
_NEVER = -1e4

_TYPES = np.array([[tag[2:] == type for type in ENTITY_TYPES] for tag in TAGS], dtype=np.float64)

_FOLLOWS = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
"""What may follow what: only B-X or I-X comes before I-X."""
for _index, _tag in enumerate(TAGS):
    if _tag.startswith("I-"):
        _FOLLOWS[:, _index] = _NEVER
        _FOLLOWS[_index, _index] = _FOLLOWS[TAGS.index("B" + _tag[1:]), _index] = 0


def spans(scores: NDArray[np.float32]) -> list[tuple[int, int, str]]:
    """The likeliest sequence of tags as (start, end, type), in order. `scores` (words, tags)."""
    if not len(scores):
        return []
    tags = scores.argmax(axis=1)
    broken = _INSIDE[tags] & ~_continues(tags)
    if broken.any():
        tags = _viterbi(scores)
    found: list[tuple[int, int, str]] = []
    for index in np.flatnonzero(tags != _O):
        if _INSIDE[tags[index]] and found and found[-1][1] == index:
            start, _, type = found[-1]
            found[-1] = (start, int(index) + 1, type)
        else:
            found.append((int(index), int(index) + 1, TAGS[tags[index]][2:]))
    return found


def shares(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """How likely each word belongs to something of each of `ENTITY_TYPES`: (words, types) of `scores` (words, tags)."""
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True)).astype(np.float64)
    found: NDArray[np.float64] = (exponents @ _TYPES) / exponents.sum(axis=1, keepdims=True)
    return found


def _continues(tags: NDArray[np.int64]) -> NDArray[np.bool_]:
    before = np.concatenate([[_O], tags[:-1]])
    return np.asarray((before == tags) | (before == _BEGIN_OF[tags]))


def _viterbi(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    best = scores[0] + np.where(_INSIDE, _NEVER, 0)
    came = np.zeros(scores.shape, dtype=np.int64)
    for index in range(1, len(scores)):
        paths = best[:, None] + _FOLLOWS
        came[index] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[index]
    tags = np.empty(len(scores), dtype=np.int64)
    tags[-1] = best.argmax()
    for index in range(len(scores) - 1, 0, -1):
        tags[index - 1] = came[index, tags[index]]
    return tags
