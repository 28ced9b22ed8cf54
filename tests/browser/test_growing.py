"""Growing and pruning the picture: what an investigator does in one sitting, in a real browser."""

from playwright.sync_api import expect

from tests.browser.conftest import Explorer
from tests.graph.sample import ALDER, ANA, BIRCH, CORVANE, CY, VELSUITE


def choose(explorer: Explorer, *ids: str) -> None:
    """Select nodes as Shift-clicks do."""
    explorer.page.evaluate(
        """(ids) => {
            const cy = backchannel.picture();
            backchannel.choose(cy.collection(ids.map((id) => cy.getElementById(id)[0])));
        }""",
        list(ids),
    )


def test_counts_by_year_and_order_come_before_expanding(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Veltrix", "Veltrix")
    years = explorer.card.locator(".years")
    expect(years.get_by_role("button", name="Expand 2010, 12 relations")).to_be_visible()
    explorer.card.locator("#expand-step").select_option("10")
    years.get_by_role("button", name="Expand 2010, 12 relations").click()
    expect(explorer.status).to_have_text("10 of 12 neighbours of Veltrix in the picture; 10 new.")
    explorer.card.locator("#expand-order").select_option("positive")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("2 neighbours of Veltrix in the picture; 2 new.")
    assert {CY.id, "person:mallory"} <= set(explorer.positions())
    explorer.page.locator("[data-do=undo]").click()
    explorer.page.locator("[data-do=undo]").click()
    expect(explorer.counts).to_have_text("1 node · 0 edges")
    explorer.page.locator("[data-do=redo]").click()
    expect(explorer.counts).to_contain_text("11 nodes")
    explorer.page.locator("#tab-steps").click()
    steps = explorer.page.locator("#steps .step")
    expect(steps).to_have_text(["Empty picture", "Show: Veltrix", "Expand: Veltrix", "Expand: Veltrix"])
    steps.nth(3).click()
    expect(explorer.counts).to_contain_text("13 nodes")
    expect(explorer.page.locator("#trail pre").first).to_contain_text("max(r.positive) AS weight")
    expect(explorer.page.locator("#view-query pre").first).to_contain_text(f"'{CY.id}'")
    steps.nth(0).click()
    expect(explorer.page.get_by_text("Nothing in the picture yet")).to_be_visible()


def test_what_joins_two_and_what_they_share(explorer: Explorer) -> None:
    explorer.open()
    for name, text in (("Ana Ruiz", "ana ruiz"), ("Birch Foods", "birch")):
        explorer.search(text, name)
    choose(explorer, ANA.id, BIRCH.id)
    expect(explorer.card.locator("h2")).to_have_text("2 nodes selected")
    explorer.card.get_by_role("button", name="Shortest path", exact=True).click()
    expect(explorer.status).to_have_text("1 path of 2 steps between Ana Ruiz and Birch Foods.")
    assert len(explorer.positions()) == 3
    choose(explorer, ANA.id, BIRCH.id)
    explorer.card.get_by_role("button", name="10 paths").click()
    expect(explorer.status).to_contain_text("paths of 2 to ")
    choose(explorer, ALDER.id, BIRCH.id)
    explorer.card.get_by_role("button", name="Neighbours in common").click()
    expect(explorer.status).to_contain_text("neighbours in common of 2 nodes.")
    assert {CORVANE.id, VELSUITE.id} <= set(explorer.positions())


def test_pruning_can_always_be_undone(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Alder", "Alder Bank")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("neighbours of Alder Bank")
    page, whole = explorer.page, set(explorer.positions())
    choose(explorer, ALDER.id)
    page.locator("#stage").focus()
    page.keyboard.press("p")
    expect(explorer.status).to_contain_text("pinned")
    choose(explorer, CORVANE.id)
    page.locator("#stage").focus()
    page.keyboard.press("d")
    expect(explorer.status).to_contain_text("dismissed")
    explorer.search("Alder", "Alder Bank")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("Alder Bank are in the picture")
    assert CORVANE.id not in explorer.positions()
    page.locator("#stage").focus()
    page.keyboard.press("c")
    expect(explorer.status).to_contain_text("removed")
    assert len(explorer.positions()) < len(whole) - 1
    for _ in range(2):
        page.keyboard.press("Control+z")
    expect(explorer.counts).to_contain_text(f"{len(whole)} nodes")
    before = explorer.positions()
    page.locator(".toolbar summary[title^='Lay out']").click()
    page.get_by_role("button", name="Rings").click()
    explorer.at_rest()
    expect(page.locator("#last-step")).to_have_text("Lay out: rings")
    after = explorer.positions()
    assert after[ALDER.id] == before[ALDER.id]
    assert after != before
    page.locator("[data-do=undo]").click()
    assert explorer.positions() == before


def test_selecting_by_kind_rule_and_lasso(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Alder", "Alder Bank")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("neighbours of Alder Bank")
    explorer.at_rest()
    page = explorer.page
    menu = page.locator(".toolbar details", has_text="By rule")
    menu.locator("summary").click()
    menu.get_by_role("button", name="Outsourcer").click()
    expect(explorer.card.locator("h2")).to_have_text("Corvane")
    menu.locator("summary").click()
    menu.get_by_label("Value").fill("an")
    menu.get_by_role("button", name="Select", exact=True).click()
    expect(explorer.card.locator("h2")).to_contain_text("nodes selected")
    page.locator("#stage").focus()
    page.keyboard.press("f")
    explorer.at_rest()
    page.keyboard.press("o")
    box = page.locator("#lasso").bounding_box()
    assert box is not None
    corners = [(2, 2), (box["width"] - 2, 2), (box["width"] - 2, box["height"] - 2), (2, box["height"] - 2)]
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.down()
    for x, y in corners[1:]:
        page.mouse.move(box["x"] + x, box["y"] + y, steps=3)
    page.mouse.up()
    expect(explorer.card.locator("h2")).to_have_text(f"{len(explorer.positions())} nodes selected")
    explorer.page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)


def test_grouping_boxes_folds_and_bundles(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Alder", "Alder Bank")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("neighbours of Alder Bank")
    page = explorer.page
    before = explorer.positions()
    menu = page.locator(".toolbar details", has_text="Boxes round")
    menu.locator("summary").click()
    menu.get_by_role("button", name="Employer", exact=True).click()
    expect(explorer.status).to_contain_text("by employer")
    assert page.evaluate("backchannel.picture().nodes('[made=\"group\"]').map((n) => n.data('name'))") == ["Alder Bank"]
    page.locator("[data-do=undo]").click()
    assert page.evaluate("backchannel.picture().nodes('[made]').length") == 0
    assert explorer.positions() == before
    menu.locator("summary").click()
    menu.get_by_role("button", name="Kind and role, folded").click()
    expect(explorer.status).to_contain_text("by kind")
    folded = page.evaluate("backchannel.picture().edges('[made=\"bundle\"]').length")
    assert folded > 0
    assert explorer.astray() == []
    apart = """() => {
        const nodes = backchannel.visible(backchannel.picture().nodes());
        const boxes = nodes.map((n) => n.boundingBox({ includeLabels: false }));
        const meet = (a, b) => a.x1 < b.x2 && a.x2 > b.x1 && a.y1 < b.y2 && a.y2 > b.y1;
        return boxes.every((a, i) => boxes.slice(i + 1).every((b) => !meet(a, b)));
    }"""
    assert page.evaluate(apart)
    menu.locator("summary").click()
    menu.get_by_role("button", name="Ungroup").click()
    assert explorer.astray() == []
    page.locator("[data-do=undo]").click()
    page.locator("[data-do=undo]").click()
    menu.locator("summary").click()
    menu.get_by_role("button", name="Parallel edges as one").click()
    page.wait_for_function("() => backchannel.picture().edges('[made]').length > 0")
    assert page.evaluate("backchannel.picture().edges('[made]').every((e) => e.data('relations') > 1)")
    # Past 3,000 elements the page proposes what makes them readable.
    page.evaluate(
        """() => {
            const looks = { kind: "Person", look: "cio" };
            const nodes = [...Array(3001).keys()].map((n) => ({
                group: "nodes", data: { id: `n${n}`, name: `N ${n}`, label: "", ...looks },
            }));
            backchannel.picture().add(nodes);
            backchannel.changed();
        }"""
    )
    offer = page.locator("#offer")
    expect(offer).to_contain_text("elements are more than can be read")
    offer.get_by_role("button", name="Kind and role").click()
    expect(offer).to_be_hidden()
    assert page.evaluate("backchannel.visible(backchannel.picture().nodes()).length") < 50


def test_a_layout_by_time_has_dates_and_is_undone_with_them(explorer: Explorer) -> None:
    explorer.expand("Veltrix", 100)
    page, axis = explorer.page, explorer.page.locator("#time-axis")
    expect(axis).to_be_hidden()
    page.locator(".toolbar details", has_text="Layers: from left").locator("summary").click()
    page.get_by_role("button", name="Time: by when").click()
    expect(axis.get_by_text("2010", exact=True)).to_be_visible()
    explorer.at_rest()
    # The mark of a year is left of what was first said in it, and right of what was said before.
    wrong = page.evaluate(
        """() => {
            const edge = document.getElementById('stage').getBoundingClientRect().left, cy = backchannel.picture();
            const all = [...document.querySelectorAll('#time-axis span')];
            const marks = all.filter((mark) => /^\\d{4}$/.test(mark.textContent));
            const begins = (n) => n.connectedEdges().map((e) => e.data('first')).filter(Boolean).sort()[0];
            return cy.nodes().filter((n) => begins(n)).filter((n) => marks.some((mark) => {
                const right = n.renderedPosition('x') > mark.getBoundingClientRect().left - edge - 62 * cy.zoom();
                return begins(n) >= mark.textContent && !right;
            })).map((n) => n.id());
        }"""
    )
    assert wrong == []
    page.locator("[data-do=undo]").click()
    expect(axis).to_be_hidden()
    page.locator("[data-do=redo]").click()
    expect(axis).to_be_visible()
    page.locator(".toolbar details", has_text="Layers: from left").locator("summary").click()
    page.get_by_role("button", name="Rings: the best").click()
    expect(axis).to_be_hidden()


def test_new_nodes_do_not_hide_behind_one_another(explorer: Explorer) -> None:
    explorer.expand("Veltrix", 25)
    expect(explorer.status).to_contain_text("25 of")
    hidden = explorer.page.evaluate(
        """() => {
            const cy = backchannel.picture(), hub = cy.nodes('[name="Veltrix"]').position();
            const around = cy.nodes('[name!="Veltrix"]').map((n) => {
                const x = n.position('x') - hub.x, y = n.position('y') - hub.y;
                return { x, y, away: Math.hypot(x, y) };
            }).sort((a, b) => a.away - b.away).slice(0, 16);
            return around.filter((p) => around.some((q) => q.away < p.away - 30 &&
                p.x * q.x + p.y * q.y > 0 && Math.abs(p.x * q.y - p.y * q.x) / p.away < 20)).length;
        }"""
    )
    assert hidden == 0


def test_every_control_does_something_and_no_two_share_a_name(explorer: Explorer) -> None:
    explorer.open()
    explorer.search("Alder", "Alder Bank")
    explorer.card.locator(".primary").click()
    expect(explorer.status).to_contain_text("neighbours of Alder Bank")
    page = explorer.page
    names = "[Object.keys(backchannel.actions), Object.keys(backchannel.tools)]"
    actions, tools = (set(each) for each in page.evaluate(names))
    assert actions & tools == set()
    used = set(page.evaluate("[...document.querySelectorAll('[data-do]')].map((each) => each.dataset.do)"))
    assert used - actions - tools == set()


def test_dismissing_and_revealing_by_their_buttons(explorer: Explorer) -> None:
    explorer.open()
    for name, text in (("Ana Ruiz", "ana ruiz"), ("Veltrix", "veltrix")):
        explorer.search(text, name)
    edges = "backchannel.picture().edges().length"
    page = explorer.page
    assert page.evaluate(edges) == 1
    page.evaluate("() => { backchannel.choose(backchannel.picture().edges()); backchannel.tool('hide'); }")
    expect(explorer.counts).to_have_text("2 nodes · 0 edges")
    page.locator(".toolbar details", has_text="Clear the picture").locator("summary").click()
    page.get_by_role("button", name="Reveal all edges").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    choose(explorer, ANA.id)
    explorer.card.get_by_role("button", name="Dismiss").click()
    expect(explorer.status).to_contain_text("1 node dismissed")
    expect(explorer.counts).to_have_text("1 node · 0 edges")


def test_the_box_of_a_node_is_measured_when_it_changes(explorer: Explorer) -> None:
    explorer.open(f"/graph?node={ALDER.id}")
    expect(explorer.counts).to_contain_text("1 node")
    explorer.at_rest()
    before, moved, larger, asked = explorer.page.evaluate("""() => {
        const node = backchannel.picture().nodes()[0];
        const box = () => {
            const { x1, x2 } = node.boundingBox({ includeLabels: false });
            return [x1, x2].map(Math.round);
        };
        const boxes = [box()];
        node.position("x", node.position("x") + 100);
        boxes.push(box());
        node.data("px", node.width() + 40);
        boxes.push(box());
        let asked = 0;
        const pstyle = node.pstyle;
        node.pstyle = (...given) => { asked++; return pstyle.apply(node, given); };
        node.boundingBox();
        return [...boxes, asked];
    }""")
    assert moved == [before[0] + 100, before[1] + 100]
    assert larger == [moved[0] - 20, moved[1] + 20]
    assert asked == 0
