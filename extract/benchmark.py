"""How fast extraction runs beside its encoder alone and spaCy's convolutional `ner`, on the same texts in one run."""

import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from extract.neural.features import NAMES, Features
from extract.neural.network import SHIPPED, Network, load_network
from extract.neural.windows import Window, WindowCutter
from extract.pipeline import Extractor, load_pipeline
from extract.reading import reading, start_reading
from graph.model import Document
from graph.settings import Settings

_ROUNDS = 5
_LABELS = ("PERSON", "ORG", "PRODUCT", "PLACE")
_CNN = """
[model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = false

[model.tok2vec]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second of whole extraction, of the encoder alone and of spaCy's `ner` alone, on one kind of text."""

    kind: str
    words: int
    extraction: float
    encoder: float
    spacy_ner: float

    @property
    def ratio(self) -> float:
        """Extraction to encoder; 1 would mean that all else costs nothing."""
        return self.extraction / self.encoder


def start_up(settings: Settings) -> float:
    """Seconds until the pipeline is loaded and has read one sentence; only the first call in a process tells."""
    began = time.perf_counter()
    list(load_pipeline(settings).annotate([Document("first", "post", "Halden Bank has left Oracle.")]))
    return time.perf_counter() - began


def peak_memory() -> float:
    """The most memory that this process has held so far, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure(settings: Settings, documents: Sequence[Document], kind: str) -> Speed:
    """Medians of five rounds in which the three run by turns."""
    extractor = load_pipeline(settings)
    network = load_network(settings.model or SHIPPED, settings.threads)
    inputs = _inputs(extractor, network, documents)
    texts = [document.text for document in documents]
    words = sum(len(text.split()) for text in texts)
    cnn = _cnn(texts)
    took: tuple[list[float], ...] = ([], [], [])
    for _ in range(_ROUNDS):
        took[0].append(_seconds(lambda: _spent(extractor.annotate(documents))))
        took[1].append(_seconds(lambda: _spent(network.read(inputs))))
        took[2].append(_seconds(lambda: _spent(cnn.pipe(texts))))
    return Speed(kind, words, *(words / statistics.median(times) for times in took))


def _inputs(extractor: Extractor, network: Network, documents: Sequence[Document]) -> list[tuple[Window, Features]]:
    cut = WindowCutter(network.folder).cut
    windows: list[Window] = []
    for document in documents:
        doc: Doc = start_reading(extractor.nlp.tokenizer(document.text), document)
        windows += cut(extractor.nlp.get_pipe("sentences")(doc), reading(doc).document)
    return [(window, np.zeros((len(window.rows), len(NAMES)), dtype=np.float32)) for window in windows]


def _cnn(texts: Sequence[str]) -> Language:
    """spaCy's small convolutional network with random weights, which are as fast as any."""
    nlp = spacy.blank("en")
    from thinc.api import Config

    ner = nlp.add_pipe("ner", config=dict(Config().from_str(_CNN)))
    for label in _LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize(lambda: [Example(nlp.make_doc(text), nlp.make_doc(text)) for text in texts[:10]])
    return nlp


def _spent(items: Iterable[object]) -> None:
    for _ in items:
        pass


def _seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def samples(documents: Iterable[Document], kind: str, words: int) -> Iterator[Document]:
    """Documents of one kind, again and again, until they have that many words."""
    chosen = [document for document in documents if document.kind == kind]
    count = 0
    while count < words:
        for document in chosen:
            yield document
            count += len(document.text.split())
            if count >= words:
                return
