"""Queries under way, so that whoever asked one can call it off from another thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import QueryStopped


class Tickets:
    """The tickets of the queries that run or wait; a query without one cannot be stopped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stopped: dict[str, bool] = {}

    @contextmanager
    def held(self, ticket: str) -> Iterator[None]:
        """Hold the ticket while its query runs. Raises QueryStopped in place of whatever the stopped query raises."""
        if ticket:
            with self._lock:
                self._stopped[ticket] = False
        try:
            yield
            self.check(ticket)
        except Exception:
            self.check(ticket)
            raise
        finally:
            with self._lock:
                self._stopped.pop(ticket, None)

    def check(self, ticket: str) -> None:
        """Raise QueryStopped where the query has been stopped."""
        if self._stopped.get(ticket):
            raise QueryStopped("The query was stopped.", "Run it again, or change it first.")

    def stop(self, ticket: str) -> bool:
        """Mark the ticket; False where no query holds it."""
        with self._lock:
            there = ticket in self._stopped
            if there:
                self._stopped[ticket] = True
            return there
