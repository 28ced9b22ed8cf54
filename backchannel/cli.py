"""`backchannel`: the commands of extract, graph and explorer, with `demo` and `doctor`, which need all three."""

from importlib.metadata import version
from typing import Annotated

import typer

from backchannel.benchmark import benchmark_app
from backchannel.doctor import examine
from explorer.cli import app as explorer_app
from extract.cli import extract_app
from graph import console
from graph.cli import graph_app
from graph.console import UNUSABLE, StoreOption
from graph.judgements.cli import judgements_app
from graph.review.cli import review_app
from graph.settings import load_settings

DEMO_STORE = "ladybug:demo.lbug"

app = console.application(
    "Who talks about which vendors, and which project teams moved between peer companies: a graph out of posts and "
    "articles, with the sentence behind every edge."
)
app.add_typer(extract_app)
app.add_typer(graph_app)
app.add_typer(judgements_app)
app.add_typer(review_app)
app.add_typer(explorer_app)
app.add_typer(benchmark_app, name="benchmark")


def _print_version(wanted: bool) -> None:
    if wanted:
        console.stdout().print(version("backchannel"))
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Options of the command itself."""


@app.command()
def demo(
    check: Annotated[bool, typer.Option("--check", help="Fetch the explorer's page once, say so, and exit.")] = False,
    host: Annotated[str | None, typer.Option(help="Address to listen on. Default: 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on. Default: 8050, or a free one.")] = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = True,
    store: Annotated[str, typer.Option(metavar="URL", help="The graph to load it into.")] = DEMO_STORE,
) -> None:
    """Load our demonstration corpus into a graph and open the explorer on it.

    It has a graph of its own, so that it never mixes with yours: BACKCHANNEL_STORE is not used.
    """
    from backchannel.demo import check_demo, load_demo, run_demo

    settings = load_settings(store=store, host=host, port=port)
    summary = load_demo(settings)
    console.note(
        f"{settings.store} holds the demonstration corpus: {summary.read:,} documents, {summary.new:,} of them new."
    )
    if check:
        console.note(check_demo(settings))
    else:
        run_demo(settings, open_browser)


@app.command()
def doctor(store: StoreOption = None) -> None:
    """Say what is set up and what is missing, with what to do about it.

    Exit code 0 where all that is needed is there, else 2.
    """
    broken = 0
    rows = []
    for check in examine(load_settings(store=store)):
        mark = "ok" if check.ok else "missing" if check.needed else "-"
        rows.append((mark, check.name, check.detail if check.ok else f"{check.detail} {check.hint}".strip()))
        broken += check.needed and not check.ok
    console.print_table(("", "what", "found"), rows)
    if broken:
        raise typer.Exit(UNUSABLE)


@app.command("version")
def print_version() -> None:
    """Print the version."""
    _print_version(True)


def main() -> None:
    """Entry point of the `backchannel` script."""
    console.run(app)
