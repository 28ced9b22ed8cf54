import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from graph.export import Provenance
from graph.export.csv_ import cell, edges_table, nodes_table, to_csv
from graph.export.output import write_file
from graph.model import Subgraph


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_nodes_have_a_row_each(subgraph: Subgraph) -> None:
    rows = {row["id"]: row for row in read(nodes_table(subgraph))}
    assert set(rows) == {node.id for node in subgraph.nodes}
    assert rows["person:ana"]["kind"] == "Person"
    assert rows["statement:1"]["statement_kind"] == "talks_about"
    assert rows["person:ana"]["size"] == ""


def test_edges_name_their_ends(subgraph: Subgraph) -> None:
    talk = read(edges_table(subgraph))[0]
    assert (talk["source"], talk["source_label"], talk["kind"]) == ("person:ana", "Ana Ruíz", "TALKS_ABOUT")
    assert talk["aspects"] == "price; support"
    assert talk["sentiment"] == "-0.5"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n@x"])
def test_text_never_becomes_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["a=1", "x@y", 0, -0.5, True, ""])
def test_other_cells_stay_as_they_are(value: object) -> None:
    assert cell(value) == value


def test_no_cell_of_a_table_begins_a_formula(subgraph: Subgraph) -> None:
    for text in (nodes_table(subgraph), edges_table(subgraph)):
        for row in csv.reader(io.StringIO(text, newline="")):
            for value in row:
                assert not value.lstrip().startswith(("=", "+", "@")), value


def test_files_of_tables_are_marked_as_utf8_and_read_here_and_elsewhere(
    subgraph: Subgraph, made: Provenance, tmp_path: Path
) -> None:
    """Excel takes a file for UTF-8 by its mark; our own reading of tables and Python's csv do without it."""
    edges, nodes, facts = write_file(subgraph, "csv", made, tmp_path / "moves.csv")
    for path in (edges, nodes):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert nodes.read_text(encoding="utf-8-sig") == nodes_table(subgraph).replace("\r\n", "\n")
    assert json.loads(facts.read_bytes())["nodes_hidden"] == 1307
    with zipfile.ZipFile(io.BytesIO(to_csv(subgraph, made))) as archive:
        assert archive.read("edges.csv") == edges.read_bytes()
        assert archive.read("provenance.json")[:1] == b"{"


def test_the_archive_has_both_tables_and_where_they_come_from(subgraph: Subgraph, made: Provenance) -> None:
    with zipfile.ZipFile(io.BytesIO(to_csv(subgraph, made))) as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv", "provenance.json"]
        assert archive.read("nodes.csv").decode("utf-8-sig") == nodes_table(subgraph)
        assert json.loads(archive.read("provenance.json"))["nodes_hidden"] == 1307
