"""How a batch is written, the same in every store: what it touches is taken down, and rebuilt from statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph.errors import StoreError
from graph.model import Edge, Mention, Statement, Value
from graph.schema import ENTITIES
from graph.store.base import Batch
from graph.store.rows import Row, document_row, full_row, statement_row, united_row
from graph.store.settled import SettledBatch, renamed, settle
from graph.store.tables import Tables
from graph.summaries.edges import Sourced, SummaryKey, summarise, summary_key
from graph.summaries.events import EVENT_OF, Parts, entities_of, event_parts, events, pairs_of


@dataclass(slots=True)
class _Touched:
    """Which summary edges and events a change of statements can alter."""

    keys: set[SummaryKey] = field(default_factory=set)
    pairs: set[Parts] = field(default_factory=set)

    def add(self, sourced: Iterable[Sourced]) -> None:
        for each in sourced:
            if (key := summary_key(each.statement)) is not None:
                self.keys.add(key)
            if (parts := event_parts(each.statement)) is not None:
                self.pairs |= pairs_of(parts)

    def ends(self) -> set[str]:
        """The entities that the edges and events join."""
        return {end for key in self.keys for end in (key.source, key.target)} | {
            entity for pair in self.pairs for _, entity in pair
        }

    def covers(self, parts: Parts) -> bool:
        """Whether an event with these parts may have changed."""
        return not self.pairs.isdisjoint(pairs_of(parts))


def apply(
    tables: Tables,
    batch: Batch,
    exact: Mapping[str, tuple[str, Row]] | None = None,
    stale: Collection[str] = (),
) -> None:
    """Write the batch within the open transaction; raises StoreError before anything is written if it is unsound.

    Entities in `exact` (id → kind and row) become so whatever they were; those in `stale` go unless something names
    them.
    """
    settled = settle(batch)
    kinds = _kinds(tables, settled)
    absorbed = _Absorbed.read(tables, settled.survivors)
    rows = tables.document_rows(settled.documents)
    stated = tables.statements_of(rows)
    left = tables.named_in(rows) | {entity for each in stated for _, entity in each.statement.roles}
    kept = _Kept.read(tables, settled, rows, stated)
    replaced = {id: row for id, row in rows.items() if id not in kept.documents}
    outgoing = [each for each in stated if each.statement.id not in kept.statements]
    new = [each for each in settled.statements if each.id not in kept.statements]
    incoming = [Sourced(each, settled.origin(each.document)) for each in new]
    touched = _Touched()
    touched.add(incoming)
    touched.add(outgoing)
    touched.add(absorbed.statements)
    kinds |= {**absorbed.kinds, **tables.kinds(touched.ends() - set(kinds))}
    _take_down(tables, touched, kinds)
    _drop_documents(tables, replaced, outgoing)
    kinds = {**{settled.survivors[id]: kind for id, kind in absorbed.kinds.items()}, **kinds}
    _put_entities(tables, settled, absorbed, kinds, exact or {})
    absorbed.move(tables, settled, kinds, touched)
    kinds |= tables.kinds(touched.ends() - set(kinds))
    stored = _distinct(tables.statements_behind(touched.keys), _of_events(tables, touched))
    _put_documents(tables, settled, kept, replaced, kinds)
    _rebuild(tables, [*stored, *incoming], touched, kinds)
    _drop_unused(tables, (left - settled.ids()).union(stale))


def _kinds(tables: Tables, settled: SettledBatch) -> dict[str, str]:
    """The node kind of every entity that the batch refers to; the stored one wins."""
    kinds: dict[str, str] = {**settled.kinds, **tables.kinds(settled.ids() | set(settled.survivors.values()))}
    missing = sorted(settled.ids() - set(kinds))
    if missing:
        raise StoreError(f"The batch refers to the entity {missing[0]}, which is not there.", "Write it in the batch.")
    return kinds


def _take_down(tables: Tables, touched: _Touched, kinds: Mapping[str, str]) -> None:
    tables.drop_summaries(touched.keys, kinds)
    before = [event for event in events(_of_events(tables, touched)) if touched.covers(event.parts)]
    stale = tables.events_told([id for event in before for id in event.statements])
    for label in EVENT_OF.values():
        tables.drop_nodes(label, [id for id, kind in stale.items() if kind == label])


def _drop_documents(tables: Tables, replaced: Mapping[str, Row], outgoing: Iterable[Sourced]) -> None:
    tables.drop_nodes("Statement", [each.statement.id for each in outgoing])
    tables.drop_nodes("Document", list(replaced))


@dataclass(frozen=True, slots=True)
class _Kept:
    """Ids of what batch and store have alike: documents with their author and mentions, statements of these."""

    documents: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()

    @classmethod
    def read(cls, tables: Tables, settled: SettledBatch, rows: Mapping[str, Row], stated: Iterable[Sourced]) -> "_Kept":
        same = {id for id, row in rows.items() if _row_beside(settled, id, row) == row}
        if not same:
            return cls()
        authors, mentions = tables.authors_of(same), defaultdict(set)
        for mention in tables.mentions_in(same):
            mentions[mention.document].add(mention)
        told = defaultdict(set)
        for mention in settled.mentions:
            told[mention.document].add(mention)
        documents = frozenset(
            id for id in same if authors.get(id) == settled.documents[id].author and mentions[id] == told[id]
        )
        before = {each.statement.id: each.statement for each in stated if each.statement.document in documents}
        alike = (each.id for each in settled.statements if _is_alike(each, before.get(each.id)))
        return cls(documents, frozenset(alike))


def _is_alike(one: Statement, other: Statement | None) -> bool:
    return (
        other is not None
        and one.document == other.document
        and set(one.roles) == set(other.roles)
        and statement_row(one) == statement_row(other)
    )


def _row_beside(settled: SettledBatch, id: str, stored: Row) -> Row:
    """The row of a document of the batch, with the copies that the stored one knows of."""
    row = document_row(settled.documents[id])
    return {**row, "copies": sorted({*_strings(row["copies"]), *_strings(stored["copies"])})}


@dataclass(frozen=True, slots=True)
class _Absorbed:
    """What hangs on the nodes that a merge takes away."""

    rows: Mapping[str, Row]
    kinds: Mapping[str, str]
    statements: tuple[Sourced, ...]
    mentions: tuple[Mention, ...]
    documents: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, tables: Tables, survivors: Mapping[str, str]) -> "_Absorbed":
        rows = tables.entity_rows(survivors) if survivors else {}
        if not rows:
            return cls({}, {}, (), (), ())
        return cls(
            rows,
            tables.kinds(rows),
            tuple(tables.statements_about(rows)),
            tuple(tables.mentions_of(rows)),
            tuple(tables.written_by(rows)),
        )

    def move(self, tables: Tables, settled: SettledBatch, kinds: Mapping[str, str], touched: _Touched) -> None:
        """Put everything on the survivors that does not belong to a document of the batch."""
        if not self.rows:
            return
        survivors = settled.survivors
        kept = [each for each in self.statements if each.statement.document not in settled.documents]
        moved = [replace(each, statement=renamed(each.statement, survivors)) for each in kept]
        touched.add(moved)
        fresh = _Touched()
        fresh.add(moved)
        known = {**tables.kinds(fresh.ends()), **kinds}
        _take_down(tables, fresh, known)
        for kind in set(self.kinds.values()):
            tables.drop_nodes(kind, [id for id in self.rows if self.kinds[id] == kind])
        tables.put_nodes("Statement", [statement_row(each.statement) for each in moved])
        known |= {each.statement.id: "Statement" for each in moved}
        known |= {mention.document: "Document" for mention in self.mentions}
        known |= {document: "Document" for document, _ in self.documents}
        tables.put_edges(self._edges(kept, settled), known)

    def _edges(self, kept: Iterable[Sourced], settled: SettledBatch) -> list[Edge]:
        survivors, edges = settled.survivors, []
        for each in kept:
            had = {(role, entity) for role, entity in each.statement.roles if entity not in survivors}
            gained = {(role, survivors[entity]) for role, entity in each.statement.roles if entity in survivors}
            edges += [Edge("CONCERNS", each.statement.id, entity, {"role": role}) for role, entity in gained - had]
        for mention in self.mentions:
            if mention.document not in settled.documents:
                edges.append(_mentions(replace(mention, entity=survivors[mention.entity])))
        for document, entity in self.documents:
            if document not in settled.documents:
                edges.append(Edge("BY", document, survivors[entity], {}))
        return edges


def _put_entities(
    tables: Tables,
    settled: SettledBatch,
    absorbed: _Absorbed,
    kinds: Mapping[str, str],
    exact: Mapping[str, tuple[str, Row]],
) -> None:
    gained = {settled.survivors[id] for id in absorbed.rows}
    before = tables.entity_rows(gained | set(settled.rows))
    after: dict[str, Row] = dict(before)
    news = [(id, row) for id, row in settled.rows.items()]
    news += [(settled.survivors[id], {**row, "id": settled.survivors[id]}) for id, row in absorbed.rows.items()]
    for id, row in news:
        fitting = full_row(kinds[id], row)
        after[id] = united_row(kinds[id], after[id], fitting) if id in after else fitting
    after |= {id: row for id, (_, row) in exact.items()}
    for kind in ENTITIES:
        rows = [row for id, row in after.items() if kinds[id] == kind and row != before.get(id)]
        tables.put_nodes(kind, rows)


def _of_events(tables: Tables, touched: _Touched) -> list[Sourced]:
    """Every stored statement that has a say in the events with a touched pair of parts.

    Those that share a touched pair make up the events; which of the ones that name fewer parts join them depends in
    turn on all statements that share any pair of theirs.
    """
    near = tables.statements_sharing(entities_of(touched.pairs))
    pairs = {pair for each in tables.sourced(near) for pair in pairs_of(event_parts(each.statement) or frozenset())}
    return tables.sourced(near | tables.statements_sharing(entities_of(pairs - touched.pairs)))


def _distinct(*groups: Iterable[Sourced]) -> list[Sourced]:
    return list({each.statement.id: each for group in groups for each in group}.values())


def _put_documents(
    tables: Tables, settled: SettledBatch, kept: _Kept, replaced: Mapping[str, Row], kinds: Mapping[str, str]
) -> None:
    new = {id: stored for id, stored in settled.documents.items() if id not in kept.documents}
    rows = [_row_beside(settled, id, replaced.get(id, {"copies": []})) for id in new]
    statements = [statement for statement in settled.statements if statement.id not in kept.statements]
    tables.put_nodes("Document", rows)
    tables.put_nodes("Statement", [statement_row(statement) for statement in statements])
    ends = {**kinds, **dict.fromkeys(settled.documents, "Document")}
    ends |= {statement.id: "Statement" for statement in statements}
    edges = [Edge("BY", id, stored.author, {}) for id, stored in new.items() if stored.author is not None]
    edges += [_mentions(mention) for mention in settled.mentions if mention.document in new]
    for statement in statements:
        edges.append(Edge("STATES", statement.document, statement.id, {}))
        edges += [Edge("CONCERNS", statement.id, entity, {"role": role}) for role, entity in statement.roles]
    tables.put_edges(edges, ends)


def _mentions(mention: Mention) -> Edge:
    span: dict[str, Value] = {"start": mention.start, "end": mention.end, "surface": mention.surface}
    return Edge("MENTIONS", mention.document, mention.entity, span)


def _rebuild(tables: Tables, sourced: list[Sourced], touched: _Touched, kinds: Mapping[str, str]) -> None:
    tables.put_edges(summarise(sourced, touched.keys), kinds)
    made = [event for event in events(sourced) if touched.covers(event.parts)]
    ends = dict(kinds)
    for label in EVENT_OF.values():
        nodes = [event.node for event in made if event.node.kind == label]
        tables.put_nodes(label, [full_row(label, {**node.properties, "id": node.id}) for node in nodes])
        ends |= {node.id: label for node in nodes}
    ends |= {id: "Statement" for event in made for id in event.statements}
    ends |= tables.kinds({edge.target for event in made for edge in event.edges} - set(ends))
    tables.put_edges([edge for event in made for edge in event.edges], ends)
    told = [Edge("CONCERNS", id, event.node.id, {"role": "event"}) for event in made for id in event.statements]
    tables.put_edges(told, ends)


def _drop_unused(tables: Tables, candidates: set[str]) -> None:
    if not candidates:
        return
    unused = tables.unused(candidates)
    kinds = tables.kinds(unused)
    for kind in ENTITIES:
        tables.drop_nodes(kind, sorted(id for id in unused if kinds.get(id) == kind))


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, (list, tuple)) else []
