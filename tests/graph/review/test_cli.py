"""The command `review`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.console import application
from graph.review.cli import review_app
from graph.store import open_store
from tests.graph.review.world import questions

app = application("A graph.")
app.add_typer(review_app)


def test_review_lists_the_open_questions_and_takes_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"ladybug:{tmp_path / 'review.lbug'}"
    with open_store(url) as store:
        store.writer().write(questions())
    monkeypatch.setenv("BACKCHANNEL_ACTOR", "ada@desk")
    monkeypatch.setenv("BACKCHANNEL_STORE", url)
    run = CliRunner()
    cards = json.loads(run.invoke(app, ["review", "--format", "json"]).stdout)
    (same,) = [card for card in cards if card["kind"] == "same"]
    assert same["answers"]["yes"] == "Same"
    assert same["question"] in run.invoke(app, ["review"]).stdout
    assert "merge" in run.invoke(app, ["review", same["id"], "--answer", "yes"]).stderr
    again = run.invoke(app, ["review", same["id"], "--answer", "yes"])
    assert (again.exit_code, "no open question" in again.stderr) == (1, True)
    bad = run.invoke(app, ["review", cards[0]["id"] if cards[0] != same else cards[1]["id"], "--answer", "maybe"])
    assert '"maybe" is no answer' in bad.stderr
