"""A batch, or a judgement, in the form the graph takes it in: as judgements have it, with what was before them kept.

Resolution gives ids; judgements say what these stand for. Every document that something changes in is made anew from
what resolution gave, so that the graph after a judgement is the one that the same documents and judgements make in any
other order. What no judgement touches goes through unchanged.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.curation import Curation
from graph.model import Entity
from graph.schema import NODE
from graph.store.base import Batch
from graph.store.facts import DocumentFacts, difference, facts_of
from graph.store.records import Base, absorbed_record, document_record, entity_record, merged_record, record_id
from graph.store.rows import Row, full_row, united_row
from graph.store.settled import SettledBatch, settle, survivors_of
from graph.store.tables import Tables
from graph.store.unjudged import Ledger, base_facts, base_rows, documents_about, recorded


@dataclass(slots=True)
class Plan:
    """What `apply` writes: the batch, entities that are to be exactly so, ids that may be of no use any more.

    `records` are rows of `Unjudged` to put, `dropped` the ids of those to delete.
    """

    batch: Batch
    exact: dict[str, Base] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    records: list[Row] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def plan_batch(tables: Tables, ledger: Ledger, batch: Batch) -> tuple[Plan, Ledger]:
    """How to write what resolution gave, and the ledger after it."""
    if not ledger.judgements:
        return Plan(batch, records=[absorbed_record(*each) for each in survivors_of(batch.merges).items()]), ledger
    settled = settle(batch)
    hard = _judged_merges(tables, ledger, settled)
    after = ledger.with_gone({id: settled.survivors[id] for id in hard})
    planning = _Planning(tables, after.curation)
    moved = documents_with(tables, ledger.curation, hard) - set(settled.documents)
    stored = base_facts(tables, moved).items()
    planning.facts = {**facts_of(settled), **{id: facts.renamed(settled.survivors) for id, facts in stored}}
    planning.news = {id: (settled.kinds[id], row) for id, row in settled.rows.items()}
    planning.merged = {id: settled.survivors[id] for id in hard}
    plain = {id: to for id, to in settled.survivors.items() if id not in hard}
    plan = planning.plan(plain)
    plan.records += [absorbed_record(id, to) for id, to in plain.items()]
    plan.records += [merged_record(id, settled.survivors[id]) for id in hard]
    plan.dropped += [record_id("entity", id) for id in hard]
    return plan, after


def plan_judgements(tables: Tables, before: Ledger, after: Ledger) -> Plan:
    """How to make the graph of one ledger that of another."""
    old, new = before.curation, after.curation
    planning = _Planning(tables, new)
    moved = {id for id in old.moved() | new.moved() if old.final(id) != new.final(id)}
    documents = documents_with(tables, old, moved)
    listed = [(id, each) for curation in (old, new) for id, some in curation.listed().items() for each in some]
    documents |= {each for id, each in listed if old.final(id, each) != new.final(id, each)}
    documents |= {id for id in {*old.verdicts, *new.verdicts} if old.verdicts.get(id) != new.verdicts.get(id)}
    planning.facts |= base_facts(tables, documents)
    changed = {id for id in old.ids() | new.ids() if old.overlay(id) != new.overlay(id)}
    planning.touched |= moved | changed | {each.final(id) for each in (old, new) for id in moved | changed}
    return planning.plan({})


def documents_with(tables: Tables, curation: Curation, ids: Collection[str]) -> set[str]:
    """The documents that resolution has given one of the ids to, whatever it stands for now."""
    found = set(documents_about(tables, ids)) if ids else set()
    same = [id for id in ids if curation.final(id) == id]
    if same:
        found |= {mention.document for mention in tables.mentions_of(same)}
        found |= {document for document, _ in tables.written_by(same)}
        found |= {each.statement.document for each in tables.statements_about(same)}
    return found


def _judged_merges(tables: Tables, ledger: Ledger, settled: SettledBatch) -> set[str]:
    """Those ids that go into others where judgements, or records of what was before them, are about either."""
    if not settled.survivors:
        return set()
    ends = {*settled.survivors, *settled.survivors.values()}
    curation, named = ledger.curation, ledger.mentions()
    held = {id for ids in documents_about(tables, ends).values() for id in ids} | recorded(tables, ends)
    judged = {id for id in ends if curation.concerns(id) or id in named} | held
    return {id for id, survivor in settled.survivors.items() if id in judged or survivor in judged}


class _Planning:
    """Collects the documents and entities that change, as resolution gave them, and plans how they become curated."""

    def __init__(self, tables: Tables, curation: Curation) -> None:
        self.facts: dict[str, DocumentFacts] = {}
        self.touched: set[str] = set()
        self.news: dict[str, Base] = {}
        self.merged: dict[str, str] = {}
        self._tables = tables
        self._curation = curation
        self._bases: dict[str, Base] = {}

    def plan(self, merges: Mapping[str, str]) -> Plan:
        """What to write; `merges` are those of resolution that no judgement is about."""
        curated = {id: facts.curated(self._curation) for id, facts in self.facts.items()}
        used = {entity for facts in curated.values() for entity in facts.entities()}
        lost = {entity for id, facts in self.facts.items() for entity in facts.entities() - curated[id].entities()}
        ids = self._ids(used, lost)
        self._read_bases(ids)
        exact = self._exact(ids, used | set(self._tables.kinds(ids)))
        exact |= self._kept_by_verdicts(used, exact)
        records, dropped = self._document_records(curated)
        more, fewer = self._entity_records(ids, exact, records)
        plain = [entity for id, entity in self.news.items() if id not in ids]
        batch = Batch(
            documents=tuple(facts.stored for facts in curated.values()),
            entities=tuple(_entity(base) for base in (*plain, *exact.values())),
            mentions=tuple(mention for facts in curated.values() for mention in facts.mentions),
            statements=tuple(statement for facts in curated.values() for statement in facts.statements),
            merges=tuple(sorted(merges.items())),
        )
        return Plan(batch, exact, lost | (ids - set(exact)), records + more, dropped + fewer)

    def _ids(self, used: set[str], lost: set[str]) -> set[str]:
        """The entities whose nodes are not simply what the batch adds to what is there."""
        ids = {*self.touched, *self.merged, *self.merged.values(), *lost}
        ids |= {id for id in {*used, *self.news} if self._curation.concerns(id)}
        ids |= recorded(self._tables, {*used, *self.news} - ids)
        ids |= {self._curation.final(id) for id in ids}
        return ids | {source for id in ids for source in self._curation.sources(id)}

    def _read_bases(self, ids: set[str]) -> None:
        """The entities as resolution gives them: what it gave before, and what it adds now."""
        self._bases = base_rows(self._tables, ids)
        for id in ids & set(self.news):
            self._unite(id, self.news[id])
        for id, survivor in self.merged.items():
            if (absorbed := self._bases.pop(id, None)) is not None:
                self._unite(survivor, absorbed)

    def _unite(self, id: str, news: Base) -> None:
        kind, row = self._bases.get(id, news)
        fitting = full_row(kind, {**news[1], "id": id})
        self._bases[id] = (kind, united_row(kind, row, fitting) if id in self._bases else fitting)

    def _exact(self, ids: Iterable[str], wanted: Collection[str]) -> dict[str, Base]:
        """The nodes that the ids stand for, each united from what resolution gave and what people say of it."""
        found = {}
        for id in {self._curation.final(id) for id in ids}:
            sources = [self._bases[source] for source in self._curation.sources(id) if source in self._bases]
            overlay = self._curation.overlay(id)
            if id not in wanted or not (sources or overlay.kind):
                continue
            kind = overlay.kind or sources[0][0]
            row = full_row(kind, {"id": id, "name": overlay.name or id})
            for number, (_, source) in enumerate(sources):
                fitting = {**full_row(kind, source), "id": id}
                row = fitting if number == 0 else united_row(kind, row, fitting)
            found[id] = (kind, self._laid_over(kind, row, id))
        return found

    def _laid_over(self, kind: str, row: Row, id: str) -> Row:
        overlay = self._curation.overlay(id)
        known = {property.name for property in NODE[kind].properties}
        given = {name: value for name, value in overlay.properties.items() if name in known}
        names = [*_texts(row.get("aliases")), str(row["name"]), *overlay.aliases]
        named = {**row, **given, "name": overlay.name or row["name"]}
        if "aliases" in known:
            named["aliases"] = sorted({name for name in names if name != named["name"]})
        return full_row(kind, named)

    def _kept_by_verdicts(self, used: Iterable[str], exact: Mapping[str, Base]) -> dict[str, Base]:
        """Entities that only a statement names which a person keeps."""
        missing = set(used) - {*exact, *self.news}
        missing -= set(self._tables.kinds(missing))
        verdicts = [verdict for some in self._curation.verdicts.values() for verdict in some.values()]
        told = {id: pair for verdict in verdicts for id, pair in verdict.entities.items() if id in missing}
        return {id: (kind, full_row(kind, {"id": id, "name": name})) for id, (kind, name) in told.items()}

    def _document_records(self, curated: Mapping[str, DocumentFacts]) -> tuple[list[Row], list[str]]:
        records, dropped = [], []
        for id, facts in self.facts.items():
            data = difference(facts, curated[id])
            if data is None:
                dropped.append(record_id("document", id))
            else:
                records.append(document_record(id, data))
        return records, dropped

    def _entity_records(
        self, ids: Iterable[str], exact: Mapping[str, Base], documents: Iterable[Row]
    ) -> tuple[list[Row], list[str]]:
        """Records of the entities whose node is another than theirs, or whose node may go while a record names them."""
        wanted = {*ids, *exact}
        named = {str(id) for row in documents for id in _texts(row["about"])}
        elsewhere = {
            id
            for document, some in documents_about(self._tables, wanted).items()
            if document not in self.facts
            for id in some
        }
        records, dropped = [], []
        for id in sorted(wanted):
            base = self._bases.get(id)
            hidden = base is not None and (self._curation.final(id) != id or id in named | elsewhere)
            if hidden or (id in exact and exact[id] != base):
                records.append(entity_record(id, base))
            else:
                dropped.append(record_id("entity", id))
        return records, dropped


def _entity(base: Base) -> Entity:
    kind, row = base
    rest = {name: value for name, value in row.items() if name not in ("id", "name", "aliases")}
    return Entity(str(row["id"]), kind, str(row["name"]), _texts(row.get("aliases")), rest)  # type: ignore[arg-type]


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()
