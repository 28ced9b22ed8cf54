"""From when until when a job was held, as far as a document says."""

import re

from graph.model import Annotation, Relation, Span
from graph.summaries.when import event_date

_SINCE = re.compile(r"\b(?:since|from|starting|effective|as of|joined (?:\w+ ){0,4}in)\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|to|through|up to|left (?:\w+ ){0,4}in)\s+$|\d\s*[-–—]\s*$", re.IGNORECASE)
_LEAD = 40


def validity_of(relation: Relation, annotation: Annotation) -> tuple[str | None, str | None]:
    """(valid from, valid to) of a job as ISO dates, None where the text gives none.

    A job begins with the move to its employer and ends with the move away; else "since", "from … to …" and the like in
    its own sentence count, where that sentence tells of one job.
    """
    if relation.kind != "works_at":
        return None, None
    start, end = _by_moves(relation, annotation)
    if relation.evidence is not None and _is_alone(relation, annotation):
        first, last = _by_words(relation.evidence, annotation)
        start, end = start or first, end or last
    return start, end


def _by_moves(relation: Relation, annotation: Annotation) -> tuple[str | None, str | None]:
    person, org = relation.roles["person"], relation.roles["org"]
    dates: dict[str, str | None] = {"to": None, "from": None}
    for move in annotation.relations:
        if move.kind == "person_move" and move.roles["person"] == person:
            for side in dates:
                if move.roles.get(side) == org:
                    dates[side] = dates[side] or _date(move.fields.get("date"), annotation.document.published)
    return dates["to"], dates["from"]


def _by_words(evidence: Span, annotation: Annotation) -> tuple[str | None, str | None]:
    text, said = annotation.document.text, annotation.document.published
    found: dict[re.Pattern[str], str] = {}
    for entity in annotation.entities:
        for start, end in entity.mentions if entity.type == "DATE" else ():
            lead = text[max(evidence[0], start - _LEAD) : start]
            date = event_date(text[start:end], said, "done")
            for pattern in (_SINCE, _UNTIL):
                if evidence[0] <= start < evidence[1] and date and pattern.search(lead):
                    found.setdefault(pattern, date)
    return found.get(_SINCE), found.get(_UNTIL)


def _is_alone(relation: Relation, annotation: Annotation) -> bool:
    same = [other for other in annotation.relations if other.kind == "works_at" and other.evidence == relation.evidence]
    return len(same) == 1


def _date(words: object, said: str | None) -> str | None:
    return event_date(str(words), said, "done") if words else None
