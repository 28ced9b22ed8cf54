"""Which of a document's entities wrote it."""

from graph.model import Annotation, LocalEntity
from graph.resolve.names import handle_key, name_key

_KINDS = {"PERSON": "Person", "ORG": "Organization"}


def author_of(annotation: Annotation) -> LocalEntity | None:
    """The person, else the organisation, that has the author's name or handle; None where no entity has."""
    author = annotation.document.author
    if author is None:
        return None
    for type, kind in _KINDS.items():
        for entity in annotation.entities:
            if entity.type == type and author.name and name_key(kind, entity.name) == name_key(kind, author.name):
                return entity
        for entity in annotation.entities:
            if entity.type == type and author.handle and handle_key(entity.name) == handle_key(author.handle):
                return entity
    return None
