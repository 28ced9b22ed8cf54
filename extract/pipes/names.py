"""Candidate names: runs of words that look like names, with what may stand inside one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from extract.lexicon import words
from extract.lexicon.vocabulary import frequency, part_of_speech

_STRIP_AT_START = 40
_MAX_TOKENS = 9
_DASHES = frozenset("-‑–")


@dataclass(slots=True, eq=False)
class Candidate:
    """Tokens that may be a name, with the score of each type.

    `opens`: it stands first in its sentence; `known`: the catalogue has it; `either`: as organisation and as product.
    """

    start: int
    end: int
    opens: bool = False
    headline: bool = False
    version: bool = False
    either: bool = False
    known: bool = False
    scores: dict[str, float] = field(default_factory=dict)


def is_capital(token: Token) -> bool:
    """Written as a name: a capital first or inside, and no abbreviation that everybody uses."""
    text = token.text
    if not text[0].isalnum() or text in words("names.txt", "generic capitals"):
        return False
    if text[0].isdigit():
        return False
    if text.isupper() and len(text) > 1:
        return frequency(text.lower()) < 5
    return text[0].isupper() or (any(c.isupper() for c in text[1:]) and text.isalnum())


def headlines(doc: Doc) -> set[int]:
    """The sentences, by first token, in which capitals tell nothing: most words of four or more begin with one."""
    found: set[int] = set()
    closed = words("names.txt", "closed words")
    for sentence in doc.sents:
        if len(sentence) > 40 or sentence.text.rstrip().endswith((".", ",")) or "|" in sentence.text:
            continue
        counted = [token for token in sentence if token.text[0].isalpha() and token.lower_ not in closed]
        capital = sum(token.text[0].isupper() for token in counted)
        common = sum(token.text[0].isupper() and frequency(token.lower_) >= 3 for token in counted)
        joined = any(token.lower_ in closed for token in sentence) or sentence.text.isupper()
        if len(counted) >= 4 and capital >= 0.75 * len(counted) and common >= 2 and joined:
            found.add(sentence.start)
    return found


class Runs:
    """Cuts the document into candidate names. `blocked` are tokens that belong to something else already."""

    def __init__(self, doc: Doc, blocked: set[int]) -> None:
        self._doc = doc
        self._blocked = blocked
        self._closed = words("names.txt", "closed words")
        self._heads = words("names.txt", "organization heads")
        self._of_heads = words("names.txt", "of heads")
        self._particles = words("names.txt", "particles")
        self._inner = words("names.txt", "inner capitals")
        self._inner_particles = words("names.txt", "inner particles")

    def __iter__(self) -> Iterator[Candidate]:
        index = 0
        while index < len(self._doc):
            if index in self._blocked or not is_capital(self._doc[index]):
                index += 1
                continue
            end, version = self._extend(index)
            yield from self._trim(index, end, version)
            index = end

    def _capital(self, index: int) -> bool:
        return index < len(self._doc) and index not in self._blocked and is_capital(self._doc[index])

    def _extend(self, start: int) -> tuple[int, bool]:
        """One past the last token of the run that begins at `start`, and whether a version ends it."""
        end = start + 1
        while end < min(start + _MAX_TOKENS, len(self._doc)):
            step = self._step(start, end)
            if not step:
                break
            end += step
        if end < len(self._doc) and self._is_version(end):
            return end + 1, True
        return end, self._doc[end - 1].text[0].isdigit()

    def _step(self, start: int, end: int) -> int:
        """How many tokens from `end` on belong to the run."""
        doc, token = self._doc, self._doc[end]
        if end in self._blocked or token.is_space:
            return 0
        joined = not doc[end - 1].whitespace_
        if token.text in _DASHES and joined and not token.whitespace_ and end + 1 < len(doc):
            return self._hyphenated(end)
        if token.text in ("'", "’") and joined and doc[end - 1].text.endswith("s") and self._capital(end + 1):
            return 2 if doc[end + 1].lower_ in self._heads else 0
        if joined:
            owner = token.lower_ in ("'s", "’s") and self._capital(end + 1)
            return 2 if owner and doc[end + 1].lower_ in self._heads and frequency(doc[end - 1].lower_) < 300 else 0
        if is_capital(token):
            return 0 if token.lower_ in self._closed and frequency(token.lower_) > 400 else 1
        if token.text in self._inner and frequency(doc[end - 1].lower_) < 20:
            return 1
        if token.text in ("&", "&amp;") and self._capital(end + 1):
            return 2
        if token.lower_ == "of" and self._takes_of(start, end):
            if self._capital(end + 1):
                return 2
            return 3 if end + 1 < len(doc) and doc[end + 1].lower_ == "the" and self._capital(end + 2) else 0
        if token.text in self._particles:
            if self._capital(end + 1):
                return 2
            two = end + 1 < len(doc) and doc[end + 1].text in self._particles and self._capital(end + 2)
            return 3 if two else 0
        return 0

    def _takes_of(self, start: int, end: int) -> bool:
        return any(self._doc[place].lower_ in self._of_heads for place in range(start, end))

    def _hyphenated(self, dash: int) -> int:
        """ "HELM-4", "Lindqvist-Rao", "Rivière-aux-Pins", not "Ostrava-based"."""
        doc = self._doc
        if doc[dash + 1].text[0].isdigit() or self._capital(dash + 1) or doc[dash + 1].text in self._inner:
            return 2
        if doc[dash + 1].text in self._inner_particles and dash + 3 < len(doc):
            return 4 if doc[dash + 2].text in _DASHES and self._capital(dash + 3) else 0
        return 0

    def _is_version(self, index: int) -> bool:
        """ "Ledgerlight 4.2", "Windows 10", "Guest 360", not "Hull City 2 years": a number that counts nothing."""
        token = self._doc[index]
        text = token.text
        if self._doc[index - 1].lower_ in words("names.txt", "counted things"):
            return False
        if index in self._blocked or not text[0].isdigit() or not self._doc[index - 1].whitespace_ or len(text) > 7:
            return False
        if "," in text or ":" in text or text.endswith(("%", "st", "nd", "rd", "th", "pm", "am")):
            return False
        if index + 1 >= len(self._doc):
            return True
        after = self._doc[index + 1]
        if "." in text[1:-1]:
            return after.lower_ not in ("million", "billion", "percent", "thousand")
        if not after.text[0].isalpha():
            return after.text not in ("%", "-", "‑", "/")
        return part_of_speech(after.lower_) in "fvr" or after.lower_ in (
            "in",
            "from",
            "down",
            "renewal",
            "last",
            "next",
            "again",
            "crashed",
            "froze",
        )

    def _trim(self, start: int, end: int, version: bool) -> Iterator[Candidate]:
        """The run without ordinary words that have their capital from opening the sentence."""
        doc = self._doc
        opens = self._opens(start)
        while start < end and self._ordinary(start, end, opens):
            start += 1
            while start < end and not is_capital(doc[start]) and not doc[start].text[0].isdigit():
                start += 1
        letter = end - start == 1 and len(doc[start].text.rstrip(".")) == 1
        if start < end and not doc[start].text[0].isdigit() and not letter and not self._adjective(start, end):
            yield Candidate(start, end, opens=opens and self._opens(start), version=version and end - start > 1)

    def _adjective(self, start: int, end: int) -> bool:
        """ "Black Friday": an ordinary word in front of a capital that is no name."""
        if end - start > 1 or end >= len(self._doc) or frequency(self._doc[start].lower_) < 5:
            return self._doc[start].lower_.rstrip(".") in self._closed and end - start == 1
        return self._doc[end].text in words("names.txt", "generic capitals")

    def _ordinary(self, start: int, end: int, opens: bool) -> bool:
        word = self._doc[start].lower_
        if word in self._closed:
            return opens or frequency(word) > 100 or end - start == 1
        if not opens or end - start == 1:
            return False
        follows = self._doc[start + 1]
        if follows.lower_ in self._heads or not is_capital(follows):
            return False
        verb = part_of_speech(word) == "v" and frequency(word) >= 3
        return verb or (frequency(word) >= _STRIP_AT_START and part_of_speech(word) != "n")

    def _opens(self, index: int) -> bool:
        token = self._doc[index]
        if token.is_sent_start or index == 0:
            return True
        before = self._doc[index - 1]
        return before.is_space or (not before.text[0].isalnum() and before.text not in "&,-@#'’/(" and len(before) < 3)
