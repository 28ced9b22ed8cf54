"""Entities of a window and the pairs of them that a relation could join, as arrays for the network."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extract.lexicon.titles import title_role
from extract.neural.labels import PAIRS
from extract.neural.windows import Window
from extract.reading import Chain, Reading, TokenSpan
from graph.schema import ENTITY_TYPES

_KNOWN = ("vendor", "outsourcer", "media", "peer", "other")
_TITLES = ("cio", "executive", "analyst", "other")
_GAPS = (2, 5, 10, 20, 40, 80)
ENTITY_FEATURES = (
    *ENTITY_TYPES,
    "author",
    "employer",
    "handle",
    "in text",
    "often",
    "tagged",
    *(f"known {role}" for role in _KNOWN),
    *(f"title {role}" for role in _TITLES),
)
PAIR_FEATURES = ("same sentence", "next sentence", "before", *(f"gap over {gap}" for gap in _GAPS), "header", "alike")
_E = {name: index for index, name in enumerate(ENTITY_FEATURES)}
_P = {name: index for index, name in enumerate(PAIR_FEATURES)}

_TYPE = {name: index for index, name in enumerate(ENTITY_TYPES)}
_JOINED = np.zeros((len(ENTITY_TYPES), len(ENTITY_TYPES)), dtype=bool)
for _pair in PAIRS:
    for _head in _pair.heads:
        for _tail in _pair.tails:
            _JOINED[_TYPE[_head], _TYPE[_tail]] = True
ALLOWED = np.zeros((len(ENTITY_TYPES), len(ENTITY_TYPES), len(PAIRS)), dtype=bool)
"""Which pair classes two entity types allow: [head type, tail type, class]."""
for _index, _pair in enumerate(PAIRS):
    for _head in _pair.heads:
        for _tail in _pair.tails:
            ALLOWED[_TYPE[_head], _TYPE[_tail], _index] = True

MOST_ENTITIES = 40
MOST_MENTIONS = 160


@dataclass(slots=True)
class Candidates:
    """What the network decides on in one window; E entities, M mentions, R rows (words), P pairs.

    `chains[e]` is what entity e stands for. `mentions` (M, 2) are the rows of first and last words, `owners` (M,) their
    entities, `traits` (E, len(ENTITY_FEATURES)), `near` (E, R) marks rows of sentences that name the entity, `pairs`
    (P, 2) are ordered, `gaps` (P, len(PAIR_FEATURES)) say how far apart the two stand, `sentences` (R,) numbers them.
    """

    chains: list[Chain]
    types: NDArray[np.int64]
    mentions: NDArray[np.int64]
    owners: NDArray[np.int64]
    traits: NDArray[np.float32]
    near: NDArray[np.float32]
    pairs: NDArray[np.int64]
    gaps: NDArray[np.float32]
    sentences: NDArray[np.int64]


def sentence_rows(doc: Doc, window: Window) -> NDArray[np.int64]:
    """The number of the sentence of each row; −1 in the header."""
    numbers = np.full(len(window.rows), -1, dtype=np.int64)
    starts = [token.is_sent_start for token in doc[window.start : window.end]]
    numbers[window.heads :] = np.cumsum(np.array(starts, dtype=np.int64)) if starts else []
    return numbers


def candidates(doc: Doc, found: Reading, window: Window) -> Candidates:
    """The entities with a mention in the window, and those of the header, with all their ordered pairs."""
    sentences = sentence_rows(doc, window)
    placed = _placed(found, window)
    chains = [chain for chain, _ in placed]
    count, rows = len(chains), len(window.rows)
    mentions = [(first, last - 1) for _, spans in placed for first, last in spans]
    owners = [index for index, (_, spans) in enumerate(placed) for _ in spans]
    types = np.array([_TYPE[chain.type] for chain in chains], dtype=np.int64)
    near = np.zeros((count, rows), dtype=np.float32)
    touched: list[set[int]] = [set() for _ in chains]
    for (first, _), owner in zip(mentions, owners, strict=True):
        if sentences[first] >= 0:
            touched[owner].add(int(sentences[first]))
    for index, numbers in enumerate(touched):
        if numbers:
            near[index] = np.isin(sentences, list(numbers))
    traits = np.stack([_traits(found, chain, len(spans)) for chain, spans in placed]) if placed else np.zeros((0, 1))
    if count:
        heads, tails = np.nonzero(_JOINED[types[:, None], types[None, :]] & ~np.eye(count, dtype=bool))
        pairs = np.stack([heads, tails], axis=1).astype(np.int64)
    else:
        pairs = np.zeros((0, 2), dtype=np.int64)
    return Candidates(
        chains,
        types,
        np.array(mentions, dtype=np.int64).reshape(-1, 2),
        np.array(owners, dtype=np.int64),
        traits.astype(np.float32),
        near,
        pairs,
        _gaps(chains, placed, touched, pairs, window),
        sentences,
    )


def _placed(found: Reading, window: Window) -> list[tuple[Chain, list[TokenSpan]]]:
    """The chains of the window with the row spans that name them."""
    placed: list[tuple[Chain, list[TokenSpan]]] = []
    shift = window.heads - window.start
    taken = 0
    for chain in found.chains:
        spans = [(a + shift, b + shift) for a, b in chain.spans if window.start <= a and b <= window.end]
        head = window.author if chain is found.author else window.employer if chain is found.author_org else None
        if head is not None:
            spans.insert(0, head)
        spans = spans[: max(1, MOST_MENTIONS - taken)]
        if spans and len(placed) < MOST_ENTITIES:
            placed.append((chain, spans))
            taken += len(spans)
    return placed


def _traits(found: Reading, chain: Chain, mentions: int) -> NDArray[np.float32]:
    row = np.zeros(len(ENTITY_FEATURES), dtype=np.float32)
    row[_E[chain.type]] = 1
    row[_E["author"]] = chain is found.author
    row[_E["employer"]] = chain is found.author_org
    row[_E["handle"]] = chain.name[:1] == "@"
    row[_E["in text"]] = bool(chain.spans)
    row[_E["often"]] = mentions > 2
    row[_E["tagged"]] = "cio" in chain.name.lower() if chain.name[:1] == "@" else 0
    if chain.known is not None:
        for role in chain.known.roles & set(_KNOWN):
            row[_E[f"known {role}"]] = 1
    if chain.title:
        row[_E[f"title {title_role(chain.title)}"]] = 1
    return row


def _gaps(
    chains: list[Chain],
    placed: list[tuple[Chain, list[TokenSpan]]],
    touched: list[set[int]],
    pairs: NDArray[np.int64],
    window: Window,
) -> NDArray[np.float32]:
    table = np.zeros((len(pairs), len(PAIR_FEATURES)), dtype=np.float32)
    starts = [np.array([a for a, _ in spans if a >= window.heads]) for _, spans in placed]
    for number, (left, right) in enumerate(pairs):
        row = table[number]
        one, other = starts[left], starts[right]
        row[_P["alike"]] = chains[left].name[:4].lower() == chains[right].name[:4].lower()
        if not len(one) or not len(other):
            row[_P["header"]] = 1
            continue
        row[_P["same sentence"]] = not touched[left].isdisjoint(touched[right])
        row[_P["next sentence"]] = any(s + 1 in touched[right] or s - 1 in touched[right] for s in touched[left])
        distance = other[None, :] - one[:, None]
        nearest = distance.flat[np.abs(distance).argmin()]
        row[_P["before"]] = nearest > 0
        for gap in _GAPS:
            row[_P[f"gap over {gap}"]] = abs(nearest) > gap
    return table
