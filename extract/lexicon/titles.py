"""The person role that a job title gives."""

import re
from functools import lru_cache

from extract.catalogue import Catalogue
from extract.lexicon.lexicon import sections

_MARKS = re.compile(r"[-,()]")


@lru_cache(maxsize=1)
def _rank() -> tuple[tuple[str, re.Pattern[str]], ...]:
    order = ("deputy", "cio", "analyst", "executive")
    return tuple(
        (role, re.compile(rf"(?:^|[^\w])(?:{'|'.join(sections('titles.txt')['role ' + role])})(?:$|[^\w])"))
        for role in order
    )


def title_role(title: str, catalogue: Catalogue | None = None) -> str:
    """The person role that a job title gives: cio, executive, analyst or other."""
    text = " ".join(_MARKS.sub(" ", title.lower()).split())
    for role, pattern in _rank():
        if pattern.search(text):
            return "executive" if role == "deputy" else role
    known = catalogue.title(title) if catalogue is not None else None
    return known.role if known is not None else "other"
