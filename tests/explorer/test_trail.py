import pytest

from explorer.data import GraphData
from explorer.request import Filters, Request
from explorer.trail import Query, literal
from graph.model import Edge, Node, Result
from graph.store import Store
from tests.graph.sample import ALDER, CORVANE, VELTRIX

MOVE_KINDS = ("TeamMove",)


def ids(result: Result, kind: type[Node] | type[Edge]) -> set[str]:
    return {cell.id for row in result.rows for cell in row if isinstance(cell, kind)}


def expand(id: str, **said: object) -> Request:
    return Request("expand", (id,), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("request_", "filters"),
    [
        (expand(VELTRIX.id), Filters()),
        (expand(VELTRIX.id, edge="TALKS_ABOUT", direction="in", kind="Person"), Filters()),
        (expand(VELTRIX.id, have=20), Filters()),
        (expand(VELTRIX.id), Filters(sentiment="positive")),
        (expand(VELTRIX.id), Filters(sentiment="negative", since="2012-02", until="2013")),
        (expand(VELTRIX.id, direction="out"), Filters()),
        (expand(ALDER.id), Filters(nodes=("Organization", "Product"))),
        (expand(ALDER.id), Filters(edges=("OUTSOURCES_TO", "USES"))),
        (expand(ALDER.id), Filters(nodes=MOVE_KINDS)),
        (expand(ALDER.id), Filters(nodes=("TeamMove", "Organization"), since="2014")),
        (expand(CORVANE.id, edge="VIA", direction="in", kind="TeamMove"), Filters()),
        (expand("document:1"), Filters()),
    ],
)
def test_the_query_shown_gives_the_step(crowded: Store, request_: Request, filters: Filters) -> None:
    data = GraphData(crowded)
    step = data.step(request_, filters, ())
    neighbours, among = (data.reader.cypher(query.text, query.parameters) for query in step.queries)
    found = ids(neighbours, Node)
    assert len(found) > 1
    if not request_.have:
        assert {node.id for node in step.nodes} == found
    assert {node.id for node in step.nodes} <= found
    assert {edge.id for edge in step.edges} <= ids(among, Edge) | ids(neighbours, Edge)
    assert {e.id for e in step.edges} >= {
        cell.id
        for row in neighbours.rows
        for cell in row
        if isinstance(cell, Edge) and {cell.source, cell.target} <= {node.id for node in step.nodes}
    }


def test_standalone_queries_run_as_they_are(crowded: Store) -> None:
    data = GraphData(crowded)
    step = data.step(expand(VELTRIX.id), Filters(since="2011"), ())
    for query in step.queries:
        assert "$" not in query.standalone()
        with_parameters = data.reader.cypher(query.text, query.parameters)
        assert ids(data.reader.cypher(query.standalone()), Node) == ids(with_parameters, Node)


def test_showing_and_edges_can_be_asked_again(crowded: Store) -> None:
    data = GraphData(crowded)
    shown = data.step(Request("show", (VELTRIX.id, "person:ana-ruiz")), Filters(), ())
    nodes, among = (data.reader.cypher(query.text, query.parameters) for query in shown.queries)
    assert ids(nodes, Node) == {VELTRIX.id, "person:ana-ruiz"}
    assert ids(among, Edge) == {edge.id for edge in shown.edges}
    edge = data.step(Request("edge", ("person:ana-ruiz", VELTRIX.id), "TALKS_ABOUT"), Filters(), ())
    assert ids(data.reader.cypher(edge.queries[0].text, edge.queries[0].parameters), Edge) == {edge.edge}


def test_paths_neighbours_in_common_and_orders_can_be_asked_again(crowded: Store) -> None:
    data = GraphData(crowded)
    ends = ("person:ana-ruiz", "organization:birch-foods")
    paths = data.step(Request("paths", ends, most=3), Filters(), ())
    found = data.reader.cypher(paths.queries[0].text, paths.queries[0].parameters)
    assert {node.id for node in data.result_graph(found).nodes} >= set(ends)
    common = data.step(Request("common", ("organization:alder-bank", "organization:birch-foods")), Filters(), ())
    shared = ids(data.reader.cypher(common.queries[0].text, common.queries[0].parameters), Node)
    assert shared == set(common.chosen)
    for order in ("recent", "negative", "positive"):
        step = data.step(Request("expand", (VELTRIX.id,), order=order, step=5), Filters(), ())
        query = step.queries[0]
        assert ids(data.reader.cypher(query.text, query.parameters), Node) == {node.id for node in step.nodes}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("it's", "'it\\'s'"),
        ("a\\b", "'a\\\\b'"),
        (["x", 1], "['x', 1]"),
        (True, "true"),
        (None, "null"),
        (1.5, "1.5"),
    ],
)
def test_literals(value: object, written: str) -> None:
    assert literal(value) == written


def test_parameters_with_a_common_beginning() -> None:
    assert Query("", "$id $ids", {"id": "a", "ids": ["b"]}).standalone() == "'a' ['b']"
