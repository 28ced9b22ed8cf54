"""The sample graph in both stores, to read from; and where it lies, for commands."""

from collections.abc import Iterator

import pytest

from graph.store import Reader, open_store
from tests.graph.sample import SAMPLE
from tests.support.stores import BOTH, empty_store


@pytest.fixture(scope="module", params=BOTH)
def sample_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a store that holds the sample graph; a test module must not change it."""
    with empty_store(request, tmp_path_factory) as url:
        with open_store(url) as store:
            store.writer().write(SAMPLE)
        yield url


@pytest.fixture(scope="module")
def sample(sample_url: str) -> Iterator[Reader]:
    """A reader on the sample graph."""
    with open_store(sample_url) as store:
        yield store.reader()
