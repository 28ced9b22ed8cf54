import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.requirements import missing

ROOT = Path(__file__).parents[1]
SECRETS = {"NEO4J_PASSWORD": "a long password", "BACKCHANNEL_LOGIN": "ana:a longer password"}


def compose_config(**environment: str) -> subprocess.CompletedProcess[str]:
    """What compose makes of docker-compose.yml with nothing but these variables set."""
    if tool := shutil.which("docker-compose"):
        command = [tool]
    elif (docker := shutil.which("docker")) and not subprocess.call(
        [docker, "compose", "version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ):
        command = [docker, "compose"]
    else:
        missing("compose", "neither docker-compose nor docker compose is installed")
    bare = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    with tempfile.NamedTemporaryFile() as no_dot_env:
        return subprocess.run(
            [*command, "-f", str(ROOT / "docker-compose.yml"), "--env-file", no_dot_env.name, "config"],
            env={**bare, **environment},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    done = compose_config(**SECRETS)
    assert done.returncode == 0, done.stderr
    services: dict[str, Any] = yaml.safe_load(done.stdout)["services"]
    return services


@pytest.mark.parametrize("name", SECRETS)
def test_asks_for_each_secret_by_name(name: str) -> None:
    done = compose_config(**{key: value for key, value in SECRETS.items() if key != name})
    assert done.returncode != 0
    assert f"set {name} to" in done.stderr


def test_explorer_finds_the_database_and_has_a_login(services: dict[str, Any]) -> None:
    environment = services["explorer"]["environment"]
    assert environment["BACKCHANNEL_STORE"] == "bolt://neo4j:7687"
    assert f"neo4j/{environment['BACKCHANNEL_NEO4J_PASSWORD']}" == services["neo4j"]["environment"]["NEO4J_AUTH"]
    assert environment["BACKCHANNEL_LOGIN"] == SECRETS["BACKCHANNEL_LOGIN"]


def test_explorer_waits_until_the_database_is_healthy(services: dict[str, Any]) -> None:
    assert services["explorer"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert services["neo4j"]["healthcheck"]["test"]


def test_publishes_on_this_machine_only(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service["ports"]]
    hosts = {port["host_ip"] if isinstance(port, dict) else port.split(":")[0] for port in ports}
    assert hosts == {"127.0.0.1"}
