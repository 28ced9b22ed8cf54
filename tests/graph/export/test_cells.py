from collections.abc import Sequence

from graph.export import cells_subgraph
from graph.model import Edge, Node, Result

ANA, VELT = Node("person:ana", "Person", {"name": "Ana"}), Node("organization:velt", "Organization", {})
TALK = Edge("TALKS_ABOUT", ANA.id, VELT.id, {})


def fetch(ids: Sequence[str]) -> tuple[Node, ...]:
    return tuple(node for node in (ANA, VELT) if node.id in ids)


def test_nodes_and_edges_are_found_once_wherever_they_are() -> None:
    result = Result(("a", "b"), ((ANA, [TALK, {"x": VELT}]), (ANA, 3)))
    found = cells_subgraph(result, fetch)
    assert found.nodes == (ANA, VELT)
    assert found.edges == (TALK,)


def test_the_ends_of_an_edge_are_fetched() -> None:
    assert {node.id for node in cells_subgraph(Result(("r",), ((TALK,),)), fetch).nodes} == {ANA.id, VELT.id}


def test_an_edge_whose_end_is_gone_is_left_out() -> None:
    result = Result(("r",), ((Edge("TALKS_TO", ANA.id, "person:gone", {}),),))
    assert cells_subgraph(result, fetch).edges == ()


def test_scalars_make_nothing() -> None:
    assert cells_subgraph(Result(("x",), ((1,), (None,))), fetch).nodes == ()
