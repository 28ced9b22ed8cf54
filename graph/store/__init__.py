"""Where the graph is kept."""

from graph.store.base import Batch, Evidence, Expansion, NeighbourCount, Reader, Store, StoredDocument, Writer
from graph.store.open_ import open_store

__all__ = [
    "Batch",
    "Evidence",
    "Expansion",
    "NeighbourCount",
    "Reader",
    "Store",
    "StoredDocument",
    "Writer",
    "open_store",
]
