"""Times what a person waits for: search as they type, and expanding, on a store that `benchmarks.large` filled.

python -m benchmarks.asking STORE [--runs 100]

Prints medians and 95th percentiles in milliseconds beside what they should be at most; exit code 1 where one is over.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from benchmarks.large import HUB
from graph.store import open_store
from graph.store.base import Expansion, Reader

GOAL = 100.0
"""Milliseconds at the 95th percentile."""


def typed(names: list[str], runs: int) -> Iterator[str]:
    """What stands in the search box after every letter of some names."""
    draw = random.Random(3)
    for _ in range(runs):
        name = draw.choice(names)
        yield name[: draw.randrange(1, len(name) + 1)]


def misspelt(names: list[str], runs: int) -> Iterator[str]:
    """Names with two neighbouring letters swapped."""
    draw = random.Random(5)
    for _ in range(runs):
        name = draw.choice(names)
        at = draw.randrange(1, len(name) - 2)
        yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def times(ask: Callable[[str], object], asked: Iterator[str]) -> list[float]:
    """Milliseconds of each."""
    found = []
    for each in asked:
        began = time.perf_counter()
        ask(each)
        found.append(1000 * (time.perf_counter() - began))
    return found


def measured(reader: Reader, runs: int) -> dict[str, list[float]]:
    """What was asked → milliseconds."""
    reader.search("warm")
    names = [node.name for node in reader.nodes([f"person:{n * 37}" for n in range(200)])]
    people = [f"person:{n * 11}" for n in range(runs)]
    recent = Expansion(since="2015-01-01", until="2016-12-31", limit=40)
    return {
        "search as typed": times(lambda text: reader.matches(text, limit=8), typed(names, runs)),
        "search with typos": times(lambda text: reader.matches(text, limit=8), misspelt(names, runs)),
        "quotes": times(
            lambda text: reader.quotes(text, 3), iter(["price rollout 77", "support of", "delay"] * (runs // 3))
        ),
        "counts of a hub": times(reader.neighbour_counts, iter([HUB] * (runs // 4))),
        "expand a hub": times(lambda id: reader.neighbours(id, Expansion(limit=40)), iter([HUB] * (runs // 4))),
        "expand a hub, two years": times(lambda id: reader.neighbours(id, recent), iter([HUB] * (runs // 4))),
        "expand a person": times(lambda id: reader.neighbours(id, Expansion(limit=40)), iter(people)),
    }


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--runs", type=int, default=100)
    arguments = parser.parse_args()
    over = 0
    with open_store(arguments.store, read_only=True) as store:
        for what, found in measured(store.reader(), arguments.runs).items():
            worst = statistics.quantiles(found, n=20)[-1]
            over += worst > GOAL
            sys.stdout.write(
                f"{what:24} median {statistics.median(found):7.1f}  p95 {worst:7.1f}  at most {GOAL:.0f} ms\n"
            )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
