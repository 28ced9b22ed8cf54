"""The graph page's own parts as trees: cards, menus, drawer, timeline."""

from explorer.components.group_menu import offer
from explorer.components.judge_tools import judge_tools
from explorer.components.looks_menu import looks_menu
from explorer.components.moves_timeline import moves_timeline
from explorer.components.node_card import node_card
from explorer.components.select_menu import select_menu
from explorer.components.several_card import MOST_NAMED, several_card
from explorer.components.views_dialog import views_dialog
from explorer.data import GraphData
from graph.model import Node
from tests.explorer.conftest import ANA, STATEMENT, VELTRIX
from tests.explorer.test_parts import elements_of, text_of


def test_a_card_offers_years_order_and_number(data: GraphData) -> None:
    profile = data.profile(VELTRIX.id)
    assert profile is not None
    card = node_card(profile)
    (year,) = [button for button in elements_of(card, "button") if "data-year" in button]
    assert (year["data-year"], year["aria-label"]) == ("2014", "Expand 2014, 1 relation")
    assert {select["id"] for select in elements_of(card, "select")} == {"expand-order", "expand-step"}
    assert [option["value"] for option in elements_of(card, "option") if "selected" in option] == ["40"]


def test_two_nodes_may_be_joined_and_many_are_named_in_part() -> None:
    pair = several_card([ANA, VELTRIX])
    assert "2 nodes selected" in text_of(pair)
    assert "Shortest path" in text_of(pair)
    many = several_card([Node(f"person:{n}", "Person", {"name": f"P {n}"}) for n in range(MOST_NAMED + 4)])
    assert "Shortest path" not in text_of(many)
    assert "and 4 more" in text_of(many)
    assert len(elements_of(many, "li")) == MOST_NAMED


def test_what_was_decided_stands_before_what_can_be() -> None:
    judged = Node(STATEMENT.id, "Statement", {**STATEMENT.properties, "judged": "confirmed"})
    assert text_of(judge_tools(judged)) == "confirmed Correct"
    assert "Correct" not in text_of(judge_tools(Node("statement:2", "Statement", {"kind": "other"})))


def test_every_control_of_the_menus_has_a_name() -> None:
    for tree in (select_menu(), looks_menu(), views_dialog(), offer()):
        for button in elements_of(tree, "button"):
            assert button.get("data-do")
        ids = [each.get("id") for tag in ("select", "input") for each in elements_of(tree, tag)]
        assert None not in ids
        assert len(ids) == len(set(ids))


def test_moves_have_lanes_and_marks(data: GraphData) -> None:
    (marks,) = moves_timeline(data.team_moves())["data"]
    assert marks["customdata"] == ["move:1"]
    assert marks["y"] == ["Alder Bank → Birch Foods"]
    assert marks["marker"]["symbol"] == ["circle-open"]
    assert marks["text"] == ["Feb 2014, 40 people, planned"]
