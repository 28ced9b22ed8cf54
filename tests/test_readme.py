"""What the README tells people to type works."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
COMMANDS = [line for line in SHELL.splitlines() if line.startswith("backchannel ")]
READING = [line for line in COMMANDS if line.split()[1] in ("query", "export", "schema")]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration graph in it, as `backchannel demo` makes it."""
    folder = tmp_path_factory.mktemp("readme")
    run = [sys.executable, "-m", "backchannel", "demo", "--check"]
    subprocess.run(run, cwd=folder, check=True, capture_output=True, timeout=240)
    return folder


def test_it_shows_enough_commands() -> None:
    assert {line.split()[1] for line in COMMANDS} >= {"ingest", "extract", "explore", "schema", "query", "export"}


@pytest.mark.parametrize("line", READING)
def test_commands_that_read_a_graph_run(line: str, demo: Path) -> None:
    arguments = shlex.split(line, comments=True)[1:]
    run = [sys.executable, "-m", "backchannel", *arguments, "--store", "ladybug:demo.lbug"]
    done = subprocess.run(run, cwd=demo, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    if "-o" in arguments:
        assert (demo / arguments[arguments.index("-o") + 1]).stat().st_size > 1000
    else:
        assert len(done.stdout.splitlines()) > 3


def test_the_python_example_runs(demo: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=demo, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^\d+ of \d+$", done.stdout, re.MULTILINE)
    assert re.search(r"^\d{4}-\d\d-\d\d ", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", SHELL, re.MULTILINE))
def test_make_knows_the_targets(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize(
    "path", re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.\w+)`", README) + re.findall(r"\]\((?!http)([^)]+)\)", README)
)
def test_files_it_points_to_are_there(path: str) -> None:
    assert (ROOT / path).exists()
