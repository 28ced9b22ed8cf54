"""Times the graph page in headless Chromium: address to drawn, expanding by 25, frames while panning and zooming.

python -m benchmarks.graph_page [--runs 5] [--sizes 1000 3000] [--overview 10000 30000]

Makes a graph of its own in a temporary folder (two fifths of the elements are nodes; hubs follow a power law), serves
the explorer on it and prints medians in milliseconds beside what they should be at most. Beside the picture's it prints
what the smallest Dash page with as many elements took in the same run, since machines differ.
"""

import argparse
import statistics
import sys
from collections.abc import Callable

from playwright.sync_api import Browser, Page

from benchmarks.plain_page import plain_page
from benchmarks.talkers import NEIGHBOURS, Made, served
from tests.support.chromium import find_chromium, running_chromium

GOALS = {
    ("drawn", 1_000): 1_200,
    ("drawn", 3_000): 1_700,
    ("drawn", 10_000): 1_000,
    ("drawn", 30_000): 1_500,
    ("expand", 1_000): 80,
    ("expand", 3_000): 150,
    ("expand", 10_000): 250,
    ("frame", 1_000): 18,
    ("frame", 3_000): 25,
    ("frame", 10_000): 35,
}
Figures = dict[str, list[float]]

_FRAMES = """async (move) => {
    const frame = () => new Promise(requestAnimationFrame), times = [];
    const MOVES = {
        picture: (n) => {
            const stage = document.querySelector("#cytoscape canvas, #picture canvas").parentElement;
            const at = { clientX: 300 + 3 * n, clientY: 300 + n, bubbles: true, cancelable: true };
            const say = (target, Kind, more) => target.dispatchEvent(new Kind(more.type, { ...at, ...more }));
            if (n < 30) say(stage, WheelEvent, { type: "wheel", deltaY: n < 15 ? -20 : 20 });
            else if (n === 30) say(stage, MouseEvent, { type: "mousedown", button: 0, buttons: 1 });
            else say(window, MouseEvent, { type: n < 59 ? "mousemove" : "mouseup", button: 0, buttons: 1 });
        },
        overview: (n) => document.getElementById("overview").dispatchEvent(new WheelEvent("wheel", {
            deltaY: n < 30 ? -20 : 20, clientX: 400 + n, clientY: 400, bubbles: true, cancelable: true,
        })),
    };
    for (let n = 0, last = await frame(); n < 60; n++) {
        MOVES[move](n);
        const now = await frame();
        times.push(now - last);
        last = now;
    }
    return times.slice(2).reduce((sum, time) => sum + time, 0) / (times.length - 2);
}"""
_EXPAND = """async (id) => {
    const cy = backchannel.picture(), before = cy.nodes().length, started = performance.now();
    await backchannel.grow([id]);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    if (cy.nodes().length - before !== 25) throw new Error(`brought ${cy.nodes().length - before}`);
    return performance.now() - started;
}"""
_OPEN = """(ids) => backchannel.openState({ n: ids.map((id, i) => {
    const away = 55 * Math.sqrt(i), angle = i * 2.39996;
    return [id, Math.round(away * Math.cos(angle)), Math.round(away * Math.sin(angle))];
}), s: {}, c: [0.2, 435, 350], w: [870, 690] })"""
_TWO_FRAMES = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
)
_PLAIN_CY = "document.getElementById('picture')?._cyreg?.cy"
_PLAIN = f"(elements) => {_PLAIN_CY}?.elements().length === elements"
_MORE = f"""async (more) => {{
    const cy = {_PLAIN_CY}, before = cy.nodes().length, started = performance.now();
    document.getElementById("more").click();
    while (cy.nodes().length < before + more) await new Promise((done) => setTimeout(done, 1));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - started;
}}"""
_RESTORED = "() => document.getElementById('stage')?.dataset.restored"
_OVERVIEW = "() => document.getElementById('overview')?.dataset.drawn"


def new_page(browser: Browser) -> Page:
    """A page of the size that the goals are for."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(120_000)
    return page


def permalink(browser: Browser, made: Made) -> str:
    """The address of a view that shows all the nodes, on a spiral."""
    page = new_page(browser)
    page.goto(f"{made.url}/graph")
    page.wait_for_selector("#stage[data-ready]")
    page.evaluate(_OPEN, made.shown)
    page.wait_for_function("() => location.hash.length > 100")
    address = str(page.evaluate("location.href"))
    page.close()
    return address


def drawn(browser: Browser, url: str, until: str, elements: int | None = None) -> float:
    """Milliseconds from the address to the second frame after everything is there; `until` may ask for `elements`."""
    page = new_page(browser)
    page.goto(url, wait_until="commit")
    page.wait_for_function(until, arg=elements)
    taken = float(page.evaluate(_TWO_FRAMES))
    page.close()
    return taken


def picture(browser: Browser, elements: int, runs: int) -> Figures:
    """The three figures of a picture with so many elements."""
    found: Figures = {"drawn": [], "expand": [], "frame": []}
    with served(elements) as made:
        url = permalink(browser, made)
        found["drawn"] = [drawn(browser, url, _RESTORED) for _ in range(runs)]
        page = new_page(browser)
        page.goto(url)
        page.wait_for_function(_RESTORED)
        page.evaluate("(id) => backchannel.select(id)", made.hub)
        page.wait_for_selector("#neighbours")
        for _ in range(runs):
            found["expand"].append(float(page.evaluate(_EXPAND, made.hub)))
            page.evaluate("backchannel.undo()")
            found["frame"].append(float(page.evaluate(_FRAMES, "picture")))
        page.close()
    return found


def plain(browser: Browser, elements: int, runs: int) -> Figures:
    """The same three figures of the smallest page that does as much."""
    found: Figures = {"drawn": [], "expand": [], "frame": []}
    with plain_page(elements) as url:
        found["drawn"] = [drawn(browser, url, _PLAIN, elements) for _ in range(runs)]
        page = new_page(browser)
        page.goto(url)
        page.wait_for_function(_PLAIN, arg=elements)
        for _ in range(runs):
            found["expand"].append(float(page.evaluate(_MORE, NEIGHBOURS)))
            found["frame"].append(float(page.evaluate(_FRAMES, "picture")))
        page.close()
    return found


def overview(browser: Browser, elements: int, runs: int) -> Figures:
    """The same of the overview; whoever opened it first has waited for its layout."""
    found: Figures = {"drawn": [], "expand": [], "frame": []}
    with served(elements) as made:
        url = f"{made.url}/graph?overview=1"
        drawn(browser, url, _OVERVIEW)
        found["drawn"] = [drawn(browser, url, _OVERVIEW) for _ in range(runs)]
        page = new_page(browser)
        page.goto(url)
        page.wait_for_function(_OVERVIEW)
        for _ in range(runs):
            page.evaluate("(id) => backchannel.growOverview(id, 25)", made.hub)
            found["expand"].append(float(str(page.locator("#overview").get_attribute("data-grown"))))
            found["frame"].append(float(page.evaluate(_FRAMES, "overview")))
        page.close()
    return found


def main() -> int:
    """Command line; exit code 1 where there is no browser."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 3_000])
    parser.add_argument("--overview", type=int, nargs="*", default=[10_000, 30_000])
    arguments = parser.parse_args()
    executable = find_chromium()
    if executable is None:
        sys.stderr.write("There is no Chromium on the PATH.\n")
        return 1
    measured: list[tuple[Callable[[Browser, int, int], Figures], int]] = [
        *((measure, size) for size in arguments.sizes for measure in (plain, picture)),
        *((overview, size) for size in arguments.overview),
    ]
    with running_chromium(executable) as browser:
        for measure, size in measured:
            for name, values in measure(browser, size, arguments.runs).items():
                goal = GOALS.get((name, size)) if measure is not plain else None
                said = f"  at most {goal:,}" if goal else ""
                line = f"{measure.__name__:9}{size:>7,} elements  {name:7}{statistics.median(values):>8,.0f} ms{said}"
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
