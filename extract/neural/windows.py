"""Documents cut to what the encoder takes at once: a header with kind, author and employer, then whole sentences.

A text of up to about 350 words is one window; a longer one is cut at sentence ends, each piece with the header again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from tokenizers import Tokenizer

from extract.reading import TokenSpan
from graph.model import Document

MOST_PIECES = 510
"""Word pieces in a window, with header and separators."""

_MOST_HEADER = 90
_MOST_WORD = 12
_MOST_TITLE = 24


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder. Its rows are words: the header's first, then the document's from `start` to `end`.

    `pieces` are vocabulary numbers; `rows[r]` is where the first piece of row r stands; `heads` is the number of header
    rows; `author` and `employer` are row spans of the header, or None.
    """

    pieces: NDArray[np.int64]
    segments: NDArray[np.int64]
    rows: NDArray[np.int64]
    heads: int
    start: int
    end: int
    author: TokenSpan | None
    employer: TokenSpan | None

    def rows_of(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Features of the document's words (words, F) as those of the window's rows (R, F); the header has none."""
        inside = np.zeros((len(self.rows), features.shape[1]), dtype=np.float32)
        inside[self.heads :] = features[self.start : self.end]
        return inside


class WindowCutter:
    """Cuts documents by the word pieces of the vocabulary in the folder `model` (`tokenizer.json`).

    `mask` is the number of the piece that stands for one not to be seen.
    """

    def __init__(self, model: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        vocabulary = self._tokenizer.get_vocab()
        signs = (vocabulary[name] for name in ("[CLS]", "[SEP]", "[UNK]", "[MASK]"))
        self._first, self._between, self._unknown, self.mask = signs
        self._of_word = lru_cache(maxsize=200_000)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:_MOST_WORD]
        return tuple(ids) or (self._unknown,)

    def cut(self, doc: Doc, document: Document) -> list[Window]:
        """The windows of a document, in order; none for one without words."""
        header = self._header(document)
        words = [self._of_word(token.text) if not token.is_space else () for token in doc]
        room = MOST_PIECES - header.size
        bounds = _bounds(doc, [len(pieces) for pieces in words], room)
        return [self._window(header, words, start, end) for start, end in bounds]

    def _header(self, document: Document) -> "_Header":
        header = _Header([self._first])
        header.add(self._of_word(document.kind))
        author = document.author
        if author is not None:
            header.author = self._phrase(header, author.name or author.handle)
            if author.name:
                self._phrase(header, author.handle)
            self._phrase(header, author.title)
            header.employer = self._phrase(header, author.org)
        self._phrase(header, document.title, _MOST_TITLE)
        header.pieces.append(self._between)
        return header

    def _phrase(self, header: "_Header", text: str | None, most: int = _MOST_HEADER) -> TokenSpan | None:
        """Adds words after a comma; the rows they take, None where there is no room for one."""
        if not text:
            return None
        header.add(self._of_word(","))
        first = len(header.rows)
        size = header.size
        for word in text.split():
            pieces = self._of_word(word)
            if header.size + len(pieces) > _MOST_HEADER or header.size - size + len(pieces) > most:
                break
            header.add(pieces)
        return (first, len(header.rows)) if len(header.rows) > first else None

    def _window(self, header: "_Header", words: Sequence[tuple[int, ...]], start: int, end: int) -> Window:
        pieces, rows = list(header.pieces), list(header.rows)
        for word in words[start:end]:
            # A line end has no piece of its own: it stands where the next word does.
            rows.append(len(pieces))
            pieces.extend(word)
        pieces.append(self._between)
        segments = np.ones(len(pieces), dtype=np.int64)
        segments[: header.size] = 0
        return Window(
            np.array(pieces, dtype=np.int64),
            segments,
            np.array(rows, dtype=np.int64),
            len(header.rows),
            start,
            end,
            header.author,
            header.employer,
        )


class _Header:
    """The pieces in front of every window of a document."""

    def __init__(self, pieces: list[int]) -> None:
        self.pieces = pieces
        self.rows: list[int] = []
        self.author: TokenSpan | None = None
        self.employer: TokenSpan | None = None

    @property
    def size(self) -> int:
        return len(self.pieces)

    def add(self, pieces: Sequence[int]) -> None:
        self.rows.append(len(self.pieces))
        self.pieces.extend(pieces)


def _bounds(doc: Doc, sizes: Sequence[int], room: int) -> list[TokenSpan]:
    """Word spans whose pieces fit, cut at sentence starts where there are any."""
    if 0 < sum(sizes) <= room:
        return [(0, len(sizes))]
    bounds: list[TokenSpan] = []
    start, taken, sentence = 0, 0, 0
    for index, size in enumerate(sizes):
        if doc[index].is_sent_start:
            sentence = index
        if taken + size > room:
            cut = sentence if sentence > start else index
            bounds.append((start, cut))
            start, taken = cut, sum(sizes[cut:index])
        taken += size
    if start < len(sizes):
        bounds.append((start, len(sizes)))
    return bounds
