"""A text without what only its layout brought in: lines that a mail program wrapped, odd blanks, `&amp;`.

Every character stays where it was, so that places found in the one hold in the other.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from graph.escapes import ESCAPED

_BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE = re.compile(r"(?P<marks>(?:(?:>|&gt;) *)*)(?P<words>[^\r\n]*)(?P<end>\r?\n|\r|\Z)")
_ITEM = re.compile(r"[-*•–—#|]|\w{1,3}[.)] ")
_SMALL = "an? and as at by for from his her in into is its of on or our that the their to was with"
_OPEN = re.compile(rf"[,(&]$|\b(?:{_SMALL.replace(' ', '|')})$")
"""How a line ends that ends in the middle of a sentence."""

_NARROWEST, _WIDEST = 40, 100
_MOSTLY = 2 / 3
_WITHIN = 1 / 3


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a line, where they start and end, and the quoting marks ("> >") before them.

    `size` is their length with one character for each that is escaped: lines are wrapped before escaping, or after it.
    """

    start: int
    end: int
    marks: str
    words: str
    size: int


def flowing(text: str) -> str:
    """`text` at the same length, with a blank for each wrapped line's end and each odd blank, and the character for
    `&amp;` and its like, with blanks before it.

    A line's end is taken for wrapped if the next line's first word would not have fitted in the widest line, where
    most ends of a paragraph are of that kind and a third of these plainly stand within a sentence. One such paragraph
    tells the width for all.
    """
    text = _BLANKS.sub(" ", text)
    plain = ESCAPED.sub(_character, text)
    parts: list[str] = []
    last = 0
    for start, end in _wrapped(text):
        parts += (plain[last:start], " " * (end - start))
        last = end
    return "".join((*parts, plain[last:]))


def as_written(flowed: str, text: str) -> str:
    """What a reader sees of a span of a text, of which `flowed` is what `flowing` made: on one line, words one blank
    apart, no blanks before an unescaped character.
    """
    parts: list[str] = []
    last = 0
    for escaped in ESCAPED.finditer(text):
        if flowed[escaped.end() - 1] != ";":
            parts += (flowed[last : escaped.start()], flowed[escaped.end() - 1])
            last = escaped.end()
    return " ".join("".join((*parts, flowed[last:])).split())


def _character(escaped: re.Match[str]) -> str:
    plain = _BLANKS.sub(" ", html.unescape(escaped[0]))
    # Blanks before it keep what begins with it together: "'s".
    return plain.rjust(len(escaped[0])) if len(plain) == 1 and plain.isprintable() else escaped[0]


def _wrapped(text: str) -> Iterator[tuple[int, int]]:
    """The ends of wrapped lines, with the quoting marks that begin the next line; in order."""
    pairs = [list(pairwise(paragraph)) for paragraph in _paragraphs(text)]
    widths: dict[str, int] = {}
    for paragraph in pairs:
        if width := _width(paragraph):
            marks = paragraph[0][0].marks
            widths[marks] = max(width, widths.get(marks, 0))
    for line, following in chain.from_iterable(pairs):
        wrapped = line.marks in widths and line.size <= _WIDEST
        if wrapped and _is_full(line, following, widths[line.marks]):
            yield line.end, following.start


def _width(paragraph: Sequence[tuple[_Line, _Line]]) -> int:
    """To how many characters the lines of a paragraph, in pairs, are wrapped; 0 where they are not."""
    width = max((line.size for pair in paragraph for line in pair), default=0)
    full = [pair for pair in paragraph if _is_full(*pair, width)]
    within = sum(bool(_OPEN.search(line.words)) or following.words[0].islower() for line, following in full)
    wrapped = len(full) >= _MOSTLY * len(paragraph) and within >= max(1, _WITHIN * len(full))
    return width if wrapped and _NARROWEST <= width <= _WIDEST else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    word = following.words.split(maxsplit=1)[0]
    return len(line.words) + 1 + len(word) > width and not _ITEM.match(following.words)


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    """Lines that follow each other with no empty one between and the same quoting marks."""
    paragraph: list[_Line] = []
    for found in _LINE.finditer(text):
        words = found["words"].strip(" \t")
        start = found.start("words") + len(found["words"]) - len(found["words"].lstrip(" \t"))
        marks = found["marks"].replace("&gt;", ">").strip()
        line = _Line(start, start + len(words), marks, words, len(ESCAPED.sub("&", words)))
        if paragraph and (not words or line.marks != paragraph[-1].marks):
            yield paragraph
            paragraph = []
        if words:
            paragraph.append(line)
    if paragraph:
        yield paragraph
