"""A batch in the form it is written in: merges carried out, each thing once, nothing it names missing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.errors import StoreError
from graph.model import Entity, Mention, Statement
from graph.store.base import Batch, StoredDocument
from graph.store.rows import Row, entity_row, united_row


@dataclass(frozen=True, slots=True)
class SettledBatch:
    """`survivors` leads from every absorbed id to its last survivor; entities are rows by id, with their kinds."""

    documents: Mapping[str, StoredDocument]
    rows: Mapping[str, Row]
    kinds: Mapping[str, str]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    survivors: Mapping[str, str]

    def ids(self) -> set[str]:
        """Every entity the batch refers to."""
        named = {mention.entity for mention in self.mentions}
        named |= {entity for statement in self.statements for _, entity in statement.roles}
        named |= {stored.author for stored in self.documents.values() if stored.author is not None}
        return named | set(self.rows)

    def origin(self, document: str) -> str:
        """The independent original of one of its documents."""
        return self.documents[document].document.origin or document


def settle(batch: Batch) -> SettledBatch:
    """Raises StoreError where merges go in a circle, or a mention or statement belongs to no document of the batch."""
    survivors = survivors_of(batch.merges)
    documents = {
        stored.document.id: replace(stored, author=survivors.get(stored.author or "", stored.author))
        for stored in batch.documents
    }
    rows, kinds = _entities(batch, survivors)
    statements: dict[str, Statement] = {}
    for statement in batch.statements:
        _check_document(statement.document, documents, f"The statement {statement.id}")
        statements[statement.id] = renamed(_dated(statement, documents[statement.document]), survivors)
    mentions = set()
    for mention in batch.mentions:
        _check_document(mention.document, documents, f'The mention "{mention.surface}"')
        mentions.add(replace(mention, entity=survivors[mention.entity]) if mention.entity in survivors else mention)
    ordered = sorted(mentions, key=lambda each: (each.document, each.start, each.end, each.entity))
    return SettledBatch(documents, rows, kinds, tuple(ordered), tuple(statements.values()), survivors)


def renamed(statement: Statement, survivors: Mapping[str, str]) -> Statement:
    """The statement with every absorbed entity replaced by its survivor, and its roles in order."""
    roles = tuple(sorted({(role, survivors.get(entity, entity)) for role, entity in statement.roles}))
    speaker = survivors.get(statement.speaker, statement.speaker) if statement.speaker else None
    if roles == statement.roles and speaker == statement.speaker:
        return statement
    return replace(statement, roles=roles, speaker=speaker)


def survivors_of(merges: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """From every absorbed id to its last survivor. Raises StoreError where the merges go in a circle."""
    direct = {absorbed: survivor for absorbed, survivor in merges if absorbed != survivor}
    last = {}
    for absorbed in direct:
        end, steps = absorbed, 0
        while end in direct:
            end, steps = direct[end], steps + 1
            if steps > len(direct):
                raise StoreError(f"The merges lead from {absorbed} back to itself.", "Let each id have one survivor.")
        last[absorbed] = end
    return last


def _entities(batch: Batch, survivors: Mapping[str, str]) -> tuple[dict[str, Row], dict[str, str]]:
    rows: dict[str, Row] = {}
    kinds: dict[str, str] = {}
    # Those that keep their id come first, so that an absorbed one never gives a survivor its name or kind.
    for entity in sorted(batch.entities, key=lambda each: each.id in survivors):
        id = survivors.get(entity.id, entity.id)
        kind = kinds.setdefault(id, entity.kind)
        row = entity_row(Entity(id, kind, entity.name, entity.aliases, entity.properties))
        rows[id] = united_row(kind, rows[id], row) if id in rows else row
    return rows, kinds


def _check_document(id: str, documents: Mapping[str, StoredDocument], what: str) -> None:
    if id not in documents:
        raise StoreError(f"{what} belongs to the document {id}, which the batch does not have.", "Write them together.")


def _dated(statement: Statement, stored: StoredDocument) -> Statement:
    """The statement with the day it was said on, which is the document's where it has none of its own."""
    said = (statement.said or stored.document.published or "")[:10] or None
    return statement if said == statement.said else replace(statement, said=said)
