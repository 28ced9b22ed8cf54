import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from graph import console
from graph.errors import CatalogueError, DocumentError, QueryRefused, SettingsError, StoreError

ROOT = Path(__file__).parents[2]
HOSTILE = "red \x1b[31mtext\x1b[0m\x07 \x9b2Jand \u202eright\u202c [bold]to[/bold] left"


def failing(error: Exception) -> typer.Typer:
    app = console.application("An application.")

    @app.command()
    def fail(number: int = 1) -> None:
        """Fail."""
        raise error

    return app


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (QueryRefused("It would write.", "Only read."), 1),
        (DocumentError("It is empty."), 1),
        (StoreError("No such file."), 2),
        (SettingsError("No such value."), 2),
        (CatalogueError("No such row."), 2),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(error: Exception, code: int) -> None:
    result = CliRunner().invoke(failing(error), ["fail"])
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr == f"Error: {error}\n"


@pytest.mark.parametrize("arguments", [["fail", "--number", "x"], ["fail", "--nothing"], ["nothing"], ["fail", "more"]])
def test_a_wrong_command_line_is_one_line_and_exit_code_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(failing(StoreError("never raised")), arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1


def test_no_arguments_show_the_help() -> None:
    result = CliRunner().invoke(failing(StoreError("never raised")), [])
    assert result.exit_code == 0
    assert "An application." in result.stdout


def test_an_exit_code_of_a_command_is_kept() -> None:
    assert CliRunner().invoke(failing(typer.Exit(3)), ["fail"]).exit_code == 3


def test_an_error_of_several_lines_is_folded_into_one() -> None:
    result = CliRunner().invoke(failing(StoreError("one\r\ntwo\x1b[2J")), ["fail"])
    assert result.stderr == "Error: one two\n"


def test_clean_takes_out_what_a_terminal_obeys() -> None:
    assert console.clean(HOSTILE) == "red text 2Jand right [bold]to[/bold] left"
    assert console.clean("naïve — 日本語 👩‍💻\ttab") == "naïve — 日本語 👩‍💻\ttab"


def test_a_table_shows_text_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    console.print_table(("name", "n"), [("[red]a[/red]\nb", "1"), ("x" * 500, "22")], numeric=(1,))
    out = capsys.readouterr().out
    assert "[red]a[/red] b" in out
    assert "x" * 500 in out
    assert out.splitlines()[2].endswith(" 1")


def test_a_note_is_one_line_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    console.note("long " * 60 + "\nend")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with console.progress("Reading", total=2) as bar:
        bar.show("Reading", 1, 2)
        assert not bar.progress.tasks[0].finished
        bar.show("Writing", 3, 3)
        assert bar.progress.tasks[0].finished
        assert bar.progress.tasks[0].description == "Writing"
    assert capsys.readouterr().err == ""


def test_run_exits_with_the_code() -> None:
    with pytest.raises(SystemExit) as stopped:
        console.run(failing(StoreError("gone")), ["fail"])
    assert stopped.value.code == 2


PRINTS = """
from graph.console import application, run, stdout
app = application("x")
@app.command()
def many():
    for number in range(100_000):
        print(number)
run(app, ["many"])
"""


def test_a_reader_that_leaves_early_gets_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PRINTS], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "0\n"
        process.stdout.close()
        assert process.stderr.read() == ""


TABLE = """
from graph.console import print_table, note
import json, sys
text = json.loads(sys.argv[1])
print_table(("a",), [(text,)])
note(text)
"""


def test_a_terminal_gets_no_control_characters_of_the_data() -> None:
    leader, follower = pty.openpty()
    try:
        subprocess.run(
            [sys.executable, "-c", TABLE, json.dumps(HOSTILE)],
            cwd=ROOT,
            stdin=follower,
            stdout=follower,
            stderr=follower,
            check=True,
            timeout=60,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "200"},
        )
        seen = os.read(leader, 100_000).decode()
    finally:
        os.close(leader)
        os.close(follower)
    assert seen.count("red text 2Jand right [bold]to[/bold] left") == 2
    assert not {"\x07", "\x9b", "\u202e"} & set(seen)
    assert "\x1b[31m" not in seen
