"""Open data sets for entities, in which some types are annotated and others are not.

A set is a file of JSON lines: `words`, `spaces` (whether a space follows), `ents` ([first word, end word, label]),
`scheme` (which labels are annotated: P3 is PERSON, ORG, LOC). A word outside the entities is then not O, but O or any
type that the set leaves out: its `options`.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from extract.neural.labels import TAGS
from extract.reading import reading
from extract.train.examples import UNKNOWN, Example
from extract.train.reading import Front
from graph.model import Document

SHIPPED = ("btc", "wnut17", "wikigold", "tweebank", "gum_free")
"""The sets whose licences let weights trained on them ship: CC BY 4.0, CC BY and Apache-2.0."""

_POSTS = ("btc", "wnut17", "tweebank")
_LABELS = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "PLACE", "PRODUCT": "PRODUCT"}
_KNOWN = ("PERSON", "ORG", "PLACE")
_MOST = 300


def open_examples(
    front: Front, folder: Path, names: tuple[str, ...] = SHIPPED, split: str = "train"
) -> Iterator[Example]:
    """Sentences and posts of the sets as examples with tags only."""
    for name in names:
        with gzip.open(folder / f"{name}.{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                example = _example(front, json.loads(line), f"{name}-{number}", name)
                if example is not None:
                    yield example


def read_open(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Texts of a file with their entities as (start, end, our type)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield joined(json.loads(line))


def joined(one: dict[str, object]) -> tuple[str, list[tuple[int, int, str]]]:
    """The text and its entities as (start, end, our type): "@ name" becomes one handle, split hashtags one tag."""
    words, spaces = list(one["words"]), list(one["spaces"])  # type: ignore[call-overload]
    for index, word in enumerate(words[:-1]):
        if word in ("@", "#"):
            spaces[index] = False
    starts, text = [], ""
    for word, space in zip(words, spaces, strict=True):
        starts.append(len(text))
        text += word + (" " if space else "")
    spans = []
    for first, last, label in one["ents"]:  # type: ignore[attr-defined]
        if label in _LABELS:
            start, end = starts[first], starts[last - 1] + len(words[last - 1])
            if text[start:end] in ("@", "#"):
                # Some sets label the sign and the name as two; the name's span takes the sign in.
                continue
            if start and text[start - 1] in "@#":
                start -= 1
            spans.append((start, end, _LABELS[label]))
    return text.rstrip(), spans


def _example(front: Front, one: dict[str, object], number: str, name: str) -> Example | None:
    text, spans = joined(one)
    document = Document(number, "post" if name in _POSTS else "article", text)
    doc = front.read(document)
    if not len(doc) or len(doc) > _MOST:
        return None
    known = {*_KNOWN, *(("PRODUCT",) if "PRODUCT" in str(one["scheme"]) else ())}
    left_out = [index for index, tag in enumerate(TAGS) if tag != "O" and tag[2:] not in known]
    tags = np.zeros(len(doc), dtype=np.int64)
    options = np.zeros((len(doc), len(TAGS)), dtype=bool)
    options[:, 0] = True
    options[:, left_out] = True
    for start, end, label in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        for index in range(span.start, span.end):
            tags[index] = TAGS.index(f"{'B' if index == span.start else 'I'}-{label}")
            options[index] = False
            options[index, tags[index]] = True
    handled = name in ("wnut17",)
    features = front.features(doc, reading(doc))
    windows = front.cut(doc, document)
    if len(windows) != 1:
        return None
    window = windows[0]
    rows = len(window.rows)
    answers = np.full(rows, UNKNOWN, dtype=np.int64)
    answers[window.heads :] = tags
    for index, token in enumerate(doc):
        if token.is_space or (handled and token.text[0] == "@"):
            answers[window.heads + index] = UNKNOWN
    allowed = np.zeros((rows, len(TAGS)), dtype=bool)
    allowed[window.heads :] = options
    return Example(number, window, window.rows_of(features), answers, allowed)
