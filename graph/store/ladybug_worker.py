"""The process that runs users' queries on Ladybug; `graph.store.ladybug_runner` starts it with the graph's path.

It can die alone: a query that brings the engine down takes no graph and no explorer with it. One JSON object a line in
(query, parameters, limit, timeout), one out (columns, rows, truncated; or error and message).
"""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

import ladybug

from graph.errors import BackchannelError
from graph.model import Edge, Node
from graph.store.ladybug_cells import Cells
from graph.store.ladybug_file import Signature, open_read_only, signature
from graph.store.ladybug_session import Session

POOL_BYTES = 1 << 30
"""Memory that Ladybug may use for pages and intermediate results of a user's query."""

_WRITES = "Cannot execute write operations in a read-only"


class _Worker:
    """Keeps the database open between queries and opens it anew when it has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: Signature = ()
        self._database: ladybug.Database | None = None

    def answer(self, request: Mapping[str, object]) -> dict[str, object]:
        """The reply to one request; every error of the engine becomes one too."""
        try:
            return self._run(request)
        except BackchannelError as error:
            return {"error": "store", "message": error.message, "hint": error.hint}
        except RuntimeError as error:
            return {"error": _sort_of(str(error)), "message": str(error)}

    def _run(self, request: Mapping[str, object]) -> dict[str, object]:
        database = self._current()
        limit = int(str(request["limit"]))
        parameters = request["parameters"]
        assert isinstance(parameters, dict)
        with ladybug.Connection(database) as connection:
            connection.set_query_timeout(max(1, int(float(str(request["timeout"])) * 1000)))
            result = connection.execute(str(request["query"]), parameters or None)
            if isinstance(result, list):
                return {"error": "invalid", "message": "There is more than one query; send one at a time."}
            raw: list[list[object]] = []
            while result.has_next() and len(raw) <= limit:
                raw.append(list(result.get_next()))
            columns = result.get_column_names()
            result.close()
        session = Session(database)
        rows = Cells(session).rows(raw[:limit])
        session.close()
        return {
            "columns": columns,
            "rows": [[encoded(value) for value in row] for row in rows],
            "truncated": len(raw) > limit,
        }

    def _current(self) -> ladybug.Database:
        if self._database is None or signature(self._path) != self._seen:
            if self._database is not None:
                self._database.close()
                self._database = None
            self._seen = signature(self._path)
            self._database, _ = open_read_only(self._path, pool=POOL_BYTES)
        return self._database


def encoded(value: object) -> object:
    """A cell in JSON: nodes, edges and maps are objects with one key that says which they are."""
    if isinstance(value, Node):
        return {"node": [value.id, value.kind, dict(value.properties)]}
    if isinstance(value, Edge):
        return {"edge": [value.kind, value.source, value.target, dict(value.properties)]}
    if isinstance(value, Mapping):
        return {"map": {str(key): encoded(item) for key, item in value.items()}}
    if isinstance(value, (list, tuple)):
        return [encoded(item) for item in value]
    return value


def decoded(value: object) -> object:
    """The inverse of `encoded`."""
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((sort, content),) = value.items()
    if sort == "map":
        return {key: decoded(item) for key, item in content.items()}
    properties = {key: tuple(item) if isinstance(item, list) else item for key, item in content[-1].items()}
    if sort == "node":
        return Node(content[0], content[1], properties)
    return Edge(content[0], content[1], content[2], properties)


def _sort_of(message: str) -> str:
    if message.startswith("Interrupted"):
        return "timeout"
    return "refused" if _WRITES in message else "invalid"


def _private_output() -> IO[str]:
    """Standard output for replies alone: whatever the engine prints goes to standard error."""
    sys.stdout.flush()
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return replies


def _leave_no_core_file() -> None:
    """A crash is expected now and then; writing the memory to disk would take seconds."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Answer requests until standard input ends."""
    _leave_no_core_file()
    replies = _private_output()
    worker = _Worker(Path(sys.argv[1]))
    for line in sys.stdin:
        replies.write(json.dumps(worker.answer(json.loads(line))) + "\n")
        replies.flush()
