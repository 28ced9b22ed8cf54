"""Finds the originals of many short texts: seconds, peak memory, and how many repeats of a known kind are found.

python benchmarks/dedupe.py [--texts 1000000] [--seed 3]

One text in five repeats an earlier one: word for word, with a word changed, as a repost ("RT @somebody: …"), or quoted
in a mail with a line of one's own. One in ten is a form letter of an earlier one with other names in it, which is no
repeat. Exit code 1 above five minutes or four GiB, or where fewer than 95 % of the repeats are found or more than 1 %
of the others are taken for one.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator

from benchmarks.posts import ENDS, MIDDLES, ONSETS
from extract.near import NearIndex

WORDS = 20_000
BATCH = 10_000
KINDS = ("same", "word", "repost", "mail")


def texts(count: int, seed: int) -> Iterator[tuple[str, str, int]]:
    """(text, kind, number of the original); the kind is "" for an original and "form" for another's form letter."""
    chance = random.Random(seed)
    words = ["".join(chance.choice(ONSETS + MIDDLES + ENDS).lower() for _ in range(2)) for _ in range(WORDS)]
    originals: list[tuple[str, int]] = []
    for number in range(count):
        roll = chance.random()
        if originals and roll < 0.2:
            text, origin = chance.choice(originals)
            kind = chance.choice(KINDS)
            yield _repeated(text, kind, words, chance), kind, origin
        elif originals and roll < 0.3:
            text, _ = chance.choice(originals)
            yield _renamed(text, words, chance), "form", number
        else:
            text = " ".join(chance.choices(words, k=chance.randint(14, 28)))
            firms = [chance.choice(words).title() for _ in range(2)]
            text = f"We left {firms[0]}, {text} and {firms[1]} took over."
            if len(originals) < 200_000:
                originals.append((text, number))
            yield text, "", number


def _repeated(text: str, kind: str, words: list[str], chance: random.Random) -> str:
    if kind == "repost":
        return f"So true! RT @{chance.choice(words)}: {text}"
    if kind == "mail":
        return f"Agreed, same with us.\n\nOn Monday somebody wrote:\n> {text}"
    if kind == "word":
        parts = text.split()
        parts[chance.randint(4, len(parts) - 6)] = chance.choice(words)
        return " ".join(parts)
    return text


def _renamed(text: str, words: list[str], chance: random.Random) -> str:
    return " ".join(
        f"{chance.choice(words).title()}{',' * word.endswith(',')}" if word.istitle() and word != "We" else word
        for word in text.split()
    )


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=3)
    arguments = parser.parse_args()
    index, made = NearIndex(), texts(arguments.texts, arguments.seed)
    counts = {"repeats": 0, "found": 0, "others": 0, "wrong": 0}
    spent = worked = 0.0
    for _ in range(0, arguments.texts, BATCH):
        batch = [each for _, each in zip(range(BATCH), made, strict=False)]
        began, busy = time.perf_counter(), time.process_time()
        matches = index.add([text for text, _, _ in batch])
        spent, worked = spent + time.perf_counter() - began, worked + time.process_time() - busy
        for (_, kind, origin), found in zip(batch, matches, strict=True):
            if kind in KINDS:
                counts["repeats"] += 1
                counts["found"] += origin in found
            else:
                counts["others"] += 1
                counts["wrong"] += bool(found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{len(index):,} texts in {spent:.0f} s ({worked:.0f} s of CPU), {peak:.2f} GiB at most")  # noqa: T201
    recall, wrong = counts["found"] / counts["repeats"], counts["wrong"] / counts["others"]
    print(f"{recall:.4f} of the repeats found, {wrong:.5f} of the others taken for one")  # noqa: T201
    return 0 if spent <= 300 and peak <= 4 and recall >= 0.95 and wrong <= 0.01 else 1


if __name__ == "__main__":
    raise SystemExit(main())
