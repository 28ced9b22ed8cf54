"""What is typed into the search, as queries of Neo4j's full-text indexes (Lucene's syntax)."""

import re
from collections.abc import Sequence

from graph.store.names import typos

NAMES = "backchannel_names"
QUOTES = "backchannel_quotes"
KEYS = "backchannel_keys"
MOST = 600
"""Candidates that are ranked."""


# What the index leaves out (Lucene's EnglishAnalyzer.ENGLISH_STOP_WORDS_SET): asking for it would find nothing.
_LEFT_OUT = frozenset(
    "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this "
    "to was will with".split()
)
# Lucene's own words: it keeps together what a point, a colon or an apostrophe joins, such as node.js and o'hara.
_TOKEN = re.compile(r"\w+(?:[.:'’]\w+)*")


def holding(text: str) -> str:
    """All words of the folded text, each maybe unfinished; whole words count more."""
    return " ".join(f'+("{word}"^4 OR {_begun(word)})' for word in _asked(_TOKEN.findall(text)))


def holding_inside(text: str) -> str:
    """Words that hold the folded text anywhere."""
    return f"*{_begun(_TOKEN.findall(text)[0])}"


def like(text: str) -> str:
    """Words like those of the folded text; short ones as they are."""
    found = _asked(_TOKEN.findall(text))
    return " ".join(f"+{_escaped(word)}~{typos(word)}" if typos(word) else f"+{_begun(word)}" for word in found)


def quoting(typed: Sequence[str]) -> str:
    """All the words, each maybe unfinished."""
    return " ".join(f"+{_begun(word)}" for word in _asked(typed))


def _asked(words: Sequence[str]) -> Sequence[str]:
    """The words that the index may hold, or all of them where it holds none: the last may be the start of another."""
    return [word for word in words if word not in _LEFT_OUT] or words


def _begun(word: str) -> str:
    return f"{_escaped(word)}*"


def _escaped(word: str) -> str:
    # AND, OR and NOT are words like any other: a text is folded to lower case before.
    return word.replace(":", "\\:")
