"""Commands on a graph: query, export, stats, schema. The root command gathers them with `add_typer(graph_app)`."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from graph import console
from graph.console import StoreOption
from graph.description import EXAMPLES, ends, parameter_list, property_list, schema_markdown, schema_object
from graph.export.citations import cite
from graph.export.formats import EXPORTERS
from graph.export.output import write_file, write_stdout
from graph.export.provenance import Provenance
from graph.export.selection import LIMIT, Selection, take
from graph.model import Result
from graph.queries import find_query, library
from graph.rows import cell_text, dump, numeric_columns, rows_csv, rows_json
from graph.schema import EDGES, NODES
from graph.settings import Settings, load_settings
from graph.store import Reader, open_store

graph_app = typer.Typer()

RowFormat = Literal["table", "json", "csv"]
TellFormat = Literal["table", "json"]
SchemaFormat = Literal["table", "json", "markdown"]
FileFormat = Literal["graphml", "gexf", "json", "csv", "html", "cypher"]

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")

ParameterOption = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; the value is JSON where it reads as JSON."),
]
TimeoutOption = Annotated[
    float | None, typer.Option(min=0.001, metavar="SECONDS", help="Most seconds that the query may run. Default: 30.")
]


@contextmanager
def reading(settings: Settings) -> Iterator[Reader]:
    """A reader on the store that the settings name, closed at the end. Raises StoreError where it cannot be opened."""
    with open_store(settings.store, settings=settings, read_only=True) as store:
        yield store.reader()


@graph_app.command()
def query(
    cypher: Annotated[str, typer.Argument(metavar="[CYPHER]", help="The query; - reads it from standard input.")] = "",
    parameters: ParameterOption = None,
    question: Annotated[str, typer.Option(metavar="NAME", help="A ready question instead; `schema` lists them.")] = "",
    format: Annotated[RowFormat, typer.Option(help="How to print the rows.")] = "table",
    limit: Annotated[int | None, typer.Option(min=1, help="Most rows. Default: 1000.")] = None,
    timeout: TimeoutOption = None,
    store: StoreOption = None,
) -> None:
    """Ask the graph in Cypher; nothing can be changed by it.

    Example: backchannel query 'MATCH (o:Organization {name: $name}) RETURN o' -p name=Veltrix
    """
    if bool(cypher) == bool(question):
        raise typer.BadParameter("Give a Cypher query or the name of a ready question.", param_hint="CYPHER")
    settings = load_settings(store=store, row_limit=limit, time_limit=timeout)
    given = parse_parameters(parameters or ())
    text = sys.stdin.read() if cypher == "-" else cypher
    with reading(settings) as reader:
        if question:
            ready = find_query(question, reader.dialect)
            text, given = ready.text, ready.bind(given)
        result = reader.cypher(text, given, limit=settings.row_limit, timeout=settings.time_limit)
    print_result(result, format)


@graph_app.command()
def export(
    format: Annotated[FileFormat, typer.Option(help="; ".join(f"{x.name}: {x.help}" for x in EXPORTERS.values()))],
    cypher: Annotated[str, typer.Option(help="Nodes and edges in this query's result; - reads standard input.")] = "",
    parameters: ParameterOption = None,
    around: Annotated[str, typer.Option(metavar="NAME", help="What surrounds this entity: name, alias or id.")] = "",
    hops: Annotated[int | None, typer.Option(min=1, max=4, help="How far around. Default: 1.")] = None,
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="Only what was said by then: 2012, 2012-08, 2012-08-14.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="Most nodes, or with --cypher most rows.")] = LIMIT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to write. Default: standard output; of CSV the edges."
        ),
    ] = None,
    timeout: TimeoutOption = None,
    store: StoreOption = None,
) -> None:
    """Take the graph, or a part of it, out into a file.

    CSV to FILE.zip holds nodes, edges and provenance; to FILE.csv the edges, with FILE.nodes.csv and
    FILE.provenance.json beside it.
    """
    if cypher and around:
        raise typer.BadParameter("Give --cypher or --around, not both.", param_hint="--around")
    if hops is not None and not around:
        raise typer.BadParameter("It says how far around what: give --around too.", param_hint="--hops")
    if as_of and (cypher or not _DATE.fullmatch(as_of)):
        wrong = "A query gives its own dates." if cypher else "It is a date such as 2012, 2012-08 or 2012-08-14."
        raise typer.BadParameter(wrong, param_hint="--as-of")
    settings = load_settings(store=store, time_limit=timeout)
    text = sys.stdin.read() if cypher == "-" else cypher
    given = parse_parameters(parameters or ())
    with reading(settings) as reader:
        subgraph, made = take(reader, Selection(text, given, around, hops or 1, limit, settings.time_limit, as_of))
        cited = cite(reader, subgraph.edges, until=as_of) if EXPORTERS[format].cites else None
    if output is None or str(output) == "-":
        write_stdout(subgraph, format, made, cited)
        where = ""
    else:
        where = f" to {', '.join(map(str, write_file(subgraph, format, made, output, cited)))}"
    console.note(f"Exported {extent(made)}{where}.")


@graph_app.command()
def stats(
    format: Annotated[TellFormat, typer.Option(help="How to print the counts.")] = "table",
    store: StoreOption = None,
) -> None:
    """Count what the graph holds: nodes and edges of each kind, statements of each kind."""
    with reading(load_settings(store=store)) as reader:
        counts = reader.stats()
    if format == "json":
        sys.stdout.write(dump(counts, indent=2) + "\n")
    else:
        console.print_table(("what", "count"), [(name, f"{count:,}") for name, count in counts.items()], numeric=(1,))


@graph_app.command()
def schema(
    format: Annotated[SchemaFormat, typer.Option(help="How to print it.")] = "table",
    store: StoreOption = None,
) -> None:
    """Tell what the graph may hold, with queries to begin with. Needs no graph."""
    questions = library("ladybug" if load_settings(store=store).store.startswith("ladybug:") else "neo4j")
    if format == "json":
        sys.stdout.write(dump(schema_object(questions), indent=2) + "\n")
        return
    if format == "markdown":
        sys.stdout.write(schema_markdown(questions))
        return
    nodes = [(kind.name, kind.help, property_list(kind.properties)) for kind in NODES]
    console.print_table(("label", "is", "properties"), nodes)
    edges = [(kind.name, ends(kind), kind.help, property_list(kind.properties)) for kind in EDGES]
    console.print_table(("type", "from → to", "says", "properties"), edges)
    console.print_table(("to begin with", "query"), [(example.question, example.text) for example in EXAMPLES])
    ready = [(question.name, question.question, parameter_list(question)) for question in questions]
    console.print_table(("ready question", "asks", "parameters"), ready)


def parse_parameters(given: Sequence[str]) -> dict[str, object]:
    """Parameters from NAME=VALUE texts; a value that is JSON is read as such, any other is text."""
    parameters: dict[str, object] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise typer.BadParameter(f'"{text}" is not NAME=VALUE.', param_hint="--param")
        try:
            parameters[name] = json.loads(value)
        except ValueError:
            parameters[name] = value
    return parameters


def print_result(result: Result, format: RowFormat) -> None:
    """Print the rows, and say on stderr where a limit cut them."""
    if format == "json":
        sys.stdout.write(rows_json(result.records()))
    elif format == "csv":
        text = rows_csv(result)
        sys.stdout.write(console.clean_lines(text) if sys.stdout.isatty() else text)
    else:
        rows = [[cell_text(cell) for cell in row] for row in result.rows]
        console.print_table(result.columns, rows, numeric_columns(result))
    if result.truncated:
        console.note(f"These are the first {len(result.rows):,} rows; there are more. Ask for more with --limit.")


def extent(made: Provenance) -> str:
    """What an export holds in words: "40 of 1,312 nodes and 77 edges"."""
    of = f" of {made.total:,}" if made.total is not None and made.total > made.nodes else ""
    more = " (more than the limit allows; ask for more with --limit)" if made.cut else ""
    return f"{made.nodes:,}{of} nodes and {made.edges:,} edges{more}"
