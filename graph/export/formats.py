"""The formats a subgraph can be exported in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.errors import ExportError
from graph.export.citations import Cited
from graph.export.csv_ import to_csv
from graph.export.cypher import to_cypher
from graph.export.gexf import to_gexf
from graph.export.graphml import to_graphml
from graph.export.html_ import to_html
from graph.export.json_ import to_json
from graph.export.provenance import Provenance
from graph.model import Subgraph


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: how its files end, their media type, what reads them, what writes them, and whether that cites."""

    name: str
    suffix: str
    media_type: str
    help: str
    write: Callable[..., bytes]
    cites: bool = False

    @property
    def label(self) -> str:
        """What people call the format."""
        return {"graphml": "GraphML", "cypher": "Cypher"}.get(self.name, self.name.upper())


EXPORTERS = {
    exporter.name: exporter
    for exporter in (
        Exporter("graphml", ".graphml", "application/graphml+xml", "yEd, Cytoscape, igraph", to_graphml),
        Exporter("gexf", ".gexf", "application/gexf+xml", "Gephi", to_gexf),
        Exporter("json", ".json", "application/json", "node-link data for D3 and networkx", to_json),
        Exporter("csv", ".zip", "application/zip", "tables of nodes and edges for spreadsheets", to_csv),
        Exporter("html", ".html", "text/html", "a page that stands alone, with the quotes", to_html, cites=True),
        Exporter("cypher", ".cypher", "application/x-cypher-query", "a script for Neo4j", to_cypher),
    )
}


def export(
    subgraph: Subgraph,
    format: str,
    provenance: Provenance,
    cited: Cited | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> bytes:
    """The subgraph in the format of this name; one that cites also gets sentences, and where nodes stand if known.

    Raises ExportError for a name that is not in EXPORTERS.
    """
    if format not in EXPORTERS:
        raise ExportError(f'There is no export format "{format}".', f"There are {', '.join(EXPORTERS)}.")
    exporter = EXPORTERS[format]
    more = {"cited": cited or Cited(), "places": places or {}} if exporter.cites else {}
    return exporter.write(subgraph, provenance, **more)
