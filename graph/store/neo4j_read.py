"""Reading from Neo4j: each question in a transaction of its own, so that it sees what is committed by then."""

from collections.abc import Collection, Mapping, Sequence

from graph.model import Result
from graph.schema import SUMMARIES
from graph.store.base import ROW_LIMIT, TIME_LIMIT, Parameters
from graph.store.names import Candidate, words
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_cypher import explained, run_own_query, run_user_query
from graph.store.neo4j_names import MOST, holding, holding_inside, like, quoting
from graph.store.neo4j_queries import query as own_query
from graph.store.neo4j_values import cells
from graph.store.neo4j_walking import Neo4jWalking


class Neo4jReader(Neo4jWalking):
    """Implements `graph.store.base.Reader`; may be used from several threads."""

    dialect = "neo4j"

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def run(self, text: str, parameters: Mapping[str, object]) -> Sequence[tuple[object, ...]]:
        """The rows of one of our own queries, with `Node`s and `Edge`s in them."""
        return cells([record.values() for record in self._connection.rows(text, parameters)], self._application_ids)

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
        with self._connection.tickets.held(ticket):
            return run_user_query(self._connection, query, parameters, limit, timeout, ticket)

    def explain(self, query: str, parameters: Parameters | None = None) -> Result:
        """The steps of the server's plan, each indented under the one that uses it."""
        return run_user_query(self._connection, explained(query), parameters, ROW_LIMIT, TIME_LIMIT)

    def stop(self, ticket: str) -> bool:
        """End the transaction of the query with this ticket."""
        there = self._connection.tickets.stop(ticket)
        if there:
            self._connection.rows(own_query("stop"), {"ticket": ticket})
        return there

    def ask(self, name: str, parameters: Parameters | None = None, *, limit: int | None = None) -> Result:
        """A query of the library (graph/queries) by its name."""
        text, bound = self.ask_query(name, parameters)
        return run_own_query(self._connection, text, bound, limit, TIME_LIMIT)

    def named(self, text: str, kinds: Sequence[str]) -> list[Candidate]:
        """Entities whose names may hold the folded text."""
        found = self._candidates(holding(text), kinds)
        inside = holding_inside(text) if len(text) > 2 and len(words(text)) == 1 and len(found) < MOST else ""
        more = self._candidates(inside, kinds) if inside else []
        return list({each.id: each for each in (*found, *more)}.values())

    def named_like(self, text: str, kinds: Sequence[str]) -> list[Candidate]:
        """Entities whose names may hold something like the folded text."""
        return self._candidates(like(text), kinds)

    def quoting(self, typed: Sequence[str], limit: int) -> list[str]:
        """Ids of statements whose text has all the words."""
        given = {"query": quoting(typed), "limit": limit}
        return [str(row["id"]) for row in self._connection.rows(own_query("quoting"), given)]

    def keyed(self, keys: Collection[str], most: int) -> dict[str, list[str]]:
        """Of those keys that nodes have: key → ids of at most so many of these."""
        found: dict[str, list[str]] = {}
        given = {"keys": list(keys), "limit": most}
        for row in self._connection.rows(own_query("keyed"), given) if keys else ():
            found.setdefault(row["key"], []).append(row["id"])
        return found

    def degrees(self, ids: Collection[str]) -> dict[str, int]:
        """How many summary edges the entities have."""
        text = own_query("degrees_of", EDGES=SUMMARIES)
        rows = self._connection.rows(text, {"ids": list(ids)}) if ids else ()
        return {row["id"]: row["degree"] for row in rows}

    def unsettled(self) -> list[str]:
        """Entities that were written by a run that did not come to its end."""
        return [row["id"] for row in self._connection.rows(own_query("unsettled"), {})]

    def _candidates(self, query: str, kinds: Sequence[str]) -> list[Candidate]:
        text = own_query("search", EDGES=SUMMARIES)
        rows = self._connection.rows(text, {"query": query, "kinds": list(kinds), "limit": MOST})
        return [Candidate(row["id"], tuple(dict.fromkeys(row["names"])), row["degree"]) for row in rows]

    def close(self) -> None:
        """Nothing to release: connections belong to the store."""

    def _application_ids(self, internal: Sequence[str]) -> dict[str, str]:
        found = self._connection.rows(own_query("application_ids"), {"ids": list(internal)})
        return {row["internal"]: row["id"] for row in found}
