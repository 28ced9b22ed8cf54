"""Initiatives: "SAP rollout", "case handling overhaul", "Project Kittiwake"."""

from functools import lru_cache

from spacy.tokens import Doc

from extract.lexicon import sections, words
from extract.lexicon.vocabulary import frequency, part_of_speech
from extract.pipes.extensions import TokenSpan

_REACH = 5
_PREPOSITIONS = frozenset(("in", "on", "at", "for", "of", "to", "with", "after", "during", "from", "by"))
_NOUNS = frozenset(("till", "tills", "claims", "core", "records", "planning", "billing", "sales"))
_JOINING = frozenset(("-", "‑", "/", "&"))


@lru_cache(maxsize=1)
def _heads() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in sections("names.txt")["project heads"]:
        parts = tuple(entry.split())
        found.setdefault(parts[-1], []).append(parts)
    return found


def projects(doc: Doc, blocked: set[int]) -> list[TokenSpan]:
    """Token spans of initiatives; `blocked` are tokens of titles, dates and amounts."""
    found: list[TokenSpan] = []
    for index in range(len(doc)):
        head = _head(doc, index)
        if head is None or index in blocked or _is_plan(doc, index):
            continue
        start = _start(doc, index + 1 - head, blocked)
        if start < index + 1 - head and _is_named(doc, start, index):
            if found and found[-1][1] > start:
                found.pop()
            found.append((start, index + 1))
        elif doc[index].text in ("Project", "Programme", "Program") and _proper(doc, index + 1, blocked):
            end = index + 2
            while end < len(doc) and _proper(doc, end, blocked) and doc[end - 1].whitespace_:
                end += 1
            found.append((index, end))
    return found


def _is_plan(doc: Doc, index: int) -> bool:
    """ "The upgrade crew" is people and "the rollout plan" a paper."""
    return index + 1 < len(doc) and doc[index + 1].lower_ in words("names.txt", "team plans")


def _head(doc: Doc, index: int) -> int | None:
    """How many tokens the project head that ends at `index` has."""
    best = None
    for parts in _heads().get(doc[index].lower_, ()):
        if index + 1 >= len(parts):
            tokens = tuple(token.lower_ for token in doc[index + 1 - len(parts) : index + 1])
            if tokens == parts and (best is None or len(parts) > best):
                best = len(parts)
    return best


def _proper(doc: Doc, index: int, blocked: set[int]) -> bool:
    return index < len(doc) and index not in blocked and doc[index].text[0].isupper() and doc[index].is_alpha


def _start(doc: Doc, head: int, blocked: set[int]) -> int:
    """Where the modifiers in front of the head at `head` begin."""
    start = head
    while start > 0 and head - start < _REACH and start - 1 not in blocked and _modifies(doc, start - 1):
        start -= 1
    while start < head and (doc[start].text in _JOINING or _is_weak_start(doc, start)):
        start += 1
    return start


def _modifies(doc: Doc, index: int) -> bool:
    token = doc[index]
    word = token.lower_
    if token.text in _JOINING:
        return index > 0 and not doc[index - 1].whitespace_ and doc[index - 1].text[0].isalnum()
    if word in _NOUNS:
        return True
    if not token.text[0].isalnum() or token.is_stop or word in words("names.txt", "project stops"):
        return False
    if token.text[0].isdigit():
        return "." in token.text or len(token) == 3 or (index > 0 and doc[index - 1].text[0].isupper())
    if token.text[0].isupper() and not token.is_sent_start:
        return True
    return part_of_speech(word) in "n-" or (word.endswith("ing") and frequency(word) < 100) or token.text[0].isupper()


def _is_weak_start(doc: Doc, index: int) -> bool:
    """A word of a verb or adjective that took the first place among the modifiers."""
    token = doc[index]
    if token.lower_ in _NOUNS:
        return False
    return token.text[0].islower() and part_of_speech(token.lower_) in "var" and not token.lower_.endswith("ing")


def _is_named(doc: Doc, start: int, head: int) -> bool:
    """A determiner phrase says which one: "the", "our", "A's", or a preposition with a name in front of the head."""
    if doc[head].lower_ in words("names.txt", "weak project heads"):
        inside = [token for token in doc[start:head] if token.text[0].isupper()]
        determined = start > 0 and (doc[start - 1].lower_ in ("the", "our", "its", "their", "'s", "’s", "your"))
        if doc[head].lower_ == "renewal":
            return determined and not inside
        return bool(inside) or (determined and doc[head].lower_ not in ("refresh", "integration", "conversion"))
    return True
