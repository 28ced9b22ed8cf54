"""Names of the catalogue that are taken for sure where annotated texts have no organisation, product or project.

    python -m extract.train.doubts [--open FOLDER] [--catalogue FOLDER]

What is often wrong is an ordinary word, a surname or a place too: mark it as ambiguous, or take it out.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from extract.pipeline import load_pipeline
from extract.reading import reading, start_reading
from extract.train.corpus import read_corpus
from extract.train.open_data import SHIPPED, read_open
from graph.annotation import annotation_from_json
from graph.ids import fold
from graph.model import Document, Span
from graph.settings import load_settings

_THINGS = ("ORG", "PRODUCT")
_NAMING = (*_THINGS, "PROJECT")
"""What may have such a name in it: a project is often called after a product."""

_STEPS = ("language", "sentences", "catalogue")
_AROUND = 35

Text = tuple[str, Sequence[Span]]
"""A text with the places of all in it that may have a name of the catalogue."""


@dataclass(slots=True)
class Doubt:
    """How often a name (folded, with its type) was rightly and wrongly taken for sure, and a passage where wrongly."""

    name: str
    type: str
    right: int = 0
    wrong: int = 0
    passage: str = ""


def doubts(nlp: Language, texts: Iterable[Text]) -> list[Doubt]:
    """The names that were wrong at least once, the worst first. `nlp` is the extraction pipeline."""
    steps = [nlp.get_pipe(name) for name in _STEPS]
    found: dict[tuple[str, str], Doubt] = {}
    for text, things in texts:
        doc = start_reading(nlp.tokenizer(text), Document("", "post", text))
        for step in steps:
            doc = step(doc)
        for hit in reading(doc).hits:
            if hit.type in _THINGS and hit.sure:
                span = doc[hit.start : hit.end]
                name = fold(span.text)
                doubt = found.setdefault((name, hit.type), Doubt(name, hit.type))
                if any(start < span.end_char and span.start_char < end for start, end in things):
                    doubt.right += 1
                else:
                    doubt.wrong += 1
                    doubt.passage = text[max(0, span.start_char - _AROUND) : span.end_char + _AROUND]
    return sorted((doubt for doubt in found.values() if doubt.wrong), key=lambda doubt: -doubt.wrong)


def annotated(open_sets: Path | None) -> Iterator[Text]:
    """Our documents and the open sets of entities."""
    corpus = read_corpus()
    for one in corpus.documents:
        annotation = annotation_from_json(one)
        things = (entity for entity in annotation.entities if entity.type in _NAMING)
        yield annotation.document.text, [span for entity in things for span in entity.mentions]
    if open_sets is not None:
        for name in SHIPPED:
            for text, spans in read_open(open_sets / f"{name}.train.jsonl.gz"):
                yield text, [(start, end) for start, end, type in spans if type in _THINGS]


def main() -> None:
    """Print the doubtful names, one a line: right, wrong, type, name, passage."""
    parser = argparse.ArgumentParser(prog="python -m extract.train.doubts", description=__doc__.split("\n")[0])
    parser.add_argument("--open", type=Path, help="folder with the open sets as for extract.train")
    parser.add_argument("--catalogue", type=Path, help="folder with further catalogue files")
    arguments = parser.parse_args()
    extractor = load_pipeline(load_settings(catalogue=arguments.catalogue))
    for one in doubts(extractor.nlp, annotated(arguments.open)):
        passage = " ".join(one.passage.split())
        sys.stdout.write(f"{one.right}\t{one.wrong}\t{one.type}\t{one.name}\t{passage}\n")


if __name__ == "__main__":
    main()
