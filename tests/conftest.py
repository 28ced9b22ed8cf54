"""Fixtures for every test: a real Neo4j, a real Chromium, and an environment without the developer's own settings."""

import os
from collections.abc import Iterator

import neo4j
import pytest
from playwright.sync_api import Browser, Page

from tests.neo4j_server.server import USER, Neo4jServer, Neo4jUnavailable, running_server
from tests.support.chromium import find_chromium, open_page, running_chromium
from tests.support.requirements import missing

# Deletes in transactions of its own, since a large graph in one of them does not fit the server's small heap.
DELETE_ALL = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks `neo4j` and `browser` follow from the fixtures a test asks for."""
    for item in items:
        names: list[str] = getattr(item, "fixturenames", [])
        for mark, fixture in (("neo4j", "neo4j_server"), ("browser", "browser")):
            if fixture in names:
                item.add_marker(mark)


@pytest.fixture(scope="session", autouse=True)
def _own_environment() -> Iterator[None]:
    """No BACKCHANNEL_… setting of the shell reaches a test, save those that are for the tests themselves."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith("BACKCHANNEL_") and not name.startswith("BACKCHANNEL_TEST_"):
                patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer]:
    """One Neo4j with a password a session (under xdist, a worker), or the one that BACKCHANNEL_TEST_NEO4J names."""
    if given := os.environ.get("BACKCHANNEL_TEST_NEO4J"):
        user = os.environ.get("BACKCHANNEL_TEST_NEO4J_USER", USER)
        yield Neo4jServer(given, user, os.environ.get("BACKCHANNEL_TEST_NEO4J_PASSWORD", ""))
        return
    server = running_server()
    try:
        started = server.__enter__()
    except Neo4jUnavailable as reason:
        missing("neo4j", str(reason))
    try:
        yield started
    finally:
        server.__exit__(None, None, None)


@pytest.fixture(scope="session")
def neo4j_url(neo4j_server: Neo4jServer) -> str:
    return neo4j_server.url


@pytest.fixture
def clean_neo4j(neo4j_server: Neo4jServer) -> Neo4jServer:
    """The server with no node left in it; its indexes and constraints stay."""
    with neo4j.GraphDatabase.driver(neo4j_server.url, auth=neo4j_server.auth) as driver, driver.session() as session:
        session.run(DELETE_ALL).consume()
    return neo4j_server


@pytest.fixture
def neo4j_settings(clean_neo4j: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> Neo4jServer:
    """The clean server, and the environment variables with which Backchannel finds it and logs in."""
    monkeypatch.setenv("BACKCHANNEL_STORE", clean_neo4j.url)
    monkeypatch.setenv("BACKCHANNEL_NEO4J_USER", clean_neo4j.user)
    monkeypatch.setenv("BACKCHANNEL_NEO4J_PASSWORD", clean_neo4j.password)
    return clean_neo4j


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        missing("browser", "no chromium, chromium-browser or google-chrome on PATH")
    with running_chromium(executable) as running:
        yield running


@pytest.fixture
def page_errors() -> list[str]:
    """What went wrong in the page so far. A test that means to cause an error looks at it and clears the list."""
    return []


@pytest.fixture
def page(browser: Browser, page_errors: list[str]) -> Iterator[Page]:
    """A page that fails its test on uncaught exceptions and console errors, requests that fail among them."""
    with open_page(browser, page_errors) as opened:
        yield opened
    assert not page_errors, "\n".join(page_errors)
