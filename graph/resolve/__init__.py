"""From the entities of single documents to the nodes of the graph, and from relations to statements."""

from graph.resolve.author import author_of
from graph.resolve.context import TIES
from graph.resolve.known import Held, Known, keys_of
from graph.resolve.resolver import CanonicalNames, Facts, Ids, Resolution, Resolver
from graph.resolve.statements import Statements, statements_of

__all__ = [
    "TIES",
    "CanonicalNames",
    "Facts",
    "Held",
    "Ids",
    "Known",
    "Resolution",
    "Resolver",
    "Statements",
    "author_of",
    "keys_of",
    "statements_of",
]
