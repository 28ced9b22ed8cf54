"""From JSON objects to documents and annotations, everything checked."""

from collections.abc import Mapping

from graph.annotation.checked import (
    choice,
    choices,
    confidence,
    iso_date,
    mapping,
    optional_string,
    sequence,
    size,
    span,
    string,
    wrong,
)
from graph.ids import content_hash
from graph.model import Annotation, Author, Document, LocalEntity, Relation, Span, Value
from graph.schema import (
    ACTS,
    ASPECTS,
    DOCUMENT_KINDS,
    ENTITY_TYPES,
    ORGANIZATION_ROLES,
    PERSON_ROLES,
    RELATION,
    SENTIMENTS,
    RelationKind,
)

EXTERNAL = "external"
"""Extractor of annotations that do not name theirs."""

_ROLES = {"PERSON": PERSON_ROLES, "ORG": ORGANIZATION_ROLES}
_AT_LEAST = {"team_move": (("from", "to", "by"), 2), "person_move": (("from", "to"), 1)}
_POST_LENGTH = 300


def default_kind(text: str) -> str:
    """The document kind of a text whose source does not say it: a short one is a post, a long one an article."""
    return "post" if len(text) < _POST_LENGTH else "article"


def document_from_json(obj: object) -> Document:
    """The document of an input object; its id is the text's hash where it brings none. Unknown keys are ignored.

    Raises DocumentError naming the field that is missing or wrong.
    """
    fields = mapping(obj, "document")
    text = string(fields.get("text"), "text")
    kind = fields.get("kind")
    return Document(
        id=_document_id(fields.get("id")) or content_hash(text),
        kind=default_kind(text) if kind is None else choice(kind, DOCUMENT_KINDS, "kind"),
        text=text,
        author=_author(fields.get("author")),
        published=iso_date(fields.get("published"), "published"),
        url=optional_string(fields.get("url"), "url"),
        title=optional_string(fields.get("title"), "title"),
        source=optional_string(fields.get("source"), "source"),
    )


def annotation_from_json(obj: object) -> Annotation:
    """The document with its entities and relations; `extractor` is "external" where the object names none.

    Raises DocumentError naming the field that is missing or wrong: a span outside the text, a role that names no
    entity or one of a type it does not take, a status that the kind does not have.
    """
    fields = mapping(obj, "document")
    document = document_from_json(fields)
    if "entities" not in fields:
        wrong("entities", "is missing", "Only annotated documents can be taken as they are; others need extraction.")
    length = len(document.text)
    entities = tuple(
        _entity(item, length, f"entities[{i}]") for i, item in enumerate(sequence(fields["entities"], "entities"))
    )
    types: dict[str, str] = {}
    for i, entity in enumerate(entities):
        if entity.id in types:
            wrong(f"entities[{i}].id", f"{entity.id} is there twice")
        types[entity.id] = entity.type
    relations = tuple(
        _relation(item, types, length, f"relations[{i}]")
        for i, item in enumerate(sequence(fields.get("relations", []), "relations"))
    )
    return Annotation(
        document=document,
        entities=entities,
        relations=relations,
        act=choice(fields.get("act") or "other", ACTS, "act"),
        lang=optional_string(fields.get("lang"), "lang") or "en",
        extractor=optional_string(fields.get("extractor"), "extractor") or EXTERNAL,
    )


def _document_id(value: object) -> str | None:
    # Numbers are what most databases have for ids; anything else that is no string is an error.
    return str(value) if type(value) is int else optional_string(value, "id")


def _author(value: object) -> Author | None:
    if value is None:
        return None
    fields = mapping(value, "author")
    names = ("name", "handle", "title", "org")
    found = {name: optional_string(fields.get(name), f"author.{name}") for name in names}
    return Author(**found) if any(found.values()) else None


def _entity(value: object, length: int, where: str) -> LocalEntity:
    fields = mapping(value, where)
    type = choice(fields.get("type"), ENTITY_TYPES, f"{where}.type")
    mentions = sequence(fields.get("mentions", []), f"{where}.mentions")
    return LocalEntity(
        id=string(fields.get("id"), f"{where}.id"),
        type=type,
        name=string(fields.get("name"), f"{where}.name"),
        roles=choices(fields.get("roles"), _ROLES.get(type, ()), f"{where}.roles"),
        mentions=tuple(span(item, length, f"{where}.mentions[{i}]") for i, item in enumerate(mentions)),
    )


def _relation(value: object, types: Mapping[str, str], length: int, where: str) -> Relation:
    fields = mapping(value, where)
    kind = RELATION[choice(fields.get("kind"), tuple(RELATION), f"{where}.kind")]
    return Relation(
        kind=kind.name,
        roles=_roles(fields, kind, types, where),
        fields={name: _field(fields.get(name), kind, name, f"{where}.{name}") for name in kind.fields},
        evidence=_evidence(fields.get("evidence"), length, f"{where}.evidence"),
        confidence=confidence(fields.get("confidence"), f"{where}.confidence"),
    )


def _roles(fields: Mapping[str, object], kind: RelationKind, types: Mapping[str, str], where: str) -> dict[str, str]:
    roles: dict[str, str] = {}
    for name, allowed in kind.roles:
        value = optional_string(fields.get(name), f"{where}.{name}")
        if value is None:
            if name not in kind.optional:
                wrong(f"{where}.{name}", f"is missing; {kind.name} needs it")
            continue
        if value not in types:
            wrong(f"{where}.{name}", f"{value} is no entity of this document")
        if types[value] not in allowed:
            wrong(f"{where}.{name}", f"{value} has to be {' or '.join(allowed)}, not {types[value]}")
        roles[name] = value
    names, least = _AT_LEAST.get(kind.name, ((), 0))
    if sum(name in roles for name in names) < least:
        wrong(where, f"{kind.name} needs at least {least} of {', '.join(names)}")
    return roles


def _field(value: object, kind: RelationKind, name: str, where: str) -> Value:
    match name:
        case "aspects":
            return choices(value, ASPECTS, where)
        case "size":
            return size(value, where)
        case "status" | "sentiment":
            allowed = kind.statuses if name == "status" else SENTIMENTS
            return None if value is None else choice(value, allowed, where)
        case _:
            return optional_string(value, where)


def _evidence(value: object, length: int, where: str) -> Span | None:
    return None if value is None else span(value, length, where)
