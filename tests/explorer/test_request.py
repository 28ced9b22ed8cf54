import pytest

from explorer.request import (
    EDGE_KINDS,
    LONGEST_PATH,
    MOST_IDS,
    MOST_PATHS,
    MOST_STEP,
    Filters,
    Request,
    Selection,
    read_filters,
    read_ids,
    read_places,
    read_request,
    read_selection,
)
from graph.schema import SUMMARIES


@pytest.mark.parametrize(
    "given",
    [
        None,
        "expand",
        {},
        {"do": "drop", "ids": ["a"]},
        {"do": "expand", "ids": []},
        {"do": "expand", "ids": ["a"], "edge": "DROP_ALL"},
        {"do": "expand", "ids": ["a"], "kind": "Password"},
        {"do": "expand", "ids": ["a"], "direction": "up"},
        {"do": "edge", "ids": ["a"], "edge": "USES"},
        {"do": "show", "ids": [7, {"id": 1}, ""]},
    ],
)
def test_what_is_no_request(given: object) -> None:
    assert read_request(given) is None


def test_requests() -> None:
    asked = {"do": "expand", "ids": ["a"], "edge": "USES", "direction": "in", "kind": "Person", "have": 12, "n": 4}
    assert read_request(asked) == Request("expand", ("a",), "USES", "in", "Person", 12)
    assert read_request({"do": "show", "ids": ["a", "b", "a"]}) == Request("show", ("a", "b"))
    assert read_request({"do": "expand", "ids": ["a"], "edge": "", "have": -3}) == Request("expand", ("a",))


def test_order_year_and_how_many_are_taken_only_where_they_make_sense() -> None:
    asked = {"do": "expand", "ids": ["a"], "order": "recent", "year": "2014", "step": 10, "dismissed": ["b"]}
    assert read_request(asked) == Request("expand", ("a",), order="recent", year="2014", step=10, dismissed=("b",))
    odd = {"do": "expand", "ids": ["a"], "order": "DROP", "year": "14; x", "step": True, "have": "7"}
    assert read_request(odd) == Request("expand", ("a",))
    wide = read_request({"do": "paths", "ids": ["a", "b"], "most": 10**9, "longest": 99, "step": 10**9})
    assert wide is not None
    assert (wide.most, wide.longest, wide.step) == (MOST_PATHS, LONGEST_PATH, MOST_STEP)
    assert read_request({"do": "paths", "ids": ["a"]}) is None


def test_ids_are_limited_in_number_and_length() -> None:
    assert len(read_ids([str(n) for n in range(MOST_IDS + 9)])) == MOST_IDS
    assert read_ids(["x" * 600, "y"]) == ("y",)


def test_selections() -> None:
    assert read_selection({"node": "a"}) == Selection(node="a")
    edge = {"kind": "MOVED_TO", "source": "a", "target": "b", "what": "team"}
    assert read_selection(edge) == Selection("", "MOVED_TO", "a", "b", "team")
    assert read_selection({"kind": "X", "source": "a", "target": "b"}) is None
    assert read_selection({"nodes": ["a", "b"]}) == Selection(nodes=("a", "b"))
    assert read_selection(None) is None


def test_filters_take_only_what_the_schema_knows() -> None:
    given = {
        "nodes": ["Person", "User"],
        "edges": ["USES", "x"],
        "sentiment": "furious",
        "since": "2012-02",
        "until": "'; --",
    }
    assert read_filters(given) == Filters(("Person",), ("USES",), None, "2012-02", None)
    assert read_filters("all") == Filters()


def test_expansions_follow_summaries_save_round_events_and_documents() -> None:
    asked = Request("expand", ("a",))
    assert Filters().expansion("Person", asked, 40).edges == SUMMARIES
    assert Filters().expansion("TeamMove", asked, 40).edges == EDGE_KINDS
    assert Filters(nodes=("TeamMove",)).expansion("Organization", asked, 40).edges == EDGE_KINDS
    assert "STATES" in Filters().expansion("Document", asked, 40).edges
    assert Filters(edges=("USES",)).expansion("Person", asked, 40).edges == ("USES",)
    one = Filters(edges=("USES",)).expansion("Person", Request("expand", ("a",), "WORKS_AT"), 40)
    assert one.edges == ("WORKS_AT",)


def test_places_are_pairs_of_numbers() -> None:
    given = {"a": [1, -2.5], "b": ["x", 1], "c": [1], "d": None}
    assert read_places(given) == {"a": (1.0, -2.5)}
    assert read_places([]) == {}
