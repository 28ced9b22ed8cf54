"""Pairs that the network joins, put together to relations of two, three and more participants."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.neural.candidates import ALLOWED, Candidates
from extract.neural.labels import FIELD_INDEX, FIELDS, PAIR_INDEX, PAIRS, STATUSES, group
from extract.neural.network import Judged
from extract.pipes.extensions import Chain

_ASPECTS = group("aspect")
_SENTIMENTS = group("sentiment")
_EVEN = 0.5
_HALF = 0.5
_SURE = 0.6
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Joined:
    """A relation with the probability of its weakest needed pair, and the pair that shows the evidence."""

    kind: str
    parts: dict[str, Chain]
    probability: float
    pair: int


class Assembly:
    """The relations of one window. `thresholds` (classes,) are the least probabilities of pair classes."""

    def __init__(self, found: Candidates, judged: Judged, thresholds: NDArray[np.float64]) -> None:
        self._chains = found.chains
        self._fields = judged.fields
        self._pairs = found.pairs
        allowed = ALLOWED[found.types[found.pairs[:, 0]], found.types[found.pairs[:, 1]]]
        self._chance = np.where(allowed, 1 / (1 + np.exp(-judged.kinds.astype(np.float64))), 0)
        self._least = thresholds
        self._at = {(int(a), int(b)): number for number, (a, b) in enumerate(found.pairs)}

    def relations(self) -> Iterator[Joined]:
        """Everything that is joined strongly enough."""
        for index, pair in enumerate(PAIRS):
            if pair.kind not in ("person_move", "team_move") and not self._is_detail(index):
                for number in self._over(index):
                    parts = {pair.head: self._end(number, 0), pair.tail: self._end(number, 1)}
                    if pair.kind == "outsources_to":
                        outsourcer = int(self._pairs[number][1])
                        parts |= self._details(pair.kind, outsourcer, ("project", "value", "date"))
                    yield Joined(pair.kind, parts, float(self._chance[number, index]), number)
        yield from self._person_moves()
        yield from self._team_moves()

    def field(self, pair: int, kind: str) -> str:
        """The status of a kind of relation, or the sentiment, that the network thinks likeliest for a pair."""
        places = _SENTIMENTS if kind == "sentiment" else group(kind)
        best = places[int(self._fields[pair, list(places)].argmax())]
        return FIELDS[best].split("=")[1]

    def aspects(self, pair: int) -> tuple[str, ...]:
        """What of the thing is spoken of."""
        return tuple(FIELDS[place].split("=")[1] for place in _ASPECTS if self._fields[pair, place] > 0)

    @staticmethod
    def _is_detail(index: int) -> bool:
        return PAIRS[index].tail in ("project", "value", "date") and PAIRS[index].kind != "works_on"

    def _over(self, index: int) -> list[int]:
        """Pairs of a class, the likeliest first."""
        column = self._chance[:, index]
        return sorted(np.flatnonzero(column >= self._least[index]).tolist(), key=lambda number: -column[number])

    def _end(self, number: int, side: int) -> Chain:
        return self._chains[int(self._pairs[number][side])]

    def _of(self, kind: str, head: str, tail: str, left: int, right: int) -> float:
        number = self._at.get((left, right))
        return 0.0 if number is None else float(self._chance[number, PAIR_INDEX[kind, head, tail]])

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

    def _person_moves(self) -> Iterator[Joined]:
        """For each person the likeliest move, and further ones that are very likely; one end helps the other."""
        columns = {side: PAIR_INDEX["person_move", "person", side] for side in ("from", "to")}
        over = {side: self._over(index) for side, index in columns.items()}
        for person in dict.fromkeys(int(self._pairs[n][0]) for numbers in over.values() for n in numbers):
            ends = {side: self._ends(person, index) for side, index in columns.items()}
            for place in range(max(map(len, ends.values()))):
                chosen = {side: numbers[place] for side, numbers in ends.items() if place < len(numbers)}
                chances = {number: float(self._chance[number, columns[side]]) for side, number in chosen.items()}
                surest = max(chances, key=lambda number: chances[number])
                parts = {"person": self._chains[person]} | {side: self._end(n, 1) for side, n in chosen.items()}
                if parts.get("from") is parts.get("to") or (place and chances[surest] < _SURE):
                    continue
                parts |= self._details("person_move", person, ("date",))
                yield Joined("person_move", parts, chances[surest], surest)

    def _ends(self, person: int, index: int) -> list[int]:
        """Pairs of a person with what they may have left, or joined, the likeliest first."""
        column = np.where(self._pairs[:, 0] == person, self._chance[:, index], 0)
        places = np.flatnonzero(column >= _HALF * self._least[index]).tolist()
        return sorted(places, key=lambda number: -column[number])

    def _team_moves(self) -> Iterator[Joined]:
        """The likeliest moves that can be true together, those of three participants by the mean of their pairs."""
        moves: list[_Move] = []
        for move in sorted(self._possible_moves(), key=lambda move: (move.is_partial, -move.chance)):
            if not any(move.contradicts(other) for other in moves):
                moves.append(move)
        for move in moves:
            ends = {"from": move.source, "to": move.target, "by": move.by}
            parts = {role: self._chains[entity] for role, entity in ends.items() if entity is not None}
            for role, entity in (("from", move.source), ("to", move.target)):
                if entity is not None:
                    parts |= self._details("team_move", entity, ("project", "date"), (role,))
            yield Joined("team_move", parts, move.chance, move.pair)

    def _possible_moves(self) -> Iterator["_Move"]:
        index = PAIR_INDEX["team_move", "from", "to"]
        least = float(self._least[index])
        for number, (source, target) in enumerate(self._pairs.tolist()):
            chance = float(self._chance[number, index])
            if chance >= least:
                yield _Move(source, target, None, chance, number)
            if chance < _HALF * least:
                continue
            for by in range(len(self._chains)):
                left = self._of("team_move", "from", "by", source, by)
                right = self._of("team_move", "to", "by", target, by)
                if min(left, right) >= _HALF * least and (mean := (chance + left + right) / 3) >= least:
                    # Before the same move without a carrier, whatever the means.
                    yield _Move(source, target, by, max(mean, chance + _TINY), number)
        for role in ("from", "to"):
            index = PAIR_INDEX["team_move", role, "by"]
            for number in self._over(index):
                end, by = self._pairs[number].tolist()
                chance = float(self._chance[number, index])
                source, target = (end, None) if role == "from" else (None, end)
                yield _Move(source, target, by, chance, number)


@dataclass(frozen=True, slots=True)
class _Move:
    """A team move by the places of its participants, its probability, and the pair that shows the evidence."""

    source: int | None
    target: int | None
    by: int | None
    chance: float
    pair: int

    @property
    def is_partial(self) -> bool:
        """Whether one end is unknown; such a move comes behind all that know both."""
        return self.source is None or self.target is None

    def contradicts(self, other: "_Move") -> bool:
        """Whether the other, which is likelier, leaves no room for this one."""
        if self.is_partial:
            same = self.source == other.source if self.target is None else self.target == other.target
            return same or self.by in (other.source, other.target)
        if (self.source, self.target) in ((other.source, other.target), (other.target, other.source)):
            return True
        if other.by in (self.source, self.target):
            return True
        return self.by is not None and self.by in (other.source, other.target)


assert all(f"{kind}={status}" in FIELD_INDEX for kind, statuses in STATUSES.items() for status in statuses)
