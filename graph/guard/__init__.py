"""What a user's Cypher may do."""

from graph.guard.check import check

__all__ = ["check"]
