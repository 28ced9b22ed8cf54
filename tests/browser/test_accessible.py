"""What axe (https://github.com/dequelabs/axe-core) says of every page but the graph's, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Explorer


def serious(page: Page) -> list[object]:
    """Rule and places of everything that keeps people out."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        (each["id"], [(node["target"], node["failureSummary"]) for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


def use_home(page: Page) -> None:
    page.locator(".search-home input").fill("veltrix costs")
    expect(page.locator(".search-home .quote-hit").first).to_be_visible()


def use_talk(page: Page) -> None:
    page.locator(".matrix").get_by_role("button").first.click()
    expect(page.locator("#talk-detail .quote")).to_have_count(1)


def use_moves(page: Page) -> None:
    page.locator("#moves-grid .ag-row").first.get_by_text("Alder Bank").click()
    expect(page.locator("#moves-detail .quote").first).to_be_visible()


def use_cypher(page: Page) -> None:
    expect(page.locator("#cypher-editor")).to_have_attribute("data-ready", "1")
    editor = page.get_by_role("textbox", name="Cypher query")
    # Not filled: Chromium then gives the line the colour of the word that was there, which no key does.
    editor.press("Control+a")
    editor.press("Delete")
    page.keyboard.insert_text(
        "MATCH (p:Person)-[r:TALKS_ABOUT]->(v) RETURN p, r, v.name AS vendor, r.statements AS n LIMIT 3"
    )
    editor.press("Control+Enter")
    expect(page.locator("#cypher-result .result-status")).to_contain_text("3 rows")


USES = {"/": use_home, "/talk": use_talk, "/moves": use_moves, "/cypher": use_cypher}


@pytest.mark.parametrize("path", USES)
def test_axe_finds_nothing_serious(explorer: Explorer, path: str) -> None:
    page = explorer.page
    # A colour on its way to another, or a dialog that fades in, has the contrast of neither.
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{explorer.url}{path}")
    USES[path](page)
    assert serious(page) == []
    page.get_by_role("button", name="Switch between light and dark").click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    assert serious(page) == []
    if path == "/cypher":
        for name in ("JSON", "Chart", "Table"):
            page.locator("#cypher-result").get_by_role("tab", name=name).click()
            assert serious(page) == []
        page.get_by_role("button", name="Explain").click()
        expect(page.locator(".plan")).to_be_visible()
        assert serious(page) == []
    page.locator("h1").first.click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Help and shortcuts")).to_have_css("opacity", "1")
    assert serious(page) == []
