"""One extraction pipeline for all tests of it."""

import pytest

from extract.pipeline import Extractor, load_pipeline
from graph.settings import Settings


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return load_pipeline(Settings(catalogue=None, pipeline=None))
