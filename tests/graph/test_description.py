import json
from itertools import pairwise

from graph.description import EXAMPLES, ends, schema_markdown, schema_object
from graph.queries import library
from graph.schema import EDGE, EDGES, NODES


def test_the_object_holds_the_whole_schema() -> None:
    told = json.loads(json.dumps(schema_object(library("ladybug"))))
    assert [node["label"] for node in told["nodes"]] == [kind.name for kind in NODES]
    assert [edge["type"] for edge in told["edges"]] == [kind.name for kind in EDGES]
    assert {"from": "Document", "to": "Statement"} in told["edges"][0]["ends"]
    assert len(told["examples"]) == len(EXAMPLES)
    assert {question["name"] for question in told["questions"]} >= {"team_moves", "vendors_by_talk"}


def test_ends_that_share_their_targets_are_told_together() -> None:
    assert ends(EDGE["TALKS_ABOUT"]) == "Person, Organization → Organization, Product"
    assert ends(EDGE["STATES"]) == "Document → Statement"


def test_markdown_names_every_kind_and_keeps_its_tables_whole() -> None:
    text = schema_markdown(library("neo4j"))
    for kind in (*NODES, *EDGES):
        assert f"| `{kind.name}` |" in text
    lines = text.splitlines()
    for line, below in pairwise(lines):
        if line.startswith("|") and below.startswith("|"):
            assert unescaped_bars(line) == unescaped_bars(below), below


def unescaped_bars(line: str) -> int:
    return line.count("|") - line.count("\\|")
