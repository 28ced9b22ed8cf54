"""What a growing picture asks of every store: edges to what is there, links, years, statements by date, order."""

from graph.analytics import in_common, paths_between
from graph.schema import EDGE
from graph.store import Expansion, Reader, Said, YearCount
from tests.contract.sample import ADA, BANKING, BRAM, CORVANE, DELLMARK, ELDERTON, FENWAY, GRIDBASE


def test_edges_joining_are_those_with_a_new_end(reader: Reader) -> None:
    everything = [node.id for node in reader.subgraph().nodes]
    among = reader.edges_among(everything, tuple(EDGE))
    for new in ([ADA], [CORVANE, ELDERTON], everything):
        wanted = [edge for edge in among if edge.source in new or edge.target in new]
        assert reader.edges_joining(new, everything, tuple(EDGE)) == tuple(wanted)
    assert [edge.kind for edge in reader.edges_joining([ADA], [CORVANE])] == ["TALKS_ABOUT"]
    assert reader.edges_joining(["person:nobody"], everything) == ()


def test_links_go_both_ways(reader: Reader) -> None:
    links = reader.links([ADA, CORVANE, "person:nobody"])
    assert links[ADA] == {CORVANE, ELDERTON, BRAM}
    assert links[CORVANE] == {ADA, BRAM, GRIDBASE}
    assert "person:nobody" not in links
    assert reader.links([ADA], ("TALKS_TO",)) == {ADA: {BRAM}}


def test_years_count_edges(reader: Reader) -> None:
    assert reader.years(CORVANE) == (YearCount(2012, 2), YearCount(2013, 1))
    assert reader.years("organization:nobody") == ()


def test_what_was_said_behind_edges_counts_as_they_do(reader: Reader) -> None:
    edges = reader.subgraph().edges
    behind = reader.said(edges)
    for edge in edges:
        found = behind[edge.id]
        assert len(found) == edge.properties["statements"]
        assert len({each.origin for each in found}) == edge.properties["independent"]
        assert min((each.said for each in found if each.said), default=None) == edge.properties["first"]
    (talk,) = [edge for edge in edges if (edge.kind, edge.source, edge.target) == ("TALKS_ABOUT", BRAM, CORVANE)]
    assert behind[talk.id] == (Said("2013-02-03", "post-2", "positive"),)
    assert reader.said(()) == {}


def test_the_order_of_neighbours(reader: Reader) -> None:
    def order(by: str, **given: object) -> list[str]:
        found = reader.neighbours(CORVANE, Expansion(order=by, **given))  # type: ignore[arg-type]
        return [node.id for node in found.nodes[1:]]

    assert order("recent")[0] == BRAM
    assert order("recent", limit=1) == [BRAM]
    assert order("negative") == [ADA]
    assert set(order("positive")) == {ADA, BRAM}
    assert reader.neighbours(CORVANE, Expansion(order="negative")).total == 1
    assert set(order("independent")) == {ADA, BRAM, GRIDBASE}


def test_paths_and_neighbours_in_common(reader: Reader) -> None:
    assert paths_between(reader, ADA, GRIDBASE).paths == ((ADA, CORVANE, GRIDBASE),)
    several = paths_between(reader, ADA, GRIDBASE, most=5, longest=3)
    assert [len(path) for path in several.paths] == [3, 3, 3, 4, 4]
    assert set(several.paths[:3]) == {(ADA, via, GRIDBASE) for via in (CORVANE, ELDERTON, BRAM)}
    assert several.whole
    assert paths_between(reader, ADA, DELLMARK, longest=2).paths == ()
    assert paths_between(reader, BANKING, DELLMARK, longest=4).paths == ((BANKING, ELDERTON, FENWAY, DELLMARK),)
    assert paths_between(reader, ADA, ADA).paths == ((ADA,),)
    assert in_common(reader, [ADA, GRIDBASE]) == (CORVANE, ELDERTON, BRAM)
    assert in_common(reader, [ADA, DELLMARK]) == ()
