import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from graph.settings import Settings
from tests.browser.conftest import Explorer, serving
from tests.explorer.fake import FakeReader, FakeStore
from tests.support.chromium import open_page


def test_the_front_page_tells_both_stories_and_leads_into_them(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(explorer.url)
    expect(page.get_by_text("63 statements about 1 vendor")).to_be_visible()
    expect(page.get_by_text(re.compile("1 team move between 2 organisations"))).to_be_visible()
    page.locator(".matrix").get_by_role("button").first.click()
    detail = page.locator("#talk-detail")
    expect(detail).to_contain_text("Veltrix in banking")
    expect(detail.locator(".quote")).to_have_count(1)
    detail.get_by_role("button", name="These people, in the graph").click()
    expect(explorer.counts).to_have_text("3 nodes · 2 edges")
    page.get_by_role("link", name="Backchannel").click()
    page.get_by_title("Read who says so").click()
    expect(page.locator("#moves-detail h2")).to_have_text("Alder Bank → Birch Foods")
    page.get_by_role("link", name="Backchannel").click()
    expect(page.locator("#home-flow .sankey-node")).to_have_count(2)
    page.locator("#home-flow .sankey-link").click(force=True)
    expect(page.locator("#moves-detail")).to_contain_text("2 statements from 1 independent source")
    page.get_by_role("link", name="Backchannel").click()
    page.locator(".search-home input").fill("birch")
    page.locator(".search-home .search-hit").first.click()
    expect(explorer.card.locator("h2")).to_have_text("Birch Foods")
    expect(page).to_have_url(re.compile(f"^{re.escape(explorer.url)}/graph(#.*)?$"))


def test_search_forgives_typos_finds_quotes_and_remembers(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(explorer.url)
    field, hits = page.locator(".search-home input"), page.locator(".search-home .search-hits")
    expect(field).to_be_visible()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("vletrix")
    expect(hits).to_contain_text("Did you mean")
    name = hits.locator(".search-hit", has_text="Veltrix")
    expect(name).to_contain_text("64 connections")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("^hit-"))
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#live")).to_have_text("Veltrix pinned")
    field.fill("post costs 59")
    quote = hits.locator(".quote-hit")
    expect(quote).to_have_count(1)
    assert quote.locator("mark").all_inner_texts() == ["Post", "59", "costs"]
    quote.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Post 59 says Veltrix costs too much.")
    page.keyboard.press("Escape")
    field.fill("birch")
    hits.locator(".search-hit:not(.quote-hit)", has_text="Birch Foods").click()
    expect(explorer.card.locator("h2")).to_have_text("Birch Foods")
    page.keyboard.press("Control+k")
    page.locator(".search-header input").fill("")
    kept = page.locator(".search-header .search-hits")
    expect(kept.locator(".search-heading")).to_have_text(["Pinned", "Recent"])
    expect(kept.locator(".hit-name")).to_have_text(["Veltrix", "Birch Foods"])
    field = page.locator(".search-header input")
    field.fill("zzzz")
    expect(kept).to_contain_text("Nothing in the graph is called or says “zzzz”.")


def test_help_and_the_tour(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(explorer.url)
    expect(page.locator(".story").first).to_be_visible()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Help and shortcuts")
    expect(sheet).to_contain_text("Search names, aliases, handles and quotes")
    sheet.get_by_role("button", name="Take the tour").click()
    expect(sheet).to_have_count(0)
    card = page.locator(".tour-card")
    for step, (title, path) in enumerate(
        (
            ("Start from a name", "/"),
            ("Or from a story", "/"),
            ("Grow the graph", "/graph"),
            ("Read the quote behind every edge", "/graph"),
            ("Ask anything", "/cypher"),
        ),
        1,
    ):
        expect(card).to_contain_text(f"{step} of 5")
        expect(card.get_by_role("heading")).to_have_text(title)
        # The graph's address is also the view.
        expect(page).to_have_url(re.compile(f"^{re.escape(explorer.url + path)}(#|$)"))
        expect(page.locator(".tour-ring")).to_be_visible()
        if step == 3:
            expect(explorer.status).to_contain_text("40 of 63 neighbours of Veltrix")
            stage, told = page.locator("#stage").bounding_box(), card.bounding_box()
            assert stage is not None
            assert told is not None
            assert told["x"] > stage["x"] + stage["width"]
        card.locator(".primary").click()
    expect(card).to_have_count(0)
    page.get_by_role("button", name="Help and shortcuts").click()
    sheet.get_by_role("button", name="Take the tour").click()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_an_empty_graph_says_how_to_fill_it(page: Page) -> None:
    page.goto(serving(FakeStore(FakeReader({}, [])), Settings()))
    expect(page.get_by_text("backchannel demo")).to_be_visible()
    for link in ("Who talks about whom", "Team moves"):
        page.get_by_role("link", name=link).click()
        expect(page.locator("#page .empty-state").first).to_be_visible()


def test_who_talks_about_which_vendors(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(f"{explorer.url}/talk")
    row = page.locator("#ranking tbody tr").first
    expect(row).to_contain_text("Veltrix")
    expect(row.get_by_role("img", name="61 negative, 0 neutral, 2 positive")).to_be_visible()
    row.get_by_role("button", name="Veltrix").click()
    side = page.locator("#talk-detail")
    expect(side).to_contain_text("63 statements from 63 independent sources")
    page.locator(".matrix").get_by_role("button").first.click()
    expect(side).to_contain_text("Veltrix in banking")
    expect(side.locator(".quote")).to_have_count(1)
    row.get_by_role("button", name="Veltrix").click()
    side.get_by_role("button", name="Who talks about it, in the graph").click()
    expect(explorer.status).to_contain_text("40 of 63 neighbours of Veltrix")
    page.get_by_role("link", name="Who talks about whom").click()
    page.get_by_text("Outsourcers", exact=True).click()
    expect(page.locator("#ranking tbody tr").first).to_contain_text("Corvane")


def test_which_teams_moved(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(f"{explorer.url}/moves")
    expect(page.locator("#moves-flow .sankey-node")).to_have_count(2)
    # As high as the figure was laid out for: in less room Plotly would leave the last flows out.
    drawn = page.locator("#moves-flow .main-svg").first.bounding_box()
    assert (drawn or {})["height"] >= 180
    row = page.locator("#moves-grid .ag-center-cols-container .ag-row")
    expect(row).to_have_count(1)
    row.get_by_text("Alder Bank").click()
    side = page.locator("#moves-detail")
    expect(side.locator("h2")).to_have_text("Alder Bank → Birch Foods")
    expect(side).to_contain_text("2 statements from 1 independent source")
    expect(side).to_contain_text("carried by Corvane")
    page.get_by_label("Filter the ledger").fill("nobody at all")
    expect(row).to_have_count(0)
    side.get_by_role("button", name="Show in the graph").click()
    expect(explorer.counts).to_contain_text("5 nodes")


@pytest.mark.parametrize("path", ["/moves", "/"])
def test_flows_have_their_room_before_plotly_is_loaded(explorer: Explorer, path: str) -> None:
    page, held = explorer.page, list[Route]()
    page.route("**/*plotly*", lambda route: held.append(route), times=1)
    page.goto(f"{explorer.url}{path}")
    frame = page.locator(".flows-frame")
    expect(page.locator(".flows-frame .dash-graph--pending")).to_be_attached()
    before = frame.bounding_box()
    held.pop().continue_()
    expect(page.locator(".flows-frame .sankey-node")).to_have_count(2)
    assert frame.bounding_box() == before
    assert (before or {})["height"] >= 180


def test_light_and_dark(browser: Browser, crowd_url: str) -> None:
    errors: list[str] = []
    with open_page(browser, errors) as page:
        page.emulate_media(color_scheme="dark")
        page.goto(f"{crowd_url}/moves")
        html = page.locator("html")
        expect(html).to_have_attribute("data-mantine-color-scheme", "dark")
        expect(page.locator(".sankey-node").first).to_be_visible()
        dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        page.get_by_role("button", name="Switch between light and dark").click()
        expect(html).to_have_attribute("data-mantine-color-scheme", "light")
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") != dark
        page.reload()
        expect(page.locator(".sankey-node").first).to_be_visible()
        expect(html).to_have_attribute("data-mantine-color-scheme", "light")
    assert errors == []


def test_a_login_is_asked_for(page: Page, page_errors: list[str], guarded_url: str) -> None:
    page.goto(f"{guarded_url}/moves")
    expect(page).to_have_url(re.compile("/login"))
    page.get_by_label("User name").fill("ana")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not fit")
    assert any("401" in error for error in page_errors)
    page_errors.clear()
    page.get_by_label("User name").fill("ana")
    page.get_by_label("Password").fill("secret")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Which project teams moved")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    expect(page).to_have_url(re.compile("/login"))


@pytest.mark.parametrize("width", [1280, 1920])
@pytest.mark.parametrize("path", ["/", "/talk", "/moves", "/graph", "/cypher"])
def test_no_page_is_wider_than_the_window(explorer: Explorer, width: int, path: str) -> None:
    page = explorer.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{explorer.url}{path}")
    expect(page.locator("#graph-page" if path == "/graph" else "#page > *").first).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
