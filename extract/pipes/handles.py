"""Handles: whether they are an organisation's name."""

from collections.abc import Iterable

from extract.lexicon import words

_TELLING = 6
"""How many letters the first words of a name have together, at least, to stand for the whole of it."""


def plain(name: str) -> str:
    """Letters and digits of a name in lower case: "@Haulmark_IT" → "haulmarkit"."""
    return "".join(c for c in name.casefold() if c.isalnum())


def names_organization(handle: str, organizations: Iterable[str]) -> bool:
    """Whether a handle is an organisation's name: whole, its first word or words, or with a word such as Support."""
    bare = plain(handle)
    parts = [part.casefold() for part in handle.lstrip("@").replace("-", "_").split("_") if part]
    endings = sorted(words("names.txt", "handle organization words"), key=len, reverse=True)
    for name in organizations:
        whole, first = plain(name), plain(name.split()[0]) if name.split() else ""
        if not whole:
            continue
        if bare == whole or (len(first) >= 4 and (bare == first or parts[:1] == [first])):
            return True
        if len(first) >= 4 and bare.startswith(first) and (rest := bare[len(first) :]) and rest in endings:
            return True
        if len(whole) >= 4 and bare.startswith(whole):
            return True
        if bare in _beginnings(name):
            return True
    return False


def _beginnings(name: str) -> set[str]:
    """What the first two, three, … words of a name are together, where that is long enough to stand for it."""
    parts = [plain(part) for part in name.split()]
    joined = {"".join(parts[:count]) for count in range(2, len(parts))}
    return {each for each in joined if len(each) >= _TELLING}
