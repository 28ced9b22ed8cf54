"""Common English words: how often they occur in lower case, and their usual part of speech."""

from functools import lru_cache

from extract.lexicon.lexicon import table


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[int, str]]:
    return {word: (int(count), part) for word, count, part in table("words.txt")}


def frequency(word: str) -> int:
    """How often `word`, given in lower case, was counted; 0 for a word that is not common.

    A plural, third person, past or participle that was not counted itself stands as its stem does.
    """
    known = _words()
    if word in known:
        return known[word][0]
    for suffix, stems in _SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            for stem in stems:
                if (base := word[: -len(suffix)] + stem) in known:
                    return min(known[base][0], _DERIVED)
    return 0


def part_of_speech(word: str) -> str:
    """n noun, v verb, a adjective, r adverb, f function word, i interjection, - unknown."""
    return _words().get(word, (0, "-"))[1]


_DERIVED = 8
_SUFFIXES = (
    ("ies", ("y",)),
    ("es", ("e", "")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ly", ("",)),
    ("er", ("", "e")),
)
