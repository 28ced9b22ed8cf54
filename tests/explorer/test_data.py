import io
import json
import zipfile
from html import unescape

import networkx
import pytest

from explorer.components.node_card import node_card
from explorer.data import Employment, GraphData
from explorer.request import Filters
from graph.export import EXPORTERS
from graph.store import Store
from tests.explorer.conftest import ALDER, ANA, DOCUMENT, MOVE, MOVED, TALK, VELTRIX
from tests.explorer.test_parts import text_of
from tests.explorer.world import CROWD, HARM
from tests.graph import sample


def test_search_counts_neighbours_and_finds_aliases(data: GraphData) -> None:
    (match,) = data.search(" VX\n").names
    assert (match.node.id, match.degree) == (VELTRIX.id, 2)


def test_search_finds_names_with_typos_and_quotes(crowded: Store) -> None:
    data = GraphData(crowded)
    (match,) = data.search("vletrix").names
    assert (match.node.name, match.similar, match.degree) == ("Veltrix", True, CROWD + 4)
    found = data.search("costs too mu").quotes
    assert len(found) == 3
    assert {quote.statement.properties["said"][:4] for quote in found} == {"2014"}  # type: ignore[index]
    assert all(quote.speaker is not None for quote in found)


def test_search_gives_a_sentence_once_however_much_it_states(crowded: Store) -> None:
    said = [str(node.properties["text"]) for node in crowded.reader().quotes("alder")]
    assert len(set(said)) < len(said)
    found = [quote.statement.properties["text"] for quote in GraphData(crowded).search("alder").quotes]
    assert found == list(dict.fromkeys(said))[:3]


def test_quotes_mark_the_names_in_their_sentence(data: GraphData) -> None:
    (quote,) = data.quotes_of_edge("TALKS_ABOUT", ANA.id, VELTRIX.id)
    assert [(piece.text, piece.node) for piece in quote.pieces] == [
        ("Veltrix", VELTRIX.id),
        (" is late again.", None),
    ]
    assert data.jobs([quote]) == {"statement:1": Employment("Alder Bank", "CIO")}


def test_the_two_kinds_of_moves_are_told_apart(crowded: Store) -> None:
    data = GraphData(crowded)
    ends = sample.ALDER.id, sample.BIRCH.id
    team, person = (data.quotes_of_edge("MOVED_TO", *ends, what) for what in ("team", "person"))
    assert {q.evidence.statement.properties["kind"] for q in team} == {"team_move"}
    assert {q.evidence.statement.properties["kind"] for q in person} == {"person_move"}
    edge = data.edge("MOVED_TO", *ends, "person")
    assert edge is not None
    assert edge.properties["what"] == "person"


def test_edges_of_events_have_the_quotes_of_the_event(crowded: Store) -> None:
    data = GraphData(crowded)
    (move,) = data.team_moves()
    quotes = data.quotes_of_edge("FROM", move.id, sample.ALDER.id)
    assert len(quotes) == move.quotes == 2


def test_talk_about_a_vendor_is_about_it_and_can_be_by_some_employers_only(crowded: Store) -> None:
    data = GraphData(crowded)
    said = data.talk_about(sample.VELTRIX.id)
    assert len(said) == CROWD + 3
    assert all(quote.evidence.statement.properties["kind"] == "talks_about" for quote in said)
    (ana,) = data.talk_about(sample.VELTRIX.id, "banking")
    assert ana.evidence.speaker is not None
    assert ana.evidence.speaker.id == "person:ana-ruiz"


def test_reading_a_document_marks_names_and_the_sentence(crowded: Store) -> None:
    reading = GraphData(crowded).read("document:1", 0, 15)
    assert reading is not None
    assert [(piece.text, piece.quoted, piece.node) for piece in reading.pieces] == [
        ("Veltrix", True, sample.VELTRIX.id),
        (" is late", True, None),
        (" again and the invoice doubled.", False, None),
    ]
    assert GraphData(crowded).read(sample.VELTRIX.id, 0, 1) is None


def test_harmful_text_stays_text(crowded: Store) -> None:
    reading = GraphData(crowded).read("document:harm", 0, 0)
    assert reading is not None
    assert "".join(piece.text for piece in reading.pieces) == HARM


@pytest.mark.parametrize("format", ["graphml", "json", "csv"])
def test_exports_hold_what_is_shown_and_say_what_is_hidden(data: GraphData, format: str) -> None:
    name, content = data.export(
        format, [ANA.id, VELTRIX.id, ALDER.id], [TALK.id, MOVED.id], 2, {"sentiment": "negative"}
    )
    if format == "graphml":
        graph = networkx.read_graphml(io.BytesIO(content))
        assert set(graph.nodes) == {ANA.id, VELTRIX.id, ALDER.id}
        assert graph.number_of_edges() == 1
    elif format == "json":
        said = json.loads(content)
        assert {node["id"] for node in said["nodes"]} == {ANA.id, VELTRIX.id, ALDER.id}
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            facts = json.loads(zipped.read("provenance.json"))
        assert facts["nodes_hidden"] == 2
        assert "negative" in facts["filters"]
    assert name.startswith("backchannel.")


@pytest.mark.parametrize("format", EXPORTERS)
def test_every_format_names_the_query_the_filters_and_what_is_hidden(data: GraphData, format: str) -> None:
    shown, query = [ANA.id, VELTRIX.id], "MATCH (n)-[r]-(m) RETURN n, r, m LIMIT 4711;"
    _, content = data.export(format, shown, [TALK.id], 31, {"sentiment": "negative"}, query, hidden_edges=47)
    if format == "csv":
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            content = zipped.read("provenance.json")
    said = unescape(content.decode())
    for part in (query, "sentiment=negative", "31", "47", "nodes", "edges"):
        assert part in said


def test_profiles_count_neighbours_before_expanding(data: GraphData) -> None:
    profile = data.profile(MOVE.id)
    assert profile is not None
    assert {(count.edge, count.direction, count.count) for count in profile.counts} == {
        ("FROM", "out", 1),
        ("TO", "out", 1),
    }
    assert data.profile("nobody") is None
    assert data.read(DOCUMENT.id, 0, 7) is not None


def test_between_dates_a_profile_counts_what_was_spoken_of_then(
    crowded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = GraphData(crowded)
    whole, then = data.profile(sample.VELTRIX.id), data.profile(sample.VELTRIX.id, Filters(until="2010-12"))
    assert whole is not None
    assert then is not None
    # Twelve of the crowd spoke in each of the years 2010 to 2014; nobody of the sample did before 2011.
    assert [(each.edge, each.direction, each.kind, each.count) for each in then.counts] == [
        ("TALKS_ABOUT", "in", "Person", 12)
    ]
    assert then.of == sum(each.count for each in whole.counts)
    assert then.best is None
    # An edge that begins before and ends after counts only where something was said in between.
    ana = data.profile(sample.ANA.id, Filters(since="2013-01", until="2013-02"))
    assert ana is not None
    assert "TALKS_ABOUT" not in {each.edge for each in ana.counts}
    monkeypatch.setattr("explorer.data.MOST_DATED", 10)
    cut = data.profile(sample.VELTRIX.id, Filters(until="2010-12"))
    assert cut is not None
    assert cut.best == 10
    assert "12" not in text_of(node_card(cut, "until Dec 2010"))
    assert "of the 10 best sourced neighbours" in text_of(node_card(cut, "until Dec 2010"))


def test_an_export_counts_and_cites_what_the_dates_let_through(crowded: Store) -> None:
    data, ends = GraphData(crowded), [sample.ANA.id, sample.CY.id, sample.VELTRIX.id]
    edges = [edge.id for edge in crowded.reader().edges_among(ends, ("TALKS_ABOUT",))]
    _, content = data.export("json", ends, edges, 0, {"until": "2014-01"})
    said = json.loads(content)
    assert "as_of=2014-01" in said["graph"]["filters"]
    assert [(edge["source"], edge["statements"]) for edge in said["edges"]] == [(sample.ANA.id, 1)]
    _, page = data.export("html", ends, edges, 0, {"until": "2014-01"}, places=dict.fromkeys(ends, (0.0, 0.0)))
    assert "Veltrix is late again and the invoice doubled." in page.decode()
    assert "Alder Bank" in page.decode()
    assert sample.CY.name in page.decode()
