"""Reading the picture: time, table, looks, legend, evidence; and that people who see no canvas can use the page."""

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Route, expect

from tests.browser.conftest import Explorer
from tests.explorer.world import CROWD
from tests.graph.sample import ANA, VELTRIX


def grown(explorer: Explorer) -> None:
    """Veltrix with all who talk about it."""
    explorer.expand("Veltrix", 100)
    explorer.at_rest()


def test_edges_count_only_what_lies_inside_the_brush(explorer: Explorer) -> None:
    grown(explorer)
    page = explorer.page
    page.locator("#tab-time").click()
    expect(page.locator("#histogram .bin").first).to_be_visible()
    shown = page.evaluate("backchannel.visible(backchannel.picture().nodes()).length")
    box = page.locator("#histogram").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, middle, steps=4)
    page.mouse.up()
    expect(page.locator("#time-said")).not_to_have_text("All time")
    expect(explorer.counts).to_contain_text("hidden by filters")
    assert page.evaluate("backchannel.visible(backchannel.picture().nodes()).length") < shown
    assert page.evaluate(
        """() => {
            const { until } = backchannel.filters();
            const edges = backchannel.visible(backchannel.picture().edges("[first]"));
            return edges.every((e) => e.data('first') <= `${until}~`);
        }"""
    )
    page.locator("[data-do=undo]").click()
    expect(explorer.counts).not_to_contain_text("hidden")
    page.locator("[data-do=play]").click()
    expect(page.locator("#live")).to_contain_text("Until 20")
    page.locator("[data-do=play]").click()
    page.locator("[data-do=all-time]").click()
    expect(page.locator("#time-said")).to_have_text("All time")


def test_years_under_the_histogram_stand_apart(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Speaker 13", "Speaker 13")
    explorer.card.locator(".primary").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    page = explorer.page
    edge = page.evaluate("backchannel.picture().edges()[0].id()")
    dates = ("2009-11-03", "2012-04-01", "2019-02-01")
    said = {edge: [[date, number, "neutral"] for number, date in enumerate(dates)]}
    page.route("**/api/said", lambda route: route.fulfill(json=said))
    page.locator("#tab-time").click()
    years = page.locator("#histogram .year")
    expect(years.first).to_have_text("2010")
    expect(years).to_have_count(10)
    ends = page.evaluate(
        """() => [...document.querySelectorAll("#histogram .year")].map((year) => {
            const { left, right } = year.getBoundingClientRect();
            return [left, right];
        })"""
    )
    assert all(left[1] < right[0] for left, right in pairwise(ends))


def test_as_of_a_month_counts_and_quotes_what_was_said_by_then(explorer: Explorer) -> None:
    grown(explorer)
    page, statements = explorer.page, explorer.page.locator("#statements")
    expect(statements).to_contain_text(re.compile(r"from 6\d independent sources"))
    page.locator("#tab-time").click()
    expect(page.locator("#histogram .bin").first).to_be_visible()
    # What was all in view before the drawer opened still is.
    page.wait_for_function("() => !backchannel.picture().animated() && backchannel.allInView()")
    page.locator("#time-month").fill("2010-12")
    expect(page.locator("#last-step")).to_have_text("As of: 2010-12")
    expect(explorer.counts).to_contain_text("hidden by filters")
    expect(statements).to_contain_text(re.compile(r"1\d of 6\d statements: those until Dec 2010"))
    expect(statements.locator(".quote time").first).to_contain_text("2010")
    expect(explorer.card.locator(".card-neighbours")).to_contain_text(
        re.compile(r"1\d of 6\d relations: those until Dec 2010")
    )
    talkers = explorer.neighbours("talked about by", "Person").locator(".numbers")
    drawn = page.evaluate("backchannel.visible(backchannel.picture().edges()).length")
    expect(talkers).to_have_text(f"{drawn} of {drawn}")
    page.evaluate("backchannel.choose(backchannel.picture().edges('[first > \"2011\"]').slice(0, 1))")
    expect(explorer.card).to_contain_text("Nothing was said until Dec 2010.")
    page.locator("[data-do=all-time]").click()
    expect(page.locator("#time-month")).to_have_value("")
    expect(explorer.card).to_contain_text("1 statement from 1 independent source")


def test_the_table_is_in_step_with_the_picture(explorer: Explorer) -> None:
    grown(explorer)
    page = explorer.page
    page.locator("#tab-table").click()
    expect(page.locator("#table-nodes-count")).to_have_text(re.compile(r"^6\d$"))
    page.get_by_role("button", name="Nodes", exact=True).click()
    row = page.locator("#table-nodes .ag-row", has_text="Veltrix").first
    row.click()
    expect(explorer.card.locator("h2")).to_have_text("Veltrix")
    assert page.evaluate("backchannel.chosenNodes().map((n) => n.id())") == [VELTRIX.id]
    page.locator("#table-filter").fill("ana ruiz")
    expect(page.locator("#table-nodes .ag-row")).to_have_count(1)
    page.wait_for_function("() => backchannel.picture().nodes('[dim]').length > 50")
    page.locator("#table-nodes .ag-row").first.click()
    expect(explorer.card.locator("h2")).to_have_text("Ana Ruiz")
    page.keyboard.press("Enter")
    expect(explorer.status).to_contain_text("neighbours of Ana Ruiz")


def test_looks_rules_and_the_legend(explorer: Explorer) -> None:
    grown(explorer)
    page = explorer.page
    criticism = page.locator("#legend [data-tone=negative]").get_by_role("button")
    for back in (criticism, page.locator("[data-do=undo]")):
        criticism.click()
        expect(explorer.counts).to_contain_text("hidden by filters")
        expect(criticism).to_have_attribute("aria-pressed", "false")
        expect(criticism).to_contain_text(re.compile(r"\d"))
        assert explorer.astray() == []
        back.click()
        expect(explorer.counts).not_to_contain_text("hidden")
        assert explorer.astray() == []
    page.locator("[data-do=undo]").click()
    page.locator("[data-do=undo]").click()
    menu = page.locator(".toolbar details", has_text="Rules; a later one wins")
    menu.locator("summary").click()
    menu.get_by_label("Size of nodes").select_option("pagerank")
    menu.get_by_label("Colour of nodes").select_option("communities")
    page.wait_for_function("() => backchannel.picture().nodes('[tint]').length > 60")
    menu.get_by_label("Value").fill("Ana")
    menu.get_by_label("Larger too").check()
    menu.get_by_role("button", name="Add the rule").click()
    expect(page.locator("#rules li")).to_have_text(re.compile("Nodes whose name contains Ana, larger"))
    page.wait_for_function(f"() => backchannel.picture().getElementById('{ANA.id}').data('tint') === '#e8590c'")
    # Labels that would lie over one another are left out, at this zoom and from afar.
    page.keyboard.press("Escape")
    overlaps = """() => {
        const cy = backchannel.picture();
        const boxes = backchannel.visible(cy.nodes()).filter((n) => !n.data('quiet')).map((n) => {
            const b = n.boundingBox({ includeNodes: false, includeEdges: false, includeOverlays: false });
            return { x1: b.x1 + 6, x2: b.x2 - 6, y1: b.y1 + 5, y2: b.y2 - 5 };
        });
        let clashes = 0;
        const meet = (a, b) => a.x1 < b.x2 && a.x2 > b.x1 && a.y1 < b.y2 && a.y2 > b.y1;
        boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => { clashes += meet(a, b); }));
        return [boxes.length, clashes];
    }"""
    drawn = page.locator("#stage").get_attribute("data-labelled")
    page.locator("[data-do=zoom][data-by=out]").click()
    page.wait_for_function(f"() => document.getElementById('stage').dataset.labelled !== '{drawn}'")
    labels, clashes = page.evaluate(overlaps)
    assert labels > 5
    assert clashes <= labels // 10


def test_a_view_is_an_address_and_can_be_kept(explorer: Explorer) -> None:
    grown(explorer)
    page = explorer.page
    page.evaluate(f"backchannel.picture().getElementById('{ANA.id}').position({{ x: 900, y: -300 }})")
    page.locator("#legend [data-tone=positive]").get_by_role("button").click()
    expect(explorer.counts).to_contain_text("hidden by filters")
    explorer.page.evaluate(f"backchannel.select('{ANA.id}')")
    page.wait_for_function("() => location.hash.length > 200")
    counts, places = explorer.counts.inner_text(), explorer.positions()
    page.locator("[data-do=views]").click()
    dialog = page.get_by_role("dialog", name="Views")
    dialog.get_by_label("Name").fill("Who talks about Veltrix")
    dialog.get_by_label("Folder").fill("Vendors")
    dialog.get_by_label("Tags").fill("price, 2014")
    dialog.get_by_role("button", name="Save this view").click()
    expect(dialog.locator(".view")).to_contain_text(["Who talks about Veltrix"])
    with page.expect_download() as started:
        dialog.get_by_role("button", name="Export all").click()
    kept = started.value.path()
    dialog.get_by_role("button", name="Delete Who talks").click()
    expect(dialog.locator(".view")).to_have_count(0)
    dialog.locator("#view-file").set_input_files(
        {"name": "views.json", "mimeType": "application/json", "buffer": kept.read_bytes()}
    )
    expect(dialog.locator(".view")).to_have_count(1)
    saved = dialog.locator(".view [data-do=copy]").get_attribute("data-text")
    dialog.get_by_role("button", name="Close").click()
    address = page.url
    for opened in (address, str(saved)):
        page.goto("about:blank")
        page.goto(opened)
        page.wait_for_selector("#stage[data-restored]")
        expect(explorer.counts).to_have_text(counts)
        expect(explorer.card.locator("h2")).to_have_text("Ana Ruiz")
        after = explorer.positions()
        assert after.keys() == places.keys()
        assert all(abs(after[id][axis] - places[id][axis]) <= 1 for id in places for axis in "xy")
    page.goto("about:blank")
    page.goto(f"{explorer.url}/graph#v=broken")
    expect(page.locator("#notice")).to_contain_text("holds no view")


def test_a_statement_is_rejected_where_it_is_read(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Speaker 07", "Speaker 07")
    explorer.card.locator(".primary").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    page = explorer.page
    quote = page.locator("#statements .quote")
    quote.get_by_role("button", name="Confirm").click()
    expect(quote).to_contain_text("confirmed")
    quote.get_by_role("button", name="Reject").click()
    expect(explorer.counts).to_have_text("2 nodes · 0 edges")
    page.locator("[data-do=undo]").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    page.locator("[data-do=undo]").click()
    expect(page.locator("#last-step")).to_have_text("Expand: Speaker 07")


def test_an_edge_that_comes_back_is_selected_again(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Speaker 13", "Speaker 13")
    explorer.card.locator(".primary").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    page, chosen = explorer.page, "() => backchannel.picture().$(':selected').map((e) => e.id())"
    edge = page.evaluate(
        "() => { const [edge] = backchannel.picture().edges(); backchannel.choose(edge); return edge.id(); }"
    )
    card = explorer.card.locator(".edge-card")
    expect(card).to_contain_text("Speaker 13")
    page.locator("#statements .quote").get_by_role("button", name="Reject").click()
    expect(explorer.counts).to_have_text("2 nodes · 0 edges")
    expect(explorer.card).to_contain_text("Nothing selected")
    page.locator("[data-do=undo]").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    expect(card).to_contain_text("Speaker 13")
    expect(page.locator("#statements .quote")).to_have_count(1)
    assert page.evaluate(chosen) == [edge]
    # What somebody has selected meanwhile stays so.
    page.locator("[data-do=redo]").click()
    expect(explorer.counts).to_have_text("2 nodes · 0 edges")
    page.evaluate("() => backchannel.choose(backchannel.picture().nodes().first())")
    other = page.evaluate(chosen)
    page.locator("[data-do=undo]").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    assert page.evaluate(chosen) == other


def test_undo_takes_what_was_pressed_last_also_while_it_is_under_way(
    explorer: Explorer, page_errors: list[str]
) -> None:
    explorer.open()
    explorer.search("Speaker 11", "Speaker 11")
    explorer.card.locator(".primary").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    page, held = explorer.page, list[Route]()
    quote = page.locator("#statements .quote")
    page.route("**/api/judge", lambda route: held.append(route), times=1)
    reject = quote.get_by_role("button", name="Reject")
    with page.expect_request("**/api/judge"):
        reject.click()
    expect(reject).to_be_disabled()
    page.locator("[data-do=undo]").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    held.pop().continue_()
    expect(explorer.status).to_contain_text("Taken back")
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    expect(page.locator("#last-step")).to_have_text("Expand: Speaker 11")
    expect(page.locator("[data-do=redo]")).to_be_enabled()
    # What the graph refuses stays done.
    page.route("**/api/judge", lambda route: route.abort())
    page.locator("[data-do=redo]").click()
    expect(page.locator("#notice")).to_contain_text("cannot be reached")
    expect(page.locator("#last-step")).to_have_text("Expand: Speaker 11")
    page_errors.clear()


def test_a_statement_is_corrected_where_it_is_read(explorer: Explorer, page_errors: list[str]) -> None:
    explorer.open()
    explorer.search("Speaker 09", "Speaker 09")
    explorer.card.locator(".primary").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    page = explorer.page
    quote = page.locator("#statements .quote")
    quote.locator("summary", has_text="Correct").click()
    form = quote.locator(".correct-form")
    expect(form.get_by_label("Speaker")).to_have_value("Speaker 09")
    form.get_by_label("What it states").select_option("works_at")
    form.get_by_label("Org", exact=True).fill("nobody at all")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("#notice")).to_contain_text("No organisation in the graph is called “nobody at all”")
    assert all("400" in error for error in page_errors)
    page_errors.clear()
    page.locator("[data-do=close-notice]").click()
    form.get_by_label("Org", exact=True).fill("Veltrix")
    form.get_by_label("Title").fill("CIO")
    form.get_by_role("button", name="Save").click()
    expect(quote).to_contain_text("corrected")
    expect(quote).to_contain_text("job")
    kinds = "backchannel.picture().edges().map((e) => e.data('kind')).join()"
    page.wait_for_function(f"() => {kinds} === 'WORKS_AT'")
    page.locator("[data-do=undo]").click()
    page.wait_for_function(f"() => {kinds} === 'TALKS_ABOUT'")


def test_the_whole_graph_leads_into_the_detail(explorer: Explorer) -> None:
    explorer.open("/graph?overview=1")
    page = explorer.page
    page.wait_for_selector("#overview[data-drawn]")
    expect(explorer.card.locator("h2")).to_have_text("The whole graph")
    explorer.card.get_by_role("button", name="Veltrix", exact=True).click()
    expect(explorer.card.locator("h2")).to_have_text("Veltrix")
    page.locator("#overview").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#overview[data-grown]")
    page.keyboard.press("Escape")
    expect(page.locator("#overview")).to_be_hidden()
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text(f"of {CROWD + 4} neighbours of Veltrix")


def test_the_whole_graph_has_counts_of_its_own(explorer: Explorer) -> None:
    explorer.expand("Veltrix", 10)
    page, before = explorer.page, explorer.counts.inner_text()
    switch = page.locator("[data-do=overview]")
    people = page.locator("#legend [data-look=person] button")
    switch.click()
    page.wait_for_selector("#overview[data-drawn]")
    expect(explorer.counts).to_have_text(re.compile(r"^\d+ nodes · \d+ ties$"))
    expect(people).to_be_disabled()
    expect(people.locator(".legend-count")).to_have_text(re.compile(r"^6\d$"))
    expect(page.locator("#legend li[data-tone=negative]")).to_be_hidden()
    switch.click()
    expect(explorer.counts).to_have_text(before)
    expect(people).to_be_enabled()
    expect(page.locator("#legend li[data-tone=negative]")).to_be_visible()
    expect(explorer.card.locator("h2")).to_have_text("Veltrix")


@pytest.mark.parametrize("format", ["PNG", "GraphML"])
def test_the_whole_graph_says_that_it_is_not_what_an_export_takes(explorer: Explorer, format: str) -> None:
    explorer.expand("Veltrix", 10)
    page = explorer.page
    page.locator("[data-do=overview]").click()
    page.wait_for_selector("#overview[data-drawn]")
    asked = list[str]()
    page.on("download", lambda download: asked.append(download.suggested_filename))
    page.locator("#export-button").click()
    page.get_by_role("menuitem", name=format).click()
    expect(page.locator("#toast")).to_contain_text("The whole graph cannot be exported")
    page.locator("[data-do=overview]").click()
    page.locator("#export-button").click()
    with page.expect_download():
        page.get_by_role("menuitem", name=format).click()
    assert len(asked) == 1


def test_moves_stand_beside_the_graph(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Alder", "Alder Bank")
    page = explorer.page
    page.locator("#tab-moves").click()
    expect(page.locator("#moves-panel")).to_contain_text("1 team move")
    expect(page.locator("#drawer-flow .sankey-link")).to_have_count(1)
    mark = page.locator("#drawer-lane .points path").first
    mark.click(force=True)
    expect(explorer.counts).to_contain_text("2 nodes")


def test_axe_finds_nothing_serious(explorer: Explorer) -> None:
    grown(explorer)
    page = explorer.page
    page.locator("#tab-table").click()
    expect(page.locator("#table-nodes-count")).to_have_text(re.compile(r"\d"))
    for scheme in ("light", "dark"):
        if scheme == "dark":
            page.locator("[data-do=scheme]").click()
            expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
        for tab in ("table", "time", "steps"):
            page.evaluate(f"backchannel.showDrawer('{tab}')")
            found = Axe().run(page, options={"resultTypes": ["violations"]})
            serious = [
                (each["id"], [node["target"] for node in each["nodes"]][:4])
                for each in found.response["violations"]
                if each["impact"] in ("serious", "critical")
            ]
            assert not serious, (scheme, tab, serious)
