"""Where the graph is kept."""

from graph.store.base import (
    Batch,
    Evidence,
    Expansion,
    Making,
    NeighbourCount,
    Reader,
    Said,
    Store,
    StoredDocument,
    Writer,
    YearCount,
    unheard,
)
from graph.store.beside import beside
from graph.store.knowledge import StoredKnowledge
from graph.store.open_ import open_store

__all__ = [
    "Batch",
    "Evidence",
    "Expansion",
    "Making",
    "NeighbourCount",
    "Reader",
    "Said",
    "Store",
    "StoredDocument",
    "StoredKnowledge",
    "Writer",
    "YearCount",
    "beside",
    "open_store",
    "unheard",
]
