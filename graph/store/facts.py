"""One document with all that is known to stand in it, as resolution gave it and as judgements make it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from graph.curation import Curation
from graph.curation.verdicts import statement_from_json, statement_to_json
from graph.model import Author, Document, Mention, Statement
from graph.store.base import StoredDocument
from graph.store.rows import Row
from graph.store.settled import SettledBatch, renamed
from graph.store.tables import Tables


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document with its mentions and statements; the stored author is among its entities."""

    stored: StoredDocument
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]

    @property
    def id(self) -> str:
        """The document's."""
        return self.stored.document.id

    def entities(self) -> set[str]:
        """Every entity in it."""
        named = {mention.entity for mention in self.mentions}
        named |= {entity for statement in self.statements for _, entity in statement.roles}
        named |= {statement.speaker for statement in self.statements if statement.speaker}
        return named | ({self.stored.author} if self.stored.author else set())

    def renamed(self, survivors: Mapping[str, str]) -> "DocumentFacts":
        """The same with every absorbed entity replaced by its survivor."""
        author = self.stored.author
        return DocumentFacts(
            replace(self.stored, author=survivors.get(author, author) if author else None),
            _distinct(replace(each, entity=survivors.get(each.entity, each.entity)) for each in self.mentions),
            tuple(renamed(each, survivors) for each in self.statements),
        )

    def curated(self, curation: Curation) -> "DocumentFacts":
        """The same as judgements have it; statements that they keep and the extractor lost are there again."""
        author = self.stored.author
        verdicts = curation.matched(self.id, self.statements)
        known = {each.id: each for each in self.statements}
        kept = {id: verdict.was for id, verdict in verdicts.items() if id not in known and _quotes(self, verdict.was)}
        return DocumentFacts(
            replace(self.stored, author=curation.final(author, self.id) if author else None),
            _distinct(replace(each, entity=curation.final(each.entity, self.id)) for each in self.mentions),
            tuple(curation.statement(each, verdicts.get(id)) for id, each in sorted({**known, **kept}.items())),
        )


def facts_of(settled: SettledBatch) -> dict[str, DocumentFacts]:
    """The documents of a batch, each with its own."""
    mentions: dict[str, list[Mention]] = {id: [] for id in settled.documents}
    statements: dict[str, list[Statement]] = {id: [] for id in settled.documents}
    for mention in settled.mentions:
        mentions[mention.document].append(mention)
    for statement in settled.statements:
        statements[statement.document].append(statement)
    return {
        id: DocumentFacts(stored, _distinct(mentions[id]), tuple(_in_order(statements[id])))
        for id, stored in settled.documents.items()
    }


def stored_facts(tables: Tables, documents: Collection[str]) -> dict[str, DocumentFacts]:
    """Those documents that are there, as resolution gave them: with what judgements changed put back."""
    rows = tables.document_rows(documents)
    authors = tables.authors_of(rows)
    mentions: dict[str, list[Mention]] = {id: [] for id in rows}
    statements: dict[str, list[Statement]] = {id: [] for id in rows}
    for mention in tables.mentions_in(rows):
        mentions[mention.document].append(mention)
    for each in tables.statements_of(rows):
        statements[each.statement.document].append(each.statement)
    return {
        id: DocumentFacts(_stored(row, authors.get(id)), _distinct(mentions[id]), tuple(_in_order(statements[id])))
        for id, row in rows.items()
    }


def difference(base: DocumentFacts, curated: DocumentFacts) -> dict[str, object] | None:
    """What `restored` needs to make `base` of `curated`, None where they are the same."""
    data: dict[str, object] = {}
    if base.stored.author != curated.stored.author:
        data["author"] = base.stored.author
    if base.mentions != curated.mentions:
        data["mentions"] = [[each.start, each.end, each.entity, each.surface] for each in base.mentions]
    before = {each.id: each for each in base.statements}
    changed: dict[str, object] = {}
    for each in curated.statements:
        if each.id not in before:
            changed[each.id] = None
        elif before[each.id] != each:
            changed[each.id] = statement_to_json(before[each.id])
    if changed:
        data["statements"] = changed
    return data or None


def restored(facts: DocumentFacts, data: Mapping[str, object]) -> DocumentFacts:
    """The document as it was before judgements."""
    stored = facts.stored
    if "author" in data:
        stored = replace(stored, author=str(data["author"]) if data["author"] else None)
    mentions = facts.mentions
    if isinstance(kept := data.get("mentions"), list):
        mentions = _distinct(Mention(facts.id, str(e), int(s), int(t), str(w)) for s, t, e, w in kept)
    statements = {each.id: each for each in facts.statements}
    if isinstance(changed := data.get("statements"), dict):
        for id, record in changed.items():
            if record is None:
                statements.pop(id, None)
            else:
                statements[id] = statement_from_json(record)
    return DocumentFacts(stored, mentions, tuple(_in_order(statements.values())))


def _stored(row: Row, author: str | None) -> StoredDocument:
    def text(name: str) -> str | None:
        return None if row.get(name) is None else str(row[name])

    label = text("author")
    copies = row.get("copies")
    document = Document(
        id=str(row["id"]),
        kind=text("kind") or "",
        text=text("text") or "",
        author=Author(name=label) if label else None,
        published=text("published"),
        url=text("url"),
        title=text("title"),
        source=text("source"),
        origin=text("origin"),
    )
    return StoredDocument(
        document,
        hash=text("hash") or "",
        act=text("act") or "",
        lang=text("lang") or "",
        extractor=text("extractor") or "",
        ingested=text("ingested") or "",
        author=author,
        copies=tuple(map(str, copies)) if isinstance(copies, list) else (),
    )


def _quotes(facts: DocumentFacts, statement: Statement) -> bool:
    """Whether the document still has the sentence where the statement has it."""
    if statement.start is None or statement.end is None:
        return True
    return facts.stored.document.text[statement.start : statement.end] == statement.text


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(set(mentions), key=lambda mention: (mention.start, mention.end, mention.entity)))


def _in_order(statements: Iterable[Statement]) -> list[Statement]:
    return sorted((replace(each, roles=tuple(sorted(each.roles))) for each in statements), key=lambda each: each.id)
