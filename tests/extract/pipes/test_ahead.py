"""Work on later documents begins before that on earlier ones is ended."""

from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.pipes.ahead import ahead

WORDS = ["a", "b", "c", "d", "e"]


def run(count: int) -> tuple[list[str], list[str]]:
    told: list[str] = []

    def begin(doc: Doc) -> str:
        told.append(f"begin {doc.text}")
        return doc.text

    def end(doc: Doc, work: str) -> Doc:
        assert work == doc.text
        told.append(f"end {doc.text}")
        return doc

    def docs() -> Iterator[Doc]:
        for word in WORDS:
            yield Doc(Vocab(), [word], [False])

    return [doc.text for doc in ahead(docs(), begin, end, count)], told


def test_documents_come_in_their_order() -> None:
    for count in (1, 2, 5, 9):
        assert run(count)[0] == WORDS


def test_so_many_are_begun_before_the_first_ends() -> None:
    _, told = run(3)
    assert told[:5] == ["begin a", "begin b", "begin c", "end a", "begin d"]
    assert told[-3:] == ["end c", "end d", "end e"]
