"""Empty stores to fill in a fixture, of either kind."""

from collections.abc import Iterator
from contextlib import contextmanager

import neo4j
import pytest

from tests.conftest import DELETE_ALL
from tests.neo4j_server.server import Neo4jServer

BOTH = ("ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j))
"""Parameters of a fixture that takes its turn on each store."""


@contextmanager
def empty_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an empty store of the kind in `request.param`; the environment holds its login meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "neo4j":
            server: Neo4jServer = request.getfixturevalue("neo4j_server")
            with neo4j.GraphDatabase.driver(server.url, auth=server.auth) as driver, driver.session() as session:
                session.run(DELETE_ALL).consume()
            patch.setenv("BACKCHANNEL_NEO4J_USER", server.user)
            patch.setenv("BACKCHANNEL_NEO4J_PASSWORD", server.password)
            yield server.url
        else:
            yield f"ladybug:{tmp_path_factory.mktemp('store') / 'graph.lbug'}"
