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

from graph.events import EDGES as EVENT_EDGES
from graph.model import Edge, Mention
from graph.schema import EDGE, ENTITIES, EVENTS, NODE, RELATION, SUMMARIES, SUMMARY_OF
from graph.store.cypher_files import query
from graph.store.ladybug_ddl import arrow_schema, quoted
from graph.store.ladybug_session import Session
from graph.store.rows import Row, full_row, statement_of
from graph.summaries import Sourced, SummaryKey

_PARTS = tuple(edge for edges in EVENT_EDGES.values() for edge in edges.values())


class LadybugTables:
    """Implements `graph.store.tables.Tables` over a session with an open transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kinds: dict[str, str | None] = {}

    def kinds(self, ids: Collection[str]) -> dict[str, str]:
        unknown = [id for id in ids if id not in self._kinds]
        self._kinds |= dict.fromkeys(unknown)
        self._kinds |= {str(row[0]): str(row[1]) for row in self._each("kinds", unknown, KINDS=ENTITIES)}
        return {id: kind for id in ids if (kind := self._kinds[id]) is not None}

    def entity_rows(self, ids: Collection[str]) -> dict[str, Row]:
        return self._rows(ENTITIES, list(self.kinds(ids)))

    def document_rows(self, ids: Collection[str]) -> dict[str, Row]:
        return self._rows(("Document",), ids)

    def statements_of(self, documents: Collection[str]) -> list[Sourced]:
        return self._sourced(self._ids("statements_of", documents))

    def statements_about(self, entities: Collection[str], kinds: Collection[str] = ()) -> list[Sourced]:
        wanted = list(kinds or RELATION)
        return self._sourced(self._ids("statements_about", entities, {"kinds": wanted}, KINDS=ENTITIES))

    def statements_behind(self, keys: Collection[SummaryKey]) -> list[Sourced]:
        others: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for key in keys:
            for relation, (edge, role, _) in SUMMARY_OF.items():
                if key.kind == edge and (not key.what or relation.startswith(key.what)):
                    others[key.source, role, relation].add(key.target)
        rows = [
            {"id": source, "role": role, "relation": relation, "others": sorted(targets)}
            for (source, role, relation), targets in others.items()
        ]
        if not rows:
            return []
        text = query("statements_behind", "ladybug", KINDS=ENTITIES)
        return self._sourced({str(row[0]) for row in self._session.rows(text, {"rows": rows})})

    def named_in(self, documents: Collection[str]) -> set[str]:
        return self._ids("named_in", documents, KINDS=ENTITIES)

    def mentions_of(self, entities: Collection[str]) -> list[Mention]:
        found = self._each("mentions_of", list(entities), KINDS=ENTITIES)
        return [Mention(str(row[0]), str(row[1]), int(str(row[2])), int(str(row[3])), str(row[4])) for row in found]

    def written_by(self, entities: Collection[str]) -> list[tuple[str, str]]:
        found = self._each("written_by", list(entities), KINDS=("Person", "Organization"))
        return [(str(row[0]), str(row[1])) for row in found]

    def event_edges(self, entities: Collection[str]) -> list[Edge]:
        kinds = {"KINDS": ("Organization", "Project"), "EDGES": _PARTS, "EVENTS": EVENTS}
        found = self._each("event_edges", self._ids("events_with", entities, None, **kinds), None, **kinds)
        return [Edge(str(row[0]), str(row[1]), str(row[2]), {}) for row in found]

    def unused(self, entities: Collection[str]) -> set[str]:
        there = set(self.kinds(entities))
        return there - self._ids("used", there, KINDS=ENTITIES)

    def put_nodes(self, kind: str, rows: Sequence[Row]) -> None:
        present = self._ids("present", [str(row["id"]) for row in rows], KIND=kind)
        columns = [quoted(property.name) for property in NODE[kind].properties]
        sets = ", ".join(f"n.{column} = {column}" for column in columns[1:])
        values = ", ".join(f"{column}: {column}" for column in columns)
        self._load_nodes(kind, f"MATCH (n:{kind} {{id: id}}) SET {sets}", [row for row in rows if row["id"] in present])
        self._load_nodes(kind, f"CREATE (:{kind} {{{values}}})", [row for row in rows if row["id"] not in present])
        if kind in ENTITIES:
            self._kinds |= {str(row["id"]): kind for row in rows}

    def drop_nodes(self, kind: str, ids: Collection[str]) -> None:
        self._each("drop_nodes", ids, KIND=kind)
        if kind in ENTITIES:
            self._kinds |= dict.fromkeys(ids)

    def put_edges(self, edges: Iterable[Edge], kinds: Mapping[str, str]) -> None:
        groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
        for edge in edges:
            groups[edge.kind, kinds[edge.source], kinds[edge.target]].append(edge)
        for (name, source, target), group in groups.items():
            if (source, target) in EDGE[name].pairs:
                self._load_edges(name, source, target, group)

    def drop_summaries(self, keys: Collection[SummaryKey], kinds: Mapping[str, str]) -> None:
        edges: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            if key.source in kinds:
                edges[key.source].append(f"{key.kind}|{key.target}|{key.what}")
        if edges:
            rows = [{"id": id, "edges": each} for id, each in edges.items()]
            self._session.rows(query("drop_summaries", "ladybug", KINDS=ENTITIES, EDGES=SUMMARIES), {"rows": rows})

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

    def _sourced(self, ids: Collection[str]) -> list[Sourced]:
        rows = self._rows(("Statement",), ids)
        roles: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for id, role, entity in self._each("roles", list(rows), KINDS=ENTITIES):
            roles[str(id)].append((str(role), str(entity)))
        return [
            Sourced(statement_of(rows[str(id)], str(document), roles[str(id)]), str(origin))
            for id, document, origin in self._each("stated_by", list(rows))
        ]

    def _rows(self, kinds: Sequence[str], ids: Collection[str]) -> dict[str, Row]:
        found = {}
        for (node,) in self._each("nodes", ids, KIND=kinds):
            assert isinstance(node, dict)
            found[str(node["id"])] = full_row(str(node["_LABEL"]), node)
        return found

    def _ids(
        self,
        name: str,
        ids: Collection[str],
        parameters: Mapping[str, object] | None = None,
        **kinds: str | Sequence[str],
    ) -> set[str]:
        return {str(row[0]) for row in self._each(name, ids, parameters, **kinds)}

    def _each(
        self,
        name: str,
        ids: Collection[str],
        parameters: Mapping[str, object] | None = None,
        **kinds: str | Sequence[str],
    ) -> list[list[object]]:
        """The rows of a query over the ids; it is not run for none."""
        if not ids:
            return []
        return self._session.rows(query(name, "ladybug", None, **kinds), {"ids": list(ids), **(parameters or {})})
