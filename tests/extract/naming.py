"""An extractor that knows a few names, for what comes after extraction."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.model import Annotation, Document, LocalEntity, Relation

_NAMES = re.compile("Ferrow Foods|Ferrow|Tallmark|Merow Insurance|Veltrix")


@dataclass
class NamingExtractor:
    """Every document says something neutral about every organisation it names. `read` has the ids it was given.

    It fails at document number `fail_at`, as a process that is killed does.
    """

    name: str = "naming 1"
    fail_at: int | None = None
    read: list[str] = field(default_factory=list)

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        for document in documents:
            if len(self.read) == self.fail_at:
                raise KeyboardInterrupt
            self.read.append(document.id)
            yield self._annotation(document)

    def _annotation(self, document: Document) -> Annotation:
        spans: dict[str, list[tuple[int, int]]] = {}
        for found in _NAMES.finditer(document.text):
            spans.setdefault(found.group().split()[0], []).append(found.span())
        author = document.author.label if document.author else ""
        entities = [LocalEntity("e0", "PERSON", author, ("cio",))] if author else []
        relations = []
        for number, mentions in enumerate(spans.values(), 1):
            name = max((document.text[start:end] for start, end in mentions), key=len)
            entities.append(LocalEntity(f"e{number}", "ORG", name, ("vendor",), tuple(mentions)))
            if author:
                roles = {"speaker": "e0", "about": f"e{number}"}
                relations.append(Relation("talks_about", roles, {"sentiment": "neutral", "aspects": ()}, mentions[0]))
        return Annotation(document, tuple(entities), tuple(relations), "other", "en", self.name)
