import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("backchannel", "explorer", "extract", "graph")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def pins(lock: str) -> dict[str, str]:
    """Name → version and hashes; a package that is pinned differently per Python version keeps all its lines."""
    found: dict[str, str] = {}
    for block in re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text()):
        if match := re.match(r"([a-z0-9._-]+)==", block):
            found[match[1]] = found.get(match[1], "") + re.sub(r"\s*#.*", "", block).strip() + "\n"
    return found


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in requirements}


def test_lock_files_hold_every_dependency() -> None:
    assert names(PROJECT["dependencies"]) <= set(pins("requirements.lock"))
    extras = PROJECT["optional-dependencies"]
    assert names(extras["test"] + extras["py2neo"]) - {"backchannel"} <= set(pins("requirements-test.lock"))


def test_tests_run_with_what_users_get() -> None:
    base, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert {name: test.get(name) for name in base} == base


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_lock_files_are_hashed_and_name_no_host(lock: str) -> None:
    assert all("--hash=sha256:" in pin for pin in pins(lock).values())
    assert "://" not in (ROOT / lock).read_text()


def test_base_needs_nothing_for_training() -> None:
    assert not {"torch", "transformers", "onnx"} & set(pins("requirements.lock"))


def test_dockerfile_copies_what_is_there_and_let_through() -> None:
    copied = {
        source
        for line in re.findall(r"^COPY (.*)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
        for source in line.split()[:-1]
    }
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert copied == allowed
    assert all((ROOT / source).exists() for source in copied)


@pytest.mark.slow
def test_wheel_holds_every_file_of_the_packages(tmp_path: Path) -> None:
    source = tmp_path / "source"
    unwanted = shutil.ignore_patterns("__pycache__", "node_modules", ".*")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=unwanted)
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, source)
    files = (path for package in PACKAGES for path in (source / package).rglob("*") if path.is_file())
    expected = {path.relative_to(source).as_posix() for path in files}

    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*build, "--wheel-dir", str(tmp_path), str(source)], check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        held = set(wheel.namelist())
    assert expected - held == set()
