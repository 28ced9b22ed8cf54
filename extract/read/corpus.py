"""Files and folders as a stream of documents."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from extract.read.base import Found, Rejected, Source, SourceReader
from extract.read.lines import read_annotations, read_lines
from extract.read.markdown import read_markdown
from extract.read.page import read_page
from extract.read.plain import read_plain
from extract.read.table import read_table

STDIN = "-"

READERS: Mapping[str, SourceReader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".mbox": read_plain,
    ".eml": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".csv": read_table,
    ".tsv": read_table,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
}
"""File name ending → what reads it."""

_LINES = (".jsonl", ".ndjson")


class Corpus:
    """What is to be read: files, folders (with all below them, in the order of their names) and "-" for stdin.

    `done` of `size` bytes have been read so far. Files in folders whose ending no reader knows, and hidden ones, are
    passed over and counted in `ignored`; a file that is named and cannot be read is rejected.
    """

    def __init__(self, paths: Sequence[str | Path], limit: int, stdin: IO[bytes], leave_out: Sequence[Path] = ()):
        self.paths = tuple(str(path) for path in paths)
        self.limit = limit
        self.stdin = stdin
        self.ignored = 0
        self.done = 0
        self._leave_out = {path.resolve() for path in leave_out}

    @property
    def size(self) -> int:
        """Bytes of all files, as far as they are known before reading."""
        return sum(
            path.stat().st_size for root in self.paths if root != STDIN for path in _files(Path(root)) if path.is_file()
        )

    def documents(self) -> Iterator[Found | Rejected]:
        """The documents of all sources, and what had to be set aside."""
        yield from self._read(lambda source: _reader(source)(source), tuple(READERS))

    def annotations(self) -> Iterator[Found | Rejected]:
        """The annotated documents of JSON lines files, and what had to be set aside."""
        yield from self._read(read_annotations, _LINES)

    def _read(self, read: SourceReader, suffixes: Sequence[str]) -> Iterator[Found | Rejected]:
        for root in self.paths:
            if root == STDIN:
                yield from read(Source(None, "stdin", self.limit, self.stdin, self._consumed))
                continue
            for path in _files(Path(root)):
                if path.resolve() in self._leave_out:
                    continue
                source = Source(path, _address(Path(root), path), self.limit, consumed=self._consumed)
                if path.suffix.lower() in suffixes and path.exists():
                    yield from _guarded(source, read)
                elif path == Path(root):
                    yield Rejected.of(source, None, _why_not(path, suffixes))
                else:
                    self.ignored += 1

    def _consumed(self, count: int) -> None:
        self.done += count


def _files(root: Path) -> Iterator[Path]:
    """The file itself, or all below a folder that are not hidden, by name."""
    if not root.is_dir():
        yield root
        return
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))


def _guarded(source: Source, read: SourceReader) -> Iterator[Found | Rejected]:
    try:
        yield from read(source)
    except OSError as error:
        yield Rejected.of(source, None, f"it cannot be read: {(error.strerror or str(error)).lower()}")


def _address(root: Path, path: Path) -> str:
    return path.name if path == root else (Path(root.resolve().name) / path.relative_to(root)).as_posix()


def _why_not(path: Path, suffixes: Sequence[str]) -> str:
    if not path.exists():
        return "there is no such file"
    return f"files ending in {path.suffix or 'nothing'} are not read here, only {', '.join(suffixes)}"


def _reader(source: Source) -> SourceReader:
    if source.path is not None:
        return READERS[source.path.suffix.lower()]
    return read_lines if _begins_with_brace(source.stream) else read_plain


def _begins_with_brace(stream: IO[bytes]) -> bool:
    """Whether JSON comes from a stream that can be peeked into (standard input can)."""
    peek = getattr(stream, "peek", None)
    start: bytes = peek(64) if peek else b"{"
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
