"""Who worked where, and when: every job a person is said to have had, with the dates it held and was spoken of on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import Statement
from graph.store import Reader
from graph.summaries.edges import Sourced
from graph.summaries.validity import validity
from graph.summaries.when import event_date


@dataclass(frozen=True, slots=True)
class Job:
    """A person's job at one organisation.

    `valid_from` and `valid_to` are ISO dates on which it began and ended, as far as texts tell or imply; `first` and
    `last` those on which it was spoken of as current; `statements` their ids.
    """

    person: str
    employer: str
    title: str | None
    valid_from: str | None
    valid_to: str | None
    first: str | None
    last: str | None
    statements: tuple[str, ...]

    def held_on(self, date: str) -> bool:
        """Whether it had begun and not ended on an ISO date; a date less precise than its own counts whole."""
        begun = self.valid_from is None or self.valid_from[: len(date)] <= date
        return begun and (self.valid_to is None or date[: len(self.valid_to)] < self.valid_to)

    def spoken_of_around(self, date: str) -> bool:
        """Whether it was spoken of as current on an ISO date, or both before and after it."""
        if self.first is None or self.last is None:
            return False
        return self.first[: len(date)] <= date and date[: len(self.last)] <= self.last


def jobs(sourced: Iterable[Sourced]) -> tuple[Job, ...]:
    """The jobs that statements tell of, by person and then by their beginning."""
    told: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for each in sourced:
        roles = dict(each.statement.roles)
        person = roles.get("person")
        if person is None:
            continue
        if each.statement.kind == "works_at" and "org" in roles:
            told[person, roles["org"]].append(each.statement)
        elif each.statement.kind == "person_move":
            for end in ("from", "to"):
                if end in roles:
                    told[person, roles[end]].append(each.statement)
    found = [_job(person, employer, statements) for (person, employer), statements in told.items()]
    return tuple(sorted(found, key=lambda job: (job.person, job.valid_from or job.first or "", job.employer)))


def jobs_of(reader: Reader, person: str) -> tuple[Job, ...]:
    """The jobs of one person, by their beginning."""
    return tuple(job for job in jobs(reader.sourced(about=person)) if job.person == person)


def employer_at(reader: Reader, person: str, date: str) -> Job | None:
    """The job that a person held on an ISO date, None where none is known."""
    return job_at(jobs_of(reader, person), date)


def job_at(known: Iterable[Job], date: str) -> Job | None:
    """Of a person's jobs the one held on a date: of several one spoken of then, and of those the one begun last."""

    def rank(job: Job) -> tuple[bool, str, str, str]:
        return job.spoken_of_around(date), job.valid_from or job.first or "", job.last or "", job.employer

    return max((job for job in known if job.held_on(date)), key=rank, default=None)


def _job(person: str, employer: str, statements: list[Statement]) -> Job:
    begun: list[tuple[int, str | None]] = []
    ended: list[tuple[int, str | None]] = []
    seen, titles = [], []
    for each in sorted(statements, key=lambda one: (one.said or "", one.id)):
        roles = dict(each.roles)
        stated = each.fields.get("date")
        when = (event_date(str(stated), each.said, "done") if stated else None) or each.said
        if each.kind == "person_move":
            (begun if roles.get("to") == employer else ended).append((1, when))
            continue
        first, last = validity(each)
        told_from, told_to = each.fields.get("valid_from") or first, each.fields.get("valid_to") or last
        # A date that only follows from when it was said is a bound, not a beginning or an end.
        begun.append((int(told_from != each.said), str(told_from) if told_from else None))
        ended.append((int(told_to != each.said), str(told_to) if told_to else None))
        if each.fields.get("status") != "former":
            seen.append(each.said)
        if each.fields.get("title"):
            titles.append(str(each.fields["title"]))
    first, last = _surest(begun), _surest(ended)
    if first and last and last < first and not any(sure and date == first for sure, date in begun):
        first = None
    spoken = sorted(date for date in seen if date)
    return Job(
        person=person,
        employer=employer,
        title=titles[-1] if titles else None,
        valid_from=first,
        valid_to=last,
        first=spoken[0] if spoken else None,
        last=spoken[-1] if spoken else None,
        statements=tuple(sorted({each.id for each in statements})),
    )


def _surest(dates: list[tuple[int, str | None]]) -> str | None:
    """The earliest date that a text tells, else the earliest that follows from when the job was spoken of."""
    known = [(-sure, date) for sure, date in dates if date]
    return min(known)[1] if known else None
