"""GEXF 1.2 (https://gexf.net): for Gephi."""

from xml.etree import ElementTree

import networkx as nx

from graph.export.networkx_ import to_networkx
from graph.export.plain import plain, plain_graph
from graph.export.provenance import Provenance
from graph.model import Subgraph

SPACE = "http://www.gexf.net/1.2draft"
# networkx reads a meaning into attributes of these names (dates of existence, direction, drawing).
MEANT_OTHERWISE = ("start", "end", "type", "pid", "parents", "slices", "spells", "viz", "id", "networkx_key")


def to_gexf(subgraph: Subgraph, provenance: Provenance) -> bytes:
    """GEXF in UTF-8, every attribute with its type, lists joined by "; ", edges weighted by independent sources.

    Provenance is the file's creator and description. Attributes whose names mean something to GEXF get a "_" after it.
    """
    graph = plain_graph(to_networkx(subgraph, provenance))
    for _, data in graph.nodes(data=True):
        _rename(data)
    for _, _, key, data in graph.edges(keys=True, data=True):
        _rename(data)
        data |= {"id": key, "label": data["kind"]}
    root = ElementTree.fromstring("\n".join(nx.generate_gexf(graph, version="1.2draft")))
    _describe(root, provenance)
    ElementTree.register_namespace("", SPACE)
    return bytes(ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _rename(data: dict[str, object]) -> None:
    for name in MEANT_OTHERWISE:
        if name in data:
            data[f"{name}_"] = data.pop(name)


def _describe(root: ElementTree.Element, provenance: Provenance) -> None:
    meta = root.find(f"{{{SPACE}}}meta")
    assert meta is not None
    meta.clear()
    meta.set("lastmodifieddate", provenance.made[:10])
    ElementTree.SubElement(meta, f"{{{SPACE}}}creator").text = provenance.tool
    facts = (f"{name}: {plain(value)}" for name, value in provenance.facts().items())
    ElementTree.SubElement(meta, f"{{{SPACE}}}description").text = "\n".join(facts)
