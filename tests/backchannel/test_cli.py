"""The root command: what it gathers, and the two commands that need every package."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

COMMANDS = (
    "extract",
    "ingest",
    "query",
    "export",
    "stats",
    "schema",
    "explore",
    "merge",
    "undo",
    "history",
    "demo",
    "doctor",
    "version",
)


def backchannel(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backchannel", *arguments], cwd=cwd, capture_output=True, text=True, timeout=240
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    done = backchannel("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert [command for command in COMMANDS if command not in done.stdout] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, tmp_path: Path) -> None:
    done = backchannel(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 5


@pytest.mark.parametrize("asked", ["version", "--version"])
def test_the_version_is_told(asked: str, tmp_path: Path) -> None:
    done = backchannel(asked, cwd=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, version("backchannel"))


def test_an_unknown_command_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    done = backchannel("nonsense", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
def test_demo_loads_the_corpus_and_answers_and_runs_again(tmp_path: Path) -> None:
    first = backchannel("demo", "--check", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "349 documents, 349 of them new" in first.stderr
    assert "The explorer answered" in first.stderr
    second = backchannel("demo", "--check", cwd=tmp_path)
    assert "349 documents, 0 of them new" in second.stderr

    moves = backchannel(
        "query", "MATCH (m:TeamMove) RETURN m.id", "--format", "json", "--store", "ladybug:demo.lbug", cwd=tmp_path
    )
    assert moves.stdout.count("teammove:") > 20

    doctor = backchannel("doctor", "--store", "ladybug:demo.lbug", cwd=tmp_path)
    assert doctor.returncode == 0, doctor.stdout
    assert "349 documents" in doctor.stdout


def test_doctor_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    done = backchannel("doctor", cwd=tmp_path)
    assert done.returncode == 0
    assert "backchannel demo" in done.stdout


def test_doctor_fails_where_the_explorer_would_be_open_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCHANNEL_HOST", "0.0.0.0")
    done = backchannel("doctor", cwd=tmp_path)
    assert done.returncode == 2
    assert "BACKCHANNEL_LOGIN" in done.stdout
