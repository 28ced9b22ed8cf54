"""Documents as they come in practice: in other case, with markdown, quoting marks, bullets, slips; two articles in one.

What is annotated stays with its words. One document is changed in one way.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from extract.train.renaming import Json

Change = tuple[int, int, str]
"""What stands instead of the characters from a start to before an end."""

_HEADLINE = 70
_SLIPS = 0.08
_MARKS_LEFT_OUT = 0.7
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_FULL_STOP = re.compile(r"\. (?=[A-Z])")
_LINE_ENDS = re.compile(r"\n+")
_QUOTES = re.compile(r"(?P<open>(?<![^\s(]))?(?P<mark>['\"])")
_PLAIN_WORD = re.compile(r"\b[a-z]{5,}\b")
_CURLY = {"'": ("’", "‘"), '"': ("”", "“")}
_NAMED = ("ORG", "PRODUCT", "PERSON", "PROJECT")
_EMPHASIS = ("**", "*", "`", '"')
_HOSTS = ("example.org", "t.co", "www.news.example", "lnkd.in")


def roughened(one: Json, choose: random.Random) -> Json:
    """A copy of an annotated document, changed in one way that `choose` picks."""
    (way,) = choose.choices(list(_WAYS), weights=list(_WAYS.values()))
    return _changed(one, sorted(way(one, choose)))


def joined(first: Json, second: Json) -> Json:
    """Two documents told one after the other; what both name by the same name is one thing.

    The second's act, author and date are lost.
    """
    both, other = deepcopy(first), deepcopy(second)
    shift = len(both["text"]) + 2
    both["text"] += f"\n\n{other['text']}"
    known = {_key(entity): entity for entity in both["entities"]}
    ids: dict[str, str] = {}
    for entity in other["entities"]:
        entity["mentions"] = [[start + shift, end + shift] for start, end in entity["mentions"]]
        same = known.get(_key(entity))
        ids[entity["id"]] = same["id"] if same else f"second-{entity['id']}"
        if same:
            same["mentions"] += entity["mentions"]
            same["roles"] = sorted({*same["roles"], *entity["roles"]})
        else:
            both["entities"].append(entity | {"id": ids[entity["id"]]})
    for relation in other["relations"]:
        ended = {name: ids.get(value, value) if isinstance(value, str) else value for name, value in relation.items()}
        if relation["evidence"]:
            ended["evidence"] = [place + shift for place in relation["evidence"]]
        both["relations"].append(ended)
    return both


def _key(entity: Json) -> tuple[str, str]:
    return entity["type"], entity["name"].casefold()


def _lower(one: Json, choose: random.Random) -> Iterator[Change]:
    return _recased(one["text"], str.lower)


def _upper(one: Json, choose: random.Random) -> Iterator[Change]:
    return _recased(one["text"], str.upper)


def _headline(one: Json, choose: random.Random) -> Iterator[Change]:
    """The first line, or the first words of a longer one, in capitals."""
    line = one["text"].split("\n", 1)[0]
    return _recased(line if len(line) <= _HEADLINE else line[: line.rfind(" ", 0, _HEADLINE) + 1], str.upper)


def _recased(text: str, case: Callable[[str], str]) -> Iterator[Change]:
    for index, old in enumerate(text):
        new = case(old)
        if new != old and len(new) == 1:
            yield index, index + 1, new


def _curly(one: Json, choose: random.Random) -> Iterator[Change]:
    for found in _QUOTES.finditer(one["text"]):
        yield *found.span("mark"), _CURLY[found["mark"]][found["open"] is not None]


def _double(one: Json, choose: random.Random) -> Iterator[Change]:
    return ((*found.span(), "  ") for found in _SENTENCE_END.finditer(one["text"]))


def _paragraphs(one: Json, choose: random.Random) -> Iterator[Change]:
    return ((*found.span(), "\n\n") for found in _SENTENCE_END.finditer(one["text"]))


def _one_line(one: Json, choose: random.Random) -> Iterator[Change]:
    return ((*found.span(), " ") for found in _LINE_ENDS.finditer(one["text"]))


def _bullets(one: Json, choose: random.Random) -> Iterator[Change]:
    bullet = choose.choice("-*•–")
    return ((*found.span(), f"\n{bullet} ") for found in _SENTENCE_END.finditer(one["text"]))


def _quoted(one: Json, choose: random.Random) -> Iterator[Change]:
    yield 0, 0, "> "
    for found in _LINE_ENDS.finditer(one["text"]):
        yield *found.span(), "\n> "


def _unpunctuated(one: Json, choose: random.Random) -> Iterator[Change]:
    """Most full stops left out, as in chats."""
    for found in _FULL_STOP.finditer(one["text"]):
        if choose.random() < _MARKS_LEFT_OUT:
            yield *found.span(), choose.choice(" \n")


def _slips(one: Json, choose: random.Random) -> Iterator[Change]:
    """Letters swapped, left out or doubled in some words."""
    text = one["text"]
    for found in _PLAIN_WORD.finditer(text):
        if choose.random() < _SLIPS:
            at = choose.randrange(found.start() + 1, found.end() - 2)
            yield choose.choice([(at, at + 2, text[at + 1] + text[at]), (at, at + 1, ""), (at, at, text[at])])


def _emphasised(one: Json, choose: random.Random) -> Iterator[Change]:
    """Names set off by marks of markdown or quotation marks where they come first."""
    mark = choose.choice(_EMPHASIS)
    return _around(one, choose, lambda: (mark, mark))


def _linked(one: Json, choose: random.Random) -> Iterator[Change]:
    """Names that are links of markdown where they come first."""
    return _around(one, choose, lambda: ("[", f"](https://{choose.choice(_HOSTS)}/{choose.getrandbits(28):x})"))


def _around(one: Json, choose: random.Random, marks: Callable[[], tuple[str, str]]) -> Iterator[Change]:
    share = choose.choice((0.3, 0.6, 1.0))
    for entity in one["entities"]:
        for start, end in entity["mentions"][:1]:
            if entity["type"] in _NAMED and choose.random() < share and one["text"][start] not in "@#":
                before, after = marks()
                yield start, start, before
                yield end, end, after


_WAYS: dict[Callable[[Json, random.Random], Iterator[Change]], int] = {
    _lower: 3,
    _upper: 2,
    _headline: 2,
    _curly: 2,
    _double: 1,
    _paragraphs: 1,
    _one_line: 1,
    _bullets: 2,
    _quoted: 2,
    _unpunctuated: 2,
    _slips: 3,
    _emphasised: 3,
    _linked: 1,
}
"""How often each way is taken, in shares."""


def _changed(one: Json, changes: Sequence[Change]) -> Json:
    """A copy with the changes made; they come in order and do not overlap."""
    changed = deepcopy(one)
    text: str = one["text"]
    parts: list[str] = []
    last = 0
    for start, end, new in changes:
        parts += (text[last:start], new)
        last = end
    changed["text"] = "".join((*parts, text[last:]))

    def moved(span: Sequence[int]) -> list[int]:
        return [_moved(span[0], changes, is_end=False), _moved(span[1], changes, is_end=True)]

    for entity in changed["entities"]:
        entity["mentions"] = [moved(span) for span in entity["mentions"]]
    for relation in changed["relations"]:
        if relation["evidence"]:
            relation["evidence"] = moved(relation["evidence"])
    return changed


def _moved(place: int, changes: Sequence[Change], is_end: bool) -> int:
    """Where a place of the old text is in the new; what is put in right there comes before a start, after an end."""
    shift = 0
    for start, end, new in changes:
        if start > place or (start == place and is_end):
            break
        if place < end:
            # What was in the middle of a change is at its beginning now.
            return start + shift
        shift += len(new) - (end - start)
    return place + shift
