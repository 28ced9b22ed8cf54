"""Statements that cannot all be true: two jobs at the same time, an end before the beginning, sizes that differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from graph.analytics.jobs import Job, jobs
from graph.judgements.deciding import Decision
from graph.model import Statement
from graph.review.card import Answer, Card, Side, answers, card_id
from graph.summaries.edges import Sourced
from graph.summaries.moves import day_number

_TOGETHER_DAYS = 60


def contradictions(sourced: Iterable[Sourced], names: Mapping[str, str]) -> Iterator[Card]:
    """A card for each contradiction among statements; `names` by entity id."""
    known = list(sourced)
    by_id = {each.statement.id: each.statement for each in known}
    held: dict[str, list[Job]] = defaultdict(list)
    for job in jobs(known):
        held[job.person].append(job)
        if job.valid_from and job.valid_to and _day(job.valid_to) < _day(job.valid_from):
            yield _ends_first(job, names)
        elif job.last and job.valid_to and _day(job.last) - _day(job.valid_to) > _TOGETHER_DAYS:
            yield _still_there(job, by_id, names)
    for person, some in held.items():
        for one, other in combinations(some, 2):
            if _at_once(one, other):
                yield _two_jobs(person, one, other, by_id, names)
    yield from _sizes(known, names)


def _at_once(one: Job, other: Job) -> bool:
    """Whether both jobs were spoken of as current at dates that interleave, with no end of the first before."""
    if not (one.first and one.last and other.first and other.last):
        return False
    early, late = sorted((one, other), key=lambda job: str(job.first))
    assert early.last is not None
    assert late.first is not None
    return _day(early.last) - _day(late.first) > _TOGETHER_DAYS


def _two_jobs(person: str, one: Job, other: Job, by_id: Mapping[str, Statement], names: Mapping[str, str]) -> Card:
    id = card_id("jobs", person, one.employer, other.employer)
    name, first, second = (names.get(each, each) for each in (person, one.employer, other.employer))

    def rejecting(job: Job) -> tuple[Decision, ...]:
        told = [each for each in job.statements if by_id[each].fields.get("status") != "former"]
        return tuple(Decision("reject", (each,), f"another job at that time: {id}") for each in told)

    return Card(
        id,
        "jobs",
        f"Did {name} work at {first} or at {second}?",
        (
            f"{first}: spoken of {_span(one)}",
            f"{second}: spoken of {_span(other)}",
        ),
        (Side(first, one.statements), Side(second, other.statements)),
        len(one.statements) + len(other.statements),
        answers(id, Answer(first, rejecting(other)), Answer(second, rejecting(one)), "Both can be"),
    )


def _ends_first(job: Job, names: Mapping[str, str]) -> Card:
    id = card_id("dates", job.person, job.employer)
    name, firm = names.get(job.person, job.person), names.get(job.employer, job.employer)
    decisions = tuple(Decision("reject", (each,), "ends before it begins") for each in job.statements)
    return Card(
        id,
        "dates",
        f"Did {name} leave {firm} before joining it?",
        (f"begun {job.valid_from}", f"ended {job.valid_to}"),
        (Side(firm, job.statements),),
        len(job.statements),
        answers(id, Answer("Came back later", (Decision("dismiss", (id,)),)), Answer("Reject both", decisions)),
    )


def _span(job: Job) -> str:
    return f"from {job.first} to {job.last}" if job.first != job.last else f"on {job.first}"


def _still_there(job: Job, by_id: Mapping[str, Statement], names: Mapping[str, str]) -> Card:
    """Somebody is spoken of as working there long after they left."""
    id = card_id("still", job.person, job.employer)
    name, firm = names.get(job.person, job.person), names.get(job.employer, job.employer)
    ends = [each for each in job.statements if _tells_end(by_id[each], job.employer)]
    late = [each for each in job.statements if _is_current(by_id[each]) and str(by_id[each].said) > str(job.valid_to)]
    gone = tuple(Decision("correct", (each,), "had left", {"to": {"fields": {"status": "former"}}}) for each in late)
    stayed = tuple(Decision("reject", (each,), "was still there") for each in ends)
    return Card(
        id,
        "dates",
        f"Was {name} still at {firm} in {str(job.last)[:7]}?",
        (f"left: {job.valid_to}", f"spoken of as working there: {job.last}"),
        (Side("Says they left", tuple(ends)), Side("Says they work there", tuple(late))),
        len(ends) + len(late),
        answers(id, Answer("Still there", stayed), Answer("Had left", gone), "Came back"),
    )


def _tells_end(statement: Statement, employer: str) -> bool:
    return ("from", employer) in statement.roles or statement.fields.get("status") == "former"


def _is_current(statement: Statement) -> bool:
    return statement.kind == "works_at" and statement.fields.get("status") != "former"


def _sizes(sourced: Iterable[Sourced], names: Mapping[str, str]) -> Iterator[Card]:
    """Team moves between the same two that are told with sizes far apart in the same year."""
    told: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for each in sourced:
        roles, said = dict(each.statement.roles), each.statement.said
        sized = isinstance(each.statement.fields.get("size"), int)
        if each.statement.kind == "team_move" and sized and said and {"from", "to"} <= set(roles):
            told[roles["from"], roles["to"], said[:4]].append(each.statement)
    for (source, target, _), some in told.items():
        least = min(some, key=lambda each: (int(str(each.fields["size"])), each.id))
        most = max(some, key=lambda each: (int(str(each.fields["size"])), each.id))
        few, many = int(str(least.fields["size"])), int(str(most.fields["size"]))
        if many <= 1.25 * few:
            continue
        id = card_id("size", least.id, most.id)
        ends = f"{names.get(source, source)} to {names.get(target, target)}"
        yield Card(
            id,
            "size",
            f"Did {few} or {many} people move from {ends}?",
            (f"{few}: said on {least.said}", f"{many}: said on {most.said}"),
            (Side(f"{few} people", (least.id,)), Side(f"{many} people", (most.id,))),
            len(some),
            answers(id, Answer(f"{few}", _sized(most, few)), Answer(f"{many}", _sized(least, many)), "Two moves"),
        )


def _sized(statement: Statement, size: int) -> tuple[Decision, ...]:
    return (Decision("correct", (statement.id,), "the other size is right", {"to": {"fields": {"size": size}}}),)


def _day(date: str) -> int:
    return day_number(date[:10])
