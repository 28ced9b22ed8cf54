from contextlib import closing
from pathlib import Path

from explorer.data import GraphData
from explorer.request import STEP, Filters, Request
from graph.judgements import merge, retype, undo
from graph.model import Edge, Node
from graph.store import Batch, Store, open_store
from tests.contract.sample import ADA, BRAM, CORVANE, world
from tests.explorer.conftest import ALDER, ANA, BIRCH, MOVE, MOVED, TALK, VELTRIX
from tests.explorer.fake import FakeReader, FakeStore
from tests.explorer.world import CROWD
from tests.graph import sample


def test_showing_joins_to_what_is_shown(data: GraphData) -> None:
    step = data.step(Request("show", (VELTRIX.id,)), Filters(), [ANA.id])
    assert [node.id for node in step.nodes] == [VELTRIX.id]
    assert [edge.id for edge in step.edges] == [TALK.id]
    assert step.focus == VELTRIX.id


def test_edges_among_what_is_shown_already_are_not_sent_again(data: GraphData) -> None:
    step = data.step(Request("show", (MOVE.id,)), Filters(), [ALDER.id, BIRCH.id])
    assert {edge.kind for edge in step.edges} == {"FROM", "TO"}
    assert MOVED.id not in {edge.id for edge in step.edges}


def test_an_edge_brings_its_ends_and_is_chosen(data: GraphData) -> None:
    step = data.step(Request("edge", (ANA.id, VELTRIX.id), "TALKS_ABOUT"), Filters(), [])
    assert {node.id for node in step.nodes} == {ANA.id, VELTRIX.id}
    assert step.edge == TALK.id


def test_what_is_gone_is_said(data: GraphData) -> None:
    for request in (Request("show", ("x",)), Request("expand", ("x",)), Request("edge", ("x", "y"), "USES")):
        step = data.step(request, Filters(), [])
        assert not step.nodes
        assert "not in the graph any more" in step.message


def test_a_hub_comes_in_parts_and_says_of_how_many() -> None:
    hub = Node("organization:hub", "Organization", {"name": "Hub"})
    others = [Node(f"person:{n:03}", "Person", {"name": f"Person {n}"}) for n in range(100)]
    edges = [Edge("WORKS_AT", other.id, hub.id, {"statements": 1, "independent": 1}) for other in others]
    data = GraphData(FakeStore(FakeReader({node.id: node for node in (hub, *others)}, edges)))
    shown: list[str] = []
    for brought, message in ((41, "40 of 100"), (41, "80 of 100"), (21, "100 of 100")):
        step = data.step(Request("expand", (hub.id,), have=max(0, len(shown) - 1)), Filters(), shown)
        assert len(step.nodes) == brought
        assert step.message.startswith(message)
        shown = list(dict.fromkeys((*shown, *(node.id for node in step.nodes))))
    assert data.step(Request("expand", (hub.id,), have=100), Filters(), shown).message.startswith("All 100")


def test_the_crowd_comes_in_parts(crowded: Store) -> None:
    data = GraphData(crowded)
    request = Request("expand", (sample.VELTRIX.id,), "TALKS_ABOUT", "in", "Person")
    first = data.step(request, Filters(), ())
    assert len(first.nodes) == STEP + 1
    assert first.message.startswith(f"{STEP} of {CROWD + 3} neighbours of Veltrix")
    shown = [node.id for node in first.nodes]
    asked = Request("expand", (sample.VELTRIX.id,), "TALKS_ABOUT", "in", "Person", have=STEP)
    rest = data.step(asked, Filters(), shown)
    assert {node.id for node in rest.nodes} & set(shown) == {sample.VELTRIX.id}
    assert rest.message.startswith(f"{CROWD + 3} of {CROWD + 3}")


def test_filters_reach_the_store(crowded: Store) -> None:
    data = GraphData(crowded)
    praised = data.step(Request("expand", (sample.VELTRIX.id,)), Filters(sentiment="positive"), ())
    assert {node.id for node in praised.nodes} == {sample.VELTRIX.id, "person:cy-moss", "person:mallory"}
    none = data.step(Request("expand", (sample.VELTRIX.id,)), Filters(until="2001"), ())
    assert none.message == "Veltrix has no neighbours that the filters let through."


def test_a_view_and_an_address_follow_what_resolution_put_together_since(tmp_path: Path) -> None:
    with open_store(f"ladybug:{tmp_path / 'graph.lbug'}") as store:
        with closing(store.writer()) as writer:
            writer.write(world())
            writer.write(Batch(merges=((BRAM, ADA),)))
        data = GraphData(store)
        step = data.step(Request("restore", (BRAM, CORVANE)), Filters(), ())
        assert (step.became, step.missing) == ({BRAM: ADA}, ())
        assert {node.id for node in step.nodes} == {ADA, CORVANE}
        step = data.step(Request("show", (BRAM,)), Filters(), ())
        assert (step.became, step.focus) == ({BRAM: ADA}, ADA)
        assert step.message == "Ada Merriwold is in the picture."


def test_a_view_follows_what_was_merged_since(tmp_path: Path) -> None:
    with open_store(f"ladybug:{tmp_path / 'graph.lbug'}") as store:
        with closing(store.writer()) as writer:
            writer.write(world())
        merged = merge(store, ADA, BRAM, actor="ana")
        data, view = GraphData(store), Request("restore", (BRAM, CORVANE))
        step = data.step(view, Filters(), ())
        assert {node.id for node in step.nodes} == {ADA, CORVANE}
        assert (step.became, step.missing) == ({BRAM: ADA}, ())
        assert step.message == "1 node of the view is another since."
        retype(store, CORVANE, "Product", actor="ana")
        step = data.step(view, Filters(), ())
        assert step.became == {BRAM: ADA, CORVANE: "product:corvane"}
        assert {node.id for node in step.nodes} == set(step.became.values())
        undo(store, merged.id, actor="ana")
        assert {node.id for node in data.step(view, Filters(), ()).nodes} == {BRAM, "product:corvane"}
