"""Pairs that the network joins, put together to relations of two, three and more participants."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.neural.candidates import ALLOWED, Candidates
from extract.neural.labels import FIELD_INDEX, FIELDS, PAIRS, STATUSES, THIRDS, group
from extract.neural.network import Judged
from extract.reading import Chain

_ASPECTS = group("aspect")
_SENTIMENTS = group("sentiment")
_EVEN = 0.5

_DETAILS: defaultdict[str, dict[str, dict[str, int]]] = defaultdict(dict)
"""The pair classes that join a participant to a field: by kind of relation, role of the participant, and field."""
for _index, _pair in enumerate(PAIRS):
    if _pair.tail in ("project", "value", "date") and _pair.kind != "works_on":
        _DETAILS[_pair.kind].setdefault(_pair.head, {})[_pair.tail] = _index
_OF_DETAILS = frozenset(index for roles in _DETAILS.values() for fields in roles.values() for index in fields.values())


@dataclass(frozen=True, slots=True)
class Joined:
    """A relation with the probability of its weakest needed pair, and the pair that shows the evidence."""

    kind: str
    parts: dict[str, Chain]
    probability: float
    pair: int


class Assembly:
    """The relations of one window. `thresholds` (classes,) are the least probabilities of pair classes.

    `sure` (E,) is the probability that an entity is one, of its type: nothing that it takes part in is likelier.
    """

    def __init__(
        self, found: Candidates, judged: Judged, thresholds: NDArray[np.float64], sure: NDArray[np.float64]
    ) -> None:
        self._chains = found.chains
        self._fields = judged.fields
        self._thirds = judged.thirds
        self._pairs = found.pairs
        allowed = ALLOWED[found.types[found.pairs[:, 0]], found.types[found.pairs[:, 1]]]
        self._sure = sure
        self._chance = np.where(allowed, 1 / (1 + np.exp(-judged.kinds.astype(np.float64))), 0)
        self._chance *= sure[found.pairs].prod(axis=1)[:, None]
        self._least = thresholds
        over: defaultdict[int, list[int]] = defaultdict(list)
        for number, index in np.argwhere(self._chance >= thresholds).tolist():
            over[index].append(number)
        self._over = {
            index: sorted(numbers, key=lambda number: -self._chance[number, index]) for index, numbers in over.items()
        }

    def relations(self) -> Iterator[Joined]:
        """Everything that is joined strongly enough."""
        for index, pair in enumerate(PAIRS):
            if pair.kind not in THIRDS and index not in _OF_DETAILS:
                for number in self._over.get(index, ()):
                    parts = {pair.head: self._end(number, 0), pair.tail: self._end(number, 1)}
                    if pair.kind == "outsources_to":
                        parts |= self._details(pair.kind, {pair.tail: int(self._pairs[number][1])})
                    yield Joined(pair.kind, parts, float(self._chance[number, index]), number)
        for kind in THIRDS:
            yield from self._events(kind)

    def field(self, pair: int, kind: str) -> str:
        """The status of a kind of relation, or the sentiment, that the network thinks likeliest for a pair."""
        places = _SENTIMENTS if kind == "sentiment" else group(kind)
        scores = self._fields[pair].tolist()
        return FIELDS[max(places, key=scores.__getitem__)].split("=")[1]

    def aspects(self, pair: int) -> tuple[str, ...]:
        """What of the thing is spoken of."""
        scores = self._fields[pair].tolist()
        return tuple(FIELDS[place].split("=")[1] for place in _ASPECTS if scores[place] > 0)

    def _end(self, number: int, side: int) -> Chain:
        return self._chains[int(self._pairs[number][side])]

    def _details(self, kind: str, ends: Mapping[str, int]) -> dict[str, Chain]:
        """The likeliest project, value and date that hang on one of the participants, given as entities by role."""
        parts: dict[str, Chain] = {}
        likeliest: dict[str, float] = {}
        for role, entity in ends.items():
            own = np.flatnonzero(self._pairs[:, 0] == entity)
            for name, index in _DETAILS[kind].get(role, {}).items():
                chances = self._chance[own, index]
                best = int(chances.argmax())
                if chances[best] > likeliest.get(name, _EVEN):
                    likeliest[name] = float(chances[best])
                    parts[name] = self._end(int(own[best]), 1)
        return parts

    def _events(self, kind: str) -> Iterator[Joined]:
        """Relations of three participants, the likeliest first: whole ones, then those with one end untold."""
        taken: list[dict[str, int]] = []
        for probability, ends, number in sorted(self._possible(kind), key=lambda each: (-len(each[1]), -each[0])):
            # What says less than another says nothing new.
            if any(ends.items() <= other.items() for other in taken):
                continue
            taken.append(ends)
            parts = {role: self._chains[entity] for role, entity in ends.items()}
            yield Joined(kind, parts | self._details(kind, ends), probability, number)

    def _possible(self, kind: str) -> Iterator[tuple[float, dict[str, int], int]]:
        """Each event that is likely enough: its probability, its participants by role, its pair."""
        third = THIRDS[kind]
        for index, pair in enumerate(PAIRS):
            if pair.kind != kind or index in _OF_DETAILS:
                continue
            for number in self._over.get(index, ()):
                probability, (head, tail) = float(self._chance[number, index]), self._pairs[number].tolist()
                ends = {pair.head: head, pair.tail: tail}
                if (pair.head, pair.tail) == (third.head, third.tail):
                    shares = np.exp(self._thirds[number] - self._thirds[number].max())
                    best = int(shares.argmax())
                    probability *= float(shares[best] / shares.sum())
                    if best:
                        probability *= float(self._sure[best - 1])
                        ends |= {third.role: best - 1}
                if probability >= self._least[index]:
                    yield probability, ends, number


assert all(f"{kind}={status}" in FIELD_INDEX for kind, statuses in STATUSES.items() for status in statuses)
