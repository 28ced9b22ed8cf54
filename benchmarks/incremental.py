"""Ingests the same documents into graphs of any size: seconds, and rows read, which should not grow with the graph.

python -m benchmarks.incremental STORE [STORE …] [--documents 200] [--seed 17]

The stores are those that `benchmarks.large` filled, the smallest first; they keep the documents. Two batches go into
each, of which the second is measured: indexes are made and opened before. Their names have other letters than those
that are there, of which every one has the more namesakes the larger the graph is. Exit code 1 where a store takes more
than twice as much CPU, or reads more than twice as many rows, as the first one.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from benchmarks.resolution import World
from extract.run import ingest
from graph.annotation import annotation_to_json
from graph.model import Annotation
from graph.store import open_store
from graph.store.ladybug_session import Session
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_tables import Neo4jTables

MOST = 2.0
"""How many times what the first store takes another one may take."""
_LETTERS = str.maketrans("abdeghiklmnoprstu", "olzuwxaqvnmigcfpe")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", nargs="+")
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=17)
    arguments = parser.parse_args()
    found = [_foreign(each) for each in World(arguments.seed, 2 * arguments.documents).truth.documents]
    taken = [measured(url, found[: len(found) // 2], found[len(found) // 2 :]) for url in arguments.stores]
    first = taken[0]
    return 1 if any(got > MOST * least for each in taken for got, least in zip(each, first, strict=True)) else 0


def measured(url: str, before: Sequence[Annotation], batch: Sequence[Annotation]) -> tuple[float, int]:
    """Seconds of CPU and rows read for the batch."""
    with tempfile.TemporaryDirectory() as folder, open_store(url) as store, counted() as rows:
        size = store.reader().stats()["Statement"]
        taken = []
        for name, documents in (("before", before), ("batch", batch)):
            path = Path(folder) / f"{name}.jsonl"
            path.write_text("".join(f"{json.dumps(annotation_to_json(each))}\n" for each in documents))
            began, busy, read = time.perf_counter(), time.process_time(), rows()
            ingest([path], store, rejects=Path(folder) / "rejects")
            taken.append((time.perf_counter() - began, time.process_time() - busy, rows() - read))
    (opening, *_), (seconds, worked, read) = taken
    sys.stdout.write(
        f"{url.partition(':')[0]:8} {size:9,} statements: {len(batch)} documents in {seconds:5.1f} s"
        f" ({worked:.1f} s of CPU), {read:,} rows read (before, with making what was missing: {opening:.1f} s)\n"
    )
    return worked, read


def _foreign(annotation: Annotation) -> Annotation:
    """The same with other letters in what is named."""
    document, author = annotation.document, annotation.document.author
    signed = author and replace(author, **{name: _spelt(getattr(author, name)) for name in ("name", "handle", "org")})
    return replace(
        annotation,
        document=replace(document, text=document.text.translate(_LETTERS), author=signed),
        entities=tuple(replace(each, name=each.name.translate(_LETTERS)) for each in annotation.entities),
    )


def _spelt(name: str | None) -> str | None:
    return name and name.translate(_LETTERS)


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """How many rows the stores have given so far."""
    count = 0

    def counting(whole: Callable[..., list[object]]) -> Callable[..., list[object]]:
        def rows(*given: object, **named: object) -> list[object]:
            nonlocal count
            found = whole(*given, **named)
            count += len(found)
            return found

        return rows

    with ExitStack() as patches:
        for owner, name in ((Session, "rows"), (Connection, "rows"), (Neo4jTables, "_run")):
            patches.enter_context(patch.object(owner, name, counting(getattr(owner, name))))
        yield lambda: count


if __name__ == "__main__":
    sys.exit(main())
