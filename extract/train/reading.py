"""The steps of the pipeline in front of the network, as training needs them: words, sentences, catalogue, titles."""

from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc

import extract.pipes.register  # noqa: F401  (makes the factories known)
from extract.catalogue import load_catalogue
from extract.neural.features import WordFeatures
from extract.neural.windows import WindowCutter
from extract.pipes.tokens import PostTokenizer
from extract.reading import start_reading
from graph.model import Document


class Front:
    """Reads documents as far as the network's inputs; `folder` holds the encoder's `tokenizer.json`.

    `hidden`: of `extract.neural.features.COLUMNS`, what the network is not told. `mask` is the number of the word piece
    that stands for one not to be seen.
    """

    def __init__(self, folder: Path, hidden: Iterable[str] = ()) -> None:
        self._nlp = spacy.blank("en")
        self._nlp.tokenizer = PostTokenizer(self._nlp.vocab)
        for name in ("sentences", "catalogue", "titles"):
            self._nlp.add_pipe(f"backchannel_{name}", name=name)
        self.features = WordFeatures(load_catalogue(), hidden)
        cutter = WindowCutter(folder)
        self.cut, self.mask = cutter.cut, cutter.mask

    def read(self, document: Document) -> Doc:
        """The document with sentences, catalogue hits and titles, and no chains yet."""
        doc = start_reading(self._nlp.tokenizer(document.text), document)
        for _, pipe in self._nlp.pipeline:
            doc = pipe(doc)
        return doc
