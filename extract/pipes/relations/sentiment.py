"""Sentiment and aspects of what is said of a vendor or product, by weighed words and phrases.

Words near a name count for more than those far from it, a negation turns the next three words round, what stands
before a "but" and what is asked counts for less, and what the speaker's sentences about it add up to is the sentiment:
beyond ±0.75 it is no longer neutral.
"""

from functools import lru_cache

from extract.lexicon import sections
from graph.schema import ASPECTS

Phrases = dict[str, list[tuple[tuple[str, ...], float]]]
_TURNED = -0.8
_REACH = 3
_CLEAR = 0.75
_CONCEDED, _ASKED = 0.5, 0.5
_CONTRASTS = frozenset(("but", "however", "yet"))


@lru_cache(maxsize=1)
def _phrases() -> tuple[Phrases, frozenset[str]]:
    found: Phrases = {}
    for heading, entries in sections("sentiment.txt").items():
        if heading == "shifters":
            continue
        for entry in entries:
            parts = tuple(entry.split())
            found.setdefault(parts[0], []).append((parts, float(heading)))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found, frozenset(sections("sentiment.txt")["shifters"])


def polarity(words: list[str]) -> list[float]:
    """The weight that each word adds, in lower case; a phrase has its weight at its first word."""
    phrases, shifters = _phrases()
    weights = [0.0] * len(words)
    index = 0
    while index < len(words):
        for parts, weight in phrases.get(words[index], ()):
            if tuple(words[index : index + len(parts)]) == parts:
                turned = len(parts) == 1 and any(word in shifters for word in words[max(0, index - _REACH) : index])
                weights[index] = weight * (_TURNED if turned else 1.0)
                index += len(parts) - 1
                break
        index += 1
    return _shaded(words, weights)


def _shaded(words: list[str], weights: list[float]) -> list[float]:
    """The weights with what is conceded before a "but" lowered, and all of a question."""
    turn = max((index for index, word in enumerate(words) if word in _CONTRASTS), default=0)
    factor = _ASKED if "?" in words[-2:] else 1.0
    return [weight * factor * (_CONCEDED if index < turn else 1.0) for index, weight in enumerate(weights)]


def verdict(total: float) -> str:
    """negative, neutral or positive."""
    return "positive" if total >= _CLEAR else "negative" if total <= -_CLEAR else "neutral"


@lru_cache(maxsize=1)
def _aspects() -> tuple[tuple[str, frozenset[str], tuple[str, ...], tuple[str, ...]], ...]:
    found = []
    for aspect in ASPECTS:
        entries = sections("aspects.txt")[aspect]
        whole = frozenset(entry for entry in entries if "*" not in entry and " " not in entry)
        begins = tuple(entry.rstrip("*") for entry in entries if "*" in entry and " " not in entry)
        phrases = tuple(f" {entry.rstrip('*')}" for entry in entries if " " in entry)
        found.append((aspect, whole, begins, phrases))
    return tuple(found)


def aspects(words: list[str]) -> tuple[str, ...]:
    """The aspects that words in lower case are about, in the order of the schema."""
    text = " " + " ".join(words) + " "
    return tuple(
        aspect
        for aspect, whole, begins, phrases in _aspects()
        if any(word in whole or (begins and word.startswith(begins)) for word in words)
        or any(phrase in text for phrase in phrases)
    )
