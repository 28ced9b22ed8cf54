"""A user's Cypher on Neo4j: checked as text, checked again as a plan, then run in a transaction that may only read."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import neo4j
from neo4j.exceptions import AuthError, Neo4jError

from graph.errors import QueryError, QueryInvalid, QueryRefused, QueryTimeout
from graph.guard.allowed import is_procedure
from graph.guard.check import check
from graph.model import Result
from graph.store.base import Parameters
from graph.store.deadline import within
from graph.store.neo4j_connection import Connection, first_line
from graph.store.neo4j_queries import query as own_query
from graph.store.neo4j_values import cells

_GRACE = 5.0
"""Seconds after its time limit that a query's end is waited for: one that overflows a thread's stack on the server, as
some thousand repeated operators do, is never answered."""

_EXPLAIN = "EXPLAIN\n"
"""Ends in a line end, so that columns stay what they are and lines are one more."""

TICKET = "backchannel_ticket"
"""Under which name a transaction carries its query's ticket, so that `stop` finds it."""

_IS_EXPLAIN = re.compile(r"(?:\s|//[^\n]*\n|/\*.*?\*/)*explain\b", re.IGNORECASE | re.DOTALL)
_PLACE = re.compile(r"\(line (\d+), column (\d+)[^)]*\)+")
_REACHES_OUT = re.compile(
    r"LoadCSV|Show|Terminate|Command|Transaction|Create|Merge|Delete|Set|Remove|Foreach|Drop|Alter"
)
"""What the names of operators hold that do more than read the graph; `RollUpApply` and the like do not."""


def explained(query: str) -> str:
    """The query as one that is explained and not run; its lines keep their numbers."""
    return query if _IS_EXPLAIN.match(query) else f"EXPLAIN {query}"


def run_user_query(
    connection: Connection, query: str, parameters: Parameters | None, limit: int, timeout: float, ticket: str = ""
) -> Result:
    """At most `limit` rows of a query that passed both checks. Raises QueryRefused, QueryInvalid or QueryTimeout."""
    check(query, "neo4j")
    return within(timeout + _GRACE, lambda: _run_checked(connection, query, parameters, limit, timeout, ticket))


def _run_checked(
    connection: Connection, query: str, parameters: Parameters | None, limit: int, timeout: float, ticket: str
) -> Result:
    explains = _IS_EXPLAIN.match(query)
    bare = query[explains.end() :] if explains else query
    with _reading(connection, timeout, ticket) as transaction:
        plan = approved_plan(transaction, bare, parameters)
        if explains:
            return _plan_table(plan)
        # By now the server knows the transaction: it is ended by whoever stops the query from here on.
        connection.tickets.check(ticket)
        return run_query(transaction, query, parameters, limit)


def run_own_query(
    connection: Connection, query: str, parameters: Parameters | None, limit: int | None, timeout: float
) -> Result:
    """All or at most `limit` rows of a query of ours."""
    with _reading(connection, timeout) as transaction:
        return run_query(transaction, query, parameters, limit)


def approved_plan(
    transaction: neo4j.Transaction, query: str, parameters: Parameters | None = None
) -> Mapping[str, object]:
    """The plan that the server makes of the query, without running it. Raises QueryRefused unless it only reads."""
    with _query_errors(lines=1):
        summary = _sent(transaction, _EXPLAIN + query, parameters).consume()
    plan = summary.plan or {}
    if summary.query_type != "r":
        raise QueryRefused("The query would do more than read the graph.", "Use MATCH and RETURN.")
    for operator, details in _operators(plan):
        if operator == "ProcedureCall":
            _check_procedure(details)
        elif _REACHES_OUT.search(operator):
            raise QueryRefused(f"The query is not allowed: its plan has a step {operator}.", "Use MATCH and RETURN.")
    return plan


def run_query(transaction: neo4j.Transaction, query: str, parameters: Parameters | None, limit: int | None) -> Result:
    """The rows, read one by one and never more than one beyond the limit."""
    started = time.perf_counter()
    with _query_errors():
        answer = _sent(transaction, query, parameters)
        columns = tuple(answer.keys())
        rows: list[tuple[object, ...]] = []
        truncated = False
        for record in answer:
            if limit is not None and len(rows) >= limit:
                truncated = True
                break
            rows.append(tuple(record.values()))

        def look_up(ids: Sequence[str]) -> dict[str, str]:
            found = transaction.run(own_query("application_ids"), ids=list(ids))
            return {row["internal"]: row["id"] for row in found}

        converted = cells(rows, look_up)
    return Result(columns, converted, truncated, time.perf_counter() - started)


def _sent(transaction: neo4j.Transaction, text: str, parameters: Parameters | None) -> neo4j.Result:
    try:
        return transaction.run(text, dict(parameters or {}))
    except (TypeError, ValueError, OverflowError) as error:
        raise QueryInvalid(f"A parameter cannot be sent to Neo4j: {first_line(error)}") from error


@contextmanager
def _reading(connection: Connection, timeout: float, ticket: str = "") -> Iterator[neo4j.Transaction]:
    with connection.translated(), connection.session(neo4j.READ_ACCESS) as session:
        # The server takes 0 for no limit.
        about = {TICKET: ticket} if ticket else None
        transaction = session.begin_transaction(metadata=about, timeout=max(timeout, 0.001))
        try:
            yield transaction
        except QueryTimeout as error:
            said = f"The query ran longer than {timeout:g} seconds and was stopped."
            raise QueryTimeout(said, error.hint) from error
        finally:
            # Nothing was written; what the server has not sent yet is called off.
            transaction.close()


@contextmanager
def _query_errors(lines: int = 0) -> Iterator[None]:
    """Turn what the server says of a query into our errors; `lines` were put before the user's own."""
    try:
        yield
    except AuthError:
        raise
    except Neo4jError as error:
        code = error.code or ""
        if any(word in code for word in ("TimedOut", "Terminated")):
            raise QueryTimeout("The query was stopped.", "Narrow it, or add a LIMIT.") from error
        if "Memory" in code:
            said = "The query needs more memory than the server gives it."
            raise QueryError(said, "Match less, or put a LIMIT earlier.") from error
        if ".Security." in code:
            raise QueryRefused(f"Neo4j does not allow it: {first_line(error)}") from error
        if any(part in code for part in (".Statement.", ".Procedure.", ".Request.")):
            raise QueryInvalid(_placed(first_line(error), lines)) from error
        raise


def _placed(message: str, lines: int) -> str:
    def place(found: re.Match[str]) -> str:
        return f"at line {int(found[1]) - lines}, column {found[2]}"

    return _PLACE.sub(place, message)


def _operators(plan: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    waiting = [plan]
    while waiting:
        step = waiting.pop()
        name = str(step.get("operatorType", "")).split("@")[0]
        arguments = step.get("args")
        yield name, str(arguments.get("Details", "")) if isinstance(arguments, Mapping) else ""
        children = step.get("children")
        waiting += children if isinstance(children, list) else []


def _check_procedure(details: str) -> None:
    name = details.split("(")[0].strip()
    if not is_procedure(name, "neo4j"):
        raise QueryRefused(f"CALL of {name} is not allowed.", "Only procedures that describe the graph may be called.")


def _plan_table(plan: Mapping[str, object]) -> Result:
    """The steps of a plan as rows, each indented under the step that uses it."""
    rows: list[tuple[object, ...]] = []

    def add(step: Mapping[str, object], depth: int) -> None:
        arguments = step.get("args")
        known = arguments if isinstance(arguments, Mapping) else {}
        name = str(step.get("operatorType", "")).split("@")[0]
        rows.append(("  " * depth + name, str(known.get("Details", "")), known.get("EstimatedRows")))
        children = step.get("children")
        for child in children if isinstance(children, list) else []:
            add(child, depth + 1)

    add(plan, 0)
    return Result(("step", "details", "estimated_rows"), tuple(rows))
