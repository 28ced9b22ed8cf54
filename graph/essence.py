"""What a text says of its own, or what it repeats where that is most of it: a repost, a quoted mail, a quotation."""

import re

_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_REPOST = re.compile(r"(?:^|\s)(?:RT|MT|QT|repost(?:ed)? from|via)\s+@\w+\s*[:\-]?\s+", re.IGNORECASE)
_CREDIT = re.compile(r"[\s(\[]*(?:/?via|h/t|cc)\s+@\w+[)\]]*\s*$", re.IGNORECASE)
_QUOTED_LINE = re.compile(r"^\s*>+ ?(.*)$", re.MULTILINE)
_WROTE = re.compile(r"^.{0,200}\bwrote:\s*$", re.MULTILINE)
_QUOTATION = re.compile(r"[“\"„«]([^“”\"„«»]{40,})[”\"“»]")
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)(?<!\w)(?:[A-Z][\w.&-]*\w|@\w+|\w*\d\w*)")
_LEAST_QUOTED = 6


def essence(text: str) -> str:
    """The part of the text to compare with others: what it repeats where that is at least half of its words."""
    bare = _CREDIT.sub("", _ADDRESS.sub(" ", text)).strip()
    for own, repeated in _repeated(bare):
        count = len(_WORD.findall(repeated))
        if count >= _LEAST_QUOTED and count >= len(_WORD.findall(own)):
            return repeated.strip()
    return bare


def words_of(text: str) -> list[str]:
    """Its words without case."""
    return _WORD.findall(text.casefold())


def names_in(text: str) -> frozenset[str]:
    """What is written as a name, a number or a handle within its sentences: two texts that differ there differ."""
    return frozenset(found.casefold().lstrip("@") for found in _NAME.findall(text))


def _repeated(text: str) -> list[tuple[str, str]]:
    """(the author's own words, what they repeat), for every way in which texts are repeated that this one has."""
    found = []
    if (repost := _REPOST.search(text)) is not None:
        found.append((text[: repost.start()], text[repost.end() :]))
    if quoted := _QUOTED_LINE.findall(text):
        own = _WROTE.sub("", _QUOTED_LINE.sub("", text))
        found.append((own, "\n".join(quoted)))
    if quotations := _QUOTATION.findall(text):
        longest = max(quotations, key=len)
        found.append((text.replace(longest, "", 1), longest))
    return found
