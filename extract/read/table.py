"""CSV files: one document a row, columns by name."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.read.base import Found, Rejected, Source
from extract.read.columns import fields_of, given_of
from extract.read.encoding import decoded_lines
from extract.read.made import made
from extract.read.posts import only_post
from graph.errors import DocumentError

_DELIMITERS = ",;\t|"


class _Lines:
    """Lines that can be given back; each row begins with a call of `begin`."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: list[str] = []
        self._taken: list[str] = []
        self._read = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else next(self._lines)
        self._taken.append(line)
        self._read += 1
        return line

    def begin(self) -> int:
        """The number of the line that comes next, from 1."""
        self._taken.clear()
        return self._read + 1

    def give_back_all_but_first(self) -> str:
        """The first line of the row; those after it come again."""
        first, *rest = self._taken
        self._back += reversed(rest)
        self._read -= len(rest)
        return first


@dataclass(frozen=True, slots=True)
class _Broken:
    """A line that is no row."""

    line: str
    reason: str


def read_table(source: Source) -> Iterator[Found | Rejected]:
    """The rows of a table; its first line names the columns, comma, semicolon, tab or bar parts them."""
    try:
        lines = _Lines(decoded_lines(source.lines()))
        header = next((line for line in lines if line.strip()), "")
        columns, delimiter = _header(header)
        fields = fields_of(columns)
        if "text" not in fields:
            reason = "no column holds the text: name one text, body, content or message"
            yield Rejected.of(source, 1, reason, header.strip())
            return
        csv.field_size_limit(source.longest_line)
        yield from _documents(source, lines, delimiter, fields, len(columns))
    except (ValueError, csv.Error) as error:
        yield Rejected.of(source, None, error)


def _header(line: str) -> tuple[list[str], str]:
    delimiter = max(_DELIMITERS, key=line.count)
    return next(csv.reader([line], delimiter=delimiter), []), delimiter


def _documents(
    source: Source, lines: _Lines, delimiter: str, fields: dict[str, int], width: int
) -> Iterator[Found | Rejected]:
    for number, row in _rows(lines, delimiter, width):
        if isinstance(row, _Broken):
            yield Rejected.of(source, number, row.reason, row.line)
        elif any(cell.strip() for cell in row):
            try:
                yield _document(source, row, fields, width)
            except DocumentError as error:
                yield Rejected.of(source, number, error, ",".join(row))


def _rows(lines: _Lines, delimiter: str, width: int) -> Iterator[tuple[int, list[str] | _Broken]]:
    """The rows with the numbers of their first lines.

    A quote that is never closed takes in the rows below it up to the next quote. Such a row ends with its own line:
    it is read as far as it goes where that gives all its cells, else it is broken, and the next line is a row again.
    """
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        number = lines.begin()
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            line = lines.give_back_all_but_first()
            rows = csv.reader(lines, delimiter=delimiter, strict=True)
            alone = next(csv.reader([line], delimiter=delimiter)) if len(line) <= csv.field_size_limit() else []
            reason = "it is too long for a row" if "limit" in str(error) else "a quote in it is not closed"
            yield number, alone if len(alone) == width else _Broken(line, reason)


def _document(source: Source, row: Sequence[str], fields: dict[str, int], width: int) -> Found:
    if len(row) > width:
        raise DocumentError(
            f"the row has {len(row)} cells under {width} columns.", "Put quotes around cells with commas."
        )
    given = given_of({name: row[index] for name, index in fields.items() if index < len(row)}, source.address)
    post = only_post(given.text)
    return made(source, replace(given, text=post.text), post.footer)
