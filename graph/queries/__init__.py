"""Ready questions in Cypher."""

from graph.queries.library import LibraryQuery, QueryParameter, find_query, library, load_query

__all__ = ["LibraryQuery", "QueryParameter", "find_query", "library", "load_query"]
