"""The ledger's rows: judgements, and what things were before them."""

import json
from collections.abc import Iterable, Mapping

from graph.curation import Judgement
from graph.ids import digest
from graph.model import Entity
from graph.store.rows import Row, entity_of, full_row, node_of

Base = tuple[str, Row]
"""Node kind and properties of an entity, as resolution gave them."""


def judgement_of(row: Mapping[str, object]) -> Judgement:
    """The judgement of a stored row or a node's properties."""
    on, values = row.get("on"), json.loads(str(row.get("values") or "{}"))
    return Judgement(
        id=str(row["id"]),
        kind=str(row["kind"]),
        on=tuple(map(str, on)) if isinstance(on, (list, tuple)) else (),
        actor=str(row.get("actor") or ""),
        reason=str(row.get("reason") or ""),
        at=str(row.get("at") or ""),
        values=values if isinstance(values, dict) else {},
    )


def judgement_row(judgement: Judgement) -> Row:
    """The row to store; the inverse of `judgement_of`."""
    plain = {name: getattr(judgement, name) for name in ("id", "kind", "actor", "reason", "at", "on")}
    return full_row("Judgement", {**plain, "values": _json(dict(judgement.values))})


def document_record(document: str, data: Mapping[str, object]) -> Row:
    """What a document was (`graph.store.facts.difference`)."""
    return _record("document", document, data, _entities_in(data))


def entity_record(id: str, base: Base | None) -> Row:
    """What an entity was; None: there was none."""
    return _record("entity", id, None if base is None else {"kind": base[0], "row": base[1]}, ())


def merged_record(absorbed: str, survivor: str) -> Row:
    """That resolution itself has put one id into another."""
    return full_row(
        "Unjudged", {"id": record_id("merged", absorbed), "kind": "merged", "data": survivor, "about": [absorbed]}
    )


def absorbed_record(absorbed: str, survivor: str) -> Row:
    """The same where no judgement is about either: for those that ask for the id that is gone."""
    return full_row(
        "Unjudged", {"id": record_id("absorbed", absorbed), "kind": "absorbed", "data": survivor, "about": [absorbed]}
    )


def record_id(kind: str, id: str) -> str:
    """The id of a record; documents' ids may be of any length and form."""
    return f"unjudged:{kind}:{digest(id)}"


def entity_before(record: Mapping[str, object]) -> tuple[str, Entity | None]:
    """Of a record of an entity its id, and the entity as it was, None where there was none."""
    data = json.loads(str(record["data"]))
    was = data["was"]
    if was is None:
        return str(data["of"]), None
    return str(data["of"]), entity_of(node_of(str(was["kind"]), was["row"]))


def _record(kind: str, id: str, was: object, about: Iterable[str]) -> Row:
    data = _json({"of": id, "was": was})
    return full_row("Unjudged", {"id": record_id(kind, id), "kind": kind, "data": data, "about": sorted(about)})


def _entities_in(data: Mapping[str, object]) -> set[str]:
    found = {str(data["author"])} if data.get("author") else set()
    mentions, statements = data.get("mentions"), data.get("statements")
    found |= {str(mention[2]) for mention in mentions} if isinstance(mentions, list) else set()
    for record in statements.values() if isinstance(statements, dict) else ():
        if record is not None:
            found |= {str(entity) for _, entity in record["roles"]}
            found |= {str(record["speaker"])} if record.get("speaker") else set()
    return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
