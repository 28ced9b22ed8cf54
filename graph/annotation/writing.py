"""From documents and annotations to JSON objects."""

from dataclasses import asdict

from graph.model import Annotation, Document, LocalEntity, Relation
from graph.schema import RELATION


def document_to_json(document: Document) -> dict[str, object]:
    """The input fields of a document, those it does not have null."""
    return {
        "id": document.id,
        "kind": document.kind,
        "text": document.text,
        "author": None if document.author is None else asdict(document.author),
        "published": document.published,
        "url": document.url,
        "title": document.title,
        "source": document.source,
    }


def annotation_to_json(annotation: Annotation) -> dict[str, object]:
    """The document's fields and what was found in it, ready for `json.dumps`; `annotation_from_json` reads it back.

    Beyond the contract's keys there are `extractor`, and `confidence` on each relation.
    """
    return {
        **document_to_json(annotation.document),
        "entities": [_entity(entity) for entity in annotation.entities],
        "relations": [_relation(relation) for relation in annotation.relations],
        "act": annotation.act,
        "lang": annotation.lang,
        "extractor": annotation.extractor,
    }


def _entity(entity: LocalEntity) -> dict[str, object]:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "roles": list(entity.roles),
        "mentions": [list(mention) for mention in entity.mentions],
    }


def _relation(relation: Relation) -> dict[str, object]:
    kind = RELATION[relation.kind]
    fields = {name: relation.fields.get(name) for name in kind.fields}
    if "aspects" in fields:
        aspects = fields["aspects"]
        fields["aspects"] = list(aspects) if isinstance(aspects, tuple | list) else []  # type: ignore[assignment]
    return {
        "kind": relation.kind,
        **{name: relation.roles.get(name) for name, _ in kind.roles},
        **fields,
        "evidence": None if relation.evidence is None else list(relation.evidence),
        "confidence": round(relation.confidence, 4),
    }
