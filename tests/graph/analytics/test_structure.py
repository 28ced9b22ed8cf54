import pytest

from graph.analytics import MEASURES, centrality, communities
from graph.model import Edge

TWO_TRIANGLES = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "d")]
EDGES = [Edge("TALKS_TO", *ends, {"independent": 1}) for ends in TWO_TRIANGLES]


def test_communities_are_numbered_by_size_and_the_same_every_time() -> None:
    found = communities([*"abcdefg"], EDGES)
    assert found["a"] == found["b"] == found["c"] != found["d"] == found["e"] == found["f"]
    assert found["g"] == 2
    assert communities([*"gfedcba"], EDGES[::-1]) == found


@pytest.mark.parametrize("measure", MEASURES)
def test_the_bridge_is_most_central(measure: str) -> None:
    found = centrality([*"abcdefg"], EDGES, measure)
    assert max(found.values()) == 1
    assert {id for id, value in found.items() if value == 1} == {"c", "d"}
    assert found["g"] < found["a"] < 1 or measure == "betweenness"
    assert set(centrality([*"ab"], [], measure).values()) == {0.0}


def test_more_sources_weigh_more() -> None:
    edges = [Edge("USES", "a", "b", {"independent": 9}), Edge("USES", "a", "c", {"independent": 1})]
    found = centrality([*"abc"], edges, "degree")
    assert found["b"] > found["c"]
