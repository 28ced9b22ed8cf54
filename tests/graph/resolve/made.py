"""Annotations in few words: entities by name, their mentions found in the text."""

import re
from collections.abc import Mapping, Sequence

from graph.model import Annotation, Author, Document, LocalEntity, Relation, Value


def entity(
    id: str, type: str, *names: str, roles: Sequence[str] = ()
) -> tuple[str, str, tuple[str, ...], Sequence[str]]:
    return id, type, names, roles


def relation(kind: str, evidence: tuple[int, int] | None = None, **parts: Value) -> Relation:
    """Values that look like local ids ("e1") are roles, others fields; `from_` stands for `from`."""
    given = {name.rstrip("_"): value for name, value in parts.items()}
    roles = {name: value for name, value in given.items() if isinstance(value, str) and re.fullmatch(r"e\d+", value)}
    fields: Mapping[str, Value] = {name: value for name, value in given.items() if name not in roles}
    return Relation(kind, roles, fields, evidence)


def annotation(
    text: str,
    entities: Sequence[tuple[str, str, tuple[str, ...], Sequence[str]]],
    relations: Sequence[Relation] = (),
    *,
    id: str = "",
    author: Author | None = None,
    published: str | None = None,
) -> Annotation:
    """The first name of an entity is its name; all its names are looked up in the text."""
    local = tuple(
        LocalEntity(local_id, type, names[0], tuple(roles), _mentions(text, names))
        for local_id, type, names, roles in entities
    )
    document = Document(id or text, "post", text, author, published)
    return Annotation(document, local, tuple(relations), "other", "en", "hand 1")


def _mentions(text: str, names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return tuple(found.span() for found in re.finditer(longest_first, text))
