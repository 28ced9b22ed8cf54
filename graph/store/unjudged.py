"""What is kept beside the graph so that judgements can be carried out anew: as it was before them."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.curation import Curation, Judgement, active, ordered
from graph.store.facts import DocumentFacts, restored, stored_facts
from graph.store.records import Base, judgement_of, record_id
from graph.store.rows import Row, full_row
from graph.store.tables import Tables


@dataclass(frozen=True, slots=True)
class Ledger:
    """All judgements, also those that were undone, and where ids have gone that resolution itself gave up since."""

    judgements: tuple[Judgement, ...] = ()
    gone: Mapping[str, str] | None = None

    @classmethod
    def read(cls, tables: Tables) -> "Ledger":
        """The ledger that the graph holds."""
        rows = tables.all_rows("Judgement")
        if not rows:
            return cls()
        gone = {str(row["about"][0]): str(row["data"]) for row in _of(tables.all_rows("Unjudged"), "merged")}  # type: ignore[index]
        return cls(tuple(ordered(judgement_of(row) for row in rows)), gone)

    @property
    def curation(self) -> Curation:
        """What the judgements that count come to."""
        return Curation(active(self.judgements), self.gone)

    def mentions(self) -> set[str]:
        """Every id that a judgement has ever been on."""
        return {id for each in self.judgements for id in each.on}

    def with_gone(self, gone: Mapping[str, str]) -> "Ledger":
        """The ledger after resolution has put ids into others."""
        return Ledger(self.judgements, {**(self.gone or {}), **gone})

    def with_judgements(self, judgements: Iterable[Judgement]) -> "Ledger":
        """The ledger with more judgements."""
        return Ledger(tuple(ordered([*self.judgements, *judgements])), self.gone)


def base_facts(tables: Tables, documents: Collection[str]) -> dict[str, DocumentFacts]:
    """Those documents that are there, as they were before judgements."""
    found = stored_facts(tables, documents)
    records = tables.rows("Unjudged", [record_id("document", id) for id in found])
    for id, facts in found.items():
        if (record := records.get(record_id("document", id))) is not None:
            found[id] = restored(facts, json.loads(str(record["data"]))["was"])
    return found


def base_rows(tables: Tables, ids: Collection[str]) -> dict[str, Base]:
    """Those entities that documents alone would make, as they would make them."""
    by_record = {record_id("entity", id): id for id in ids}
    found: dict[str, Base] = {}
    plain = set(ids)
    for record, row in tables.rows("Unjudged", list(by_record)).items():
        id, data = by_record[record], json.loads(str(row["data"]))["was"]
        plain.discard(id)
        if data is not None:
            found[id] = (str(data["kind"]), full_row(str(data["kind"]), data["row"]))
    kinds = tables.kinds(plain)
    for id, row in tables.entity_rows(plain).items():
        found[id] = (kinds[id], row)
    return found


def recorded(tables: Tables, ids: Collection[str]) -> set[str]:
    """Those entities that there is a record of."""
    by_record = {record_id("entity", id): id for id in ids}
    return {by_record[record] for record in tables.rows("Unjudged", list(by_record))}


def documents_about(tables: Tables, ids: Collection[str]) -> dict[str, set[str]]:
    """Document id → those of the entities that its record is about."""
    wanted = set(ids)
    found: dict[str, set[str]] = {}
    for row in tables.unjudged_about(ids):
        if row["kind"] == "document":
            about = row["about"] if isinstance(row["about"], list) else []
            found[str(json.loads(str(row["data"]))["of"])] = wanted & set(map(str, about))
    return found


def _of(rows: Iterable[Row], kind: str) -> list[Row]:
    return [row for row in rows if row["kind"] == kind]
