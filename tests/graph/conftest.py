"""The sample graph in both stores, to read from; and where it lies, for commands."""

from collections.abc import Iterator

import neo4j
import pytest

from graph.store import Reader, open_store
from tests.conftest import DELETE_ALL
from tests.graph.sample import SAMPLE
from tests.neo4j_server.server import Neo4jServer


@pytest.fixture(scope="module", params=["ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def sample_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a store that holds the sample graph; a test module must not change it."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "neo4j":
            server: Neo4jServer = request.getfixturevalue("neo4j_server")
            with neo4j.GraphDatabase.driver(server.url, auth=server.auth) as driver, driver.session() as session:
                session.run(DELETE_ALL).consume()
            patch.setenv("BACKCHANNEL_NEO4J_USER", server.user)
            patch.setenv("BACKCHANNEL_NEO4J_PASSWORD", server.password)
            url = server.url
        else:
            url = f"ladybug:{tmp_path_factory.mktemp('sample') / 'sample.lbug'}"
        with open_store(url) as store:
            store.writer().write(SAMPLE)
        yield url


@pytest.fixture(scope="module")
def sample(sample_url: str) -> Iterator[Reader]:
    """A reader on the sample graph."""
    with open_store(sample_url) as store:
        yield store.reader()
