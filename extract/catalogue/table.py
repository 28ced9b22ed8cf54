"""One CSV file of the catalogue, read into rows that know where they came from."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from io import StringIO

from graph.errors import CatalogueError

SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one line by column name; `file` and `line` (first is 1, the header) say where it stands."""

    file: str
    line: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """The cell's text, empty where the file has no such column."""
        return self.cells.get(column, "")

    def items(self, column: str) -> tuple[str, ...]:
        """The parts of a list cell in their order, without blanks and repetitions."""
        text = self.cells.get(column)
        if not text:
            return ()
        return tuple(dict.fromkeys(part.strip() for part in text.split(SEPARATOR) if part.strip()))

    def over(self, base: "Row", key: str, lists: frozenset[str]) -> "Row":
        """This row laid over `base`, whose cell in the column `key` stays.

        List cells are joined, other cells replace those of `base` where filled.
        """
        cells = dict(base.cells)
        for column, text in self.cells.items():
            if column in lists:
                cells[column] = SEPARATOR.join((*base.items(column), *self.items(column)))
            elif text and column != key:
                cells[column] = text
        return Row(self.file, self.line, cells)

    def error(self, problem: str, remedy: str) -> CatalogueError:
        """An error that names the file, the line, what is wrong and what to do."""
        return CatalogueError(f"{self.file}, line {self.line}: {problem}.", f"{remedy}.")


def read_table(source: Traversable, columns: tuple[str, ...]) -> list[Row]:
    """Rows of the file at `source`. Its header may leave out columns, except the first, and may not invent any.

    Raises `CatalogueError` for a header or a line that does not fit, and for text that is not UTF-8.
    """
    try:
        text = source.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{source}: byte {error.start} is not UTF-8.", "Save the file as UTF-8.") from error
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    try:
        header = _checked_header(Row(str(source), 1, {}), next(reader, []), columns)
        for values in reader:
            if values:
                rows.append(_row(str(source), reader.line_num, header, values))
    except csv.Error as error:
        raise Row(str(source), reader.line_num, {}).error(f"not valid CSV ({error})", "Check its quotes") from error
    return rows


def _checked_header(row: Row, header: list[str], columns: tuple[str, ...]) -> list[str]:
    unknown = [name for name in header if name not in columns]
    if unknown or columns[0] not in header or len(set(header)) < len(header):
        raise row.error(
            f"the header is {','.join(header) or 'missing'}", f"Use columns out of {','.join(columns)}, each once"
        )
    return header


def _row(file: str, line: int, header: list[str], values: list[str]) -> Row:
    if len(values) != len(header):
        raise Row(file, line, {}).error(
            f"{len(values)} cells where the header has {len(header)}", "Quote cells that contain a comma"
        )
    return Row(file, line, {name: value.strip() for name, value in zip(header, values, strict=True)})
