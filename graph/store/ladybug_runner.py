"""Users' queries on Ladybug, run in a worker process that is kept warm and killed when it runs too long."""

import json
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Mapping
from pathlib import Path

import graph
from graph.errors import QueryCrashed, QueryRefused, QueryTimeout, StoreError
from graph.model import Result
from graph.store.ladybug_errors import invalid
from graph.store.ladybug_file import signature
from graph.store.ladybug_worker import decoded
from graph.store.tickets import Tickets

GRACE = 0.5
"""Seconds that the engine gets to stop by itself before its process is killed; it stays warm if it does."""

START_SECONDS = 60.0
_WORK = "import sys; sys.path.append({root!r}); from graph.store.ladybug_worker import main; main()"


class QueryRunner:
    """One worker process at a time, started when first needed; queries wait for each other."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._tickets = Tickets()
        self._turn = threading.Lock()
        self._running = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._finalizer: weakref.finalize[..., QueryRunner] | None = None

    def run(self, query: str, parameters: Mapping[str, object], limit: int, timeout: float, ticket: str = "") -> Result:
        """At most `limit` rows within `timeout` seconds.

        Raises QueryInvalid, QueryRefused, QueryTimeout, QueryStopped or QueryCrashed.
        """
        request = {"query": query, "parameters": dict(parameters), "limit": limit, "timeout": timeout}
        line = json.dumps(request, default=str).encode() + b"\n"
        with self._tickets.held(ticket), self._lock:
            self._take_turn(ticket)
            self._started()
            before, started = signature(self._path), time.perf_counter()
            try:
                reply = self._exchange(line, timeout, ticket)
            except QueryCrashed:
                if signature(self._path) == before:
                    raise
                # A writer changed the file under the worker's eyes: that is no fault of the query.
                reply = self._exchange(line, timeout, ticket)
            finally:
                self._take_turn("")
            return _result(reply, query, timeout, time.perf_counter() - started)

    def stop(self, ticket: str) -> bool:
        """Kill the process that runs the query with this ticket, or let it end as soon as it is its turn."""
        there = self._tickets.stop(ticket)
        with self._turn:
            if there and self._running == ticket and self._process is not None:
                self._process.kill()
        return there

    def _take_turn(self, ticket: str) -> None:
        """Say whose query the process runs, so that nobody's but the right one is killed."""
        with self._turn:
            self._running = ticket

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._stop()

    def _exchange(self, line: bytes, timeout: float, ticket: str) -> dict[str, object]:
        process = self._started()
        self._tickets.check(ticket)
        assert process.stdin is not None
        try:
            process.stdin.write(line)
            process.stdin.flush()
        except OSError:
            self._stop()
            process = self._started()
            self._tickets.check(ticket)
            assert process.stdin is not None
            process.stdin.write(line)
            process.stdin.flush()
        answer = self._reply(process, timeout + GRACE)
        if answer is None:
            self._stop()
            raise _too_long(timeout)
        if not answer:
            self._stop()
            raise QueryCrashed(
                "The query brought the graph engine down.", "The graph is untouched; simplify the query."
            )
        reply = json.loads(answer)
        assert isinstance(reply, dict)
        return reply

    def _reply(self, process: subprocess.Popen[bytes], seconds: float) -> bytes | None:
        """The worker's line, empty where it died, None where it took too long."""
        received: list[bytes] = []
        stream = process.stdout
        assert stream is not None
        reader = threading.Thread(target=lambda: received.append(stream.readline()), daemon=True)
        reader.start()
        reader.join(seconds)
        if reader.is_alive():
            process.kill()
            reader.join()
            return None
        return received[0]

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._stop()
        root = str(Path(graph.__file__).parent.parent)
        self._process = subprocess.Popen(
            # -P: nothing that lies in the user's current folder may stand in for our modules.
            [sys.executable, "-P", "-c", _WORK.format(root=root), str(self._path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._finalizer = weakref.finalize(self, _end, self._process)
        # The time limit is the query's: the start of Python and the opening of the database come before it.
        assert self._process.stdin is not None
        self._process.stdin.write(b'{"query": "RETURN 1", "parameters": {}, "limit": 1, "timeout": 60}\n')
        self._process.stdin.flush()
        if not self._reply(self._process, START_SECONDS):
            self._stop()
            raise QueryCrashed("The process for queries did not start.", "Run `backchannel doctor`.")
        return self._process

    def _stop(self) -> None:
        if self._finalizer is not None:
            self._finalizer()
            self._finalizer = None
        self._process = None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                # What was left in the pipe to a dead process cannot be flushed, and need not be.
                continue


def _too_long(timeout: float) -> QueryTimeout:
    return QueryTimeout(f"The query ran longer than {timeout:g} seconds and was stopped.", "Narrow it, or add a LIMIT.")


def _result(reply: Mapping[str, object], query: str, timeout: float, seconds: float) -> Result:
    if sort := reply.get("error"):
        message = " ".join(str(reply["message"]).split())
        if sort == "invalid":
            raise invalid(str(reply["message"]), query)
        if sort == "timeout":
            raise _too_long(timeout)
        if sort == "store":
            raise StoreError(message, str(reply.get("hint") or ""))
        raise QueryRefused(message)
    columns, rows = reply["columns"], reply["rows"]
    assert isinstance(columns, list)
    assert isinstance(rows, list)
    cells = tuple(tuple(decoded(value) for value in row) for row in rows)
    return Result(tuple(columns), cells, bool(reply["truncated"]), seconds)
