"""The commands, on the sample graph in both stores."""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import networkx as nx
import pytest
from typer.testing import CliRunner, Result

from graph.cli import FileFormat, graph_app, parse_parameters
from graph.console import application
from graph.export import EXPORTERS
from graph.schema import NODES
from graph.store import Reader, open_store
from tests.graph.sample import ANA, DOCUMENTS, SAMPLE, STATEMENTS, VELTRIX

ROOT = Path(__file__).parents[2]
Run = Callable[..., Result]

app = application("A graph.")
app.add_typer(graph_app)


@pytest.fixture
def run(sample_url: str) -> Run:
    def invoke(*arguments: str, input: str | None = None) -> Result:
        return CliRunner().invoke(app, [*arguments, "--store", sample_url], input=input)

    return invoke


def error_of(result: Result, code: int) -> str:
    """The one line on stderr of a command that failed with this exit code and printed nothing else."""
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


NAMES = "MATCH (p:Person) RETURN p.name AS name, p.role AS role ORDER BY name"


def test_query_prints_a_table(run: Run) -> None:
    result = run("query", NAMES)
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert lines[0] == ["name", "┃", "role"]
    assert lines[2] == ["Ana", "Ruiz", "│", "cio"]
    assert result.stderr == ""


def test_query_prints_a_json_list_of_row_objects(run: Run) -> None:
    rows = json.loads(run("query", NAMES, "--format", "json").stdout)
    assert rows[0] == {"name": "Ana Ruiz", "role": "cio"}
    assert len(rows) == 4


def test_query_prints_csv(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("query", NAMES, "--format", "csv").stdout, newline="")))
    assert rows[0] == {"name": "Ana Ruiz", "role": "cio"}


def test_nodes_and_edges_are_objects_in_json(run: Run) -> None:
    cypher = "MATCH (p:Person)-[t:TALKS_ABOUT]->(v:Organization) WHERE p.name = $name RETURN p, t, v"
    (row,) = json.loads(run("query", cypher, "-p", "name=Ana Ruiz", "--format", "json").stdout)
    assert (row["p"]["id"], row["p"]["kind"]) == (ANA.id, "Person")
    assert (row["t"]["kind"], row["t"]["source"], row["t"]["target"]) == ("TALKS_ABOUT", ANA.id, VELTRIX.id)
    assert row["t"]["properties"]["aspects"] == ["delivery", "price"]
    assert row["v"]["properties"]["roles"] == ["vendor"]


def test_parameters_are_json_where_they_read_as_json(run: Run) -> None:
    given = ["-p", 'roles=["cio"]', "-p", "least=1", "--param", "name=null & void"]
    cypher = (
        "MATCH (p:Person) WHERE p.role IN $roles AND $least = 1 RETURN p.name AS name, $name AS given ORDER BY name"
    )
    rows = json.loads(run("query", cypher, *given, "--format", "json").stdout)
    assert rows == [{"name": name, "given": "null & void"} for name in ("Ana Ruiz", "Cy Moss")]


def test_a_query_comes_from_standard_input(run: Run) -> None:
    assert json.loads(run("query", "-", "--format", "json", input="RETURN 1 AS one").stdout) == [{"one": 1}]


def test_a_ready_question_is_asked_by_name(run: Run) -> None:
    rows = json.loads(run("query", "--question", "career", "-p", "person=@ana", "--format", "json").stdout)
    assert rows[0]["employer"] == "Alder Bank"
    assert "needs the parameter person" in error_of(run("query", "--question", "career"), 1)
    assert "There is no question" in error_of(run("query", "--question", "gossip"), 1)


def test_a_cut_is_said_on_stderr(run: Run) -> None:
    result = run("query", NAMES, "--limit", "2", "--format", "json")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)) == 2
    assert result.stderr.startswith("These are the first 2 rows")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "cypher",
    ["MATCH (n) DETACH DELETE n", "CREATE (p:Person {id: 'x'})", "MATCH (n RETURN n", "RETURN nothing", "RETURN $none"],
)
def test_a_query_that_writes_or_is_wrong_ends_with_1(cypher: str, run: Run) -> None:
    error_of(run("query", cypher), 1)


def test_a_query_that_runs_too_long_ends_with_1(run: Run) -> None:
    long = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a % 7 + b % 11) AS total"
    assert "0.5" in error_of(run("query", long, "--timeout", "0.5"), 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ["query"],
        ["query", "RETURN 1", "--question", "career"],
        ["query", "RETURN 1", "-p", "novalue"],
        ["query", "RETURN 1", "--limit", "0"],
        ["query", "RETURN 1", "--format", "xml"],
        ["export"],
        ["export", "--format", "json", "--around", "Veltrix", "--cypher", "RETURN 1"],
        ["export", "--format", "json", "--hops", "2"],
        ["export", "--format", "json", "--around", "Veltrix", "--hops", "9"],
    ],
)
def test_a_wrong_command_line_ends_with_2(arguments: list[str], run: Run) -> None:
    error_of(run(*arguments), 2)


@pytest.mark.parametrize("store", ["redis://x", "ladybug:/nowhere/at/all.lbug", "bolt://127.0.0.1:1"])
@pytest.mark.parametrize("command", [["query", "RETURN 1"], ["stats"], ["export", "--format", "json"]])
def test_a_store_that_cannot_be_opened_ends_with_2(command: list[str], store: str) -> None:
    error_of(CliRunner().invoke(app, [*command, "--store", store]), 2)


def test_stats_count_nodes_edges_and_statements(run: Run) -> None:
    counts = json.loads(run("stats", "--format", "json").stdout)
    assert counts["Document"] == len(DOCUMENTS)
    assert counts["Statement"] == len(STATEMENTS)
    assert counts["TALKS_ABOUT"] == 3
    assert counts["statement.team_move"] == 2
    assert "TALKS_ABOUT" in run("stats").stdout


@pytest.mark.parametrize("format", ["table", "markdown"])
def test_schema_names_every_kind(format: str) -> None:
    result = CliRunner().invoke(app, ["schema", "--format", format])
    assert result.exit_code == 0
    assert all(kind.name in result.stdout for kind in NODES)
    assert "MATCH (p:Person)-[t:TALKS_ABOUT]->" in result.stdout
    assert "team_moves" in result.stdout


def test_schema_is_json_too() -> None:
    told = json.loads(CliRunner().invoke(app, ["schema", "--format", "json"]).stdout)
    assert set(told) == {"nodes", "edges", "examples", "questions"}


def test_the_command_line_offers_every_format() -> None:
    assert set(get_args(FileFormat)) == set(EXPORTERS)


def test_the_whole_graph_is_exported(run: Run, sample: Reader) -> None:
    result = run("export", "--format", "graphml")
    graph = nx.read_graphml(io.BytesIO(result.stdout_bytes))
    whole = sample.subgraph()
    assert set(graph.nodes) == {node.id for node in whole.nodes}
    assert graph.number_of_edges() == len(whole.edges)
    assert result.stderr == f"Exported {len(whole.nodes)} nodes and {len(whole.edges)} edges.\n"


def test_a_cut_export_says_of_how_many(run: Run) -> None:
    result = run("export", "--format", "json", "--limit", "3")
    told = json.loads(result.stdout)
    assert len(told["nodes"]) == 3
    assert told["graph"]["nodes_hidden"] > 0
    assert f"3 of {3 + told['graph']['nodes_hidden']} nodes" in result.stderr


def test_a_neighbourhood_is_exported_with_its_provenance(run: Run, sample: Reader) -> None:
    told = json.loads(run("export", "--format", "json", "--around", "veltrix corp", "--hops", "1").stdout)
    assert (told["graph"]["around"], told["graph"]["hops"], told["graph"]["store"]) == (
        "veltrix corp",
        1,
        sample.dialect,
    )
    around = sample.neighbourhood(VELTRIX.id, 1)
    assert {node["id"] for node in told["nodes"]} == {node.id for node in around.nodes}
    assert "nobody" in error_of(run("export", "--format", "json", "--around", "nobody"), 1)


def test_the_nodes_and_edges_of_a_query_are_exported(run: Run) -> None:
    cypher = "MATCH (p:Person)-[t:TALKS_ABOUT]->(:Organization {name: $name}) RETURN t"
    told = json.loads(run("export", "--format", "json", "--cypher", cypher, "-p", "name=Veltrix").stdout)
    assert {node["label"] for node in told["nodes"]} == {"Ana Ruiz", "Cy Moss", "Veltrix"}
    assert len(told["edges"]) == 2
    assert (told["graph"]["query"], told["graph"]["parameters"]) == (cypher, "name=Veltrix")


def test_csv_on_stdout_is_the_edges(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").stdout, newline="")))
    assert {"source": ANA.id, "kind": "TALKS_ABOUT", "target_label": "Veltrix"}.items() <= next(
        row for row in rows if row["kind"] == "TALKS_ABOUT" and row["source"] == ANA.id
    ).items()


def test_csv_in_files_is_both_tables(run: Run, tmp_path: Path) -> None:
    run("export", "--format", "csv", "-o", str(tmp_path / "all.zip"))
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        nodes = archive.read("nodes.csv")
        edges = archive.read("edges.csv")
    result = run("export", "--format", "csv", "-o", str(tmp_path / "all.csv"))
    assert (tmp_path / "all.csv").read_bytes() == edges
    assert (tmp_path / "all.nodes.csv").read_bytes() == nodes
    assert json.loads((tmp_path / "all.provenance.json").read_text())["edges_shown"] > 0
    assert "all.nodes.csv" in result.stderr


@pytest.mark.parametrize("format", [format for format in EXPORTERS if format != "csv"])
def test_a_file_holds_what_stdout_would(format: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / f"all{EXPORTERS[format].suffix}"
    result = run("export", "--format", format, "--output", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.stat().st_size > 1000


def test_a_file_that_cannot_be_written_ends_with_1(run: Run, tmp_path: Path) -> None:
    error = error_of(run("export", "--format", "json", "-o", str(tmp_path / "none" / "x.json")), 1)
    assert "no such file" in error


@pytest.mark.parametrize(
    ("given", "value"),
    [("a=1", 1), ("a=1.5", 1.5), ("a=true", True), ('a="1"', "1"), ("a=", ""), ("a=b=c", "b=c"), ("a=[1", "[1")],
)
def test_parameter_values(given: str, value: object) -> None:
    assert parse_parameters([given]) == {"a": value}


def test_the_command_as_people_run_it(tmp_path: Path) -> None:
    url = f"ladybug:{tmp_path / 'own.lbug'}"
    with open_store(url) as store:
        store.writer().write(SAMPLE)
    done = subprocess.run(
        [sys.executable, "-m", "backchannel", "query", NAMES, "--format", "json"],
        cwd=ROOT,
        env={**os.environ, "BACKCHANNEL_STORE": url},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert len(json.loads(done.stdout)) == 4
    assert done.stderr == ""
