import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from explorer.app import create_app
from explorer.scripts import arranged, bundle
from graph.settings import Settings
from tests.explorer.fake import FakeReader, FakeStore

ASSETS = Path(__file__).parents[2] / "explorer" / "assets"


@pytest.fixture
def client(fake: FakeReader) -> FlaskClient:
    return create_app(FakeStore(fake), Settings()).server.test_client()


def scripts_of(page: str) -> dict[str, str]:
    """Address → type of the page's scripts in their order."""
    return {src: kind for kind, src in re.findall(r'<script(?: type="(\w+)")? src="([^"]+)"', page)}


def test_the_page_runs_what_the_first_picture_needs(client: FlaskClient) -> None:
    found = scripts_of(client.get("/graph").text)
    later = [src for src, kind in found.items() if kind == "later"]
    at_once = [src for src, kind in found.items() if not kind]
    assert [re.search(r"/(dash_\w+)\.v", src)[1] for src in later] == ["dash_cytoscape_extra", "dash_ag_grid"]  # type: ignore[index]
    for part in ("/react-dom@", "/dash_cytoscape.v", "/dash_mantine_components.", "/dash_core_components.v"):
        assert sum(part in src for src in at_once) == 1, part
    assert not any("polyfill" in src or "/dash_table/" in src for src in found)
    places = {
        name: next(i for i, src in enumerate(at_once) if name in src) for name in ("react@", "/bundle/", "renderer")
    }
    assert places["react@"] < places["/bundle/"] < places["renderer"]


def test_every_script_and_style_of_the_page_is_there(client: FlaskClient) -> None:
    page = client.get("/").text
    addresses = [*scripts_of(page), *re.findall(r'<link rel="(?:stylesheet|preload)" href="([^"]+)"', page)]
    assert len(addresses) > 12
    for address in addresses:
        assert client.get(address, buffered=True).status_code == 200, address


def test_our_own_files_are_in_two(client: FlaskClient) -> None:
    page = client.get("/").text
    for suffix, apart in ((".js", {"early.js", "editor.js"}), (".css", {"login.css"})):
        (address,) = re.findall(rf'"(/bundle/\w+{suffix})"', page)
        answer = client.get(address)
        assert answer.cache_control.immutable
        assert answer.cache_control.max_age == 31_536_000
        for path in ASSETS.rglob(f"*{suffix}"):
            assert (path.read_text(encoding="utf-8") in answer.text) == (path.name not in apart), path


def test_the_address_of_a_bundle_changes_with_its_files(tmp_path: Path) -> None:
    file = tmp_path / "a.js"
    file.write_text("one()")
    before = bundle("js", "text/javascript", [file])
    file.write_text("two()")
    after = bundle("js", "text/javascript", [file])
    assert before.body == b"one()"
    assert after.body == b"two()"
    assert before.address != after.address


def test_inline_scripts_stay() -> None:
    given = '<script src="/a/dash-renderer/build/r.js"></script>\n<script>run()</script>'
    renderer = '<script src="/a/dash-renderer/build/r.js"></script>'
    assert arranged(given, "/ours.js") == f'<script src="/ours.js"></script>\n{renderer}\n<script>run()</script>'
