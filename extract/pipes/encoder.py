"""The network's first half: reads the words of documents, many at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.catalogue import Catalogue, load_catalogue
from extract.neural.features import Features, WordFeatures
from extract.neural.network import SHIPPED, Network, load_network
from extract.neural.windows import Window, WindowCutter
from extract.pipes.extensions import reading


class Encoder:
    """Sets the windows of English documents and what the network read in each."""

    def __init__(self, network: Network, catalogue: Catalogue) -> None:
        self._network = network
        self._cut = WindowCutter(network.folder).cut
        self._features = WordFeatures(catalogue)

    def __call__(self, doc: Doc) -> Doc:
        """Reads one document."""
        self._read([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        """Reads so many documents at a time, windows of like length together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._read(batch)
            yield from batch

    def _read(self, docs: list[Doc]) -> None:
        windows: list[Window] = []
        features: list[Features] = []
        for doc in docs:
            found = reading(doc)
            if found.lang != "en" or not len(doc):
                continue
            found.windows = self._cut(doc, found.document)
            whole = self._features(doc, found)
            for window in found.windows:
                features.append(window.rows_of(whole))
            windows.extend(found.windows)
        read = iter(self._network.read(windows, features))
        for doc in docs:
            found = reading(doc)
            found.reads = list(islice(read, len(found.windows)))


@Language.factory("backchannel_encoder", default_config={"folder": None, "model": None, "threads": 0})
def make_encoder(nlp: Language, name: str, folder: str | None, model: str | None, threads: int) -> Encoder:
    """`folder`: further catalogue files; `model`: a folder with other weights; `threads`: 0 for all cores."""
    network = load_network(Path(model) if model else SHIPPED, threads)
    return Encoder(network, load_catalogue(Path(folder) if folder else None))
