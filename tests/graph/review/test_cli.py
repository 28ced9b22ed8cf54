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


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of a graph with open questions, which commands take unless told otherwise."""
    url = f"ladybug:{tmp_path / 'review.lbug'}"
    with open_store(url) as store:
        store.writer().write(questions())
    monkeypatch.setenv("BACKCHANNEL_ACTOR", "ada@desk")
    monkeypatch.setenv("BACKCHANNEL_STORE", url)
    return url


@pytest.mark.usefixtures("url")
def test_review_lists_the_open_questions_and_takes_an_answer() -> None:
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


@pytest.mark.usefixtures("url")
def test_a_card_is_shown_with_the_sentences_for_both_sides() -> None:
    run = CliRunner()
    for card in json.loads(run.invoke(app, ["review", "--format", "json"]).stdout):
        shown = json.loads(run.invoke(app, ["review", card["id"], "--format", "json"]).stdout)
        told = [said for side in shown["sides"] for said in side["said"]]
        text = run.invoke(app, ["review", card["id"]]).stdout
        assert shown["question"] == card["question"]
        assert card["question"] in text
        assert told
        assert all(said["text"] in text and said["at"] in text for said in told)
        for side in shown["sides"]:
            assert len({said["text"] for said in side["said"]}) == len(side["said"]) <= 5
        assert [line for line in text.splitlines() if line.startswith("--answer")] == [
            f"--answer {name}: {label}" for name, label in card["answers"].items()
        ]


def test_an_answer_has_a_reason(url: str) -> None:
    run = CliRunner()
    card, *_ = json.loads(run.invoke(app, ["review", "--format", "json"]).stdout)
    run.invoke(app, ["review", card["id"], "--answer", "no", "--reason", "she told me"])
    with open_store(url, read_only=True) as store:
        assert {each.reason for each in store.reader().judgements()} == {"she told me"}
