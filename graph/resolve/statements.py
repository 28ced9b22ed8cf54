"""From what an extractor found in a document to statements about things of the graph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.ids import statement_id
from graph.model import Annotation, LocalEntity, Mention, Relation, Span, Statement, Value
from graph.resolve.author import author_of
from graph.resolve.resolver import Ids
from graph.resolve.validity import validity_of


@dataclass(frozen=True, slots=True)
class Statements:
    """What of an annotation goes into the graph; `author` is the entity that wrote the document, if one did."""

    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    author: str | None


def statements_of(annotation: Annotation, ids: Ids) -> Statements:
    """The statements and mentions of a document, its entities replaced by those of the graph.

    A claim is its author's, or of whoever `talks_about` says to speak in the same sentence. Its value is the amount as
    the text writes it.
    """
    author = author_of(annotation)
    author_id = ids.get(author.id) if author is not None else None
    view = _View(annotation, ids, author_id)
    statements: dict[str, Statement] = {}
    for relation in annotation.relations:
        statement = view.statement(relation)
        seen = statements.get(statement.id)
        if seen is None or statement.confidence > seen.confidence:
            statements[statement.id] = statement
    return Statements(tuple(statements.values()), tuple(_mentions(annotation, ids)), author_id)


@dataclass(frozen=True, slots=True)
class _View:
    """An annotation as its relations need to look at it."""

    annotation: Annotation
    ids: Ids
    author: str | None
    entities: Mapping[str, LocalEntity] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "entities", {entity.id: entity for entity in self.annotation.entities})

    def statement(self, relation: Relation) -> Statement:
        document = self.annotation.document
        start, end = relation.evidence or (None, None)
        names = {role: self._label(id) for role, id in relation.roles.items()}
        return Statement(
            id=statement_id(document.id, relation.kind, relation.evidence, names),
            document=document.id,
            kind=relation.kind,
            roles=tuple((role, self.ids[id]) for role, id in relation.roles.items() if id in self.ids),
            text=document.text[start:end] if relation.evidence else "",
            start=start,
            end=end,
            speaker=self._speaker(relation),
            said=document.published,
            confidence=relation.confidence,
            extractor=self.annotation.extractor,
            fields=self._fields(relation),
        )

    def _fields(self, relation: Relation) -> dict[str, Value]:
        fields: dict[str, Value] = {name: value for name, value in relation.fields.items() if value not in (None, ())}
        if "value" in relation.roles:
            fields["value"] = self.entities[relation.roles["value"]].name
        valid_from, valid_to = validity_of(relation, self.annotation)
        dates = {"valid_from": valid_from, "valid_to": valid_to}
        fields.update({name: date for name, date in dates.items() if date})
        return fields

    def _speaker(self, relation: Relation) -> str | None:
        if "speaker" in relation.roles:
            return self.ids.get(relation.roles["speaker"])
        if relation.evidence is not None:
            speakers = {
                self.ids[other.roles["speaker"]]
                for other in self.annotation.relations
                if other.kind == "talks_about" and _overlap(other.evidence, relation.evidence)
            }
            if len(speakers) == 1:
                return speakers.pop()
        return self.author

    def _label(self, id: str) -> str:
        # One document can have Oracle the company and Oracle the product in the same sentence.
        entity = self.entities[id]
        return f"{entity.name} {entity.type}"


def _overlap(one: Span | None, other: Span) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _mentions(annotation: Annotation, ids: Ids) -> Iterator[Mention]:
    text = annotation.document.text
    for entity in annotation.entities:
        if entity.id in ids:
            for start, end in dict.fromkeys(entity.mentions):
                yield Mention(annotation.document.id, ids[entity.id], start, end, text[start:end])
