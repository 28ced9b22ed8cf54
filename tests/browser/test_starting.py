"""What a page asks for when it starts, and what only when it is needed."""

import json

from playwright.sync_api import Page, expect

from tests.browser.conftest import Explorer
from tests.graph.sample import ALDER, VELTRIX


def shown(explorer: Explorer) -> str:
    """Bring Alder and its neighbours in; gives the address of the view."""
    explorer.open(f"/graph?node={ALDER.id}&node={VELTRIX.id}")
    expect(explorer.counts).to_contain_text("2 nodes")
    explorer.page.wait_for_function("() => location.hash.length > 100")
    return str(explorer.page.evaluate("location.href"))


def fetched(page: Page, part: str) -> int:
    """How many of the page's requests had this in their address."""
    names = "() => performance.getEntriesByType('resource').map((entry) => entry.name)"
    return sum(part in name for name in page.evaluate(names))


def test_a_view_is_asked_for_once_and_with_the_page(explorer: Explorer) -> None:
    address, page = shown(explorer), explorer.page
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#stage[data-restored]")
    for part in ("/api/step", "/_dash-layout", "/_dash-dependencies", "/bundle/"):
        assert fetched(page, part) == (2 if part == "/bundle/" else 1), part
    begun = """() => {
        const asked = performance.getEntriesByType("resource").find((entry) => entry.name.includes("/api/step"));
        return asked.startTime < performance.getEntriesByType("navigation")[0].domInteractive;
    }"""
    assert page.evaluate(begun)


def test_a_view_is_opened_where_it_was_left(explorer: Explorer) -> None:
    shown(explorer)
    page = explorer.page
    page.evaluate("backchannel.picture().viewport({ zoom: 0.5, pan: { x: 300, y: 200 } })")
    page.wait_for_function("async () => (await backchannel.viewIn(location.hash)).c[0] === 0.5")
    address = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#stage[data-restored]")
    page.wait_for_selector("#stage[data-labelled]")
    assert page.evaluate("backchannel.state().c") == [0.5, 300, 200]


def test_a_view_that_was_opened_says_its_query(explorer: Explorer) -> None:
    address, page = shown(explorer), explorer.page
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#stage[data-restored]")
    # At once, before the page has asked for the query by itself.
    page.locator("#export-button").click()
    with page.expect_download() as started:
        page.get_by_role("menuitem", name="JSON").click()
    said = json.loads(started.value.path().read_text(encoding="utf-8"))
    assert ALDER.id in json.dumps(said)
    assert "MATCH (n)" in json.dumps(said)
    page.locator("#tab-steps").click()
    expect(page.locator("#trail .trail-query")).to_have_count(2)
    expect(page.locator("#trail pre").first).to_contain_text(VELTRIX.id)


def test_tables_and_layouts_come_when_they_are_asked_for(explorer: Explorer) -> None:
    shown(explorer)
    page = explorer.page
    for part in ("dash_ag_grid", "dash_cytoscape_extra", "polyfill"):
        assert fetched(page, part) == 0, part
    page.locator("#tab-table").click()
    expect(page.locator("#table-nodes .ag-row")).to_have_count(2)
    assert fetched(page, "dash_ag_grid/dash_ag_grid") == 1
    before = explorer.positions()
    page.locator("summary", has_text="Layout").click()
    page.get_by_role("button", name="Layers").click()
    expect(page.locator("#last-step")).to_have_text("Lay out: layers")
    explorer.at_rest()
    assert explorer.positions() != before
    page.locator(".toolbar [data-do=undo]").click()
    assert explorer.positions() == before
    assert fetched(page, "dash_cytoscape_extra") == 1


def test_rows_may_be_selected_as_soon_as_the_table_is_there(explorer: Explorer) -> None:
    shown(explorer)
    page = explorer.page
    page.evaluate("""() => {
        const turns = new MessageChannel();
        const select = () => {
            let grid = null;
            try { grid = dash_ag_grid.getApi("table-nodes"); } catch { return; }
            if (!grid) return;
            // A row to select, unless the page was quicker than this and has filled the table.
            if (!grid.getDisplayedRowCount()) grid.setGridOption("rowData", [{ id: "early", name: "Early" }]);
            // What hears of the selection in a moment hears of it now, before Dash can have seen the grid.
            const later = window.setTimeout;
            window.setTimeout = (run, wait, ...told) => (wait > 1 ? later(run, wait, ...told) : void run(...told));
            grid.forEachNode((row) => { row.setSelected(true); window.early = row.isSelected(); });
            window.setTimeout = later;
        };
        turns.port1.onmessage = () => { select(); if (!window.early) turns.port2.postMessage(0); };
        turns.port2.postMessage(0);
    }""")
    # A slow machine: between the grid and what Dash knows of it there is time to select.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.locator("#tab-table").click()
    page.wait_for_function("() => window.early")
    expect(page.locator("#table-nodes .ag-row")).to_have_count(2)


def test_the_labels_of_a_view_have_room_when_it_is_first_drawn(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Veltrix", "Veltrix")
    explorer.card.locator(".primary").click()
    expect(explorer.counts).to_contain_text("41 nodes")
    explorer.at_rest()
    page = explorer.page
    page.evaluate("backchannel.picture().zoom(0.15)")
    page.wait_for_function("() => backchannel.picture().nodes('[quiet]').length > 5")
    quiet = "() => backchannel.picture().nodes('[quiet]').map((node) => node.id()).sort()"
    wanted = page.evaluate(quiet)
    page.wait_for_function("async () => location.hash && (await backchannel.viewIn(location.hash)).c[0] === 0.15")
    address = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#stage[data-restored]")
    assert page.evaluate(quiet) == wanted
