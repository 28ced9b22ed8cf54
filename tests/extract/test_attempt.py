"""One document that breaks an extractor costs that document and no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from extract.attempt import attempt
from extract.read import Found, Rejected
from extract.run import ingest
from graph.errors import SettingsError
from graph.model import Annotation, Document
from graph.store import open_store
from tests.extract.naming import NamingExtractor


@dataclass
class Fragile(NamingExtractor):
    """Breaks on any text that holds "boom", with `error`."""

    error: Exception = field(default_factory=lambda: ValueError("too loud"))

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        for document in documents:
            if "boom" in document.text:
                raise self.error
            yield from super().annotate([document])


def found(*texts: str) -> list[Found]:
    return [Found(Document(f"d{number}", "post", text), f"{number}.txt") for number, text in enumerate(texts)]


def test_the_others_are_read_in_their_order() -> None:
    results = list(attempt(Fragile(), found("Oracle is late.", "SAP goes boom.", "IBM is fine.", "boom", "HP waits.")))
    assert [type(each) for each in results] == [Annotation, Rejected, Annotation, Rejected, Annotation]
    assert [each.document.id for each in results if isinstance(each, Annotation)] == ["d0", "d2", "d4"]
    (first, _) = [each for each in results if isinstance(each, Rejected)]
    assert first.path == "1.txt"
    assert "ValueError: too loud" in first.reason


def test_our_own_errors_stop_the_run() -> None:
    with pytest.raises(SettingsError):
        list(attempt(Fragile(error=SettingsError("no model")), found("boom")))


def test_ingest_keeps_it_with_its_reason(tmp_path: Path) -> None:
    for number, text in enumerate(("Oracle is late again.", "SAP goes boom.", "IBM is fine today.")):
        (tmp_path / f"{number}.txt").write_text(text)
    rejects = tmp_path / "rejects.jsonl"
    with open_store(f"ladybug:{tmp_path / 'g.lbug'}") as store:
        summary = ingest([tmp_path], store, Fragile(), rejects=rejects)
        assert (summary.read, summary.new, summary.rejected) == (3, 2, 1)
        assert store.reader().stats()["Document"] == 2
    assert "too loud" in rejects.read_text()
