"""What people decided about single statements, and how to know such a statement again.

A newer extractor may give the sentence another span and so the statement another id. A verdict goes to the statement
with its id; where the document has none, to the one of the same kind about the same things whose sentence overlaps. A
confirmed or corrected statement that nothing in the document resembles any more stays as it was judged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.curation.judgement import Judgement
from graph.model import Statement, Value
from graph.schema import RELATION

JUDGED = {"confirm": "confirmed", "reject": "rejected", "correct": "corrected"}
"""Kind of judgement → the property `judged` of the statement it is on."""

SURE = 1.0
_DATED = ("status", "date", "kind")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`judged` is the property; `was` the statement as it was judged; `to` what it is corrected to."""

    judged: str
    was: Statement
    entities: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    to: Mapping[str, object] = field(default_factory=dict)


def verdicts_of(judgements: Iterable[Judgement], gone: Mapping[str, str]) -> dict[str, dict[str, Verdict]]:
    """Document id → statement id → the verdict; of several the last counts, on what the corrections before it say."""
    found: dict[str, dict[str, Verdict]] = {}
    for each in judgements:
        if each.kind not in JUDGED or not each.mapping("statement"):
            continue
        was = statement_from_json(each.mapping("statement"), gone)
        before = found.setdefault(was.document, {}).get(was.id)
        entities = {id: (str(kind), str(name)) for id, (kind, name) in _pairs(each.mapping("entities"))}
        to = {**(before.to if before else {}), **each.mapping("to")}
        found[was.document][was.id] = Verdict(
            JUDGED[each.kind], before.was if before else was, {**(before.entities if before else {}), **entities}, to
        )
    return found


def matched(verdicts: Mapping[str, Verdict], statements: Sequence[Statement]) -> dict[str, Verdict]:
    """Statement id → its verdict; those of verdicts that no statement of the document matches are their own."""
    by_id = {each.id: each for each in statements}
    found = {id: verdict for id, verdict in verdicts.items() if id in by_id}
    for id, verdict in verdicts.items():
        if id in by_id:
            continue
        alike = [each.id for each in statements if each.id not in found and _is_alike(each, verdict.was)]
        if alike:
            found[min(alike)] = verdict
        elif verdict.judged != "rejected":
            found[id] = verdict
    return found


def judged(statement: Statement, verdict: Verdict) -> Statement:
    """The statement with the verdict carried out: a rejected one concerns nothing, a correct one is sure."""
    if verdict.judged == "rejected":
        return replace(statement, roles=(), fields={**statement.fields, "judged": verdict.judged})
    to = verdict.to
    roles = to.get("roles")
    changed = tuple(sorted((str(r), str(e)) for r, e in roles.items())) if isinstance(roles, Mapping) else None
    given = to.get("fields")
    fields = (
        {**statement.fields, **{str(k): _value(v) for k, v in given.items()}}
        if isinstance(given, Mapping)
        else {**statement.fields}
    )
    if isinstance(given, Mapping) and any(name in given for name in _DATED):
        # What was worked out from the old status or date; the store works it out anew.
        fields = {name: value for name, value in fields.items() if name not in ("valid_from", "valid_to")}
    fields = {name: value for name, value in fields.items() if value not in (None, ())}
    return replace(
        statement,
        kind=str(to.get("kind") or statement.kind),
        roles=statement.roles if changed is None else changed,
        confidence=SURE,
        fields={**fields, "judged": verdict.judged},
    )


def statement_to_json(statement: Statement) -> dict[str, object]:
    """The statement as JSON holds it; `statement_from_json` reads it."""
    plain = {name: getattr(statement, name) for name in _NAMES}
    fields = {name: list(value) if isinstance(value, tuple) else value for name, value in statement.fields.items()}
    return {**plain, "roles": [list(pair) for pair in statement.roles], "fields": fields}


def statement_from_json(record: Mapping[str, object], gone: Mapping[str, str] | None = None) -> Statement:
    """The statement of a JSON object, its entities replaced by those that they have gone into."""
    renamed = gone or {}
    roles = record.get("roles")
    pairs = [(str(role), str(id)) for role, id in roles] if isinstance(roles, (list, tuple)) else []
    fields = record.get("fields")
    speaker = record.get("speaker")
    return Statement(
        id=str(record["id"]),
        document=str(record["document"]),
        kind=str(record["kind"]),
        roles=tuple(sorted((role, renamed.get(id, id)) for role, id in pairs)),
        text=str(record.get("text") or ""),
        start=_number(record.get("start")),
        end=_number(record.get("end")),
        speaker=renamed.get(str(speaker), str(speaker)) if speaker else None,
        said=str(record["said"]) if record.get("said") else None,
        confidence=float(str(record.get("confidence", 1.0))),
        extractor=str(record.get("extractor") or ""),
        fields={str(k): _value(v) for k, v in fields.items()} if isinstance(fields, Mapping) else {},
    )


_NAMES = ("id", "document", "kind", "text", "start", "end", "speaker", "said", "confidence", "extractor")


def _is_alike(statement: Statement, was: Statement) -> bool:
    if (statement.kind, sorted(statement.roles)) != (was.kind, sorted(was.roles)):
        return False
    if None in (statement.start, statement.end, was.start, was.end):
        return statement.start == was.start
    assert statement.start is not None
    assert statement.end is not None
    assert was.start is not None
    assert was.end is not None
    return statement.start < was.end and was.start < statement.end


def known_kind(kind: object) -> bool:
    """Whether a statement can be corrected to this kind of relation."""
    return kind in RELATION


def _pairs(values: Mapping[str, object]) -> list[tuple[str, tuple[object, object]]]:
    return [(id, (pair[0], pair[1])) for id, pair in values.items() if isinstance(pair, (list, tuple))]


def _value(value: object) -> Value:
    if isinstance(value, (list, tuple)):
        return tuple(map(str, value))
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))
