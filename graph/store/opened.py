"""What an opened store of either kind does in the same way."""

from abc import ABC, abstractmethod
from typing import Self

from graph.model import Result, Subgraph
from graph.store.base import ROW_LIMIT, TIME_LIMIT, Parameters, Reader


class OpenedStore(ABC):
    """The shortcuts of `graph.store.base.Store`; a store adds `reader`, `writer` and `close`."""

    @abstractmethod
    def reader(self) -> Reader:
        """A reader."""

    @abstractmethod
    def close(self) -> None:
        """Close everything."""

    def cypher(
        self, query: str, parameters: Parameters | None = None, *, limit: int = ROW_LIMIT, timeout: float = TIME_LIMIT
    ) -> Result:
        """`reader().cypher(…)`."""
        return self.reader().cypher(query, parameters, limit=limit, timeout=timeout)

    def neighbourhood(self, name: str, hops: int = 1, limit: int = 500) -> Subgraph:
        """`reader().neighbourhood(…)`."""
        return self.reader().neighbourhood(name, hops, limit)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
