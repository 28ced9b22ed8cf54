"""The console: what every command shares, so that all of them take a store, print and fail in the same way.

Data goes to stdout, everything said about it to stderr. A command that fails leaves one line there and an exit code:
0 done; 1 the input or the query was refused; 2 the command line, a setting or the store cannot be used.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text
from typer.core import TyperGroup

from graph.errors import BackchannelError, CatalogueError, SettingsError, StoreError
from graph.settings import Settings

REFUSED, UNUSABLE, INTERRUPTED = 1, 2, 130
_UNUSABLE_ERRORS = (StoreError, SettingsError, CatalogueError)
_UNBOUNDED = 100_000

# C0 and C1 controls, DEL, and the marks that reorder or break lines: what can make a terminal act or lie.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]\s*|\t")

_STORE = Settings.model_fields["store"]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        envvar="BACKCHANNEL_STORE",
        metavar="URL",
        show_default=False,
        help=f"{_STORE.description} Default: {_STORE.default}.",
    ),
]
"""The option that every command on a graph has: `store: StoreOption = None`, then `load_settings(store=store)`."""


class CommandGroup(TyperGroup):
    """Commands that end in one line on stderr and an exit code where something is wrong, also a wrong command line."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line (`sys.argv` where no arguments are given) and exit."""
        given = list(sys.argv[1:] if args is None else args) or ["--help"]
        try:
            code = super().main(given, prog_name, complete_var, False, windows_expand_args, **extra)
        except BackchannelError as error:
            fail(str(error))
            code = UNUSABLE if isinstance(error, _UNUSABLE_ERRORS) else REFUSED
        except typer.Abort:
            fail("Stopped.")
            code = INTERRUPTED
        except typer.TyperException as error:
            fail(f"{error.format_message().rstrip('. ')}. {_help_hint(error)}")
            code = error.exit_code
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; stdout is flushed here, where a reader that has gone (`… | head`) is still caught."""
        value = super().invoke(ctx)
        sys.stdout.flush()
        return value


def _help_hint(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"Try '{context.command_path} --help'." if context is not None else ""


def application(help: str) -> typer.Typer:
    """An empty application with our way of failing; commands come by `@app.command()` or `app.add_typer(fragment)`."""
    app = typer.Typer(
        cls=CommandGroup,
        help=help,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",  # Fills paragraphs to the width of the terminal.
    )
    app.callback()(_options_of_none)
    return app


def _options_of_none() -> None:
    """Makes even an application of one command a group, whose `main` is ours."""


def stdout() -> Console:
    """Where data goes. Not wrapped to a width where it goes to a file or a pipe."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if not console.is_terminal:
        console.width = _UNBOUNDED
    return console


def stderr() -> Console:
    """Where everything that is not data goes."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def clean(text: str) -> str:
    """Text that is safe to print: without what moves a terminal's cursor, colours it or turns the reading direction."""
    return _CONTROLS.sub("", _ESCAPES.sub("", text))


def clean_lines(text: str) -> str:
    """`clean` text with every line ended by a plain line feed."""
    return "".join(f"{clean(line)}\n" for line in text.splitlines())


def one_line(text: str) -> str:
    """`clean` text on a single line: breaks and tabs become blanks."""
    return clean(_BREAKS.sub(" ", text)).strip()


def note(message: str) -> None:
    """Say something about the data, on stderr, in one line."""
    stderr().print(Text(one_line(message)), soft_wrap=True)


def fail(message: str) -> None:
    """Say what went wrong, on stderr, in one line; the caller chooses the exit code."""
    stderr().print(Text.assemble(("Error: ", "bold red"), one_line(message)), soft_wrap=True)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()) -> None:
    """A table on stdout; `numeric` are the places of columns that are aligned right. Cells are cleaned."""
    table = Table(header_style="bold", show_edge=False, pad_edge=False)
    for place, column in enumerate(columns):
        table.add_column(Text(one_line(column)), justify="right" if place in numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    stdout().print(table)


def print_lines(lines: Iterable[str], indent: int = 0) -> None:
    """Lines of plain text on stdout, cleaned; where it is a terminal each is wrapped to its width."""
    for line in lines:
        stdout().print(Padding(Text(one_line(line)), (0, 0, 0, indent), expand=False))


@dataclass(frozen=True, slots=True)
class Bar:
    """A running progress bar."""

    progress: Progress
    task: TaskID

    def show(self, label: str, done: float, total: float) -> None:
        """Change all of it: what is being done, how much of it is, and how much there is in all."""
        self.progress.update(self.task, description=one_line(label), completed=done, total=total)


@contextmanager
def progress(label: str, total: float | None = None) -> Iterator[Bar]:
    """A progress bar on stderr while the block runs; nothing is drawn where stderr is not a terminal."""
    console = stderr()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as shown:
        yield Bar(shown, shown.add_task(one_line(label), total=total))


def run(app: typer.Typer, arguments: Sequence[str] | None = None) -> NoReturn:
    """The entry point of a command made of `application(…)`; ends in SystemExit with the exit code."""
    app() if arguments is None else app(list(arguments))
    raise SystemExit(0)
