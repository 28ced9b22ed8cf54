"""What a reader gets and what it gives."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from graph.model import Annotation, Document

_EXCERPT = 500
_FILE_FACTOR = 100
_LINE_FACTOR = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A document, and where: `address` is its URL or the file's name under the folder that was given.

    `annotation` is what its source says of its entities and relations, None where they have to be extracted.
    """

    document: Document
    address: str
    annotation: Annotation | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that could not be used: file, line (None: all of it), why, and the start of what was there."""

    path: str
    line: int | None
    reason: str
    raw: str = ""

    @classmethod
    def of(cls, source: "Source", line: int | None, reason: object, raw: str = "") -> "Rejected":
        """A rejection of a source or of one of its lines; `raw` is cut to 500 characters."""
        clean = raw[:_EXCERPT].encode("utf-8", "replace").decode()
        return cls(str(source.path or "-"), line, str(reason), clean)


def _uncounted(_: int) -> None:
    """Nobody wants to know how far reading has come."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or standard input where `path` is None.

    `address` is its name for the graph, which does not depend on the working folder; `limit` the most characters of a
    document; `consumed` hears how many bytes were read.
    """

    path: Path | None
    address: str
    limit: int
    stream: IO[bytes] = field(default_factory=io.BytesIO)
    consumed: Callable[[int], None] = _uncounted

    @property
    def longest_line(self) -> int:
        """Bytes that `lines` gives of a line at most; a document in JSON has at most six for a character."""
        return _LINE_FACTOR * self.limit

    def lines(self) -> Iterator[bytes]:
        """The lines with their ends; of one that is far longer than any document, only the beginning."""
        most = self.longest_line
        with self._open() as file:
            while line := file.readline(most):
                while len(line) >= most and not line.endswith(b"\n") and (rest := file.readline(most)):
                    self.consumed(len(rest))
                    line = line[:most] + (b"\n" if rest.endswith(b"\n") else b"")
                self.consumed(len(line))
                yield line

    def content(self) -> bytes:
        """All of it. Raises ValueError where it is larger than a hundred documents of the largest size."""
        most = _FILE_FACTOR * self.limit
        with self._open() as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise ValueError(f"it is larger than {most:,} bytes, the most that is read as one file")
        self.consumed(len(content))
        return content

    def _open(self) -> IO[bytes]:
        return self.stream if self.path is None else self.path.open("rb")


class SourceReader(Protocol):
    """Reads one kind of source. What is bad is yielded as `Rejected`, only OSError is raised."""

    def __call__(self, source: Source) -> Iterator[Found | Rejected]: ...
