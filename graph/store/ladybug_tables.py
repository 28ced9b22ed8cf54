"""Ladybug's half of writing: the reads and writes that `graph.store.apply` needs, within one transaction.

Everything is driven by lookups of primary keys (`UNWIND $ids AS id MATCH (n:Kind {id: id})`): two keyed ends in one
pattern, or `IN`, make Ladybug 0.22 scan the table or multiply it. Rows go in by `LOAD FROM` an Arrow table and not by
`COPY`, which is no faster here and not safe: its edges are not in the write-ahead log, so that a process that dies, or
another that reads, misses them; and a transaction that copied nodes and is given up leaves the engine writing to its
shadow file without end.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import pyarrow as pa

from graph.model import Edge, Mention
from graph.schema import EDGE, ENTITIES, EVENTS, NODE, SUMMARIES, SUMMARY_OF, possible
from graph.store.base import Parameters
from graph.store.cypher_files import query
from graph.store.keys import KEYED
from graph.store.ladybug_ddl import arrow_schema, quoted
from graph.store.ladybug_few import FEW
from graph.store.ladybug_session import Session
from graph.store.pairs import by_rarer
from graph.store.rows import Row, full_row, statement_of
from graph.summaries.edges import Sourced, SummaryKey
from graph.summaries.events import EVENT_OF

_IN_STEPS = ("statements_behind", "statements_sharing")
"""The queries that follow two edges; for many rows there is another of each, in two steps."""


class LadybugTables:
    """Implements `graph.store.tables.Tables` over a session with an open transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.touched: set[str] = set()
        """Entities that are called or connected otherwise than before."""
        self.said: dict[str, str] = {}
        """What the statements written say, by their ids."""
        self.written: dict[str, dict[str, Row]] = {kind: {} for kind in KEYED}
        """Entities and documents as they were written, by kind and id."""
        self.gone: set[str] = set()
        """Entities and documents that were deleted."""
        self._kinds: dict[str, str | None] = {}

    def kinds(self, ids: Collection[str]) -> dict[str, str]:
        unknown = {id for id in ids if id not in self._kinds}
        self._kinds |= dict.fromkeys(unknown)
        for likely in (True, False):
            for kind in ENTITIES:
                asked = [id for id in unknown if id.startswith(f"{kind.lower()}:") or not likely]
                found = self._ids("present", asked, KIND=kind)
                self._kinds |= dict.fromkeys(found, kind)
                unknown -= found
        return {id: known for id in ids if (known := self._kinds[id]) is not None}

    def entity_rows(self, ids: Collection[str]) -> dict[str, Row]:
        return {id: row for kind, some in self._by_kind(ids).items() for id, row in self._rows(kind, some).items()}

    def document_rows(self, ids: Collection[str]) -> dict[str, Row]:
        return self._rows("Document", ids)

    def rows(self, kind: str, ids: Collection[str]) -> dict[str, Row]:
        return self._rows(kind, ids)

    def all_rows(self, kind: str) -> list[Row]:
        found = self._session.rows(query("all_nodes", "ladybug", None, KIND=kind))
        return [full_row(kind, node) for (node,) in found if isinstance(node, dict)]

    def unjudged_about(self, entities: Collection[str]) -> list[Row]:
        return list(self._rows("Unjudged", self._ids("unjudged_about", entities)).values())

    def mentions_in(self, documents: Collection[str]) -> list[Mention]:
        found = self._each("mentions_in", documents, KINDS=ENTITIES)
        return [Mention(str(row[0]), str(row[1]), int(str(row[2])), int(str(row[3])), str(row[4])) for row in found]

    def authors_of(self, documents: Collection[str]) -> dict[str, str]:
        found = self._each("authors_of", documents, KINDS=("Person", "Organization"))
        return {str(row[0]): str(row[1]) for row in found}

    def statements_of(self, documents: Collection[str]) -> list[Sourced]:
        return self.sourced(self._ids("statements_of", documents))

    def sourced(self, statements: Collection[str]) -> list[Sourced]:
        rows = self._rows("Statement", statements)
        roles: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for id, role, entity in self._each("roles", list(rows), KINDS=ENTITIES):
            roles[str(id)].append((str(role), str(entity)))
        return [
            Sourced(statement_of(rows[str(id)], str(document), roles[str(id)]), str(origin))
            for id, document, origin in self._each("stated_by", list(rows))
        ]

    def statements_about(self, entities: Collection[str]) -> list[Sourced]:
        return self.sourced({str(row[0]) for row in self._each_entity("statements_about", entities)})

    def statements_sharing(self, pairs: Collection[tuple[str, str]]) -> set[str]:
        rows: list[Row] = [{"id": one, "others": sorted(others)} for one, others in by_rarer(pairs).items()]
        return {str(row[0]) for row in self._each_row("statements_sharing", rows, {"kinds": list(EVENT_OF)})}

    def statements_behind(self, keys: Collection[SummaryKey]) -> list[Sourced]:
        rare = by_rarer([(key.source, key.target) for key in keys])
        others: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for key in keys:
            for relation, (edge, *roles) in SUMMARY_OF.items():
                if key.kind == edge and (not key.what or relation.startswith(key.what)):
                    if key.target in rare.get(key.source, ()):
                        others[key.source, roles[0], relation].add(key.target)
                    else:
                        others[key.target, roles[1], relation].add(key.source)
        rows: list[Row] = [
            {"id": id, "role": role, "relation": relation, "others": sorted(ends)}
            for (id, role, relation), ends in others.items()
        ]
        return self.sourced({str(row[0]) for row in self._each_row("statements_behind", rows)})

    def named_in(self, documents: Collection[str]) -> set[str]:
        return self._ids("named", documents, KINDS=ENTITIES)

    def mentions_of(self, entities: Collection[str]) -> list[Mention]:
        found = self._each_entity("mentions_of", entities)
        return [Mention(str(row[0]), str(row[1]), int(str(row[2])), int(str(row[3])), str(row[4])) for row in found]

    def written_by(self, entities: Collection[str]) -> list[tuple[str, str]]:
        authors = [id for id, kind in self.kinds(entities).items() if kind in ("Person", "Organization")]
        return [(str(row[0]), str(row[1])) for row in self._each_entity("written_by", authors)]

    def events_told(self, statements: Collection[str]) -> dict[str, str]:
        return {str(row[0]): str(row[1]) for row in self._each("events_told", statements, KINDS=EVENTS)}

    def unused(self, entities: Collection[str]) -> set[str]:
        there = set(self.kinds(entities))
        return there - {str(row[0]) for row in self._each_entity("used", there)}

    def put_nodes(self, kind: str, rows: Sequence[Row]) -> None:
        present = self._ids("present", [str(row["id"]) for row in rows], KIND=kind)
        columns = [quoted(property.name) for property in NODE[kind].properties]
        sets = ", ".join(f"n.{column} = {column}" for column in columns[1:])
        values = ", ".join(f"{column}: {column}" for column in columns)
        self._load_nodes(kind, f"MATCH (n:{kind} {{id: id}}) SET {sets}", [row for row in rows if row["id"] in present])
        self._load_nodes(kind, f"CREATE (:{kind} {{{values}}})", [row for row in rows if row["id"] not in present])
        if kind in KEYED:
            self.written[kind] |= {str(row["id"]): row for row in rows}
            self.gone -= {str(row["id"]) for row in rows}
        if kind in ENTITIES:
            self._kinds |= {str(row["id"]): kind for row in rows}
            self.touched |= {str(row["id"]) for row in rows}
        elif kind == "Statement":
            self.said |= {str(row["id"]): str(row["text"]) for row in rows if row["text"]}

    def drop_nodes(self, kind: str, ids: Collection[str]) -> None:
        self._each("drop_nodes", ids, KIND=kind)
        if kind in KEYED:
            self.written[kind] = {id: row for id, row in self.written[kind].items() if id not in set(ids)}
            self.gone |= set(ids)
        if kind in ENTITIES:
            self._kinds |= dict.fromkeys(ids)
            self.touched |= set(ids)

    def put_edges(self, edges: Iterable[Edge], kinds: Mapping[str, str]) -> None:
        groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
        for edge in edges:
            if edge.kind in SUMMARIES:
                self.touched |= {edge.source, edge.target}
            groups[edge.kind, kinds[edge.source], kinds[edge.target]].append(edge)
        for (name, source, target), group in groups.items():
            if (source, target) in EDGE[name].pairs:
                self._load_edges(name, source, target, group)

    def drop_summaries(self, keys: Collection[SummaryKey], kinds: Mapping[str, str]) -> None:
        edges: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            edges[key.source].append(f"{key.kind}|{key.target}|{key.what}")
            self.touched |= {key.source, key.target}
        # Most of a batch is new: looking whether there is any edge takes a tenth of deleting none.
        there: set[str] = set()
        for kind, ids in self._by_kind(edges).items():
            names, ends = possible(kind, SUMMARIES, "out", ())
            if names:
                text = query("ends", "ladybug", "out", KIND=kind, EDGES=names, KINDS=ends)
                there |= {str(row[0]) for row in self._session.rows(text, {"ids": ids})}
        rows: list[Row] = [{"id": id, "edges": edges[id]} for id in sorted(there)]
        self._each_row("drop_summaries", rows, EDGES=SUMMARIES)

    def _load_nodes(self, kind: str, clause: str, rows: Sequence[Row]) -> None:
        if rows:
            table = pa.Table.from_pylist(list(rows), schema=arrow_schema(NODE[kind].properties))
            self._session.load(f"LOAD FROM $arrow {clause}", table)

    def _load_edges(self, name: str, source: str, target: str, edges: Sequence[Edge]) -> None:
        columns = [quoted(property.name) for property in EDGE[name].properties]
        values = ", ".join(f"{column}: {column}" for column in columns)
        kept = ", ".join(["a", "target", *columns])
        clauses = f"MATCH (a:{source} {{id: source}}) WITH {kept} MATCH (b:{target} {{id: target}})"
        rows = [{"source": edge.source, "target": edge.target, **edge.properties} for edge in edges]
        table = pa.Table.from_pylist(rows, schema=arrow_schema(EDGE[name].properties, "source", "target"))
        self._session.load(f"LOAD FROM $arrow {clauses} CREATE (a)-[:{quoted(name)} {{{values}}}]->(b)", table)

    def _by_kind(self, ids: Collection[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for id, kind in self.kinds(ids).items():
            found[kind].append(id)
        return found

    def _each_entity(self, name: str, ids: Collection[str]) -> list[list[object]]:
        """The rows of a query over entities, asked kind by kind so that each id is found in its kind's index."""
        return [row for kind, some in self._by_kind(ids).items() for row in self._each(name, some, KIND=kind)]

    def _each_row(
        self, name: str, rows: Sequence[Row], parameters: Parameters | None = None, **kinds: str | Sequence[str]
    ) -> list[list[object]]:
        """The rows of a query over maps, each of which has the `id` of an entity."""
        by_kind: dict[str, list[Row]] = defaultdict(list)
        known = self.kinds([str(row["id"]) for row in rows])
        for row in rows:
            if kind := known.get(str(row["id"])):
                by_kind[kind].append(row)
        found = []
        for kind, some in by_kind.items():
            fitting = f"{name}_many" if name in _IN_STEPS and len(some) > FEW else name
            text = query(fitting, "ladybug", None, KIND=kind, KINDS=ENTITIES, **kinds)
            found += self._session.rows(text, {"rows": some, **(parameters or {})})
        return found

    def _rows(self, kind: str, ids: Collection[str]) -> dict[str, Row]:
        found = {}
        for (node,) in self._each("nodes", ids, KIND=kind):
            assert isinstance(node, dict)
            found[str(node["id"])] = full_row(kind, node)
        return found

    def _ids(
        self,
        name: str,
        ids: Collection[str],
        parameters: Parameters | None = None,
        **kinds: str | Sequence[str],
    ) -> set[str]:
        return {str(row[0]) for row in self._each(name, ids, parameters, **kinds)}

    def _each(
        self,
        name: str,
        ids: Collection[str],
        parameters: Parameters | None = None,
        **kinds: str | Sequence[str],
    ) -> list[list[object]]:
        """The rows of a query over the ids; it is not run for none."""
        if not ids:
            return []
        return self._session.rows(query(name, "ladybug", None, **kinds), {"ids": list(ids), **(parameters or {})})
