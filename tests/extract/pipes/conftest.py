"""What the pipeline found, in plain words."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from extract.pipeline import Extractor
from extract.reading import reading, start_reading
from graph.model import Annotation, Author, Document, Relation
from tests.extract.neural.conftest import make  # noqa: F401  (a fixture)


@dataclass(frozen=True)
class Found:
    """An annotation by names instead of ids."""

    annotation: Annotation

    def mentions(self, type: str) -> list[str]:
        text = self.annotation.document.text
        spans = sorted(span for e in self.annotation.entities if e.type == type for span in e.mentions)
        return [text[start:end] for start, end in spans]

    def names(self, type: str) -> set[str]:
        return {entity.name for entity in self.annotation.entities if entity.type == type}

    def roles(self, name: str) -> tuple[str, ...]:
        return next(entity.roles for entity in self.annotation.entities if entity.name == name)

    def relations(self, kind: str) -> list[Relation]:
        return [relation for relation in self.annotation.relations if relation.kind == kind]

    def tuples(self, kind: str, *roles: str) -> set[tuple[str | None, ...]]:
        names = {entity.id: entity.name for entity in self.annotation.entities}
        return {
            tuple(names[relation.roles[role]] if role in relation.roles else None for role in roles)
            for relation in self.relations(kind)
        }

    def evidence(self, kind: str) -> list[str | None]:
        text = self.annotation.document.text
        spans = [relation.evidence for relation in self.relations(kind)]
        return [None if span is None else text[slice(*span)] for span in spans]


Read = Callable[..., Found]
Chained = Callable[..., set[tuple[str, ...]]]


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Read:
    def read(text: str, author: Author | None = None, kind: str = "post") -> Found:
        document = Document("d", kind, text, author, "2016-05-04")
        return Found(next(iter(extractor.annotate([document]))))

    return read


@pytest.fixture(scope="session")
def chained(extractor: Extractor) -> Chained:
    """Like `read`, with the entities given: (text, type) in their order, whatever the network finds."""

    def chained(text: str, *entities: tuple[str, str], author: Author | None = None) -> set[tuple[str, ...]]:
        doc = start_reading(extractor.nlp.tokenizer(text), Document("d", "article", text, author))
        spans, start = [], 0
        for surface, label in entities:
            start = text.index(surface, start)
            span = doc.char_span(start, start + len(surface), label=label)
            assert span is not None, surface
            spans.append(span)
            start += len(surface)
        doc.ents = spans
        with extractor.nlp.select_pipes(enable=["catalogue", "chains"]):
            extractor.nlp(doc)
        return {
            (chain.type, chain.name, *(doc[start:end].text for start, end in chain.spans))
            for chain in reading(doc).chains
        }

    return chained


@pytest.fixture(scope="session")
def cio() -> Author:
    return Author("Hedda Quist", "@heddaq", "CIO", "Ostrel Water")


@pytest.fixture(scope="session")
def editor() -> Author:
    return Author("Perran Tolliver", "@ptolliver", "Editor", "Rack & Riser Weekly")
