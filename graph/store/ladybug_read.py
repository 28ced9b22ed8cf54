"""Reading from Ladybug: our own queries in this process, users' queries in the worker."""

import time
from collections.abc import Collection, Mapping, Sequence

from graph.guard.check import check
from graph.model import Result
from graph.repeats import hash_key
from graph.store.base import ROW_LIMIT, TIME_LIMIT, Direction, Parameters
from graph.store.ladybug_cells import Cells
from graph.store.ladybug_file import DatabaseFile
from graph.store.ladybug_parameters import check_parameters
from graph.store.ladybug_plan import EXPLAIN, plan_table
from graph.store.ladybug_runner import QueryRunner
from graph.store.lookup import ALL, Rows
from graph.store.names import Candidate
from graph.store.reading import GraphReader


class LadybugReader(GraphReader):
    """Implements `graph.store.base.Reader`; may be used from several threads."""

    dialect = "ladybug"

    def __init__(self, file: DatabaseFile, runner: QueryRunner) -> None:
        self._file = file
        self._runner = runner

    def cypher(
        self,
        query: str,
        parameters: Parameters | None = None,
        *,
        limit: int = ROW_LIMIT,
        timeout: float = TIME_LIMIT,
        ticket: str = "",
    ) -> Result:
        """A user's query: guarded, read-only, at most `limit` rows and `timeout` seconds."""
        check(query, "ladybug")
        check_parameters(query, parameters or {})
        self._file.settle()
        return self._runner.run(query, parameters or {}, limit, timeout, ticket)

    def explain(self, query: str, parameters: Parameters | None = None) -> Result:
        """The steps of the engine's plan, each indented under the one that uses it."""
        check(query, "ladybug")
        check_parameters(query, parameters or {})
        return plan_table(self._runner.run(f"{EXPLAIN}{query}", parameters or {}, 1, TIME_LIMIT))

    def stop(self, ticket: str) -> bool:
        """Stop the query with this ticket."""
        return self._runner.stop(ticket)

    def ask(self, name: str, parameters: Parameters | None = None, *, limit: int | None = None) -> Result:
        """A query of the library by its name."""
        text, bound = self.ask_query(name, parameters)
        # Some filter between two edges, which Ladybug 0.22 does rightly only with what is in the file.
        self._file.settle()
        started = time.perf_counter()
        with self._file.reading() as session:
            columns, raw = session.table(text, bound, None if limit is None else limit + 1)
            rows = Cells(session).rows(raw if limit is None else raw[:limit])
        truncated = limit is not None and len(raw) > limit
        return Result(columns, rows, truncated, time.perf_counter() - started)

    def run(self, text: str, parameters: Mapping[str, object]) -> Rows:
        """The rows of one of our own queries."""
        with self._file.reading() as session:
            return Cells(session).rows(session.rows(text, parameters))

    def named(self, text: str, kinds: Sequence[str]) -> list[Candidate]:
        """Entities whose names may hold the folded text."""
        return self._file.names_index().candidates(text, kinds)

    def named_like(self, text: str, kinds: Sequence[str]) -> list[Candidate]:
        """Entities whose names may hold something like the folded text."""
        return self._file.names_index().like(text, kinds)

    def quoting(self, typed: Sequence[str], limit: int) -> list[str]:
        """Ids of statements whose text has all the words."""
        return self._file.names_index().quoting(typed, limit)

    def keyed(self, keys: Collection[str], most: int) -> dict[str, list[str]]:
        """Of those keys that nodes have: key → ids of at most so many of these, the first ones."""
        return self._file.keys_index().holding(keys, most)

    def degrees(self, ids: Collection[str]) -> dict[str, int]:
        """How many summary edges the entities have."""
        return self._file.names_index().degrees(ids)

    def _ties_of(
        self, ids: Sequence[str], most: int, direction: Direction, put: Mapping[str, str | Sequence[str]]
    ) -> Rows:
        """Edges of entities that have few in all are asked for at once, those of a hub by itself."""
        degrees = self.degrees(ids)
        few = [id for id in ids if degrees.get(id, 0) <= most]
        hubs = [id for id in ids if degrees.get(id, 0) > most]
        rows = self._query("ties_of_each", {"ids": few}, direction, **put) if few else ()
        return [*rows, *super()._ties_of(hubs, most, direction, put)]

    def unsettled(self) -> list[str]:
        """Entities that were written by a run that did not come to its end."""
        return self._file.keys_index().unsettled()

    def documents_by_hash(self, hashes: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Of those texts that are there: hash → ids of the documents with it, those without an origin first."""
        # Looking for a hash among its documents, Ladybug reads that column of all of them.
        found = self.keyed([hash_key(hash) for hash in hashes], ALL)
        nodes = {node.id: node for node in self.nodes([id for ids in found.values() for id in ids])}
        by_hash: dict[str, list[tuple[bool, str]]] = {}
        for node in nodes.values():
            copied = node.properties.get("origin") != node.id
            by_hash.setdefault(str(node.properties.get("hash")), []).append((copied, node.id))
        return {hash: tuple(id for _, id in sorted(by_hash[hash])) for hash in hashes if hash in by_hash}

    def close(self) -> None:
        """Nothing of its own is open; the store's file and worker serve other readers too."""
