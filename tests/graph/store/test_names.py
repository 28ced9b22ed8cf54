"""Ranking of names against what is typed, and the index of names beside an embedded graph."""

from pathlib import Path

import pytest

from graph.store import open_store
from graph.store.ladybug_names import NamesFile
from graph.store.names import Candidate, close_beginnings, close_starts, close_words, fits, folded, similar, word_starts
from tests.contract.sample import ENTITIES, world


@pytest.mark.parametrize(
    ("text", "plain"), [(" Société\n Générale ", "societe generale"), ("@Ada", "ada"), ("STRASSE ß", "strasse ss")]
)
def test_folding(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_words_start_after_anything_that_is_no_letter() -> None:
    assert list(word_starts("sap s/4hana")) == ["sap s/4hana", "s/4hana", "4hana"]
    assert list(word_starts(".net core")) == [".net core", "net core", "core"]


def test_ranks_then_degree_then_length() -> None:
    names = ("Treadmills", "Old Mill", "Millstone Group", "Mill", "Millworks", "Sons of Old")
    candidates = [Candidate(name, (name,), 9 if name == "Millstone Group" else 1) for name in names]
    found = [fit.name for fit in fits(candidates, "mill")]
    assert found == ["Mill", "Millstone Group", "Millworks", "Old Mill", "Treadmills"]
    assert [fit.name for fit in fits(candidates, "old so")] == ["Sons of Old"]


def test_the_best_of_several_names_counts() -> None:
    (fit,) = fits([Candidate("x", ("International Business Machines", "IBM", "@ibmnews"), 3)], "ibm")
    assert (fit.name, fit.rank) == ("IBM", 0)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("oarcle", ["Oracle", "Oracle Fusion"]),
        ("oracel fus", ["Oracle Fusion"]),
        ("orcl", []),
        ("accentrue", ["Accenture"]),
        ("acentur", ["Accenture"]),
        ("workdax", ["Workday"]),
        ("zebra", []),
    ],
)
def test_typos(typed: str, found: list[str]) -> None:
    names = ("Oracle", "Oracle Fusion", "Accenture", "Workday", "SAP")
    assert [fit.name for fit in similar([Candidate(name, (name,), 0) for name in names], typed)] == found


def test_words_that_begin_like_what_is_typed() -> None:
    assert close_words("verltix", ["veltrix", "velvet", "vertex"]) == []
    assert close_words("vletrix", ["veltrixes", "veltrix", "velvet"]) == ["veltrix", "veltrixes"]
    assert close_words("corvanes", ["borvane", "corvane", "corvanesque"]) == ["corvanesque", "corvane", "borvane"]


@pytest.mark.parametrize("typed", ["veltrix", "vletrix", "evltrix", "xveltrix", "vtrix", "veltirx", "veeltrix"])
def test_a_word_is_among_those_looked_through_where_its_first_letter_was_typed(typed: str) -> None:
    assert any("veltrix".startswith(start) for start in close_starts(typed))
    assert close_starts("aaron") == ["a"]
    assert close_starts("x") == ["x"]


def test_beginnings_of_words_that_are_a_letter_longer_or_shorter_are_kept() -> None:
    assert close_beginnings("drlta", ["drolt", "drlta", "drlt", "falla"]) == ["drolt", "drlta", "drlt"]


def test_the_index_is_made_again_where_it_is_gone_or_broken(tmp_path: Path) -> None:
    path = tmp_path / "graph.lbug"
    with open_store(f"ladybug:{path}") as store:
        writer = store.writer()
        writer.write(world())
        writer.close()
    index = path.with_name(f"{path.name}{NamesFile.suffix}")
    for spoil in (index.unlink, lambda: index.write_bytes(b"no database" * 500), lambda: index.write_bytes(b"")):
        spoil()
        with open_store(f"ladybug:{path}", read_only=True) as store:
            reader = store.reader()
            assert reader.search(ENTITIES[0].name)[0].id == ENTITIES[0].id
            assert reader.quotes("sentence of statement")


def test_a_writer_that_died_between_graph_and_index_is_made_up_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"ladybug:{tmp_path / 'graph.lbug'}"
    with open_store(url) as store:
        writer = store.writer()
        with monkeypatch.context() as patch:
            patch.setattr(writer._names, "refresh", lambda *given: None)  # type: ignore[attr-defined]
            writer.write(world())
        writer.close()
    with open_store(url, read_only=True) as store:
        assert store.reader().search(ENTITIES[0].name)[0].id == ENTITIES[0].id
        assert store.reader().quotes("sentence of statement")


def test_whoever_writes_hears_of_indexes_that_are_made_anew(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []

    def making(what: str, done: int, size: int) -> None:
        heard.append((what, done, size))

    with open_store(f"ladybug:{tmp_path / 'graph.lbug'}") as store:
        writer = store.writer(making)
        writer.write(world())
        writer.close()
        assert heard == []
        for index in ("names", "keys"):
            (tmp_path / f"graph.lbug.{index}").unlink()
        store.writer(making).close()
    named, with_texts = len(ENTITIES), len(ENTITIES) + len(world().documents)
    assert {what: size for what, _, size in heard} == {"Indexing names": named, "Indexing names and texts": with_texts}
    assert {what: done for what, done, _ in heard} == {what: size for what, _, size in heard}


def test_an_index_that_another_thread_has_closed_meanwhile_answers(tmp_path: Path) -> None:
    with open_store(f"ladybug:{tmp_path / 'graph.lbug'}") as store:
        writer = store.writer()
        writer.write(world())
        writer.close()
        index = store._file.names_index()  # type: ignore[attr-defined]
        index.close()
        entity = ENTITIES[0]
        assert entity.id in {each.id for each in index.candidates(folded(entity.name), [entity.kind])}
