"""Scores of a candidate name: its own words, the words beside it, and what the catalogue says.

Each cue adds to the score of one type, weighed by hand in `cues.txt`; a name's type is the one with most, and a name
that gathers too little is none. Weights are in arbitrary units: about 3 decides, about 1 leans.
"""

from functools import lru_cache

from spacy.tokens import Doc

from extract.catalogue import Catalogue
from extract.lexicon import sections, words
from extract.lexicon.vocabulary import frequency
from extract.pipes.extensions import Hit, JobTitle
from extract.pipes.names import Candidate

TYPES = ("PERSON", "ORG", "PRODUCT", "PLACE")
_REACH = 5
_ONLY = 5.0
_VERY_COMMON = 10
_EITHER = {"ORG": 2.4, "PRODUCT": 3.4}
_SPECIAL = {",": "COMMA", ":": "COLON"}
_DATELINE = 6.0
_LONGEST_DATELINE = 12
_DATELINE_DASHES = frozenset("-–—")
_DETERMINERS = frozenset(("the", "a", "an", "our", "its", "their", "my", "his", "her", "this", "that"))

Cues = dict[tuple[str, ...], list[tuple[str, float]]]


@lru_cache(maxsize=4)
def _cues(name: str) -> dict[str, Cues]:
    found: dict[str, Cues] = {"left": {}, "right": {}}
    for heading, entries in sections(name).items():
        side, kind, weight = heading.split()
        for entry in entries:
            found[side].setdefault(tuple(entry.split()), []).append((kind, float(weight)))
    return found


class Context:
    """The words of a document as cues are written: titles, articles and marks by their names."""

    def __init__(self, doc: Doc, titles: list[JobTitle], name: str = "cues.txt") -> None:
        self._doc = doc
        self._cues = _cues(name)
        self._ends = {title.end: title for title in titles}
        self._starts = {title.start: title for title in titles}

    def score(self, candidate: Candidate) -> None:
        """Add what the words on both sides say."""
        for kind, weight in self.weigh(candidate.start, candidate.end).items():
            candidate.scores[kind] = candidate.scores.get(kind, 0.0) + weight

    def weigh(self, start: int, end: int) -> dict[str, float]:
        """By type, the strongest cue on the left and the strongest on the right of some tokens, added."""
        total: dict[str, float] = {}
        for side, tokens in (("left", self._left(start)), ("right", self._right(end))):
            best: dict[str, float] = {}
            for size in range(1, _REACH + 1):
                part = tokens[-size:] if side == "left" else tokens[:size]
                if len(part) == size:
                    for variant in _variants(part):
                        for kind, weight in self._cues[side].get(variant, ()):
                            best[kind] = max(best.get(kind, 0.0), weight)
            for kind, weight in best.items():
                total[kind] = total.get(kind, 0.0) + weight
        return total

    def _left(self, index: int) -> list[str]:
        tokens: list[str] = []
        if index > 0 and self._doc[index - 1].lower_ in _DETERMINERS:
            tokens.append("DET")
            index -= 1
        while index > 0 and len(tokens) < _REACH:
            title = self._ends.get(index)
            if title is not None:
                tokens.append("TITLE")
                index = title.start
                continue
            index -= 1
            word = self._word(index)
            if word == "NEWLINE":
                if not tokens:
                    continue
                break
            tokens.append(word)
            if word in (".", "!", "?"):
                break
        tokens.reverse()
        return tokens

    def _right(self, index: int) -> list[str]:
        tokens: list[str] = []
        while index < len(self._doc) and len(tokens) < _REACH:
            title = self._starts.get(index)
            if title is not None:
                tokens.append("TITLE")
                index = title.end
                continue
            word = self._word(index)
            tokens.append(word)
            if word in (".", "!", "?"):
                break
            index += 1
        return tokens

    def _word(self, index: int) -> str:
        token = self._doc[index]
        if token.is_space:
            return "NEWLINE"
        if token.text[0].isdigit():
            return "NUM"
        return _SPECIAL.get(token.text, token.lower_.replace("’", "'"))


def _variants(part: list[str]) -> list[tuple[str, ...]]:
    """The words as they are, with articles named, and without an article next to the name."""
    plain = tuple(part)
    named = tuple("DET" if word in _DETERMINERS else word for word in part)
    found = [plain] if plain == named else [plain, named]
    if part and part[-1] in ("the", "DET"):
        found.append(tuple(part[:-1]))
    return [variant for variant in found if variant]


def score_shape(doc: Doc, candidate: Candidate, catalogue: Catalogue) -> None:
    """Add what the candidate's own words say."""
    tokens = [token for token in doc[candidate.start : candidate.end] if token.text[0].isalnum()]
    lowered = [token.lower_ for token in tokens]
    scores = candidate.scores
    names = sections("names.txt")

    def add(kind: str, weight: float) -> None:
        scores[kind] = scores.get(kind, 0.0) + weight

    add("ORG", 0.3)
    several = len(tokens) > 1
    text = doc[candidate.start : candidate.end].text
    if candidate.version:
        add("PRODUCT", 4.5)
    if several and lowered[-1] in words("names.txt", "organization heads"):
        add("ORG", 3.0)
    if several and lowered[0] in words("names.txt", "organization first words"):
        add("ORG", 2.5)
    if several and lowered[-1] in words("names.txt", "product heads"):
        add("PRODUCT", 2.2)
    if "&" in text or ("of" in lowered and set(lowered) & words("names.txt", "of heads")):
        add("ORG", 3.0)
    if any(_is_mixed(token.text) for token in tokens):
        add("PRODUCT", 0.9)
        add("ORG", 0.4)
        add("PERSON", -1.0)
    if any(c.isdigit() for c in text):
        add("PRODUCT", 1.2)
        add("PERSON", -2.0)
    _score_person(lowered, tokens[0].text, several, catalogue, add)
    if len(tokens) > 4:
        add("PERSON", -1.5)
    if is_dateline(doc, candidate.start, candidate.end):
        add("PLACE", _DATELINE)
    if set(lowered) & set(names["generic product classes"]) and several:
        add("PRODUCT", 1.5)


def is_dateline(doc: Doc, start: int, end: int) -> bool:
    """Capitals that open a line before a dash, also with a bracket or date between: "OSTREL –", "VARN (Wire) -"."""
    if not doc[start:end].text.isupper() or not (start == 0 or doc[start - 1].is_space):
        return False
    for place in range(end, min(end + _LONGEST_DATELINE, len(doc))):
        token = doc[place]
        if token.text in _DATELINE_DASHES and place + 1 < len(doc):
            return bool(doc[place - 1].whitespace_) and bool(token.whitespace_)
        if token.is_space or token.text in ".!?:" or (place == end and token.text[0] not in ",(" and token.is_alpha):
            return False
    return False


def _is_mixed(text: str) -> bool:
    return len(text) > 2 and any(c.isupper() for c in text[1:]) and any(c.islower() for c in text)


def _score_person(lowered: list[str], first: str, several: bool, catalogue: Catalogue, add) -> None:  # type: ignore[no-untyped-def]
    if not first[0].isupper() or (first.isupper() and len(first) > 1 and not several):
        return
    if catalogue.is_given_name(lowered[0]):
        ambiguous = lowered[0] in catalogue.ambiguous_given_names
        add("PERSON", (1.6 if ambiguous else 3.4) if several else (0.3 if ambiguous else 1.3))
    elif not several:
        add("PERSON", -0.9)
    elif 2 <= len(lowered) <= 4 and not any(frequency(word) >= 5 for word in lowered):
        add("PERSON", 0.9)


def nameness(doc: Doc, candidate: Candidate) -> float:
    """How far the words alone make a name of it: words that nobody uses do, common ones at a sentence's start don't."""
    tokens = [token for token in doc[candidate.start : candidate.end] if token.text[0].isalpha()]
    rare = sum(frequency(token.lower_) < 3 for token in tokens)
    if candidate.version and rare:
        return 1.5
    if len(tokens) > 1:
        return 1.6 if rare else 0.7 if not candidate.opens else 0.3
    common = frequency(tokens[0].lower_) if tokens else 99
    if common < 3:
        return 1.3
    if candidate.opens:
        return -2.6 if common >= _VERY_COMMON else -0.3 if candidate.known else -1.2
    return 0.4 if common < 60 else -0.2


def score_hits(candidate: Candidate, hits: list[Hit]) -> None:
    """Add what the catalogue says of exactly these words; of a vendor and product, the product more often."""
    types = {hit.type for hit in hits if hit.type in TYPES}
    both = {"ORG", "PRODUCT"} <= types
    for kind in types:
        sure = any(hit.sure for hit in hits if hit.type == kind)
        weight = 1.6 if not sure else _EITHER.get(kind, 1.0) if both else _ONLY
        candidate.scores[kind] = candidate.scores.get(kind, 0.0) + weight
    candidate.either = both
    candidate.known = True
