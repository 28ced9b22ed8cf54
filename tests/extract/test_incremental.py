"""A run costs what it brings in, and runs after one another leave the graph that one run leaves."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from extract.run import ingest
from graph.annotation import annotation_to_json
from graph.model import Annotation, Document, LocalEntity
from graph.store import Batch, Store, open_store
from graph.store.ladybug_session import Session
from tests.graph.resolve.test_known import strangers
from tests.graph.resolve.test_resolver import world
from tests.support.stores import BOTH, empty_store

STORY = "We left Halvarsund Foods in spring, the support was poor for years and Corvane took over the data centre. "


def told(number: int, text: str) -> Annotation:
    names = [name for name in ("Halvarsund Foods", "Corvane", "Ines Calloway") if name in text]
    types = {"Halvarsund Foods": "ORG", "Corvane": "ORG", "Ines Calloway": "PERSON"}
    places = {name: (text.index(name), text.index(name) + len(name)) for name in names}
    local = tuple(LocalEntity(f"e{n}", types[name], name, (), (places[name],)) for n, name in enumerate(names))
    return Annotation(Document(f"told-{number}", "post", text, None, "2013-05-01"), local, (), "other", "en", "made 1")


def documents() -> list[Annotation]:
    """Names that hang together in every way that resolution knows, and a story that is repeated in several ways.

    Left out is a short form that two things have: a run that meets it before the second one gives it to the first.
    """
    named = [each for each in world() if not re.search("Mercury|Nordic", each.document.text)]
    repeated = [
        STORY,
        f"RT @somebody: {STORY}",
        STORY.replace("poor", "bad"),
        f"Same here.\n\nOn Monday somebody wrote:\n> {STORY}",
        "Ines Calloway has another story, on quite other things, and Corvane is in it as well.",
    ]
    return [*named, *(told(number, text) for number, text in enumerate(repeated))]


def write(path: Path, annotations: Sequence[Annotation]) -> Path:
    path.write_text("".join(f"{json.dumps(annotation_to_json(each))}\n" for each in annotations))
    return path


def content(store: Store) -> Mapping[str, object]:
    """Everything that does not tell when it was written."""
    reader = store.reader()
    whole = reader.subgraph()
    ids = [each.document.id for each in documents()]
    return {
        "nodes": sorted(whole.nodes, key=lambda node: node.id),
        "edges": whole.edges,
        "origins": {node.id: node.properties["origin"] for node in reader.nodes(ids)},
        "stats": reader.stats(),
    }


@pytest.fixture(params=BOTH)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with empty_store(request, tmp_path_factory) as url, open_store(url) as opened:
        yield opened


def test_runs_after_one_another_leave_the_graph_of_one_run(store: Store, tmp_path: Path) -> None:
    found = documents()
    with open_store(f"ladybug:{tmp_path / 'whole.lbug'}") as other:
        ingest([write(tmp_path / "all.jsonl", found)], other, rejects=tmp_path / "rejects")
        expected = content(other)
    for start in range(0, len(found), 4):
        path = write(tmp_path / f"{start}.jsonl", found[start : start + 4])
        ingest([path], store, rejects=tmp_path / "rejects")
    got = content(store)
    assert got["origins"] == expected["origins"]
    assert got["edges"] == expected["edges"]
    assert got == expected
    assert len(set(got["origins"].values())) == len(found) - 3  # type: ignore[attr-defined]


def test_a_run_tells_of_the_index_that_it_makes_first(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    with open_store(f"ladybug:{tmp_path / 'graph.lbug'}") as opened:
        writer = opened.writer()
        writer.write(Batch(entities=tuple(strangers(20))))
        writer.close()
        (tmp_path / "graph.lbug.keys").unlink()
        path = write(tmp_path / "first.jsonl", documents()[:2])
        ingest([path], opened, rejects=tmp_path / "rejects", making=lambda *told: heard.append(told))
    assert heard[-1] == ("Indexing names and texts", 20, 20)


def test_what_a_run_reads_does_not_grow_with_the_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    whole = Session.rows

    def counted(self: Session, query: str, parameters: Mapping[str, object] | None = None) -> list[list[object]]:
        nonlocal read
        found = whole(self, query, parameters)
        read += len(found)
        return found

    monkeypatch.setattr(Session, "rows", counted)
    found = documents()
    seen = []
    for number, others in enumerate((0, 300, 3000)):
        with open_store(f"ladybug:{tmp_path / f'{number}.lbug'}") as opened:
            writer = opened.writer()
            writer.write(Batch(entities=tuple(strangers(others))))
            writer.settled()
            writer.close()
            ingest([write(tmp_path / "first.jsonl", found[:12])], opened, rejects=tmp_path / "rejects")
            # Opening a graph looks at its indexes once; what they hold is not read for that.
            read = 0
            ingest([write(tmp_path / "then.jsonl", found[12:])], opened, rejects=tmp_path / "rejects")
            seen.append(read)
    assert seen[0] == seen[1] == seen[2] > 0


def test_a_run_after_one_that_was_killed_compares_what_that_one_left(store: Store, tmp_path: Path) -> None:
    """The first ends after its batches, before it could tell where a short form belongs."""
    firm = told(1, "Halvarsund Foods grows, says Corvane.")
    short = replace(firm.entities[0], mentions=((0, 16), (0, 10)))
    first = replace(firm, entities=(short, firm.entities[1]))
    bare = Annotation(
        Document("bare", "post", "Halvarsund shrinks.", None, "2013-05-01"),
        (LocalEntity("e1", "ORG", "Halvarsund", (), ((0, 10),)),),
        (),
        "other",
        "en",
        "made 1",
    )

    class Killed(Exception):
        """Stands for the end of the process."""

    with pytest.MonkeyPatch.context() as patch:

        def die(self: object) -> None:
            raise Killed

        patch.setattr("extract.run._Run.settle", die)
        with pytest.raises(Killed):
            ingest([write(tmp_path / "a.jsonl", [first, bare])], store, rejects=tmp_path / "rejects")
    assert store.reader().stats()["Organization"] == 3
    ingest([write(tmp_path / "b.jsonl", [told(2, "Ines Calloway left.")])], store, rejects=tmp_path / "rejects")
    assert store.reader().stats()["Organization"] == 2
    assert store.reader().unsettled() == []
