import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

import networkx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Explorer
from tests.explorer.world import CROWD
from tests.graph.sample import ALDER, BIRCH, VELTRIX

TALKERS = CROWD + 3


def test_search_completes_names_and_aliases_by_keyboard(explorer: Explorer) -> None:
    explorer.open()
    page = explorer.page
    expect(page.get_by_text("Nothing in the picture yet")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("veltrix corp")
    hit = page.locator(".search-hit")
    expect(hit).to_have_count(1)
    expect(hit).to_contain_text("Veltrix")
    expect(hit).to_contain_text("Vendor")
    expect(hit).to_contain_text(f"{TALKERS + 1} connections")
    page.keyboard.press("ArrowDown")
    expect(hit).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(explorer.card.locator("h2")).to_have_text("Veltrix")
    expect(explorer.counts).to_have_text("1 node · 0 edges")
    expect(page.locator("#live")).to_have_text("Veltrix is in the picture.")
    page.keyboard.press("Control+k")
    expect(page.locator(".search-header input")).to_be_focused()


def test_expanding_says_how_many_of_how_many_and_keeps_what_is_placed(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Veltrix", "Veltrix")
    row = explorer.neighbours("talked about by", "Person")
    expect(row).to_contain_text(f"0 of {TALKERS}")
    row.get_by_role("button").click()
    expect(explorer.status).to_have_text(f"40 of {TALKERS} neighbours of Veltrix in the picture; 40 new.")
    expect(row).to_contain_text(f"40 of {TALKERS}")
    explorer.at_rest()
    before = explorer.positions()
    expect(row.get_by_role("button")).to_have_text(f"{TALKERS - 40} more")
    row.get_by_role("button").click()
    expect(row).to_contain_text(f"{TALKERS} of {TALKERS}")
    expect(row.get_by_role("button")).to_be_disabled()
    after = explorer.positions()
    assert len(after) == TALKERS + 1
    assert {id: after[id] for id in before} == before
    explorer.page.locator("[data-do=undo]").click()
    expect(explorer.counts).to_contain_text("41 nodes")


def test_an_edge_opens_into_its_sentences_and_their_document(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("ana ruiz", "Ana Ruiz")
    explorer.neighbours("talks about", "Organisation").get_by_role("button").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    explorer.at_rest()
    explorer.tap(f"TALKS_ABOUT|person:ana-ruiz|{VELTRIX.id}")
    page = explorer.page
    expect(explorer.card).to_contain_text("1 statement from 1 independent source")
    quote = page.locator("#statements .quote")
    expect(quote).to_have_count(1)
    expect(quote.locator("blockquote")).to_have_text("Veltrix is late again and the invoice doubled.")
    for said in ("Ana Ruiz", "Alder Bank", "2 Jan 2014", "negative", "delivery", "confidence 0.80", "sample 1.0"):
        expect(quote).to_contain_text(said)
    link = quote.get_by_role("link", name="Original")
    expect(link).to_have_attribute("href", "https://example.org/1")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    quote.get_by_role("button", name="Title of document:1").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("mark").first).to_be_visible()
    assert "".join(dialog.locator("mark").all_inner_texts()) == "Veltrix is late again and the invoice doubled."


def test_filters_hide_and_narrow(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Alder", "Alder Bank")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("neighbours of Alder Bank")
    page = explorer.page
    page.locator("#filter-button").click()
    page.locator("#filter-edges").get_by_text("outsources to").or_(
        page.get_by_text("outsources to", exact=True)
    ).first.click()
    expect(explorer.counts).to_contain_text("hidden by filters")
    expect(explorer.counts).to_contain_text("edges · ")
    expect(page.locator("#filter-badge")).to_have_text("1")
    page.locator("#filter-reset").click()
    expect(explorer.counts).not_to_contain_text("hidden")
    page.get_by_text("Positive", exact=True).click()
    page.keyboard.press("Escape")
    explorer.search("veltrix", "Veltrix")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("2 of 2 neighbours of Veltrix")


def test_keys_walk_expand_remove_and_undo(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("ana ruiz", "Ana Ruiz")
    page = explorer.page
    page.locator("#stage").focus()
    page.keyboard.press("Enter")
    expect(explorer.status).to_contain_text("neighbours of Ana Ruiz")
    explorer.at_rest()
    page.keyboard.press("ArrowUp")
    expect(explorer.card.locator("h2")).not_to_have_text("Ana Ruiz")
    gone = explorer.card.locator("h2").inner_text()
    count = len(explorer.positions())
    page.keyboard.press("Delete")
    expect(explorer.counts).to_contain_text(f"{count - 1} nodes")
    expect(page.locator("#live")).to_contain_text("removed")
    page.keyboard.press("Control+z")
    expect(explorer.counts).to_contain_text(f"{count} nodes")
    expect(page.locator("#live")).to_contain_text("Undone")
    assert gone


def test_double_click_expands(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("birch", "Birch Foods")
    explorer.at_rest()
    explorer.tap(BIRCH.id, clicks=2)
    expect(explorer.status).to_contain_text("neighbours of Birch Foods")


def test_the_cypher_behind_a_step_can_be_run(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Alder", "Alder Bank")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("neighbours of Alder Bank")
    nodes = len(explorer.positions())
    page = explorer.page
    page.locator("#tab-steps").click()
    query = page.locator("#trail .trail-query", has_text="Neighbours")
    expect(query.locator("pre")).to_contain_text(f"'{ALDER.id}'")
    query.get_by_role("button", name="Open on the Cypher page").click()
    expect(page.locator(".cm-content")).to_have_text(re.compile(r"^MATCH \(n:Organization \{id: \$id\}\)"))
    expect(page.get_by_label("$id", exact=True)).to_have_value(ALDER.id)
    page.locator("#cypher-run button").click()
    expect(page.locator("#cypher-result")).to_contain_text(f"{nodes} nodes")


def pixels_of(png: bytes) -> bytes:
    """The filtered scan lines of a PNG picture: all alike where nothing is drawn."""
    return zlib.decompress(b"".join(content for kind, content in chunks_of(png) if kind == b"IDAT"))


def chunks_of(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of every chunk of a PNG picture, whose checksums must be right."""
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + content) == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        yield kind, content
        at += 12 + length


def test_pictures_are_for_print_and_say_what_they_show(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Alder", "Alder Bank")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("neighbours of Alder Bank")
    page, shown = explorer.page, len(explorer.positions())
    explorer.card.locator("[data-do=pin]").click()
    found: dict[str, bytes] = {}
    for format in ("PNG", "SVG"):
        page.locator("#export-button").click()
        with page.expect_download() as started:
            page.get_by_role("menuitem", name=format).click()
        found[format] = started.value.path().read_bytes()
    width, height = struct.unpack(">II", found["PNG"][16:24])
    assert max(width, height) >= 4000
    (text,) = [content for kind, content in chunks_of(found["PNG"]) if kind == b"iTXt"]
    said = json.loads(text.removeprefix(b"Description\0\0\0\0\0"))
    assert said["nodes_shown"] == shown
    # Also the query of a step before the last, which asked for nothing.
    assert said["query"].endswith(";")
    assert "// Expand: Alder Bank\nMATCH (n:Organization {id: 'organization:alder" in said["query"]
    assert len(set(pixels_of(found["PNG"]))) > 50
    drawn = ElementTree.fromstring(found["SVG"])
    space = "{http://www.w3.org/2000/svg}"
    assert json.loads(drawn.findtext(f"{space}metadata") or "")["nodes_shown"] == shown
    assert any(f"{shown} nodes" in (text.text or "") for text in drawn.iter(f"{space}text"))


@pytest.mark.parametrize("format", ["GraphML", "CSV", "JSON", "HTML"])
def test_what_is_shown_can_be_taken_out(explorer: Explorer, format: str) -> None:
    explorer.open()
    explorer.search("Alder", "Alder Bank")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("neighbours of Alder Bank")
    shown = set(explorer.positions())
    page = explorer.page
    page.locator("#export-button").click()
    with page.expect_download() as started:
        page.get_by_role("menuitem", name=format).click()
    content = started.value.path().read_bytes()
    if format == "GraphML":
        assert set(networkx.read_graphml(io.BytesIO(content)).nodes) == shown
    elif format == "JSON":
        assert {node["id"] for node in json.loads(content)["nodes"]} == shown
    elif format == "CSV":
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            assert len(zipped.read("nodes.csv").decode().splitlines()) == len(shown) + 1
    else:
        said = content.decode()
        assert f"{len(shown)} nodes" in said
        assert "MATCH (n:Organization" in said
        page.goto("about:blank")
        page.set_content(said)
        page.locator("svg a .wide").first.click(force=True)
        cited = page.locator("article:target")
        expect(cited.locator("blockquote").first).to_contain_text("Alder Bank")


def test_harmful_text_is_shown_as_text(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("mallory", "Mallory <b>Quill</b>")
    page = explorer.page
    quote = page.locator("#statements .quote")
    expect(quote.locator("blockquote")).to_contain_text('<img src=x onerror="document.title=1">')
    expect(quote.get_by_role("link")).to_have_count(0)
    assert page.locator("#statements blockquote img").count() == 0
    assert page.title() == "Graph · Backchannel"


def test_the_picture_is_kept_while_other_pages_are_read(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Alder", "Alder Bank")
    page = explorer.page
    page.get_by_role("link", name="Cypher").click()
    expect(page.locator("#cypher-run")).to_be_visible()
    expect(page.locator("#graph-page")).to_be_hidden()
    page.get_by_role("link", name="Graph").click()
    expect(explorer.counts).to_have_text("1 node · 0 edges")
    explorer.open(f"/graph?node={VELTRIX.id}")
    expect(explorer.card.locator("h2")).to_have_text("Veltrix")
