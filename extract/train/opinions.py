"""Sentences of which nothing is known but what somebody says for or against names in them, as annotated documents."""

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.neural.labels import ACTS
from extract.train.renaming import Json
from graph.annotation import annotation_to_json
from graph.model import Annotation, Author, Document, LocalEntity, Relation, Value
from graph.schema import DOCUMENT_KINDS


class Opinion(NamedTuple):
    """What is said of the name from `start` to before `end` (characters), which is of the entity type `type`."""

    start: int
    end: int
    type: str
    sentiment: str
    aspects: tuple[str, ...] = ()


def said(
    id: str, source: str, text: str, opinions: Iterable[Opinion], authors: Sequence[str], choose: random.Random
) -> Json:
    """A document of any kind, a JSON object, in which somebody of these names has the opinions."""
    document = Document(id, choose.choice(DOCUMENT_KINDS), text, Author(choose.choice(authors)), source=source)
    assert document.author is not None
    entities = [LocalEntity("s", "PERSON", str(document.author.name))]
    talk = []
    for start, end, type, sentiment, aspects in opinions:
        about = f"t{start}"
        entities.append(LocalEntity(about, type, text[start:end], mentions=((start, end),)))
        fields: dict[str, Value] = {"sentiment": sentiment, "aspects": aspects}
        talk.append(Relation("talks_about", {"speaker": "s", "about": about}, fields))
    return annotation_to_json(Annotation(document, tuple(entities), tuple(talk), ACTS[0], "en", ""))
