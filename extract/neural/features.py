"""What is known of each word before the network reads it: shape, frequency, what catalogue and patterns say of it.

The encoder's vocabulary has no capitals; these features give them back. A catalogue match is one feature among many
and is hidden at random in training, so that names nobody has heard of are found by their context.
"""

from collections.abc import Iterable, Set
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extract.catalogue import Catalogue
from extract.lexicon import words
from extract.lexicon.vocabulary import frequency, part_of_speech
from extract.pipes.amounts import dates, money
from extract.reading import Reading

Features = NDArray[np.float32]

_SHAPES = ("lower", "title", "upper", "mixed", "digit", "digits", "mark", "handle", "hashtag", "url", "short")
_COMMON = ("unknown", "rare", "usual", "frequent", "very frequent", "given name", "project head", "possessive", "noun")
_PLACES = ("sentence", "line", "quoted", "capital elsewhere", "lower elsewhere", "author", "employer", "apart")
_HITS = tuple(f"{part}-{type}" for type in ("ORG", "PRODUCT", "PLACE", "SECTOR") for part in ("B", "I"))
_HIT_ROLES = ("vendor", "outsourcer", "media", "peer", "sure")
_SPANS = tuple(f"{part}-{type}" for type in ("MONEY", "DATE", "TITLE") for part in ("B", "I"))
NAMES = (*_SHAPES, *_COMMON, *_PLACES, *_HITS, *_HIT_ROLES, *_SPANS)
"""The columns of the feature matrix."""

_AT = {name: index for index, name in enumerate(NAMES)}
COLUMNS = {
    name: tuple(_AT[column] for column in columns)
    for name, columns in (
        ("shape", _SHAPES),
        ("frequency", _COMMON),
        ("place", _PLACES),
        ("catalogue", (*_HITS, *_HIT_ROLES)),
        ("patterns", _SPANS),
    )
}
"""The numbers of the columns by what they tell."""

_STATIC = len(_SHAPES) + len(_COMMON)
_LEVELS = ((0, "unknown"), (3, "rare"), (20, "usual"), (100, "frequent"))
_OPEN, _CLOSE = frozenset("“«„"), frozenset("”»")


class WordFeatures:
    """Makes the feature matrix of a document. What depends on the word alone is kept from one document to the next.

    `hidden` names groups of `COLUMNS` that stay zero.
    """

    def __init__(self, catalogue: Catalogue, hidden: Iterable[str] = ()) -> None:
        self._catalogue = catalogue
        self._hidden = [column for name in hidden for column in COLUMNS[name]]
        self._static = lru_cache(maxsize=200_000)(self._of_word)

    def __call__(self, doc: Doc, found: Reading) -> Features:
        """Of shape (words, `len(NAMES)`), zeros and ones. Wants sentences, catalogue hits and titles."""
        matrix = np.zeros((len(doc), len(NAMES)), dtype=np.float32)
        texts = [token.text for token in doc]
        if texts:
            matrix[:, :_STATIC] = np.concatenate([self._static(text) for text in texts]).reshape(-1, _STATIC)
        _places(doc, texts, matrix)
        _author(texts, found, matrix)
        for hit in found.hits:
            _mark(matrix, hit.start, hit.end, hit.type)
            for role in hit.roles:
                if role in _AT:
                    matrix[hit.start : hit.end, _AT[role]] = 1
            matrix[hit.start : hit.end, _AT["sure"]] = hit.sure
        for title in found.titles:
            _mark(matrix, title.start, title.end, "TITLE")
        text = doc.text
        for type, spans in (("MONEY", money(text)), ("DATE", dates(text))):
            for start, end in spans:
                span = doc.char_span(start, end, alignment_mode="expand")
                if span is not None:
                    _mark(matrix, span.start, span.end, type)
        matrix[:, self._hidden] = 0
        return matrix

    def _of_word(self, text: str) -> Features:
        row = np.zeros(_STATIC, dtype=np.float32)
        bare, lowered = text.lstrip("@#"), text.lower()
        row[_AT[_shape(bare)]] = 1
        count = frequency(lowered)
        level = next((name for most, name in _LEVELS if count <= most), "very frequent")
        row[_AT[level]] = 1
        marks = {
            "digit": any(c.isdigit() for c in text),
            "handle": text[0] == "@" and len(text) > 1,
            "hashtag": text[0] == "#" and len(text) > 1,
            "url": lowered.startswith(("http", "www.")),
            "short": len(text) <= 3,
            "given name": self._catalogue.is_given_name(text) if text.isalpha() else False,
            "project head": lowered in _project_heads(),
            "possessive": lowered in ("'s", "’s"),
            "noun": part_of_speech(lowered) == "n",
        }
        for name, value in marks.items():
            if value:
                row[_AT[name]] = 1
        return row


def _shape(word: str) -> str:
    if not any(c.isalnum() for c in word):
        return "mark"
    if not any(c.isalpha() for c in word):
        return "digits"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(word) > 1 else "title"
    return "title" if word[:1].isupper() and word[1:].islower() else "mixed"


def _places(doc: Doc, texts: list[str], matrix: Features) -> None:
    """Where a word stands, and how the same word is written elsewhere in the document."""
    starts, spaces = doc.to_array(["SENT_START", "SPACY"]).T
    first = starts == 1
    lowered = [text.lower() for text in texts]
    within = zip(texts, lowered, first.tolist(), strict=True)
    capital = {low for text, low, starts_sentence in within if text[0].isupper() and not starts_sentence}
    lower = {text for text in texts if text[0].islower()}
    breaks = [index + 1 for index, text in enumerate(texts[:-1]) if "\n" in text]
    matrix[first, _AT["sentence"]] = 1
    matrix[breaks, _AT["line"]] = 1
    matrix[1:, _AT["apart"]] = spaces[:-1] == 0
    matrix[:, _AT["quoted"]] = _quoted(texts, set(breaks))
    matrix[:, _AT["capital elsewhere"]] = [low in capital for low in lowered]
    matrix[:, _AT["lower elsewhere"]] = [low in lower for low in lowered]


def _quoted(texts: list[str], breaks: Set[int]) -> list[bool]:
    """Whether each word is within quotation marks; a line's end, with the next line at one of `breaks`, ends all."""
    inside = False
    found = []
    for index, text in enumerate(texts):
        if index in breaks:
            inside = False
        if text in _OPEN or (text == '"' and not inside):
            inside = True
        elif text in _CLOSE or text == '"':
            inside = False
        found.append(inside)
    return found


def _author(texts: list[str], found: Reading, matrix: Features) -> None:
    author = found.document.author
    if author is None:
        return
    for column, values in (("author", (author.name, author.handle)), ("employer", (author.org,))):
        known = {word.lower() for value in values if value for word in value.split() if frequency(word.lower()) < 20}
        if known:
            matrix[:, _AT[column]] = [text.lower() in known for text in texts]


def _mark(matrix: Features, start: int, end: int, type: str) -> None:
    matrix[start, _AT[f"B-{type}"]] = 1
    matrix[start + 1 : end, _AT[f"I-{type}"]] = 1


@lru_cache(maxsize=1)
def _project_heads() -> frozenset[str]:
    return frozenset(entry.split()[-1] for entry in words("names.txt", "project heads"))
