"""Checking a judgement against the graph, and adding to it what it takes to carry it out again elsewhere."""

from collections.abc import Callable, Mapping

from graph.curation import JUDGEMENTS, Judgement, undone
from graph.curation.curation import retyped_id, split_id
from graph.curation.verdicts import statement_to_json
from graph.errors import JudgementError
from graph.model import Statement
from graph.schema import ENTITIES, ENTITY_KINDS, NODE, ORGANIZATION_ROLES, PERSON_ROLES, RELATION, SENTIMENTS, STRINGS
from graph.store.facts import DocumentFacts
from graph.store.tables import Tables
from graph.store.unjudged import Ledger, base_facts, base_rows

_FIXED = ("id", "name", "aliases")


def completed(tables: Tables, ledger: Ledger, judgement: Judgement) -> Judgement:
    """The judgement, ready to be appended. Raises JudgementError where it names what is not there, or cannot be."""
    on = JUDGEMENTS[judgement.kind].on
    kinds: dict[str, str] = {}
    if on == "entity":
        kinds = tables.kinds(judgement.on)
        for id in judgement.on:
            if id not in kinds:
                raise JudgementError(f"The graph has no {id}.", "Ask for an id that a search or a query gives.")
    check = _CHECKS.get(judgement.kind)
    return judgement if check is None else check(tables, ledger, judgement, kinds)


def _merge(tables: Tables, ledger: Ledger, judgement: Judgement, kinds: Mapping[str, str]) -> Judgement:
    if len(set(kinds.values())) > 1:
        raise JudgementError(
            f"Things of different kinds cannot be one: {', '.join(f'{id} is a {kind}' for id, kind in kinds.items())}.",
            "Retype the one that is of the wrong kind.",
        )
    return judgement


def _split(tables: Tables, ledger: Ledger, judgement: Judgement, kinds: Mapping[str, str]) -> Judgement:
    id, documents = judgement.on[0], judgement.texts("documents")
    facts = base_facts(tables, documents)
    curation = ledger.curation
    for document in documents:
        if document not in facts:
            raise JudgementError(f"The graph has no document {document}.", "Name documents that it holds.")
        if id not in facts[document].curated(curation).entities():
            raise JudgementError(f"The document {document} does not name {id}.", "Name documents that do.")
    return judgement.with_values(kind=kinds[id], makes=split_id(judgement))


def _retype(tables: Tables, ledger: Ledger, judgement: Judgement, kinds: Mapping[str, str]) -> Judgement:
    kind = judgement.text("kind")
    if kind not in ENTITIES:
        raise JudgementError(f'There is no kind of thing "{kind}".', f"There are {', '.join(ENTITIES)}.")
    if kinds[judgement.on[0]] == kind:
        raise JudgementError(f"{judgement.on[0]} is a {kind} already.")
    return judgement.with_values(makes=retyped_id(judgement.on[0], kind))


def _set(tables: Tables, ledger: Ledger, judgement: Judgement, kinds: Mapping[str, str]) -> Judgement:
    kind = kinds[judgement.on[0]]
    known = {each.name: each for each in NODE[kind].properties if each.name not in _FIXED}
    allowed = {"role": PERSON_ROLES, "roles": ORGANIZATION_ROLES}
    for name, value in judgement.mapping("properties").items():
        if name not in known:
            raise JudgementError(f'A {kind} has no property "{name}" to set.', f"It has {', '.join(known) or 'none'}.")
        listed = isinstance(value, (list, tuple))
        if listed != (known[name].type == STRINGS) and value is not None:
            raise JudgementError(f"{name} is {'a list' if not listed else 'one value'}.", known[name].help + ".")
        for each in value if isinstance(value, (list, tuple)) else (value,):
            if name in allowed and each is not None and each not in allowed[name]:
                raise JudgementError(f'"{each}" is no {name}.', f"There are {', '.join(allowed[name])}.")
    return judgement


def _verdict(tables: Tables, ledger: Ledger, judgement: Judgement, kinds: Mapping[str, str]) -> Judgement:
    if judgement.on[0].startswith("inferred:") and judgement.kind != "correct":
        # What is inferred is worked out anew each time and stored nowhere.
        return judgement
    statement = _statement(tables, ledger, judgement.on[0])
    if judgement.kind == "correct":
        _check_correction(tables, statement, judgement.mapping("to"))
    told = judgement.mapping("to").get("roles")
    named = {entity for _, entity in statement.roles} | ({statement.speaker} if statement.speaker else set())
    named |= set(map(str, told.values())) if isinstance(told, Mapping) else set()
    rows = base_rows(tables, named)
    entities = {id: [kind, row["name"]] for id, (kind, row) in rows.items()}
    return judgement.with_values(statement=statement_to_json(statement), entities=entities)


def _statement(tables: Tables, ledger: Ledger, id: str) -> Statement:
    """The statement as the extractor gave it."""
    found = tables.sourced([id])
    if not found:
        raise JudgementError(f"The graph has no statement {id}.", "Ask for an id that the evidence of an edge gives.")
    document = found[0].statement.document
    facts: DocumentFacts = base_facts(tables, [document])[document]
    verdicts = ledger.curation.verdicts.get(document, {})
    for statement in facts.statements:
        if statement.id == id:
            return statement
    return verdicts[id].was


def _check_correction(tables: Tables, statement: Statement, to: Mapping[str, object]) -> None:
    kind = str(to.get("kind") or statement.kind)
    if kind not in RELATION:
        raise JudgementError(f'A statement cannot be of the kind "{kind}".', f"There are {', '.join(RELATION)}.")
    relation = RELATION[kind]
    allowed = {role: {ENTITY_KINDS[type] for type in types if type in ENTITY_KINDS} for role, types in relation.roles}
    roles = to.get("roles")
    if roles is None and kind != statement.kind:
        raise JudgementError(f"As {kind} the statement needs other roles.", f"Give {', '.join(allowed)}.")
    if isinstance(roles, Mapping):
        present = tables.kinds([str(id) for id in roles.values()])
        for role, id in roles.items():
            if role not in allowed or present.get(str(id)) not in allowed[role]:
                wanted = " or ".join(sorted(allowed.get(str(role), ()))) or f"one of {', '.join(allowed)}"
                raise JudgementError(f"{id} cannot be the {role} of {kind}.", f"It takes {wanted}.")
        missing = [role for role in allowed if role not in relation.optional and role not in roles]
        if missing:
            raise JudgementError(f"{kind} needs {' and '.join(missing)}.", relation.help + ".")
    fields = to.get("fields")
    status = fields.get("status") if isinstance(fields, Mapping) else None
    sentiment = fields.get("sentiment") if isinstance(fields, Mapping) else None
    if status and status not in relation.statuses:
        listed = ", ".join(relation.statuses) or "none"
        raise JudgementError(f'{kind} has no status "{status}".', f"There are {listed}.")
    if sentiment and sentiment not in SENTIMENTS:
        raise JudgementError(f'"{sentiment}" is no sentiment.', f"There are {', '.join(SENTIMENTS)}.")


def _undo(tables: Tables, ledger: Ledger, judgement: Judgement, kinds: Mapping[str, str]) -> Judgement:
    target = judgement.on[0]
    if target not in {each.id for each in ledger.judgements}:
        raise JudgementError(f"There is no judgement {target}.", "`backchannel history` lists them.")
    if target in undone(ledger.judgements):
        raise JudgementError(f"The judgement {target} is undone already.", "Undo the undoing to have it back.")
    return judgement


_CHECKS: Mapping[str, Callable[[Tables, Ledger, Judgement, Mapping[str, str]], Judgement]] = {
    "merge": _merge,
    "split": _split,
    "retype": _retype,
    "set": _set,
    "confirm": _verdict,
    "reject": _verdict,
    "correct": _verdict,
    "undo": _undo,
}
