"""Neo4j's half of writing: the reads and writes that `graph.store.apply` needs, within one transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import neo4j

from graph.model import Edge, Mention
from graph.schema import EDGE, ENTITIES, SUMMARY_OF
from graph.store.keys import KEYED, keys_of_nodes
from graph.store.neo4j_queries import query
from graph.store.neo4j_values import kind_of
from graph.store.pairs import by_rarer
from graph.store.rows import Row, full_row, statement_of
from graph.summaries.edges import Sourced, SummaryKey
from graph.summaries.events import EVENT_OF

ROLE_LABELS = {
    "cio": "CIO",
    "executive": "Executive",
    "analyst": "Analyst",
    "vendor": "Vendor",
    "outsourcer": "Outsourcer",
    "peer": "Peer",
    "media": "Media",
}
"""The label that an entity carries for a role, beside that of its kind: a convenience for people's own queries."""

UNSETTLED = "BackchannelUnsettled"
"""The label of an entity that has not been compared with all others yet, until its run comes to its end."""

_PARALLEL = {"CONCERNS": "put_concerns", "MENTIONS": "put_mentions", "MOVED_TO": "put_moved_to"}
"""Queries for kinds that can have several edges between the same two nodes."""


class Neo4jTables:
    """Implements `graph.store.tables.Tables` over an open transaction."""

    def __init__(self, transaction: neo4j.ManagedTransaction, *, settled: bool = True) -> None:
        """Entities that are put are marked as such that are to be compared with others unless they are `settled`."""
        self._transaction = transaction
        self._marks = [] if settled else [UNSETTLED]

    def kinds(self, ids: Collection[str]) -> dict[str, str]:
        return {row["id"]: kind_of(row["labels"]) for row in self._each("kinds", ids)}

    def entity_rows(self, ids: Collection[str]) -> dict[str, Row]:
        nodes = [row["node"] for row in self._each("entity_rows", ids)]
        return {node["id"]: full_row(kind_of(node.labels), node) for node in nodes}

    def document_rows(self, ids: Collection[str]) -> dict[str, Row]:
        nodes = [row["node"] for row in self._each("document_rows", ids)]
        return {node["id"]: full_row("Document", node) for node in nodes}

    def rows(self, kind: str, ids: Collection[str]) -> dict[str, Row]:
        found = self._run(query("nodes", KIND=kind), ids=list(ids)) if ids else []
        return {row["n"]["id"]: full_row(kind, row["n"]) for row in found}

    def all_rows(self, kind: str) -> list[Row]:
        return [full_row(kind, row["n"]) for row in self._run(query("all_nodes", KIND=kind))]

    def unjudged_about(self, entities: Collection[str]) -> list[Row]:
        return list(self.rows("Unjudged", [row["id"] for row in self._each("unjudged_about", entities)]).values())

    def mentions_in(self, documents: Collection[str]) -> list[Mention]:
        return [Mention(**row.data()) for row in self._each("mentions_in", documents)]

    def authors_of(self, documents: Collection[str]) -> dict[str, str]:
        return {row["document"]: row["entity"] for row in self._each("authors_of", documents)}

    def statements_of(self, documents: Collection[str]) -> list[Sourced]:
        return self.sourced([row["id"] for row in self._each("statements_of", documents)])

    def statements_about(self, entities: Collection[str]) -> list[Sourced]:
        return self.sourced([row["id"] for row in self._each("statements_about", entities)])

    def statements_sharing(self, pairs: Collection[tuple[str, str]]) -> set[str]:
        rows = [{"id": one, "others": sorted(others)} for one, others in by_rarer(pairs).items()]
        if not rows:
            return set()
        found = self._run(query("statements_sharing"), rows=rows, kinds=list(EVENT_OF))
        return {row["id"] for row in found}

    def statements_behind(self, keys: Collection[SummaryKey]) -> list[Sourced]:
        found: set[str] = set()
        for relation, (edge, source_role, target_role) in SUMMARY_OF.items():
            targets: dict[str, list[str]] = defaultdict(list)
            for key in keys:
                if key.kind == edge and (not key.what or relation.startswith(key.what)):
                    targets[key.source].append(key.target)
            rows = [{"source": source, "targets": each} for source, each in targets.items()]
            roles = {"source_role": source_role, "target_role": target_role, "relation": relation}
            if rows:
                found.update(row["id"] for row in self._run(query("statements_behind"), rows=rows, **roles))
        return self.sourced(found)

    def named_in(self, documents: Collection[str]) -> set[str]:
        return {row["id"] for row in self._each("named_in", documents)}

    def mentions_of(self, entities: Collection[str]) -> list[Mention]:
        return [Mention(**row.data()) for row in self._each("mentions_of", entities)]

    def written_by(self, entities: Collection[str]) -> list[tuple[str, str]]:
        return [(row["document"], row["entity"]) for row in self._each("written_by", entities)]

    def events_told(self, statements: Collection[str]) -> dict[str, str]:
        return {row["id"]: kind_of(row["labels"]) for row in self._each("events_told", statements)}

    def unused(self, entities: Collection[str]) -> set[str]:
        return {row["id"] for row in self._each("unused", entities)}

    def put_nodes(self, kind: str, rows: Sequence[Row]) -> None:
        keys = keys_of_nodes(kind, rows) if kind in KEYED else [()] * len(rows)
        marks = self._marks if kind in ENTITIES else []
        nodes = [
            {
                "id": row["id"],
                "properties": {**row, "keys": list(held)} if held else row,
                "labels": [*_role_labels(row), *marks],
            }
            for row, held in zip(rows, keys, strict=True)
        ]
        if nodes:
            self._run(query("put_nodes", KIND=kind), rows=nodes, labels=list(ROLE_LABELS.values()))

    def drop_nodes(self, kind: str, ids: Collection[str]) -> None:
        if ids:
            self._run(query("drop_nodes", KIND=kind), ids=list(ids))

    def put_edges(self, edges: Iterable[Edge], kinds: Mapping[str, str]) -> None:
        groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
        for edge in edges:
            groups[edge.kind, kinds[edge.source], kinds[edge.target]].append(edge)
        for (name, source, target), group in groups.items():
            if (source, target) in EDGE[name].pairs:
                text = query(_PARALLEL.get(name, "put_edges"), EDGE=name, SOURCE=source, TARGET=target)
                self._run(text, rows=[_edge_row(edge) for edge in group])

    def drop_summaries(self, keys: Collection[SummaryKey], kinds: Mapping[str, str]) -> None:
        groups: dict[tuple[str, str, str], list[SummaryKey]] = defaultdict(list)
        for key in keys:
            if key.source in kinds and key.target in kinds:
                groups[key.kind, kinds[key.source], kinds[key.target]].append(key)
        for (name, source, target), group in groups.items():
            rows = [{"source": key.source, "target": key.target, "what": key.what} for key in group]
            self._run(query("drop_summaries", EDGE=name, SOURCE=source, TARGET=target), rows=rows)

    def sourced(self, statements: Collection[str]) -> list[Sourced]:
        found = []
        for row in self._each("sourced", statements):
            roles = [(role, entity) for role, entity in row["roles"]]
            found.append(Sourced(statement_of(row["statement"], row["document"], roles), row["origin"]))
        return found

    def _each(self, name: str, ids: Collection[str], **parameters: object) -> list[neo4j.Record]:
        return self._run(query(name), ids=list(ids), **parameters) if ids else []

    def _run(self, text: str, **parameters: object) -> list[neo4j.Record]:
        return list(self._transaction.run(text, parameters))


def _role_labels(row: Row) -> list[str]:
    roles = row.get("roles")
    told = [row.get("role"), *(roles if isinstance(roles, list) else ())]
    return [ROLE_LABELS[role] for role in told if isinstance(role, str) and role in ROLE_LABELS]


def _edge_row(edge: Edge) -> dict[str, object]:
    properties = {name: list(value) if isinstance(value, tuple) else value for name, value in edge.properties.items()}
    return {"source": edge.source, "target": edge.target, "properties": properties}
