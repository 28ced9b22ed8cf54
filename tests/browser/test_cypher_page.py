import codecs
import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Explorer

TALK = "MATCH (p:Person)-[r:TALKS_ABOUT]->(v) WHERE p.name = $name RETURN p, r, v"
ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS n"


@pytest.fixture
def cypher(explorer: Explorer) -> Page:
    """The Cypher page with its editor there."""
    explorer.page.goto(f"{explorer.url}/cypher")
    expect(explorer.page.locator("#cypher-editor")).to_have_attribute("data-ready", "1")
    return explorer.page


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Cypher query")


def ask(page: Page, text: str) -> None:
    editor(page).fill(text)
    editor(page).press("Control+Enter")


def downloaded(page: Page, click: Callable[[], None]) -> Path:
    with page.expect_download() as started:
        click()
    return started.value.path()


def test_an_answer_as_graph_table_json_and_chart(cypher: Page, explorer: Explorer) -> None:
    editor(cypher).fill(TALK)
    cypher.get_by_label("$name", exact=True).fill("Ana Ruiz")
    editor(cypher).press("Control+Enter")
    result = cypher.locator("#cypher-result")
    expect(result).to_contain_text("1 row in")
    expect(result).to_contain_text("2 nodes · 1 edge")
    cypher.get_by_role("tab", name="JSON").click()
    shown = json.loads(result.locator(".answer-json").inner_text())
    assert (shown[0]["p"]["name"], shown[0]["r"]["kind"]) == ("Ana Ruiz", "TALKS_ABOUT")
    cypher.get_by_role("tab", name="Table").click()
    expect(result.locator(".ag-row")).to_contain_text("Ana Ruiz")
    cypher.get_by_role("tab", name="Graph").click()
    cypher.locator("#cypher-export-button").click()
    graphml = downloaded(cypher, lambda: cypher.get_by_role("menuitem", name="GraphML").click())
    written = networkx.read_graphml(graphml)
    assert written.graph["query"] == TALK
    assert "Ana Ruiz" in written.graph["parameters"]
    result.get_by_role("button", name="Continue in the graph").click()
    expect(explorer.counts).to_have_text("2 nodes · 1 edge")
    cypher.get_by_role("link", name="Cypher").click()
    expect(editor(cypher)).to_have_text(TALK)
    ask(
        cypher,
        "MATCH (p:Person)-[r:TALKS_ABOUT]->(v {name: 'Veltrix'}) RETURN '=' + v.name AS vendor, count(r) AS people",
    )
    expect(result).to_contain_text("1 row in")
    cypher.get_by_role("tab", name="Chart").click()
    expect(result.locator("#cypher-chart .bars .point")).to_have_count(1)
    cypher.get_by_role("tab", name="Table").click()
    taken = downloaded(cypher, result.get_by_role("button", name="CSV").click).read_bytes()
    assert taken.startswith(codecs.BOM_UTF8)
    rows = list(csv.reader(io.StringIO(taken.decode("utf-8-sig"), newline="")))
    assert rows == [["vendor", "people"], ["'=Veltrix", "63"]]


def test_an_answer_of_many_nodes_has_the_labels_that_fit(cypher: Page) -> None:
    ask(cypher, "MATCH (p:Person)-[r:TALKS_ABOUT]->(v {name: 'Veltrix'}) RETURN p, r, v")
    cypher.wait_for_selector("#cypher-picture[data-labelled]")
    cypher.wait_for_function("() => document.getElementById('cypher-picture')._cyreg.cy.nodes('[quiet]').length > 0")
    sizes, clashes, hub = cypher.evaluate(
        """() => {
            const { cy } = document.getElementById("cypher-picture")._cyreg, zoom = cy.zoom();
            const meet = (a, b) => a.x1 < b.x2 && a.x2 > b.x1 && a.y1 < b.y2 && a.y2 > b.y1;
            const drawn = cy.nodes("[!quiet]"), sizes = drawn.map((n) => n.numericStyle("font-size") * zoom);
            const boxes = drawn.map((n) => {
                const b = n.boundingBox({ includeNodes: false, includeEdges: false, includeOverlays: false });
                return { x1: b.x1 + 6, x2: b.x2 - 6, y1: b.y1 + 5, y2: b.y2 - 5 };
            });
            const clashes = boxes.filter((a, i) => boxes.slice(i + 1).some((b) => meet(a, b))).length;
            return [sizes, clashes, drawn.some((n) => n.data("name") === "Veltrix")];
        }"""
    )
    assert len(sizes) > 5
    assert min(sizes) >= 9
    assert clashes <= len(sizes) // 10
    assert hub


def test_the_editor_completes_from_the_schema(cypher: Page) -> None:
    editor(cypher).fill("")
    options = cypher.locator(".cm-tooltip-autocomplete li")
    editor(cypher).focus()
    cypher.keyboard.type("MATCH (p:Pers")
    expect(options.first).to_contain_text("Person")
    expect(cypher.locator(".cm-completionInfo")).to_contain_text("CIO, executive, analyst")
    options.first.click()
    expect(editor(cypher)).to_contain_text("(p:Person)")
    cypher.keyboard.press("End")
    cypher.keyboard.type("-[r:TALKS_AB")
    options.first.click()
    cypher.keyboard.press("End")
    cypher.keyboard.type("->(v) WHERE p.ro")
    options.first.click()
    cypher.keyboard.type(" = 'c")
    options.filter(has_text="cio").click()
    expect(editor(cypher)).to_have_text("MATCH (p:Person)-[r:TALKS_ABOUT]->(v) WHERE p.role = 'cio'")
    assert cypher.locator(".cm-line span").evaluate_all("(all) => new Set(all.map((e) => e.className)).size") >= 4


def test_errors_point_to_their_place(cypher: Page) -> None:
    ask(cypher, "MATCH (p:Person)\nRETURN p.nam")
    failure = cypher.locator("#cypher-result .failure")
    expect(failure).to_contain_text("There is no property of p nam, at line 2, column 10.")
    expect(failure).to_contain_text("Did you mean name?")
    expect(failure.locator("pre")).to_have_text("2 | RETURN p.nam\n             ^")
    expect(cypher.locator(".cm-lintRange-error")).to_have_text("nam")
    for query, said in (
        ("MATCH (n) DELETE n", "DELETE at line 1, column 11"),
        ("MATCH (n RETURN n", "never closed"),
        ("  ", "There is no query."),
    ):
        ask(cypher, query)
        expect(failure).to_contain_text(said)


def test_questions_limits_and_plans(cypher: Page) -> None:
    expect(cypher.get_by_text("at most 50 rows")).to_be_visible()
    result = cypher.locator("#cypher-result")
    ask(cypher, "MATCH (p:Person) RETRN p")
    expect(result).to_contain_text("The word RETRN")
    cypher.get_by_label("Find a question").fill("ranked talk")
    question = cypher.locator(".question:visible")
    expect(question).to_have_count(1)
    question.click()
    expect(cypher.get_by_label("$role", exact=True)).to_have_value("vendor")
    expect(result).to_be_empty()
    cypher.locator("#cypher-run button").click()
    expect(result).to_contain_text("1 row in")
    expect(result.locator(".ag-row")).to_contain_text("Veltrix")
    cypher.get_by_role("button", name="Explain").click()
    expect(result.locator(".plan tbody tr").first).to_contain_text("PROJECTION")
    ask(cypher, "MATCH (p:Person) RETURN p.name")
    expect(cypher.get_by_label("$role", exact=True)).to_have_count(0)
    expect(result).to_contain_text("the first 50; the row limit cut the rest")


def test_a_long_query_can_be_called_off(cypher: Page) -> None:
    ask(cypher, ENDLESS)
    expect(cypher.locator("#cypher-elapsed")).to_contain_text("Running…")
    cypher.get_by_role("button", name="Cancel").click()
    expect(cypher.locator("#cypher-result .failure")).to_contain_text("The query was stopped.")
    expect(cypher.locator("#cypher-run")).to_be_visible()
    ask(cypher, "RETURN 1 AS one")
    expect(cypher.locator("#cypher-result")).to_contain_text("1 row in")


def test_saving_sharing_and_history(cypher: Page, tmp_path: Path) -> None:
    editor(cypher).fill(TALK)
    cypher.get_by_label("$name", exact=True).fill("Ana Ruiz")
    cypher.get_by_role("button", name="Save").click()
    dialog = cypher.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Ana's talk")
    dialog.get_by_label("Folder").fill("People")
    dialog.get_by_role("button", name="Save").click()
    expect(cypher.locator("#toast")).to_contain_text("Saved “Ana's talk”.")
    expect(dialog).to_have_count(0)
    cypher.get_by_role("tab", name="Saved").click()
    shelf = cypher.locator("#shelf")
    expect(shelf.locator("summary")).to_contain_text("People")
    file = downloaded(cypher, cypher.get_by_role("button", name="Export", exact=True).click)
    kept = tmp_path / "kept.json"
    kept.write_bytes(file.read_bytes())
    shelf.get_by_role("button", name="Delete Ana's talk").click()
    expect(shelf).to_contain_text("Nothing saved yet")
    cypher.locator("#toast").get_by_role("button", name="Undo").click()
    expect(shelf).to_contain_text("Ana's talk")
    shelf.get_by_role("button", name="Delete Ana's talk").click()
    expect(shelf).to_contain_text("Nothing saved yet")
    with cypher.expect_file_chooser() as chooser:
        cypher.get_by_role("button", name="Import").click()
    chooser.value.set_files(kept)
    expect(shelf).to_contain_text("Ana's talk")

    editor(cypher).fill("RETURN 1 AS one")
    shelf.locator(".question").click()
    expect(editor(cypher)).to_have_text(TALK)
    expect(cypher.get_by_label("$name", exact=True)).to_have_value("Ana Ruiz")
    editor(cypher).press("Control+Enter")
    expect(cypher.locator("#cypher-result")).to_contain_text("1 row in")
    cypher.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cypher.get_by_role("button", name="Copy a link to this query").click()
    expect(cypher.locator("#live")).to_have_text("Copied")
    link = cypher.evaluate("() => navigator.clipboard.readText()")
    cypher.get_by_role("tab", name="History").click()
    history = cypher.locator("#cypher-history")
    expect(history.locator(".question")).to_contain_text("1 row in")
    history.get_by_role("button", name="Clear").click()
    expect(history).to_contain_text("Nothing run yet")
    cypher.locator("#toast").get_by_role("button", name="Undo").click()
    expect(history.locator(".question")).to_have_count(1)
    editor(cypher).fill("RETURN 1 AS one")
    cypher.goto(link)
    expect(editor(cypher)).to_have_text(TALK)
    expect(cypher.get_by_label("$name", exact=True)).to_have_value("Ana Ruiz")
