"""What is common beside our network: spaCy's convolutional tagger (width 96, depth 4), taught the same open data."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed

from extract.pipes.tokens import PostTokenizer
from extract.train.evaluate import OPEN_TYPES, Find, Span
from extract.train.open_data import SHIPPED, read_open
from graph.model import Document

_EPOCHS = 8
_BATCH = 64
_DROPOUT = 0.2


def convolutional(folder: Path, seed: int) -> Find:
    """The tagger, trained on the training parts of the sets in `folder` that the shipped weights learn from."""
    fix_random_seed(seed)
    choose = random.Random(seed)
    nlp = spacy.blank("en")
    nlp.tokenizer = PostTokenizer(nlp.vocab)
    nlp.add_pipe("ner")
    examples = [one for name in SHIPPED for one in _examples(nlp, folder / f"{name}.train.jsonl.gz")]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(_EPOCHS):
        choose.shuffle(examples)
        for start in range(0, len(examples), _BATCH):
            nlp.update(examples[start : start + _BATCH], sgd=optimizer, drop=_DROPOUT)

    def find(documents: Sequence[Document]) -> Iterator[set[Span]]:
        for doc in nlp.pipe(document.text for document in documents):
            yield {(span.start_char, span.end_char, span.label_) for span in doc.ents}

    return find


def _examples(nlp: Language, path: Path) -> Iterator[Example]:
    for text, spans in read_open(path):
        doc = nlp.make_doc(text)
        kept = [span for span in spans if span[2] in OPEN_TYPES and doc.char_span(*span[:2]) is not None]
        if len(doc):
            yield Example.from_dict(doc, {"entities": kept})
