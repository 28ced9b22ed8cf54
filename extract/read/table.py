"""CSV files: one document a row, columns by name."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.read.base import Found, Rejected, Source
from extract.read.columns import fields_of, given_of
from extract.read.encoding import decoded_line
from extract.read.made import made
from extract.read.posts import only_post
from graph.errors import DocumentError

if TYPE_CHECKING:
    import _csv

_DELIMITERS = ",;\t|"


def read_table(source: Source) -> Iterator[Found | Rejected]:
    """The rows of a table; its first line names the columns, comma, semicolon, tab or bar parts them."""
    try:
        lines = (decoded_line(line) for line in source.lines())
        header = next((line for line in lines if line.strip()), "")
        columns, delimiter = _header(header)
        fields = fields_of(columns)
        if "text" not in fields:
            reason = "no column holds the text: name one text, body, content or message"
            yield Rejected.of(source, 1, reason, header.strip())
            return
        csv.field_size_limit(source.longest_line)
        rows = csv.reader(lines, delimiter=delimiter)
        yield from _documents(source, rows, fields, len(columns))
    except (ValueError, csv.Error) as error:
        yield Rejected.of(source, None, error)


def _header(line: str) -> tuple[list[str], str]:
    delimiter = max(_DELIMITERS, key=line.count)
    return next(csv.reader([line], delimiter=delimiter), []), delimiter


def _documents(source: Source, rows: "_csv.Reader", fields: dict[str, int], width: int) -> Iterator[Found | Rejected]:
    start = 2
    for row in rows:
        number, start = start, rows.line_num + 2
        if not any(cell.strip() for cell in row):
            continue
        try:
            yield _document(source, row, fields, width)
        except DocumentError as error:
            yield Rejected.of(source, number, error, ",".join(row))


def _document(source: Source, row: Sequence[str], fields: dict[str, int], width: int) -> Found:
    if len(row) > width:
        raise DocumentError(
            f"the row has {len(row)} cells under {width} columns.", "Put quotes around cells with commas."
        )
    given = given_of({name: row[index] for name, index in fields.items() if index < len(row)}, source.address)
    post = only_post(given.text)
    return made(source, replace(given, text=post.text), post.footer)
