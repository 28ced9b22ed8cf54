"""Which part of the graph to take out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.analytics.snapshot import as_of
from graph.export.cells import cells_subgraph
from graph.export.provenance import Provenance, provenance
from graph.model import Subgraph
from graph.store import Reader

LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Selection:
    """A query's nodes and edges, or the neighbourhood of one entity, or else the whole graph.

    `as_of` is an ISO date: only what was said by then counts; a query gives its own dates.

    `limit` counts the rows of a query and otherwise the nodes; `timeout` is in seconds and for a query alone.
    """

    cypher: str = ""
    parameters: Mapping[str, object] = field(default_factory=dict)
    around: str = ""
    hops: int = 1
    limit: int = LIMIT
    timeout: float = 30.0
    as_of: str = ""


def take(reader: Reader, selection: Selection) -> tuple[Subgraph, Provenance]:
    """The subgraph selected, with how it was made. Raises QueryError where the query or the name gives none."""
    if selection.cypher:
        result = reader.cypher(selection.cypher, selection.parameters, limit=selection.limit, timeout=selection.timeout)
        subgraph = cells_subgraph(result, reader.nodes)
        made = provenance(
            subgraph,
            reader.dialect,
            query=selection.cypher,
            parameters=selection.parameters,
            cut=result.truncated,
        )
        return subgraph, made
    if selection.as_of:
        subgraph = as_of(reader, selection.as_of, around=selection.around, hops=selection.hops, limit=selection.limit)
        hops = selection.hops if selection.around else None
        filters = {"as_of": selection.as_of}
        return subgraph, provenance(subgraph, reader.dialect, around=selection.around, hops=hops, filters=filters)
    if selection.around:
        subgraph = reader.neighbourhood(selection.around, selection.hops, selection.limit)
        return subgraph, provenance(subgraph, reader.dialect, around=selection.around, hops=selection.hops)
    subgraph = reader.subgraph(selection.limit)
    return subgraph, provenance(subgraph, reader.dialect)
