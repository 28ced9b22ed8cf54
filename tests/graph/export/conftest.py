"""A small subgraph with what makes exports hard: hostile text, lists, parallel edges, properties named like ours."""

import pytest

from graph.export import Provenance, provenance
from graph.model import Edge, Node, Subgraph

HOSTILE = '=HYPERLINK("http://x","a")<b>\'`\\u000a & \x00\x0b\nnew; line\u2028end'


@pytest.fixture
def subgraph() -> Subgraph:
    summary = {"statements": 3, "independent": 2, "first": "2014-01-02", "last": "2014-03", "confidence": 0.9}
    talk = {**summary, "sentiment": -0.5, "negative": 2, "positive": 1, "aspects": ("price", "support"), "title": None}
    team, person = {**summary, "what": "team", "people": 40}, {**summary, "what": "person", "people": None}
    return Subgraph(
        nodes=(
            Node("person:ana", "Person", {"id": "person:ana", "name": "Ana Ruíz", "aliases": ("@ana", "A. Ruíz")}),
            Node("organization:velt", "Organization", {"id": "organization:velt", "name": HOSTILE, "employees": 12}),
            Node("organization:b", "Organization", {"name": "+Birch", "roles": ("peer",), "sector": None}),
            Node("teammove:1", "TeamMove", {"size": 40, "inferred": False, "confidence": 0.5}),
            Node("statement:1", "Statement", {"kind": "talks_about", "text": "Late.", "start": 3, "end": 8}),
        ),
        edges=(
            Edge("TALKS_ABOUT", "person:ana", "organization:velt", talk),
            Edge("MOVED_TO", "organization:velt", "organization:b", team),
            Edge("MOVED_TO", "organization:velt", "organization:b", person),
            Edge("CONCERNS", "statement:1", "teammove:1", {"role": "event"}),
        ),
        total=1312,
    )


@pytest.fixture
def made(subgraph: Subgraph) -> Provenance:
    return provenance(subgraph, "ladybug", query="MATCH (n)\nRETURN n // \\u000a", parameters={"x": 1})
