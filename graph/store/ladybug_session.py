"""One connection to Ladybug, with its errors turned into ours."""

import re
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import ladybug
import pyarrow as pa

from graph.errors import StoreError
from graph.store.ladybug_few import FEW, few_of, may_be_few, one_by_one

_LOOKUP = re.compile(r"MATCH \(n:[`\w]+ \{id: \$id\}\) RETURN [^\[]*$")
"""A query for one node by its key, which joins nothing."""
_ONE_HOP = re.compile(r"MATCH [^-]*-\[[^-]*-[^-]*\sRETURN [^-]*")
"""A query that follows one edge and reads what is there."""
_SIZE = "MATCH (n) RETURN count(n)"
_SIZE_HOLDS = 30.0
"""For how many seconds the size of a graph that may grow is taken to be the same."""


class Session:
    """Runs one query at a time; may be used from several threads, one after the other."""

    def __init__(self, database: ladybug.Database) -> None:
        self._connection = ladybug.Connection(database)
        self._lock = threading.RLock()
        self._few: tuple[int, float] | None = None

    def rows(self, query: str, parameters: Mapping[str, object] | None = None) -> list[list[object]]:
        """All rows. Raises StoreError with the store's words."""
        found: list[list[object]] = []
        kept: dict[str, ladybug.PreparedStatement] = {}
        with self._lock:
            for text, given in one_by_one(query, parameters or {}, self._few_for(parameters or {})):
                result = self._run(text, given, kept)
                try:
                    found += [list(row) for row in result]
                finally:
                    result.close()
        return found

    def each(self, query: str) -> Iterator[list[object]]:
        """The rows one after the other, for more than memory should hold; nothing else runs until they are read."""
        with self._lock:
            result = self._run(query, {})
            try:
                yield from (list(row) for row in result)
            finally:
                result.close()

    def _few_for(self, parameters: Mapping[str, object]) -> int:
        """How many ids are few; the size of the graph is asked for only where it matters, and now and then."""
        if not may_be_few(parameters):
            return FEW
        few, until = self._few or (0, 0.0)
        if few < FEW and time.monotonic() >= until:
            result = self._run(_SIZE, {})
            ((count,),) = [list(row) for row in result]
            result.close()
            few = few_of(int(count))
            self._few = few, time.monotonic() + _SIZE_HOLDS
        return few

    def table(
        self, query: str, parameters: Mapping[str, object], most: int | None
    ) -> tuple[tuple[str, ...], list[list[object]]]:
        """(columns, rows) with at most `most` rows."""
        with self._lock:
            result = self._run(query, parameters)
            try:
                return tuple(result.get_column_names()), [list(row) for row in islice(result, most)]
            finally:
                result.close()

    def load(self, query: str, table: pa.Table) -> None:
        """Run a bulk statement over `$arrow`, a new Arrow table: what was prepared for one runs only once."""
        with self._lock:
            self._run(query, {"arrow": table}).close()

    def close(self) -> None:
        """Release the connection; an open transaction is abandoned."""
        with self._lock:
            self._connection.close()

    def _run(
        self, query: str, parameters: Mapping[str, object], kept: dict[str, ladybug.PreparedStatement] | None = None
    ) -> ladybug.QueryResult:
        """Runs one query. `kept` has the plans of those run before that may be run again for other ids."""
        # A query given as text is prepared once by the connection and its plan kept, with an Arrow table that was a
        # parameter; and some plans (joins of two edges) find nothing when Ladybug 0.22 runs them again, even for the
        # same parameters. So all but lookups of a single node are prepared anew, or once for all ids where they follow
        # one edge: that takes longer than running them.
        given = dict(parameters)
        try:
            statement = query if not given or _LOOKUP.match(query) else self._prepared(query, given, kept)
            result = self._connection.execute(statement, given or None)
        except RuntimeError as error:
            raise StoreError(f"The graph cannot do that: {_first_line(error)}") from error
        return result[-1] if isinstance(result, Sequence) else result

    def _prepared(
        self, query: str, given: dict[str, object], kept: dict[str, ladybug.PreparedStatement] | None
    ) -> ladybug.PreparedStatement:
        # The type of a parameter is settled when it is prepared, which nothing and an empty list have none of.
        if kept is None or not _ONE_HOP.fullmatch(query) or any(each in (None, []) for each in given.values()):
            return ladybug.PreparedStatement(self._connection, query, given)
        if query not in kept:
            kept[query] = ladybug.PreparedStatement(self._connection, query, given)
        return kept[query]


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
