"""Team moves that nobody states: more people went from one organisation to another than chance would have it.

Of all people known to have changed jobs, a share left A and a share came to B; were these independent, so many would
have gone from A to B. Where at least `least` did within the window, and as many or more would come of chance in less
than one case in a hundred (the tail of a Poisson distribution), they are told as one inferred move, with its people,
dates, expectation and statements. It is worked out when it is asked for and is never stored among the stated ones.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.analytics.jobs import Job, jobs
from graph.curation import active
from graph.ids import digest
from graph.store import Reader
from graph.summaries.edges import Sourced
from graph.summaries.moves import day_number
from graph.summaries.when import event_date

LEAST, WINDOW_DAYS, CHANCE = 3, 365, 0.01


@dataclass(frozen=True, slots=True)
class InferredMove:
    """People who went the same way: ids of both organisations and of the people, ISO dates of the first and last.

    `expected` is how many chance would have, `likelihood` that of as many or more. `judged` is confirmed, rejected or
    None; `statements` are the ids of what it is inferred from.
    """

    id: str
    source: str
    target: str
    people: tuple[str, ...]
    first: str
    last: str
    expected: float
    likelihood: float
    statements: tuple[str, ...]
    judged: str | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is inferred, in sentences."""
        return (
            f"{len(self.people)} people are known to have gone this way between {self.first} and {self.last}.",
            f"By the sizes of all known moves {self.expected:.1f} would be expected (chance {self.likelihood:.1%}).",
            "No text states a team move between the two in that time.",
        )


@dataclass(frozen=True, slots=True)
class _Change:
    person: str
    source: str
    target: str
    date: str
    statements: tuple[str, ...]


def inferred_moves(reader: Reader, *, least: int = LEAST, window: int = WINDOW_DAYS) -> tuple[InferredMove, ...]:
    """The inferred team moves, the least likely by chance first; `window` in days."""
    verdicts = {
        each.on[0]: {"confirm": "confirmed", "reject": "rejected"}[each.kind]
        for each in active(reader.judgements())
        if each.kind in ("confirm", "reject") and each.on[0].startswith("inferred:")
    }
    found = infer(reader.sourced(), least, window)
    return tuple(
        InferredMove(**{name: getattr(each, name) for name in each.__slots__} | {"judged": verdicts.get(each.id)})
        for each in found
    )


def infer(sourced: Iterable[Sourced], least: int = LEAST, window: int = WINDOW_DAYS) -> list[InferredMove]:
    """The moves that statements let one infer."""
    known = list(sourced)
    changes = _changes(known)
    left, joined = Counter(each.source for each in changes), Counter(each.target for each in changes)
    stated = _stated(known)
    by_pair: dict[tuple[str, str], list[_Change]] = defaultdict(list)
    for each in changes:
        by_pair[each.source, each.target].append(each)
    found = []
    for (source, target), some in by_pair.items():
        together = _densest(sorted(some, key=lambda each: (each.date, each.person)), window)
        people = sorted({each.person for each in together})
        expected = left[source] * joined[target] / len(changes)
        likelihood = _poisson_tail(len(people), expected)
        if len(people) < least or likelihood >= CHANCE:
            continue
        first, last = together[0].date, together[-1].date
        if any(abs(day_number(first) - day) <= window for day in stated.get((source, target), ())):
            continue
        ids = tuple(sorted({id for each in together for id in each.statements}))
        id = f"inferred:{digest(source, target, first[:4])}"
        found.append(InferredMove(id, source, target, tuple(people), first, last, round(expected, 3), likelihood, ids))
    return sorted(found, key=lambda each: (each.likelihood, each.id))


def _changes(sourced: Sequence[Sourced]) -> list[_Change]:
    """Each person's changes of employer: those that a text tells of, and those that follow from two jobs in turn."""
    found: dict[tuple[str, str, str], _Change] = {}
    for each in sourced:
        roles = dict(each.statement.roles)
        if each.statement.kind == "person_move" and {"person", "from", "to"} <= set(roles):
            stated = each.statement.fields.get("date")
            when = (event_date(str(stated), each.statement.said, "done") if stated else None) or each.statement.said
            if when and roles["from"] != roles["to"]:
                key = roles["person"], roles["from"], roles["to"]
                before = found.get(key)
                ids = (*(before.statements if before else ()), each.statement.id)
                found[key] = _Change(*key, min(when, before.date) if before else when, ids)
    by_person: dict[str, list[Job]] = defaultdict(list)
    for job in jobs(sourced):
        by_person[job.person].append(job)
    for person, held in by_person.items():
        for one, other in pairwise(held):
            began = other.valid_from or other.first
            if began and (one.valid_from or one.first or began) < began:
                key = person, one.employer, other.employer
                found.setdefault(key, _Change(*key, began, (*one.statements, *other.statements)))
    return list(found.values())


def _stated(sourced: Iterable[Sourced]) -> dict[tuple[str, str], list[int]]:
    """Days of stated team moves by the organisations left and joined."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in sourced:
        roles, stated = dict(each.statement.roles), each.statement.fields.get("date")
        if each.statement.kind == "team_move" and {"from", "to"} <= set(roles):
            when = (event_date(str(stated), each.statement.said) if stated else None) or each.statement.said
            if when:
                found[roles["from"], roles["to"]].append(day_number(when))
    return found


def _densest(changes: Sequence[_Change], window: int) -> Sequence[_Change]:
    """Of changes in order of time those within one window, of all windows the one with most people."""
    days = [day_number(each.date) for each in changes]
    best: Sequence[_Change] = changes[:1]
    start = 0
    for end in range(len(changes)):
        while days[end] - days[start] > window:
            start += 1
        if len({each.person for each in changes[start : end + 1]}) > len({each.person for each in best}):
            best = changes[start : end + 1]
    return best


def _poisson_tail(count: int, mean: float) -> float:
    """The likelihood of `count` or more where `mean` are expected."""
    term = below = math.exp(-mean)
    for number in range(1, count):
        term *= mean / number
        below += term
    return max(0.0, 1.0 - below) if count else 1.0
