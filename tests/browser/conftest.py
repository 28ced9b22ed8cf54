"""The explorer, served over a small graph in the embedded store, and short ways to work it in a browser."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect
from pydantic import SecretStr

from explorer.app import create_app
from explorer.serve import listen, served
from graph.settings import Settings
from graph.store import Store, open_store
from tests.explorer.fake import FakeReader, FakeStore
from tests.explorer.world import batches
from tests.support.chromium import PATIENCE

# Expectations wait as long as actions do: on a busy machine a page takes its time.
expect.set_options(timeout=PATIENCE)


_served = ExitStack()


def serving(store: Store, settings: Settings) -> str:
    """Serve the explorer until the tests end; gives its address."""
    return _served.enter_context(served(create_app(store, settings), listen("127.0.0.1", 0))).rstrip("/")


@pytest.fixture(scope="session", autouse=True)
def served_to_the_end() -> Iterator[None]:
    """No request is being answered when Python ends."""
    with _served:
        yield


@pytest.fixture(scope="session")
def crowd_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer over the sample world with a crowd in it."""
    folder = tmp_path_factory.mktemp("browser")
    url = f"ladybug:{folder / 'graph.lbug'}"
    with open_store(url) as store:
        writer = store.writer()
        for batch in batches():
            writer.write(batch)
        writer.close()
        yield serving(store, Settings(row_limit=50, views=folder / "views.json", actor="ana@desk"))
        _served.close()


@pytest.fixture(scope="session")
def guarded_url() -> str:
    """An explorer that asks for a login."""
    return serving(FakeStore(FakeReader({}, [])), Settings(login=SecretStr("ana:secret")))


@dataclass(frozen=True, slots=True)
class Explorer:
    """A browser page on the explorer."""

    page: Page
    url: str

    def open(self, path: str = "/graph") -> None:
        self.page.goto(f"{self.url}{path}")
        expect(self.page.locator("#stage")).to_have_attribute("data-ready", "1")

    def search(self, text: str, name: str) -> None:
        """Type, and take the completion of that name."""
        self.page.locator(".search-header input").fill(text)
        self.page.locator(".search-header .search-hit", has_text=name).first.click()
        expect(self.card.locator("h2")).to_have_text(name)

    @property
    def card(self) -> Locator:
        return self.page.locator("#card")

    @property
    def counts(self) -> Locator:
        return self.page.locator("#graph-counts")

    @property
    def status(self) -> Locator:
        return self.page.locator("#status")

    def neighbours(self, relation: str, kind: str) -> Locator:
        """A row of the card's table of neighbours."""
        return self.card.locator("#neighbours tbody tr", has_text=relation).filter(has_text=kind)

    def tap(self, id: str, clicks: int = 1) -> None:
        """Click a node or an edge where it is drawn, with 2 `clicks` twice in quick succession."""
        box = self.page.locator("#cytoscape").bounding_box()
        assert box is not None
        at = self.page.evaluate(
            """(id) => {
                const element = backchannel.picture().getElementById(id);
                return element.isNode() ? element.renderedPosition() : element.renderedMidpoint();
            }""",
            id,
        )
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"], click_count=clicks)

    def at_rest(self) -> None:
        """Wait until nothing moves in the picture any more."""
        moving = "backchannel.picture().animated() || backchannel.picture().nodes().some((node) => node.animated())"
        self.page.wait_for_function(f"() => !({moving})")

    def expand(self, name: str, most: int) -> None:
        """A new picture of one node and its neighbours, at most so many."""
        self.open()
        self.search(name, name)
        self.card.locator("#expand-step").select_option(str(most))
        self.card.locator(".primary").click()
        expect(self.status).to_contain_text(f"neighbours of {name} in the picture")

    def astray(self) -> list[str]:
        """What is drawn though it is hidden, or not drawn though nothing hides it."""
        found: list[str] = self.page.evaluate(
            """() => backchannel.picture().elements()
                .filter((e) => (e.style('display') === 'none') !== backchannel.hidden(e)).map((e) => e.id())"""
        )
        return found

    def positions(self) -> dict[str, dict[str, float]]:
        """Where the nodes are."""
        found: dict[str, dict[str, float]] = self.page.evaluate(
            "() => Object.fromEntries(backchannel.picture().nodes().map((n) => [n.id(), { ...n.position() }]))"
        )
        return found


@pytest.fixture
def explorer(page: Page, crowd_url: str) -> Explorer:
    return Explorer(page, crowd_url)
