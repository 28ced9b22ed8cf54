"""The curator's commands on a small graph of one's own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph.cli import graph_app
from graph.console import application
from graph.judgements.cli import judgements_app
from graph.store import open_store
from tests.contract.sample import ADA, BRAM, CORVANE, ELDERTON, GRIDBASE, world

Run = Callable[..., Result]
USES = "statement:post-1-uses-eldert-gridba"

app = application("A graph.")
app.add_typer(graph_app)
app.add_typer(judgements_app)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    url = f"ladybug:{tmp_path / 'graph.lbug'}"
    monkeypatch.setenv("BACKCHANNEL_ACTOR", "ada@desk")
    with open_store(url) as store:
        store.writer().write(world())

    def invoke(*arguments: str, input: str | None = None) -> Result:
        return CliRunner().invoke(app, [*arguments, "--store", url], input=input)

    return invoke


def rows(run: Run, query: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("query", query, "--format", "json").stdout)
    return found


def test_merge_takes_names_and_tells_what_it_did(run: Run) -> None:
    made = run("merge", "Ada Merriwold", BRAM, "--reason", "same desk")
    assert made.exit_code == 0, made.stderr
    assert made.stdout.startswith("judgement:")
    assert "Recorded: merge person:ada-merriwold, person:bram-oostveen, by ada@desk." in made.stderr
    assert rows(run, "MATCH (p:Person) RETURN p.id AS id") == [{"id": ADA}]


def test_undo_takes_the_latest_of_ones_own(run: Run) -> None:
    run("merge", ADA, BRAM, "--actor", "somebody else")
    run("rename", "Corvane", "Corvane International")
    assert run("undo").exit_code == 0
    assert rows(run, f"MATCH (o:Organization {{id: '{CORVANE}'}}) RETURN o.name AS name") == [{"name": "Corvane"}]
    again = run("undo")
    assert again.exit_code == 1
    assert "nothing of ada@desk" in again.stderr


def test_history_lists_who_decided_what_and_whether_it_counts(run: Run) -> None:
    run("set", "Elderton Bank", "roles=peer,outsourcer", "sector=Banking", "--reason", "annual report")
    run("reject", USES)
    run("undo")
    listed = run("history").stdout
    assert "annual report" in listed
    assert '"sector": "Banking"' in listed
    assert "undone by judgement:" in listed
    assert run("history", ELDERTON).stdout.count("judgement:") == 5
    (org,) = rows(run, f"MATCH (o:Organization {{id: '{ELDERTON}'}}) RETURN o.roles AS roles, o.sector AS sector")
    assert org == {"roles": ["peer", "outsourcer"], "sector": "Banking"}


def test_a_split_names_the_new_node_and_a_correction_changes_the_edge(run: Run) -> None:
    made = run("split", "Corvane", "--document", "post-1", "--name", "Corvane Insurance")
    assert "The new node is organization:corvane-" in made.stderr
    corrected = run(
        "correct", USES, "--field", "status=former", "--role", "org=Fenwright Stores", "--role", f"product={GRIDBASE}"
    )
    assert corrected.exit_code == 0, corrected.stderr
    found = rows(run, "MATCH (a:Organization)-[u:USES]->(b:Product) RETURN a.name AS who, u.status AS status")
    assert found == [{"who": "Fenwright Stores", "status": "former"}]


def test_the_ledger_goes_out_and_into_another_graph(run: Run, tmp_path: Path) -> None:
    run("retype", "Gridbase", "Organization")
    run("confirm", USES)
    run("distinct", ADA, BRAM)
    file = tmp_path / "ledger.jsonl"
    assert run("history", "--export", str(file)).exit_code == 0
    assert [json.loads(line)["kind"] for line in file.read_text().splitlines()] == ["retype", "confirm", "distinct"]
    other = f"ladybug:{tmp_path / 'other.lbug'}"
    brought = CliRunner().invoke(app, ["history", "--import", str(file), "--store", other])
    assert "Appended 3 of 3 judgements." in brought.stderr
    with open_store(other) as store:
        store.writer().write(world())
        assert store.reader().node("organization:gridbase") is not None
    assert "Appended 0 of 3" in run("history", "--import", str(file)).stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("merge", "Nobody", ADA), 'nothing called "Nobody"'),
        (("rename", "e", "X"), 'nothing called "e"'),
        (("reject", "statement:none"), "statement:none"),
        (("history", "--import", "missing.jsonl"), "cannot be read"),
        (("set", ADA, "role"), '"role" is not NAME=VALUE'),
        *(
            (("set", ADA, f"{name}=x"), f'no property "{name}" to set')
            for name in ("reason", "actor", "store", "entity")
        ),
    ],
)
def test_what_cannot_be_is_told_in_one_line(run: Run, arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code in (1, 2)
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_bad_line_of_a_ledger_is_named_and_nothing_is_taken(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    run("confirm", USES)
    run("history", "--export", str(file))
    file.write_text(file.read_text() + '{"kind": "abolish"}\n')
    run("undo")
    assert "Line 2 is no judgement." in run("history", "--import", str(file)).stderr


def test_an_export_as_of_a_date_says_so(run: Run) -> None:
    made = run("export", "--format", "json", "--as-of", "2012-08")
    assert made.exit_code == 0, made.stderr
    assert "as_of=2012-08" in made.stdout
    assert "TALKS_ABOUT" in made.stdout
    assert "OUTSOURCES_TO" not in made.stdout
    assert run("export", "--format", "json", "--as-of", "August").exit_code == 2
