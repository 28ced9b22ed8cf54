"""What components say and may say: trees without a browser."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from dash import dcc, html

from explorer import ids
from explorer.components.edge_card import edge_card
from explorer.components.evidence import evidence_list
from explorer.components.matrix import matrix
from explorer.components.node_card import node_card
from explorer.components.parts import Tree
from explorer.components.sankey import PAD, sankey
from explorer.components.search_box import search_results
from explorer.components.static import drawn
from explorer.components.trail import trail
from explorer.data import Found, GraphData
from explorer.links import safe_url
from explorer.looks import LOOKS, look_of
from explorer.pages import home, moves, talk
from explorer.quotes import quote
from explorer.trail import Query
from graph.analytics import VendorSectorCell
from graph.model import Node, Result
from graph.store import Store
from graph.store.base import Match, Parameters
from tests.explorer.conftest import ALDER, ANA, BIRCH, MOVED, SAID, TALK, VELTRIX
from tests.explorer.fake import FakeReader, FakeStore


def text_of(tree: Tree) -> str:
    """All text in a static tree, in order."""

    def texts(node: object) -> str:
        if isinstance(node, str):
            return node
        assert isinstance(node, list)
        return " ".join(texts(child) for child in (node[2] if node and isinstance(node[0], str) else node))

    return " ".join(" ".join(texts(child) for child in json.loads(drawn(tree))).split())


def elements_of(tree: Tree, tag: str) -> list[dict[str, str]]:
    """The attributes of all elements of a tag in a static tree."""

    def found(node: object) -> list[dict[str, str]]:
        if isinstance(node, str):
            return []
        assert isinstance(node, list)
        own = [node[1]] if node[0] == tag else []
        return own + [each for child in node[2] for each in found(child)]

    return [each for node in json.loads(drawn(tree)) for each in found(node)]


def test_static_trees_hold_text_attributes_and_styles() -> None:
    tree = html.P(
        ["a <b>", None, html.Span(3, className="x", tabIndex=0, style={"flexGrow": 2, "--s": "4%"})], hidden=True
    )
    assert json.loads(drawn(tree)) == [
        [
            "p",
            {"hidden": ""},
            ["a <b>", ["span", {"class": "x", "tabindex": "0", "style": "flex-grow:2;--s:4%"}, ["3"]]],
        ]
    ]


@pytest.mark.parametrize("tree", [dcc.Store(id="x"), html.P("x", n_clicks=0), html.Iframe(srcDoc="<b>")])
def test_static_trees_hold_nothing_else(tree: Tree) -> None:
    with pytest.raises(TypeError):
        drawn(tree)


def test_a_node_card_counts_neighbours_by_relation(data: GraphData) -> None:
    profile = data.profile(VELTRIX.id)
    assert profile is not None
    card = node_card(profile)
    assert "talked about by Person 0 of 1 Expand" in text_of(card)
    assert "Also VX" in text_of(card)
    asked = [button for button in elements_of(card, "button") if button.get("data-do") == "expand"]
    assert {button.get("data-edge") for button in asked} == {None, "TALKS_ABOUT"}


def test_evidence_says_who_where_when_and_how_sure(data: GraphData) -> None:
    quotes = data.quotes_of_edge("TALKS_ABOUT", ANA.id, VELTRIX.id)
    shown = evidence_list(quotes, data.jobs(quotes))
    said = text_of(shown)
    for part in (
        "1 statement from 1 independent source",
        "Veltrix is late again.",
        "Ana Ruiz · CIO, Alder Bank · 2 Jan 2014",
        "talk negative delivery",
        "example post",
        "confidence 0.80 · rules 0.1.0",
    ):
        assert part in said
    (link,) = elements_of(shown, "a")
    assert link["href"] == "https://example.org/1"
    assert "noopener" in link["rel"]


def test_no_link_to_what_is_not_a_web_address(crowded: Store) -> None:
    data = GraphData(crowded)
    shown = evidence_list(data.quotes_of_node("person:mallory"), {})
    assert elements_of(shown, "a") == []
    assert '<img src=x onerror="document.title=1">' in text_of(shown)
    assert elements_of(shown, "img")[0]["src"].startswith("data:image/svg+xml,")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("https://", False),
        ("https://[", False),
        ("https://a\nb", False),
        (None, False),
        (7, False),
    ],
)
def test_links(url: object, safe: bool) -> None:
    assert safe_url(url) == (url if safe else None)


def test_an_edge_card_counts_sources() -> None:
    said = text_of(edge_card(TALK, ANA, VELTRIX))
    assert said == "Ana Ruiz talks about Veltrix negative 1 statement from 1 independent source · 2 Jan 2014"
    assert "2 statements from 1 independent source" in text_of(edge_card(MOVED, ALDER, BIRCH))


def test_search_results_show_the_alias_that_matched(data: GraphData) -> None:
    found = Found((Match(VELTRIX, "VX", 1312),), (SAID,))
    said = text_of(search_results(found, "vx"))
    assert said == "Veltrix also VX Vendor 1,312 connections Said Veltrix is late again. Ana Ruiz · 2 Jan 2014"
    assert "Nothing in the graph is called or says “zzz”" in text_of(search_results(Found((), ()), "zzz"))
    guess = text_of(search_results(Found((Match(VELTRIX, "Veltrix", 1, similar=True),), ()), "veltrx"))
    assert guess.startswith("Nothing is called “veltrx”. Did you mean Veltrix")


def test_escaped_characters_are_read_as_what_they_stand_for_and_stay_text(data: GraphData) -> None:
    told = "Veltrix&#39;s &lt;b&gt; &amp; AT&T, ?a&copy=1"
    document = replace(SAID.document, properties={**SAID.document.properties, "title": "R&amp;D", "text": told})
    statement = replace(SAID.statement, properties={**SAID.statement.properties, "text": told, "end": len(told)})
    said = replace(SAID, document=document, statement=statement)
    read = text_of(evidence_list([quote(said, ())], {}))
    assert "Veltrix's <b> & AT&T, ?a&copy=1" in read
    assert "R&D" in read
    assert "Veltrix's <b> & AT&T" in text_of(search_results(Found((), (said,)), "late"))


def test_a_long_quote_is_cut_so_that_the_words_are_seen() -> None:
    statement = replace(SAID.statement, properties={"text": f"{'So it goes on, ' * 12}until Veltrix is named at last."})
    said = text_of(search_results(Found((), (replace(SAID, statement=statement),)), "veltrix"))
    assert said.startswith("Said …on, So it goes on, So it goes on, until Veltrix is named at last.")


def test_the_trail_can_be_copied_and_opened() -> None:
    shown = trail([Query("Node", "MATCH (n) WHERE n.id = $id RETURN n", {"id": "it's"})])
    copied, opened = elements_of(shown, "button")
    assert copied["data-text"] == "MATCH (n) WHERE n.id = 'it\\'s' RETURN n"
    assert json.loads(opened["data-parameters"]) == {"id": "it's"}


def test_every_look_differs_in_shape_within_its_kind_and_in_colour() -> None:
    assert len({look.colour for look in LOOKS}) >= len(LOOKS) - 1
    for kind in {look.kind for look in LOOKS}:
        shapes = [look.shape for look in LOOKS if look.kind == kind]
        assert len(shapes) == len(set(shapes))


@pytest.mark.parametrize(
    ("kind", "properties", "look"),
    [
        ("Person", {"role": "cio"}, "cio"),
        ("Person", {}, "person"),
        ("Organization", {"roles": ("peer", "vendor")}, "vendor"),
        ("Organization", {"roles": ["outsourcer", "vendor"]}, "outsourcer"),
        ("Organization", {"roles": None}, "organization"),
        ("Deal", {}, "deal"),
        ("Judgement", {}, "other"),
    ],
)
def test_looks(kind: str, properties: dict[str, object], look: str) -> None:
    assert look_of(Node("x", kind, properties)).key == look  # type: ignore[arg-type]


def test_home_tells_both_stories_with_numbers(data: GraphData) -> None:
    said = " ".join(text_of([part]) for part in _static_parts(home.layout(data)))
    assert "3 statements about 1 vendor" in said
    assert "1 team move between 2 organisations , 40 people" in said.replace(", 40", " , 40")
    assert "Alder Bank → Birch Foods 40 people · Feb 2014 · planned" in said
    assert "By sector of the speaker's employer at that time Banking Veltrix 1" in said


def test_home_tells_of_outsourcers_where_nobody_talks_about_a_vendor(
    data: GraphData, fake: FakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only(*roles: str) -> Callable[..., Result]:
        def ask(name: str, parameters: Parameters | None = None, *, limit: int | None = None) -> Result:
            role = (parameters or {}).get("role")
            return Result((), ()) if role and role not in roles else answered(name, parameters, limit=limit)

        return ask

    answered = fake.ask
    monkeypatch.setattr(fake, "ask", only("outsourcer"))
    said = " ".join(text_of([part]) for part in _static_parts(home.layout(data)))
    assert "Who talks about which outsourcers 3 statements about 1 outsourcer" in said
    assert "All outsourcers, and by sector" in said
    assert talk.layout(data)[ids.TALK_ROLE].value == "outsourcer"
    monkeypatch.setattr(fake, "ask", only())
    said = " ".join(text_of([part]) for part in _static_parts(home.layout(data)))
    assert "Who talks about which vendors Nobody talks about a vendor or an outsourcer yet." in said


def test_home_of_an_empty_graph_says_how_to_fill_it(nothing: FakeStore) -> None:
    (part,) = _static_parts(home.layout(GraphData(nothing)))
    assert "backchannel demo" in text_of(part)
    assert "backchannel ingest" in text_of(part)


def _static_parts(page: html.Div) -> list[Tree]:
    """The static trees of a page, as text again."""
    within = [page, *page._traverse()]
    return [_back(json.loads(getattr(part, "data-tree"))) for part in within if hasattr(part, "data-tree")]


def _back(tree: list[object]) -> Tree:
    return [html.Span(_back(node[2])) if isinstance(node, list) else node for node in tree]  # type: ignore[arg-type]


def test_the_ranking_has_bars_said_in_words_and_a_matrix(data: GraphData) -> None:
    tree = talk.ranking(data.vendor_talk(), data.vendor_sectors(), "vendor")
    assert "1 Veltrix" in text_of(tree)
    (bar,) = [span for span in elements_of(tree, "span") if span.get("role") == "img"]
    assert bar["aria-label"] == "2 negative, 0 neutral, 1 positive"
    cells = [button for button in elements_of(tree, "button") if button.get("data-sector")]
    assert [(cell["data-id"], cell["data-sector"]) for cell in cells] == [(VELTRIX.id, "Banking")]
    assert "No talk yet" in text_of(talk.ranking((), (), "vendor"))


def test_the_ledger_and_the_flows(data: GraphData) -> None:
    rows = data.team_moves()
    assert moves.ledger_row(rows[0])["status"] == "planned"
    figure = sankey(rows)
    assert figure["data"][0]["link"]["customdata"] == [["move:1"]]
    assert figure["data"][0]["link"]["label"] == ["1 planned move, 40 people"]
    said = text_of(moves.move_detail(data, rows[0]))
    assert "Alder Bank → Birch Foods planned stated 40 people Feb 2014" in said


def test_flows_of_any_width_stay_within_their_frame(data: GraphData) -> None:
    (move,) = data.team_moves()
    pairs = [("A", "P"), ("A", "P"), ("B", "Q"), ("B", "Q"), *((f"S{n % 9}", f"T{n}") for n in range(10))]
    rows = [replace(move, id=f"move:{n}", source=one, target=other) for n, (one, other) in enumerate(pairs)]
    figure = sankey(rows)
    flows, room = figure["data"][0], figure["layout"]["height"] - 16
    node, link = flows["node"], flows["link"]
    wide = Counter[int]()
    for end in ("source", "target"):
        for at, value in zip(link[end], link["value"], strict=True):
            wide[at] += value
    for x in set(node["x"]):
        column = [at for at, there in enumerate(node["x"]) if there == x]
        thick = min((room - PAD * (node["x"].count(side) - 1)) / 14 for side in set(node["x"]))
        spans = [
            (room * node["y"][at] - thick * wide[at] / 2, room * node["y"][at] + thick * wide[at] / 2) for at in column
        ]
        assert spans[0][0] == pytest.approx(0, abs=0.1)
        assert spans[-1][1] == pytest.approx(room, abs=0.1)
        assert all(below[0] - above[1] >= PAD - 0.1 for above, below in pairwise(spans))


def test_a_matrix_has_no_row_with_nothing_in_it() -> None:
    def cell(vendor: str, sector: str, sources: int) -> VendorSectorCell:
        return VendorSectorCell(vendor, vendor, sector, 1, sources, sources, 0, 0, 0.0, ())

    cells = [cell("A", "banking", 3), cell("B", "food", 2), cell("C", "steel", 9), cell("C", "wine", 9)]
    tree = matrix(cells, vendors=3, sectors=2)
    assert text_of(tree).split() == ["steel", "wine", "C", "9", "9"]
