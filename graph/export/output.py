"""An export on its way to a file or to stdout."""

import sys
from pathlib import Path

from graph.console import clean_lines
from graph.errors import ExportError
from graph.export.citations import Cited
from graph.export.csv_ import encoded, tables
from graph.export.formats import export
from graph.export.provenance import Provenance
from graph.model import Subgraph


def write_file(
    subgraph: Subgraph, format: str, provenance: Provenance, path: Path, cited: Cited | None = None
) -> tuple[Path, ...]:
    """Write the export and return the files written. Raises ExportError where a file cannot be written.

    CSV is two tables: a `.zip` gets both and the provenance; another name gets the edges, and its neighbours
    `NAME.nodes.csv` and `NAME.provenance.json` the rest.
    """
    if format == "csv" and path.suffix.lower() != ".zip":
        texts = tables(subgraph, provenance)
        names = {"edges.csv": path, **{name: path.with_suffix(f".{name}") for name in ("nodes.csv", "provenance.json")}}
        contents = {file: encoded(name, texts[name]) for name, file in names.items()}
    else:
        contents = {path: export(subgraph, format, provenance, cited)}
    for name, content in contents.items():
        try:
            name.write_bytes(content)
        except OSError as error:
            raise ExportError(f"{name} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    return tuple(contents)


def write_stdout(subgraph: Subgraph, format: str, provenance: Provenance, cited: Cited | None = None) -> None:
    """Write the export to stdout, of CSV the edges alone and without the mark of a file, which programs stumble over.

    A terminal gets it without control characters.
    """
    if format == "csv":
        content = tables(subgraph, provenance)["edges.csv"].encode("utf-8", "replace")
    else:
        content = export(subgraph, format, provenance, cited)
    if sys.stdout.isatty():
        sys.stdout.write(clean_lines(content.decode()))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
