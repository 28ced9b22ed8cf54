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
"""How far apart two entities stand: all but the last two are zero where one of them stands in the header only."""
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
    starts = doc.to_array("SENT_START")[window.start : window.end] == 1
    numbers[window.heads :] = np.cumsum(starts)
    return numbers


def candidates(doc: Doc, found: Reading, window: Window) -> Candidates:
    """The entities with a mention in the window, and those of the header, with all their ordered pairs."""
    sentences = sentence_rows(doc, window)
    placed = _placed(found, window)
    chains = [chain for chain, _ in placed]
    count = len(chains)
    mentions = np.array([(first, last - 1) for _, spans in placed for first, last in spans], dtype=np.int64)
    mentions = mentions.reshape(-1, 2)
    owners = np.array([index for index, (_, spans) in enumerate(placed) for _ in spans], dtype=np.int64)
    types = np.array([_TYPE[chain.type] for chain in chains], dtype=np.int64)
    # Which sentences name an entity; what stands in the header is in the last column, which is left out.
    named = np.zeros((count, int(sentences.max(initial=0)) + 2), dtype=bool)
    named[owners, sentences[mentions[:, 0]]] = True
    named[:, -1] = False
    traits = np.zeros((count, len(ENTITY_FEATURES)), dtype=np.float32)
    for row, (chain, spans) in zip(traits, placed, strict=True):
        _describe(row, found, chain, len(spans))
    pairs = np.argwhere(_JOINED[types[:, None], types[None, :]] & ~np.eye(count, dtype=bool))
    near = named[:, sentences].astype(np.float32)
    gaps = _gaps(chains, named, mentions[:, 0], owners, pairs, window)
    return Candidates(chains, types, mentions, owners, traits, near, pairs, gaps, sentences)


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


def _describe(row: NDArray[np.float32], found: Reading, chain: Chain, mentions: int) -> None:
    """Sets the features of an entity in its row of zeros."""
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


def _gaps(
    chains: list[Chain],
    named: NDArray[np.bool_],
    starts: NDArray[np.int64],
    owners: NDArray[np.int64],
    pairs: NDArray[np.int64],
    window: Window,
) -> NDArray[np.float32]:
    """How far apart the two of each pair stand (P, len(PAIR_FEATURES)).

    `named` (E, sentences + 1) are the sentences that name an entity, `starts` (M,) the first rows of mentions.
    """
    table = np.zeros((len(pairs), len(PAIR_FEATURES)), dtype=np.float32)
    if not len(pairs):
        return table
    left, right = pairs.T
    begins = np.array([chain.name[:4].lower() for chain in chains])
    table[:, _P["alike"]] = begins[left] == begins[right]
    own, starts = owners[starts >= window.heads], starts[starts >= window.heads]
    present = np.bincount(own, minlength=len(chains)) > 0
    apart = ~(present[left] & present[right])
    table[:, _P["header"]] = apart
    inside = named.astype(np.float32)
    before = inside[:, :-1] @ inside[:, 1:].T
    table[:, _P["same sentence"]] = (inside @ inside.T)[left, right] > 0
    table[:, _P["next sentence"]] = (before + before.T)[left, right] > 0
    nearest = _nearest(starts, own, len(chains))[left, right]
    table[:, _P["before"]] = nearest > 0
    for gap in _GAPS:
        table[:, _P[f"gap over {gap}"]] = np.abs(nearest) > gap
    table[apart, : _P["header"]] = 0
    return table


def _nearest(starts: NDArray[np.int64], owners: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """From each of `count` entities to each other, rows between the two mentions that are nearest: (E, E), signed.

    `starts` (M,) are the rows of mentions, `owners` (M,) whose they are, in order. Of two as near the first counts.
    """
    found = np.zeros((count, count), dtype=np.int64)
    total = len(starts)
    if not total:
        return found
    distance = starts[None, :] - starts[:, None]
    ranked = np.abs(distance) * total**2 + np.arange(total**2).reshape(total, total)
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    least = np.minimum.reduceat(np.minimum.reduceat(ranked, firsts, axis=0), firsts, axis=1)
    there = owners[firsts]
    found[there[:, None], there] = distance.flat[least % total**2]
    return found
