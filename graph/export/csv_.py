"""CSV for spreadsheets: one table of nodes, one of edges.

A spreadsheet takes a cell that begins with =, +, -, @, a tab or a carriage return for a formula, also after blanks.
Text that does gets an apostrophe before it, which spreadsheets read as "this is text"; numbers are left as they are
(https://owasp.org/www-community/attacks/CSV_Injection). Lists are joined by "; ".
"""

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from graph.export.networkx_ import to_networkx
from graph.export.plain import plain
from graph.export.provenance import Provenance
from graph.model import Subgraph

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def to_csv(subgraph: Subgraph, provenance: Provenance) -> bytes:
    """A zip of `nodes.csv`, `edges.csv` and `provenance.json`, as `encoded` has them."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in tables(subgraph, provenance).items():
            zipped.writestr(zipfile.ZipInfo(name, _EPOCH), encoded(name, text), zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def encoded(name: str, text: str) -> bytes:
    """The file's content in UTF-8; a table begins with a byte order mark, without which Excel reads accents wrong."""
    content = text.encode("utf-8", "replace")
    return codecs.BOM_UTF8 + content if name.endswith(".csv") else content


def tables(subgraph: Subgraph, provenance: Provenance) -> dict[str, str]:
    """The texts of `nodes.csv`, `edges.csv` and `provenance.json` by these names."""
    facts = json.dumps(provenance.facts(), ensure_ascii=False, indent=1) + "\n"
    return {"nodes.csv": nodes_table(subgraph), "edges.csv": edges_table(subgraph), "provenance.json": facts}


def nodes_table(subgraph: Subgraph) -> str:
    """A row a node: id, kind, label, and every property that a node has."""
    graph = to_networkx(subgraph)
    return table(("id", "kind", "label"), [{"id": id, **data} for id, data in graph.nodes(data=True)])


def edges_table(subgraph: Subgraph) -> str:
    """A row an edge: its ends by id and by label, its kind, and every property that an edge has."""
    graph = to_networkx(subgraph)
    labels = dict(graph.nodes(data="label"))
    rows = [
        {"source": source, "target": target, "source_label": labels[source], "target_label": labels[target], **data}
        for source, target, data in graph.edges(data=True)
    ]
    return table(("source", "source_label", "kind", "target", "target_label"), rows)


def table(first: Sequence[str], rows: Sequence[Mapping[str, object]]) -> str:
    """CSV as RFC 4180 has it: these columns, then all others in order of appearance; empty where a row has none."""
    others = dict.fromkeys(name for row in rows for name in row if name not in first)
    columns = [*first, *others]
    return write_rows(columns, ([row.get(column) for column in columns] for row in rows))


def write_rows(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """CSV of these columns and cells, every cell made safe by `cell`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([cell(column) for column in columns])
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def cell(value: object) -> str | int | float:
    """The value as a cell that no spreadsheet takes for a formula; None is empty."""
    simple = "" if value is None else plain(value)
    if not isinstance(simple, str):
        return simple
    return f"'{simple}" if simple.startswith(_FORMULA) or simple.lstrip().startswith(_FORMULA) else simple
