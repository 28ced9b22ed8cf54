"""How well a name fits what somebody typed, the same for every store: a store finds candidates, this ranks them.

Ranks: 0 the whole name, 1 its start, 2 the start of one of its words, 3 all words typed start words of it, 4 within a
word, 5 with typos (optimal string alignment distance, https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

SIMILAR = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may fit, with all it is called and the number of its summary edges."""

    id: str
    names: tuple[str, ...]
    degree: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How a candidate fits: its rank, the edits away for `SIMILAR`, and the name that fits best."""

    candidate: Candidate
    rank: int
    edits: int
    name: str

    @property
    def order(self) -> tuple[int, int, int, int, str, str]:
        """Sorts the best first: by rank, edits, degree, then shorter names."""
        name = self.candidate.names[0]
        return self.rank, self.edits, -self.candidate.degree, len(name), name, self.candidate.id


def folded(text: str) -> str:
    """One line in lower case, without accents and without the @ of a handle."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.casefold().split()).removeprefix("@")


def words(text: str) -> list[str]:
    """The words of a folded text."""
    return _WORD.findall(text)


def word_starts(form: str) -> Iterator[str]:
    """The form from each of its words on; the first is all of it."""
    starts = {0, *(found.start() for found in _WORD.finditer(form))}
    return (form[start:] for start in sorted(starts))


def fits(candidates: Iterable[Candidate], text: str) -> list[Fit]:
    """Those that hold the folded text, best first."""
    found = [
        _best(candidate, [(_rank(folded(name), text), 0, name) for name in candidate.names]) for candidate in candidates
    ]
    return sorted((fit for fit in found if fit is not None), key=lambda fit: fit.order)


def similar(candidates: Iterable[Candidate], text: str) -> list[Fit]:
    """Those that hold something like the folded text, best first."""
    most = typos(text)
    found = []
    for candidate in candidates:
        edits = [(distance(folded(name), text), name) for name in candidate.names]
        close = [(SIMILAR, count, name) for count, name in edits if count <= most]
        found.append(_best(candidate, close))
    return sorted((fit for fit in found if fit is not None), key=lambda fit: fit.order)


def typos(text: str) -> int:
    """How many edits away a name may be from what was typed: none for four letters, two from eight on."""
    return 0 if len(text) < 5 else 1 if len(text) < 8 else 2


def distance(form: str, text: str) -> int:
    """The fewest edits between the text and the beginning of the form, from any of its words on."""
    most = typos(text) + 1
    cuts = [start[: len(text) + more] for start in word_starts(form) for more in (-1, 0, 1) if start]
    return min((int(OSA.distance(text, cut, score_cutoff=most)) for cut in cuts), default=most)


def close_starts(text: str) -> list[str]:
    """How a word may start that the text is like: its first letter comes first, or after one that is too many."""
    one, two, three = text[:1], text[1:2], text[2:3]
    return [one, *(start for start in dict.fromkeys((two + one, two + three)) if two and not start.startswith(one))]


def close_beginnings(text: str, beginnings: Sequence[str]) -> list[str]:
    """Of beginnings of words, as long as the text, those that a word may have whose beginning is like the text."""
    # A beginning one letter shorter or longer is one edit further away at most; nearly all words end here.
    near = process.extract_iter(text, beginnings, scorer=OSA.distance, score_cutoff=typos(text) + 1)
    return [form for form, _, _ in near]


def close_words(text: str, vocabulary: Iterable[str]) -> list[str]:
    """The words of the vocabulary whose beginning is like the text, the likest first."""
    most, end = typos(text), len(text)
    cuts = (end - 1, end, end + 1)
    rated = ((min(OSA.distance(text, word[:cut], score_cutoff=most) for cut in cuts), word) for word in vocabulary)
    return [word for edits, word in sorted(rated) if edits <= most]


def _best(candidate: Candidate, fitting: Iterable[tuple[int | None, int, str]]) -> Fit | None:
    known = [(rank, edits, name) for rank, edits, name in fitting if rank is not None]
    return Fit(candidate, *min(known, key=lambda fit: fit[:2])) if known else None


def _rank(form: str, text: str) -> int | None:
    if form == text:
        return 0
    if form.startswith(text):
        return 1
    starts = list(word_starts(form))
    if any(start.startswith(text) for start in starts):
        return 2
    typed = words(text)
    if len(typed) > 1 and all(any(start.startswith(word) for start in starts) for word in typed):
        return 3
    return 4 if text in form else None
