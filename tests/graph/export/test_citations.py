"""The sentences that an export cites, and edges that count a period alone: from the sample graph in both stores."""

from graph.analytics import within
from graph.export import cite
from graph.model import Edge
from graph.store import Reader
from tests.graph.sample import ALDER, ANA, BIRCH, VELTRIX


def edge(reader: Reader, kind: str, source: str, target: str, what: str | None = None) -> Edge:
    found = reader.edges_among((source, target), (kind,))
    (one,) = [each for each in found if each.source == source and what in (None, each.properties.get("what"))]
    return one


def test_a_citation_has_the_sentence_its_speaker_and_their_employer_then(sample: Reader) -> None:
    talk = edge(sample, "TALKS_ABOUT", ANA.id, VELTRIX.id)
    (citation,) = cite(sample, [talk]).by_edge[talk.id]
    assert citation.sentence == "Veltrix is late again and the invoice doubled."
    assert (citation.speaker, citation.employer, citation.said) == ("Ana Ruiz", "Alder Bank", "2014-01-02")
    assert (citation.url, citation.sentiment) == ("https://example.org/1", "negative")
    assert citation.confidence


def test_teams_and_people_are_cited_apart_and_within_the_dates(sample: Reader) -> None:
    team, person = (edge(sample, "MOVED_TO", ALDER.id, BIRCH.id, what) for what in ("team", "person"))
    cited = cite(sample, [team, person]).by_edge
    assert (len(cited[team.id]), len(cited[person.id])) == (2, 1)
    assert len({each.origin for each in cited[team.id]}) == 1
    (one,) = cited[person.id]
    assert cite(sample, [person], until=one.said[:7]).by_edge[person.id] == (one,)
    assert cite(sample, [person], until="2013").by_edge[person.id] == ()


def test_edges_count_what_was_said_within_the_dates(sample: Reader) -> None:
    edges = sample.edges_among((ANA.id, VELTRIX.id, "person:cy-moss"), ("TALKS_ABOUT",))
    assert len(edges) == 2
    (early,) = within(sample, edges, until="2014-01")
    assert (early.source, early.properties["statements"], early.properties["sentiment"]) == (ANA.id, 1, -1.0)
    assert (early.properties["first"], early.properties["last"]) == ("2014-01-02", "2014-01-02")
    assert "confidence" not in early.properties
    (late,) = within(sample, edges, since="2014-02")
    assert late.source != ANA.id
    assert within(sample, edges, since="2015") == ()
