"""The network's first half: reads the words of documents."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.catalogue import Catalogue, load_catalogue
from extract.neural.features import Features, WordFeatures
from extract.neural.network import SHIPPED, Network, Read, load_network
from extract.neural.output import network_output
from extract.neural.windows import Window, WindowCutter
from extract.pipes.ahead import AHEAD, ahead
from extract.reading import reading


class Encoder:
    """Sets the windows of English documents and what the network read in each."""

    def __init__(self, network: Network, catalogue: Catalogue, hidden: Iterable[str] = ()) -> None:
        self._network = network
        self._cut = WindowCutter(network.folder).cut
        self._features = WordFeatures(catalogue, hidden)

    def __call__(self, doc: Doc) -> Doc:
        """Reads one document."""
        return self._end(doc, self._begin(doc))

    def pipe(self, docs: Iterable[Doc], batch_size: int = AHEAD) -> Iterator[Doc]:
        """Reads documents; `batch_size` of them are begun before the first is asked for."""
        return ahead(docs, self._begin, self._end, batch_size)

    def _begin(self, doc: Doc) -> Iterator[Read]:
        inputs = self._inputs(doc)
        network_output(doc).windows = [window for window, _ in inputs]
        return self._network.read(inputs)

    def _end(self, doc: Doc, reads: Iterator[Read]) -> Doc:
        network_output(doc).reads = list(reads)
        return doc

    def _inputs(self, doc: Doc) -> list[tuple[Window, Features]]:
        """The windows of an English document, each with the features of its rows."""
        found = reading(doc)
        if found.lang != "en" or not len(doc):
            return []
        whole = self._features(doc, found)
        return [(window, window.rows_of(whole)) for window in self._cut(doc, found.document)]


@Language.factory("backchannel_encoder", default_config={"folder": None, "model": None, "threads": 0, "hidden": []})
def make_encoder(
    nlp: Language, name: str, folder: str | None, model: str | None, threads: int, hidden: list[str]
) -> Encoder:
    """`folder`: further catalogue files; `model`: a folder with other weights; `threads`: 0 for all cores.

    `hidden`: what the network is not told of words, by the names in `extract.neural.features.COLUMNS`.
    """
    network = load_network(Path(model) if model else SHIPPED, threads)
    return Encoder(network, load_catalogue(Path(folder) if folder else None), hidden)
