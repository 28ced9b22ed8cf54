"""One store of each kind, empty or with the sample world in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph.settings import Settings
from graph.store import Reader, Store, open_store
from tests.contract.sample import world
from tests.neo4j_server.server import Neo4jServer

STORES = ("ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j))


def neo4j_store(server: Neo4jServer) -> Store:
    settings = Settings(neo4j_user=server.user, neo4j_password=SecretStr(server.password))
    return open_store(server.url, settings=settings)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty graph, in each of the stores in turn."""
    if request.param == "neo4j":
        opened = neo4j_store(request.getfixturevalue("clean_neo4j"))
    else:
        opened = open_store(f"ladybug:{tmp_path / 'graph.lbug'}")
    with opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    """A graph with the sample world in it."""
    writer = store.writer()
    writer.write(world())
    writer.close()
    return store


@pytest.fixture
def reader(filled: Store) -> Reader:
    """A reader of the sample world."""
    return filled.reader()
