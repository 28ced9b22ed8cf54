import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from extract.cli import extract_app
from graph import open_store
from graph.annotation import annotation_from_json
from graph.console import application

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    app = application("Test.")
    app.add_typer(extract_app)

    def run(*arguments: object, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(stdin))))
        with pytest.raises(SystemExit) as ended:
            app([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return int(str(ended.value.code or 0)), out, err

    return run


def lines(*texts: str) -> str:
    return "".join(f"{json.dumps({'id': f'n{n}', 'text': text})}\n" for n, text in enumerate(texts))


def test_extract_prints_one_object_a_line_in_order(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines("SAP is late.", "We left Oracle.", "Good morning."))
    code, out, err = run("extract", tmp_path / "a.jsonl")
    assert (code, err) == (0, "")
    found = [annotation_from_json(json.loads(line)) for line in out.splitlines()]
    assert [each.document.id for each in found] == ["n0", "n1", "n2"]
    assert [entity.name for entity in found[0].entities] == ["SAP"]


def test_extract_reads_standard_input(run: Run) -> None:
    code, out, _ = run("extract", "-", stdin=lines("SAP is late.").encode())
    assert code == 0
    assert json.loads(out)["text"] == "SAP is late."


def test_extract_says_what_is_bad_and_goes_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"not json\n{lines('SAP is late.')}")
    code, out, err = run("extract", tmp_path / "a.jsonl", tmp_path / "none.txt")
    assert code == 1
    assert len(out.splitlines()) == 1
    first, second = err.splitlines()
    assert first.startswith(f"Error: {tmp_path / 'a.jsonl'}, line 1: it is not JSON")
    assert second == f"Error: {tmp_path / 'none.txt'}: there is no such file"


@pytest.mark.slow
def test_extract_by_several_processes_prints_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(*(f"SAP is late in post {n}." for n in range(40))))
    alone, together = run("extract", tmp_path / "a.jsonl"), run("extract", tmp_path / "a.jsonl", "--workers", 2)
    assert together == alone
    assert len(alone[1].splitlines()) == 40


def test_ingest_tells_what_became_of_the_documents(run: Run, tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.jsonl").write_text(f"{lines('SAP is late.', 'We left Oracle.')}not json\n")
    store = f"ladybug:{tmp_path / 'g.lbug'}"
    code, out, err = run("ingest", tmp_path / "posts", "--store", store)
    assert code == 0
    counts = {row.split()[0]: row.split()[-1] for row in out.splitlines()}
    assert (counts["read"], counts["new"], counts["rejected"]) == ("3", "2", "1")
    assert str(tmp_path / "backchannel-rejects.jsonl") in err
    with open_store(store) as graph:
        assert graph.reader().stats()["Document"] == 2
    code, out, _ = run("ingest", tmp_path / "posts", "--store", store)
    assert {row.split()[0]: row.split()[-1] for row in out.splitlines()}["known"] == "2"


def test_what_extract_prints_can_be_ingested(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines("SAP is late.", "We left Oracle."))
    _, out, _ = run("extract", tmp_path / "a.jsonl")
    (tmp_path / "found.jsonl").write_text(out)
    direct, indirect = (f"ladybug:{tmp_path / name}.lbug" for name in ("direct", "indirect"))
    assert run("ingest", tmp_path / "a.jsonl", "--store", direct)[0] == 0
    assert run("ingest", "--extracted", tmp_path / "found.jsonl", "--store", indirect)[0] == 0
    with open_store(direct) as one, open_store(indirect) as other:
        assert one.reader().stats() == other.reader().stats()


@pytest.mark.parametrize("content", ["", "not json\n"])
def test_ingest_fails_where_nothing_could_be_used(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "a.jsonl").write_text(content)
    code, _, err = run("ingest", tmp_path / "a.jsonl", "--store", f"ladybug:{tmp_path / 'g.lbug'}")
    assert code == 1
    assert err.count("\n") == 1


def test_ingest_names_the_first_thing_it_could_not_use(run: Run, tmp_path: Path) -> None:
    code, _, err = run("ingest", tmp_path / "none.txt", "--store", f"ladybug:{tmp_path / 'g.lbug'}")
    assert code == 1
    assert err.endswith(f"1, first of all {tmp_path / 'none.txt'}: there is no such file.\n")


def test_a_store_that_cannot_be_opened_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines("SAP is late."))
    code, _, err = run("ingest", tmp_path / "a.jsonl", "--store", "nothing:at-all")
    assert code == 2
    assert "nothing:" in err
    assert "at-all" not in err
