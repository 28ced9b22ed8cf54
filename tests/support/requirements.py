"""What a test needs of the machine: a skip with its reason where that is missing, a failure where it is required."""

import os
from typing import NoReturn

import pytest

REQUIRE = "BACKCHANNEL_TEST_REQUIRE"


def missing(what: str, reason: str) -> NoReturn:
    """Skip the test, or fail it where BACKCHANNEL_TEST_REQUIRE names `what` (neo4j, browser, compose) or says "all"."""
    required = {name.strip() for name in os.environ.get(REQUIRE, "").split(",")}
    if required & {"all", what}:
        pytest.fail(f"{REQUIRE} asks for {what}: {reason}", pytrace=False)
    pytest.skip(f"{what}: {reason}")
