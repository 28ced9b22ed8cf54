import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from explorer.app import create_app
from explorer.data import GraphData
from explorer.overview import Overviews
from graph.settings import Settings
from graph.store import open_store
from tests.explorer.conftest import ALDER, ANA, BIRCH, VELTRIX
from tests.explorer.fake import FakeReader, FakeStore
from tests.explorer.test_packed import pack
from tests.graph import sample


@pytest.fixture
def client(fake: FakeReader, tmp_path: Path) -> FlaskClient:
    return create_app(FakeStore(fake), Settings(views=tmp_path / "views.json")).server.test_client()


def ask(client: FlaskClient, name: str, status: int = 200, **body: object) -> dict[str, object]:
    answer = client.post(f"/api/{name}", json=body, headers={"Host": "localhost"})
    assert answer.status_code == status, answer.text
    return answer.get_json()  # type: ignore[no-any-return]


def ids(answer: dict[str, object]) -> set[str]:
    return {element["data"]["id"] for element in answer["elements"] if "source" not in element["data"]}  # type: ignore[attr-defined]


def test_a_step_sends_what_is_new(client: FlaskClient) -> None:
    picture = {"token": "t", "version": 0, "added": [], "removed": []}
    first = ask(client, "step", request={"do": "show", "ids": [ANA.id]}, picture=picture)
    assert ids(first) == {ANA.id}
    picture = {"token": "t", "version": 1, "added": [ANA.id], "removed": []}
    second = ask(client, "step", request={"do": "show", "ids": [VELTRIX.id]}, picture=picture)
    assert [e["data"]["kind"] for e in second["elements"] if "source" in e["data"]] == ["TALKS_ABOUT"]  # type: ignore[attr-defined]
    ask(client, "step", 409, request={"do": "show", "ids": [ALDER.id]}, picture={"token": "?", "version": 5})


def test_the_view_of_an_address_is_unpacked_here(client: FlaskClient) -> None:
    view = pack(json.dumps({"n": [[ANA.id, 10, 20], [VELTRIX.id, 30, 40], ["person:gone", 0, 0]]}).encode())
    found = ask(client, "step", request={"do": "restore", "packed": view})
    assert ids(found) == {ANA.id, VELTRIX.id}
    assert [e["data"]["kind"] for e in found["elements"] if "source" in e["data"]] == ["TALKS_ABOUT"]  # type: ignore[attr-defined]
    assert found["missing"] == ["person:gone"]
    assert found["trail"] == ""
    queries = str(ask(client, "view-query", ids=[ANA.id, VELTRIX.id])["trail"])
    assert f"n.id IN ['{ANA.id}', '{VELTRIX.id}']" in queries
    assert "MATCH (a)-[r]->(b)" in queries
    assert (
        ask(client, "step", request={"do": "restore", "packed": "?"})["message"] == "That cannot be asked of the graph."
    )


def test_paths_and_what_two_share(client: FlaskClient) -> None:
    path = ask(client, "step", request={"do": "paths", "ids": [VELTRIX.id, BIRCH.id]})
    assert ids(path) == {VELTRIX.id, ANA.id, ALDER.id, BIRCH.id}
    assert path["message"] == "1 path of 3 steps between Veltrix and Birch Foods."
    shared = ask(client, "step", request={"do": "common", "ids": [VELTRIX.id, ALDER.id]})
    assert shared["chosen"] == [ANA.id]


def test_dates_behind_edges_and_overlays(client: FlaskClient) -> None:
    edge = ["TALKS_ABOUT", ANA.id, VELTRIX.id]
    assert ask(client, "said", edges=[edge, ["NO", "a", "b"], "?"]) == {"|".join(edge): [["2014-01-02", 0, "negative"]]}
    found = ask(client, "overlay", measure="communities", ids=[ANA.id, VELTRIX.id, BIRCH.id])
    assert found[ANA.id] == found[VELTRIX.id] != found[BIRCH.id]
    assert ask(client, "overlay", measure="magic", ids=[ANA.id]) == {}


def test_what_goes_wrong_says_so(client: FlaskClient) -> None:
    assert ask(client, "view", 400, id="none")["message"] == "There is no such view."
    assert ask(client, "judge", 400, kind="shout", on="x")["message"] == "That is no judgement."
    assert ask(client, "step", request={"do": "?"})["elements"] == []
    assert client.post("/api/step", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_the_overview_is_made_once_until_the_graph_changes(fake: FakeReader) -> None:
    overviews = Overviews(GraphData(FakeStore(fake)))
    first = overviews.get()
    assert overviews.get() is first
    del fake.held[BIRCH.id]
    fake.edges = [edge for edge in fake.edges if BIRCH.id not in (edge.source, edge.target)]
    assert overviews.get() is not first


def test_a_rejected_statement_takes_its_edge_and_undoing_brings_it_back(tmp_path: Path) -> None:
    settings = Settings(store=f"ladybug:{tmp_path / 'graph.lbug'}", views=tmp_path / "views.json", actor="ana@desk")
    with open_store(settings.store) as store:
        writer = store.writer()
        writer.write(sample.SAMPLE)
        writer.close()
        client = create_app(store, settings).server.test_client()
        (said,) = store.reader().evidence("TALKS_ABOUT", sample.ANA.id, sample.VELTRIX.id)

        def tied() -> bool:
            return bool(store.reader().edges_among([sample.ANA.id, sample.VELTRIX.id], ("TALKS_ABOUT",)))

        rejected = ask(client, "judge", kind="reject", on=said.statement.id, reason="a joke")
        assert rejected["message"] == "Rejected by ana@desk."
        assert {sample.ANA.id, sample.VELTRIX.id} <= set(rejected["touched"])  # type: ignore[call-overload]
        assert not tied()
        undone = ask(client, "judge", kind="undo", on=rejected["judgement"])
        assert set(undone["touched"]) == set(rejected["touched"])  # type: ignore[call-overload]
        assert tied()
        ask(client, "judge", kind="correct", on=said.statement.id, fields={"sentiment": "positive"})
        (edge,) = store.reader().edges_among([sample.ANA.id, sample.VELTRIX.id], ("TALKS_ABOUT",))
        assert (edge.properties["positive"], edge.properties["negative"]) == (1, 0)
        assert ask(client, "judge", 400, kind="correct", on=said.statement.id, fields={"id": "x"})["message"]


def test_views_are_kept_beside_the_graph_wherever_the_explorer_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, started = tmp_path / "graphs", tmp_path / "here"
    home.mkdir()
    started.mkdir()
    monkeypatch.chdir(started)
    settings = Settings(store=f"ladybug:{home / 'graph.lbug'}")
    with open_store(settings.store) as store:
        client = create_app(store, settings).server.test_client()
        ask(client, "views-save", views=[{"name": "Banks", "state": {"n": [["person:ana", 0, 0]]}}])
    assert (home / "backchannel-views.json").is_file()
    assert list(started.iterdir()) == []
