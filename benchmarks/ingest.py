"""Ingests generated posts and the demonstration corpus into stores: seconds, documents a second, equal counts.

python benchmarks/ingest.py [--count 1000] [--store URL …]

A fresh Ladybug graph in a temporary folder is the first store; --store bolt://… adds a Neo4j, which must be empty.
Each store is ingested twice: the second run must find everything known and leave the counts as they are.
"""

import argparse
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

from benchmarks.posts import write_folder
from extract.pipeline import load_pipeline
from extract.run import ingest
from graph.settings import load_settings
from graph.store import open_store


def main() -> int:
    """Command line; exit code 1 where the stores differ or a second run changes something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--store", action="append", default=[])
    arguments = parser.parse_args()
    extractor = load_pipeline(load_settings())
    answers = []
    with tempfile.TemporaryDirectory() as folder:
        posts = Path(folder) / "posts"
        write_folder(posts, arguments.count)
        paths = [posts, Path(str(files("backchannel") / "corpus" / "documents.jsonl"))]
        for url in [f"ladybug:{folder}/graph.lbug", *arguments.store]:
            counts = []
            for attempt in ("first", "second"):
                with open_store(url) as store:
                    began = time.perf_counter()
                    summary = ingest(paths, store, extractor)
                    seconds = time.perf_counter() - began
                    counts.append(store.reader().stats())
                rate = summary.read / seconds
                sys.stdout.write(
                    f"{url.split(':')[0]:8} {attempt:6} {seconds:6.1f} s {rate:7.0f} documents/s  {summary}\n"
                )
            if counts[0] != counts[1]:
                sys.stdout.write(f"The second run changed {url}.\n")
                return 1
            answers.append(counts[0])
    if any(answer != answers[0] for answer in answers):
        sys.stdout.write("The stores differ:\n")
        for name in sorted(set().union(*answers)):
            values = [answer.get(name) for answer in answers]
            if len(set(values)) > 1:
                sys.stdout.write(f"  {name}: {values}\n")
        return 1
    sys.stdout.write(f"Equal counts in {len(answers)} store(s): {answers[0]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
