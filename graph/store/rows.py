"""Facts as the rows that both stores keep: every property of the schema, absent ones None, absent lists empty."""

from collections.abc import Iterable, Mapping

from graph.model import Entity, Node, Statement, Value
from graph.schema import NODE, PERSON_ROLES, STRINGS
from graph.store.base import StoredDocument
from graph.summaries.validity import validity

Row = dict[str, object]
"""Property → value; lists of strings are lists."""

_FIELDS = ("sentiment", "aspects", "status", "title", "date", "size", "value", "valid_from", "valid_to", "judged")
_UNITED = ("aliases", "handles", "roles", "copies")


def full_row(kind: str, values: Mapping[str, object]) -> Row:
    """The kind's properties from `values`, in the order of the schema; what the kind does not have is left out."""
    row: Row = {}
    for property in NODE[kind].properties:
        value = values.get(property.name)
        row[property.name] = list(value) if isinstance(value, (tuple, list)) else value
        if property.type == STRINGS and row[property.name] is None:
            row[property.name] = []
    return row


def document_row(stored: StoredDocument) -> Row:
    """A document with its origin filled: one that has none is its own."""
    document = stored.document
    author = document.author
    known = {name: getattr(document, name) for name in ("id", "kind", "title", "url", "source", "text", "published")}
    kept = {name: getattr(stored, name) for name in ("ingested", "act", "lang", "hash", "extractor")}
    return full_row(
        "Document",
        {
            **known,
            **kept,
            "author": author.label or None if author else None,
            "origin": document.origin or document.id,
            "copies": sorted(set(stored.copies)),
        },
    )


def statement_row(statement: Statement) -> Row:
    """A statement with the dates from and until which it holds; roles and document are edges, not properties.

    Dates that the document gives (`fields`) count before those that follow from its kind and status.
    """
    valid_from, valid_to = validity(statement)
    valid = {"valid_from": valid_from, "valid_to": valid_to}
    own = {name: getattr(statement, name) for name in ("id", "kind", "text", "start", "end", "said", "speaker")}
    rated = {"confidence": float(statement.confidence), "extractor": statement.extractor}
    return full_row("Statement", {**valid, **statement.fields, **own, **rated})


def statement_of(row: Mapping[str, object], document: str, roles: Iterable[tuple[str, str]]) -> Statement:
    """The statement that a stored row, its document and its CONCERNS edges make; the inverse of `statement_row`."""
    fields = {name: row.get(name) for name in _FIELDS}
    return Statement(
        id=str(row["id"]),
        document=document,
        kind=str(row["kind"]),
        roles=tuple(sorted(roles)),
        text=str(row.get("text") or ""),
        start=_integer(row.get("start")),
        end=_integer(row.get("end")),
        speaker=_string(row.get("speaker")),
        said=_string(row.get("said")),
        confidence=float(str(row.get("confidence") or 0.0)),
        extractor=str(row.get("extractor") or ""),
        fields={name: _value(value) for name, value in fields.items() if value not in (None, [])},
    )


def entity_row(entity: Entity) -> Row:
    """An entity's row; what its kind has no property for is left out."""
    return full_row(entity.kind, {**entity.properties, "id": entity.id, "name": entity.name, "aliases": entity.aliases})


def entity_of(node: Node) -> Entity:
    """The entity that a node stands for."""
    aliases = node.properties.get("aliases") or ()
    rest = {name: value for name, value in node.properties.items() if name not in ("id", "name", "aliases")}
    return Entity(node.id, node.kind, node.name, tuple(aliases) if isinstance(aliases, tuple) else (), rest)


def node_of(kind: str, row: Mapping[str, object]) -> Node:
    """A node as readers give it: what is not known is left out, lists are tuples."""
    known = {name.name: row.get(name.name) for name in NODE[kind].properties} if kind in NODE else dict(row)
    return Node(str(row["id"]), kind, {name: _value(value) for name, value in known.items() if value is not None})


def united_row(kind: str, old: Row, new: Row) -> Row:
    """The stored row with what a new one adds: the name stays, aliases, handles and roles are united.

    A person keeps the role that says most; of other properties a value that is known replaces one that was.
    """
    row = {name: value if new.get(name) is None else new[name] for name, value in old.items()}
    row["name"] = old["name"]
    for name in _UNITED:
        if name in row:
            row[name] = _union(old[name], new.get(name))
    if "aliases" in row:
        names = _union(row["aliases"], [new["name"]])
        row["aliases"] = [name for name in names if name != row["name"]]
    if kind == "Person":
        row["role"] = _telling(old.get("role"), new.get("role"))
    return row


def _telling(*roles: object) -> object:
    known = [role for role in roles if role in PERSON_ROLES]
    return min(known, key=PERSON_ROLES.index) if known else None


def _union(*lists: object) -> list[str]:
    return sorted({str(item) for each in lists if isinstance(each, (list, tuple)) for item in each})


def _value(value: object) -> Value:
    if isinstance(value, (list, tuple)):
        return tuple(str(item) for item in value)
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)


def _string(value: object) -> str | None:
    return None if value is None else str(value)


def _integer(value: object) -> int | None:
    return None if value is None else int(str(value))
