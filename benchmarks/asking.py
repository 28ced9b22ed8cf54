"""Times what a person waits for: search as they type, and expanding, on a store that `benchmarks.large` filled.

python -m benchmarks.asking STORE [--runs 100]

Prints medians and 95th percentiles in milliseconds beside what they should be at most, and the same of this process's
time on the processor, which other work on the machine changes less; exit code 1 where one is over.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence

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


def times(ask: Callable[[str], object], asked: Iterator[str]) -> list[tuple[float, float]]:
    """Milliseconds of each, and those on the processor."""
    found = []
    for each in asked:
        began, busy = time.perf_counter(), time.process_time()
        ask(each)
        found.append((1000 * (time.perf_counter() - began), 1000 * (time.process_time() - busy)))
    return found


def measured(reader: Reader, runs: int) -> dict[str, list[tuple[float, float]]]:
    """What was asked → `times`."""
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


def _summed_up(found: Sequence[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    return statistics.median(found), statistics.quantiles(found, n=20)[-1]


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--runs", type=int, default=100)
    arguments = parser.parse_args()
    over = 0
    with open_store(arguments.store, read_only=True) as store:
        for what, found in measured(store.reader(), arguments.runs).items():
            (middle, worst), (middle_busy, worst_busy) = map(_summed_up, zip(*found, strict=True))
            over += worst > GOAL
            sys.stdout.write(
                f"{what:24} median {middle:7.1f}  p95 {worst:7.1f}  at most {GOAL:.0f} ms;"
                f"  on the processor {middle_busy:7.1f} {worst_busy:7.1f}\n"
            )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
