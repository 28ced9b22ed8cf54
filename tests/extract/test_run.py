import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.catalogue import load_catalogue
from extract.pipeline import load_pipeline
from extract.run import Summary, facts_of, ingest
from graph import Store, open_store
from graph.annotation import annotation_to_json
from graph.errors import RunError
from graph.model import Document
from graph.settings import load_settings
from graph.store import Expansion
from tests.extract.naming import NamingExtractor
from tests.neo4j_server.server import Neo4jServer

Record = dict[str, object]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"ladybug:{tmp_path / 'graph' / 'g.lbug'}") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "posts"
    path.mkdir()
    (tmp_path / "graph").mkdir(exist_ok=True)
    return path


def write(path: Path, *records: Record) -> Path:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    return path


def post(text: str, author: str | None = "Ines Calloway", **more: object) -> Record:
    return {"text": text, "author": {"name": author} if author else None, **more}


def contents(store: Store) -> object:
    """Everything in the graph."""
    reader = store.reader()
    everything = reader.subgraph()
    documents = reader.cypher("MATCH (d:Document) RETURN d ORDER BY d.id").rows
    statements = reader.cypher("MATCH (d:Document)-[:STATES]->(s:Statement) RETURN s ORDER BY s.id").rows
    mentions = reader.cypher(
        "MATCH (d:Document)-[m:MENTIONS]->(e) RETURN d.id, m.start, e.id ORDER BY d.id, m.start"
    ).rows
    nodes = sorted(everything.nodes, key=lambda node: node.id)
    return nodes, sorted(everything.edges, key=lambda edge: edge.id), documents, statements, mentions


def documents(store: Store) -> list[dict[str, object]]:
    return [
        dict(node.properties)
        for (node,) in store.cypher("MATCH (d:Document) RETURN d ORDER BY d.text, d.id").rows
        if hasattr(node, "properties")
    ]


def test_documents_come_in_with_what_they_state(store: Store, folder: Path) -> None:
    write(folder / "a.jsonl", post("Tallmark is late.", published="2012-05-01", url="https://x.example/1"))
    (folder / "b.txt").write_text("Ferrow Foods left Tallmark.\nJanuary 17, 2013 in Industry Commentary | Permalink\n")
    assert ingest([folder], store, NamingExtractor()) == Summary(read=2, new=2)
    reader = store.reader()
    (said,) = reader.evidence("TALKS_ABOUT", "person:ines-calloway", "organization:tallmark")
    assert said.statement.properties["text"] == "Tallmark"
    assert said.statement.properties["extractor"] == "naming 1"
    assert said.document.properties["url"] == "https://x.example/1"
    assert said.document.properties["author"] == "Ines Calloway"
    assert [each["published"] for each in documents(store)] == ["2013-01-17", "2012-05-01"]
    assert reader.stats()["MENTIONS"] == 3
    assert reader.stats()["BY"] == 1


def test_a_second_run_reads_nothing_anew_and_changes_nothing(store: Store, folder: Path) -> None:
    write(folder / "a.jsonl", post("Tallmark is late."), post("Ferrow says so."), {"text": 5})
    write(
        folder / "b.jsonl",
        post("Ferrow Foods grows, and Ferrow hires."),
        post("Tallmark is late.", url="https://y.example"),
    )
    extractor = NamingExtractor()
    first = ingest([folder], store, extractor, batch=2)
    before, rejects = contents(store), (folder.parent / "graph" / "backchannel-rejects.jsonl").read_bytes()
    second = ingest([folder], store, extractor, batch=2)
    assert first == Summary(read=5, new=3, duplicate=1, rejected=1)
    assert second == Summary(read=5, known=3, duplicate=1, rejected=1)
    assert len(extractor.read) == 3
    assert contents(store) == before
    assert (folder.parent / "graph" / "backchannel-rejects.jsonl").read_bytes() == rejects


def test_a_run_that_was_killed_goes_on_where_it_was(store: Store, folder: Path, tmp_path: Path) -> None:
    names = ["Tallmark", "Ferrow Foods", "Ferrow", "Merow Insurance"]
    write(folder / "a.jsonl", *(post(f"{names[n % 4]} in post {n}.", id=f"n{n}") for n in range(20)))
    with pytest.raises(KeyboardInterrupt):
        ingest([folder], store, NamingExtractor(fail_at=13), batch=5)
    assert store.reader().stats()["Document"] == 10
    extractor = NamingExtractor()
    assert ingest([folder], store, extractor, batch=5) == Summary(read=20, new=10, known=10)
    assert extractor.read == [f"n{n}" for n in range(10, 20)]
    with open_store(f"ladybug:{tmp_path / 'whole.lbug'}") as whole:
        ingest([folder], whole, NamingExtractor(), batch=5)
        assert store.reader().stats() == whole.reader().stats()


def test_a_changed_text_replaces_the_one_before(store: Store, folder: Path) -> None:
    path = write(folder / "a.jsonl", post("Tallmark is late.", id="n1"), post("Veltrix is fine.", id="n2"))
    ingest([path], store, NamingExtractor())
    write(path, post("Ferrow Foods is late.", id="n1"), post("Veltrix is fine.", id="n2"))
    assert ingest([path], store, NamingExtractor()) == Summary(read=2, updated=1, known=1)
    assert [each["text"] for each in documents(store)] == ["Ferrow Foods is late.", "Veltrix is fine."]
    assert store.reader().evidence("TALKS_ABOUT", "person:ines-calloway", "organization:tallmark") == ()


def test_a_newer_extractor_reads_everything_anew(store: Store, folder: Path) -> None:
    write(folder / "a.jsonl", post("Tallmark is late."))
    write(folder / "b.jsonl", post("Tallmark is late.", url="https://y.example"))
    ingest([folder], store, NamingExtractor())
    assert ingest([folder], store, NamingExtractor("naming 2")) == Summary(read=2, updated=1, duplicate=1)
    (document,) = documents(store)
    assert (document["extractor"], document["copies"]) == ("naming 2", ("https://y.example",))
    assert store.reader().stats()["Statement"] == 1


def test_copies_are_one_document_that_remembers_their_addresses(store: Store, folder: Path) -> None:
    write(folder / "a.jsonl", post("Tallmark is late.", url="https://a.example"))
    write(
        folder / "b.jsonl",
        post("Tallmark  is late.\n", url="https://b.example", id="other"),
        post("Tallmark is late.", None),
    )
    (folder / "c.txt").write_text("Tallmark is late.")
    assert ingest([folder], store, NamingExtractor(), batch=2) == Summary(read=4, new=1, duplicate=3)
    (document,) = documents(store)
    assert document["copies"] == ("https://b.example", "posts/b.jsonl", "posts/c.txt")
    assert document["url"] == "https://a.example"


@pytest.mark.parametrize("batch", [1, 10])
def test_the_same_text_by_somebody_else_points_to_its_origin(store: Store, folder: Path, batch: int) -> None:
    text = "Tallmark is late."
    records = [post(text), post(text, "Milo Brandt"), post(text, "Milo Brandt"), post(text, "Ada Voss", id="own")]
    write(folder / "a.jsonl", *records)
    assert ingest([folder], store, NamingExtractor(), batch=batch) == Summary(read=4, new=3, duplicate=1)
    found = {str(each["author"]): each for each in documents(store)}
    assert {each["origin"] for each in found.values()} == {found["Ines Calloway"]["id"]}
    assert found["Ada Voss"]["id"] == "own"
    assert ingest([folder], store, NamingExtractor(), batch=batch) == Summary(read=4, known=3, duplicate=1)
    edges = store.reader().neighbours("organization:tallmark", Expansion(("TALKS_ABOUT",))).edges
    assert sorted(edge.properties["independent"] for edge in edges) == [1, 1, 1]


def test_one_id_for_two_texts_is_a_mistake_of_the_source(store: Store, folder: Path) -> None:
    write(folder / "a.jsonl", post("Tallmark is late.", id="n1"), post("Veltrix is fine.", id="n1"))
    assert ingest([folder], store, NamingExtractor()) == Summary(read=2, new=1, rejected=1)
    assert ingest([folder], store, NamingExtractor()) == Summary(read=2, known=1, rejected=1)


def test_rejects_are_kept_with_their_reasons(store: Store, folder: Path, tmp_path: Path) -> None:
    write(folder / "a.jsonl", post("Tallmark is late."), {"text": 5})
    (folder / "b.txt").write_bytes(b"a\x00b")
    rejects = folder / "rejects.jsonl"
    for _ in range(2):
        assert ingest([folder], store, NamingExtractor(), rejects=rejects).rejected == 2
        records = [json.loads(line) for line in rejects.read_text().splitlines()]
        assert [(Path(each["path"]).name, each["line"]) for each in records] == [("a.jsonl", 2), ("b.txt", None)]
        assert records[0]["raw"] == '{"text": 5}'
        assert "has to be a string" in records[0]["reason"]


def test_rejects_go_on_after_half_a_line(store: Store, folder: Path) -> None:
    write(folder / "a.jsonl", {"text": 5})
    rejects = folder / "rejects.jsonl"
    rejects.write_text('{"path": "half')
    ingest([folder], store, NamingExtractor(), rejects=rejects)
    assert json.loads(rejects.read_text().splitlines()[1])["line"] == 1


def test_a_rejects_file_that_cannot_be_written_stops_the_run(store: Store, folder: Path) -> None:
    write(folder / "a.jsonl", {"text": 5})
    with pytest.raises(RunError, match="cannot be written"):
        ingest([folder], store, NamingExtractor(), rejects=folder / "none" / "rejects.jsonl")


def test_documents_can_bring_their_annotations(store: Store, folder: Path) -> None:
    found = NamingExtractor().annotate([Document("n1", "post", "Tallmark is late.")])
    external = {**annotation_to_json(next(found)), "id": "n2", "text": "Tallmark is early."}
    del external["extractor"]
    plain = post("No entities.")
    write(
        folder / "a.jsonl",
        annotation_to_json(*NamingExtractor().annotate([Document("n1", "post", "Veltrix.")])),
        external,
        plain,
    )
    assert ingest([folder], store) == Summary(read=3, new=2, rejected=1)
    assert [each["extractor"] for each in documents(store)] == ["external", "naming 1"]
    assert ingest([folder], store) == Summary(read=3, known=2, rejected=1)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_documents_leaves_the_same_graph(tmp_path: Path, seed: int) -> None:
    records = [
        post("Ferrow hires."),
        post("Ferrow Foods grows, and Ferrow hires."),
        post("Tallmark is late.", "Milo Brandt"),
        post("Ferrow Foods left Tallmark.", None),
        post("Merow Insurance stays.", "Milo Brandt"),
    ]
    stats = []
    for number in range(2):
        if number:
            random.Random(seed).shuffle(records)
        path = write(tmp_path / f"{number}.jsonl", *records)
        with open_store(f"ladybug:{tmp_path / f'{number}.lbug'}") as store:
            ingest([path], store, NamingExtractor(), batch=random.Random(seed).choice([1, 2, 3]))
            stats.append((store.reader().stats(), sorted(node.id for node in store.reader().subgraph().nodes)))
    assert stats[0] == stats[1]
    assert "organization:ferrow" not in stats[0][1]


def test_progress_reaches_the_end(store: Store, folder: Path) -> None:
    write(folder / "a.jsonl", *(post(f"Tallmark in post {n}.") for n in range(10)))
    heard: list[tuple[float, int]] = []
    ingest([folder], store, NamingExtractor(), batch=4, progress=lambda done, size: heard.append((done, size)))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    size = (folder / "a.jsonl").stat().st_size
    assert heard[-1] == (size, size)


def test_what_the_catalogue_knows_of_organisations_comes_with_them(store: Store, folder: Path) -> None:
    known = load_catalogue().organization("Accenture")
    assert known is not None
    assert known.country
    assert facts_of(load_catalogue())["ORG", known.name]["country"] == known.country
    write(folder / "a.jsonl", post(f"{known.name} runs our service desk now."))
    assert ingest([folder], store, load_pipeline(load_settings())).new == 1
    countries = {entity.name: entity.properties.get("country") for entity in store.reader().entities(["Organization"])}
    assert countries[known.name] == known.country


def test_both_stores_get_the_same_graph(store: Store, folder: Path, neo4j_settings: Neo4jServer) -> None:
    write(
        folder / "a.jsonl", post("Ferrow hires."), post("Tallmark is late.", "Milo Brandt"), post("Veltrix.", id="n1")
    )
    write(folder / "b.jsonl", post("Ferrow Foods grows, and Ferrow hires."), post("Tallmark is late."))
    more = write(folder.parent / "more.jsonl", post("Merow Insurance, not Veltrix.", id="n1"), post("Ferrow again."))
    with open_store(neo4j_settings.url) as other:
        for paths in ([folder], [folder], [more]):
            summaries = [
                ingest(paths, each, NamingExtractor(), batch=2, rejects=folder / "r") for each in (store, other)
            ]
            assert summaries[0] == summaries[1]
            assert store.reader().stats() == other.reader().stats()
            ids = [sorted(node.id for node in each.reader().subgraph().nodes) for each in (store, other)]
            assert ids[0] == ids[1]


def test_a_repost_and_a_syndicated_text_are_no_further_source(store: Store, folder: Path) -> None:
    text = "Tallmark is late again, and the people at our hosting desk have stopped to believe what Tallmark promises."
    write(folder / "a.jsonl", post(text, id="first", published="2012-05-01"))
    ingest([folder], store, NamingExtractor())
    write(
        folder / "b.jsonl",
        post(f"RT @inescall: {text}", "Milo Brandt", id="repost"),
        post(text.replace("have stopped", "stopped"), "Daily Desk", id="syndicated"),
        post("Tallmark was on time for once, says our own team at the hosting desk.", "Ada Voss", id="other"),
    )
    ingest([folder], store, NamingExtractor())
    origins = {str(each["id"]): each["origin"] for each in documents(store)}
    assert origins == {"first": "first", "repost": "first", "syndicated": "first", "other": "other"}
