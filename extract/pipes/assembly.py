"""Pairs that the network joins, put together to relations of two, three and more participants."""

from collections.abc import Iterator
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

    def relations(self) -> Iterator[Joined]:
        """Everything that is joined strongly enough."""
        for index, pair in enumerate(PAIRS):
            if pair.kind not in THIRDS and not self._is_detail(index):
                for number in self._over(index):
                    parts = {pair.head: self._end(number, 0), pair.tail: self._end(number, 1)}
                    if pair.kind == "outsources_to":
                        outsourcer = int(self._pairs[number][1])
                        parts |= self._details(pair.kind, outsourcer, ("project", "value", "date"))
                    yield Joined(pair.kind, parts, float(self._chance[number, index]), number)
        for kind in THIRDS:
            yield from self._events(kind)

    def field(self, pair: int, kind: str) -> str:
        """The status of a kind of relation, or the sentiment, that the network thinks likeliest for a pair."""
        places = _SENTIMENTS if kind == "sentiment" else group(kind)
        best = places[int(self._fields[pair, list(places)].argmax())]
        return FIELDS[best].split("=")[1]

    def aspects(self, pair: int) -> tuple[str, ...]:
        """What of the thing is spoken of."""
        scores = self._fields[pair].tolist()
        return tuple(FIELDS[place].split("=")[1] for place in _ASPECTS if scores[place] > 0)

    @staticmethod
    def _is_detail(index: int) -> bool:
        return PAIRS[index].tail in ("project", "value", "date") and PAIRS[index].kind != "works_on"

    def _over(self, index: int) -> list[int]:
        """Pairs of a class, the likeliest first."""
        column = self._chance[:, index]
        return sorted(np.flatnonzero(column >= self._least[index]).tolist(), key=lambda number: -column[number])

    def _end(self, number: int, side: int) -> Chain:
        return self._chains[int(self._pairs[number][side])]

    def _details(self, kind: str, entity: int, names: tuple[str, ...], heads: tuple[str, ...] = ()) -> dict[str, Chain]:
        """The likeliest project, value and date that hang on a participant."""
        parts: dict[str, Chain] = {}
        for name in names:
            best, chance = None, _EVEN
            for index, pair in enumerate(PAIRS):
                if pair.kind != kind or pair.tail != name or (heads and pair.head not in heads):
                    continue
                for number in np.flatnonzero((self._pairs[:, 0] == entity) & (self._chance[:, index] > chance)):
                    best, chance = int(self._pairs[number][1]), float(self._chance[number, index])
            if best is not None:
                parts[name] = self._chains[best]
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
            yield Joined(kind, parts | self._event_details(kind, ends), probability, number)

    def _possible(self, kind: str) -> Iterator[tuple[float, dict[str, int], int]]:
        """Each event that is likely enough: its probability, its participants by role, its pair."""
        third = THIRDS[kind]
        for index, pair in enumerate(PAIRS):
            if pair.kind != kind or self._is_detail(index):
                continue
            for number in self._over(index):
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

    def _event_details(self, kind: str, ends: dict[str, int]) -> dict[str, Chain]:
        parts: dict[str, Chain] = {}
        for role, entity in ends.items():
            parts |= self._details(kind, entity, ("project", "date"), (role,))
        return parts


assert all(f"{kind}={status}" in FIELD_INDEX for kind, statuses in STATUSES.items() for status in statuses)
