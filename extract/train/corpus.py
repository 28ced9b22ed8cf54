"""All that the network is taught with, read from its files; some of the documents are held out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.train.examples import FOLDER, Example, read_documents
from extract.train.open_data import open_examples
from extract.train.polarity import polar_examples
from extract.train.reading import Front
from extract.train.recipe import FILES, HELD_OUT, REMARK_FILES
from extract.train.renaming import Json
from extract.train.verdicts import FOLDER as REMARKS
from extract.train.verdicts import read_remarks


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents to learn from by file, those held out, in an order that mixes writers, and where open data lie."""

    files: Mapping[str, Sequence[Json]]
    held: Sequence[Json]
    open: Path | None = None
    polarity: Path | None = None

    @property
    def documents(self) -> list[Json]:
        """Those to learn from, of all files."""
        return [one for name in FILES for one in self.files[name]]

    @property
    def authors(self) -> list[str]:
        """The names of those who wrote them."""
        named = (author.get("name") for one in self.documents if isinstance(author := one["author"], Mapping))
        return sorted({str(name) for name in named if name})

    def remarks(self) -> list[Json]:
        """Our remarks as documents."""
        return read_remarks(remark_files(), self.authors)

    def entities(self, front: Front) -> list[Example]:
        """The open sets of entities as examples."""
        return list(open_examples(front, self.open)) if self.open else []

    def opinions(self, front: Front) -> list[Example]:
        """NewsMTSC's opinions as examples."""
        return list(polar_examples(front, self.polarity, self.authors)) if self.polarity else []


def read_corpus(open_sets: Path | None = None, polarity: Path | None = None) -> Corpus:
    """Our documents, and the open data where they are given: a folder, and NewsMTSC's file."""
    files: dict[str, list[Json]] = {}
    held: list[Json] = []
    for name in FILES:
        found: list[Json] = read_documents([FOLDER / f"{name}.jsonl"])
        files[name] = [one for one in found if not str(one["id"]).startswith(HELD_OUT)]
        held += [one for one in found if str(one["id"]).startswith(HELD_OUT)]
    return Corpus(files, held, open_sets, polarity)


def remark_files() -> list[Path]:
    """The files of our remarks."""
    return [REMARKS / f"{name}.txt" for name in REMARK_FILES]
