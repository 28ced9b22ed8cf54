"""Who leaves, joins or is hired: `person_move`, and the jobs that a move tells of."""

import re

from extract.pipes.extensions import Chain, Draft, Reading
from extract.pipes.mask import Masked
from extract.pipes.patterns import Match
from extract.pipes.relations.base import Context, nearest

_THERE = re.compile(r"\b(?:joined|moved|started|came|hired|poached|appointed|returned|went)\b")
_CAME = re.compile(r"\b(?:comes|came|arrive[sd]|joins|joined|hired|poached|recruited|lured|moved|transferred)\b")
_PARTED = 0.8


def add_move(where: Context, match: Match, masked: Masked, roles: dict[str, list[Chain]]) -> None:
    """Keep the move that a rule found, with the jobs it tells of; "A's successor left" is no move of A."""
    place = match.slots.get("person", len(masked.units))
    if any(unit.text == "'s" for unit in masked.units[place + 1 : place + 2]):
        return
    person = roles["person"][0] if "person" in roles else _person_of(where, masked)
    if person is None or person.type != "PERSON":
        return
    parts = {"person": person}
    for role in ("from", "to"):
        if role in roles:
            parts[role] = roles[role][0]
    if len(parts) == 1 and ("gone", "yes") in match.rule.fields:
        parts |= _left_job(where.found, person)
    if len(parts) == 1 or (len(parts) == 3 and parts["from"] is parts["to"]):
        return
    date = nearest(masked, "D", match.first, match.last)
    found = where.found
    if _merge_move(found, parts, date.name if date else None, masked):
        return
    words = " ".join(unit.text for unit in masked.units[match.first : match.last + 1])
    fields = {"date": date.name if date else None, "came": bool(_CAME.search(words))}
    found.add(Draft("person_move", parts, dict(fields), masked.span, match.rule.confidence))
    _tell_jobs(found, parts, masked, words)


def _left_job(found: Reading, person: Chain) -> dict[str, Chain]:
    """Where somebody worked who is said to be gone."""
    if any(move.roles["person"] is person for move in found.found("person_move")):
        return {}
    jobs = [job.roles["org"] for job in found.found("works_at") if job.roles["person"] is person]
    return {"from": jobs[0]} if len(jobs) == 1 else {}


def _tell_jobs(found: Reading, parts: dict[str, Chain], masked: Masked, words: str) -> None:
    """Who left had a job there, and who has come has one."""
    known = {id(job.roles["org"]) for job in found.found("works_at") if job.roles["person"] is parts["person"]}
    if "from" in parts and id(parts["from"]) not in known:
        former = {"person": parts["person"], "org": parts["from"]}
        found.add(Draft("works_at", former, {"title": None, "status": "former"}, masked.span, _PARTED))
    if "to" in parts and id(parts["to"]) not in known and _THERE.search(words):
        current = {"person": parts["person"], "org": parts["to"]}
        found.add(Draft("works_at", current, {"title": None, "status": "current"}, masked.span, _PARTED))


def _merge_move(found: Reading, parts: dict[str, Chain], date: str | None, masked: Masked) -> bool:
    """One move told twice: parts that do not contradict an earlier find complete it."""
    for draft in found.found("person_move"):
        if draft.roles["person"] is not parts["person"]:
            continue
        ends = {role: draft.roles.get(role) for role in ("from", "to")}
        new = {role: parts.get(role) for role in ("from", "to")}
        if any(ends[r] is not None and new[r] is not None and ends[r] is not new[r] for r in ends):
            continue
        if (new["from"] is not None and new["from"] is ends["to"]) or (
            new["to"] is not None and new["to"] is ends["from"]
        ):
            continue
        draft.roles.update(parts)
        if draft.evidence is not None:
            draft.evidence = (min(draft.evidence[0], masked.span[0]), max(draft.evidence[1], masked.span[1]))
        if draft.fields.get("date") is None:
            draft.fields["date"] = date
        return True
    return False


def _person_of(where: Context, masked: Masked) -> Chain | None:
    """Whom a move without a name is about: the last person named up to this sentence, else the author."""
    people = [where.found.chain_at[i] for i in range(masked.span[0], masked.span[1]) if i in where.found.chain_at]
    named = [chain for chain in people if chain.type == "PERSON"]
    if named:
        return named[0]
    before = [chain for chain in where.found.of_type("PERSON") if 0 <= chain.first < masked.span[0]]
    return before[-1] if before else where.found.author


def complete_moves(found: Reading) -> None:
    """Who came from somewhere came to where they work, who goes somewhere leaves where they worked."""
    for draft in list(found.found("person_move")):
        person = draft.roles["person"]
        jobs = [job for job in found.found("works_at") if job.roles["person"] is person]
        ends = (draft.roles.get("from"), draft.roles.get("to"))
        others = [job for job in jobs if job.roles["org"] not in ends]
        if "to" not in draft.roles and draft.fields.get("came"):
            now = [job for job in others if job.fields.get("status") == "current"]
            if now:
                draft.roles["to"] = now[0].roles["org"]
        elif "from" not in draft.roles:
            left = [job for job in others if job.fields.get("status") == "former"] or others
            if left:
                draft.roles["from"] = left[0].roles["org"]
    for draft in found.found("person_move"):
        draft.fields.pop("came", None)
    _merge_alike(found)


def _merge_alike(found: Reading) -> None:
    """A move that another of the same person says in full is no second one."""
    moves = list(found.found("person_move"))
    for draft in moves:
        for other in moves:
            if other is draft or other not in found.drafts or other.roles["person"] is not draft.roles["person"]:
                continue
            if draft.roles.items() <= other.roles.items() and draft in found.drafts:
                found.drafts.remove(draft)
                if other.fields.get("date") is None:
                    other.fields["date"] = draft.fields.get("date")
