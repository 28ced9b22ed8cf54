"""The network's first half: reads the words of documents."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.catalogue import Catalogue, load_catalogue
from extract.neural.features import WordFeatures
from extract.neural.network import SHIPPED, Network, load_network
from extract.neural.output import network_output
from extract.neural.windows import WindowCutter
from extract.reading import reading


class Encoder:
    """Sets the windows of English documents and what the network read in each."""

    def __init__(self, network: Network, catalogue: Catalogue) -> None:
        self._network = network
        self._cut = WindowCutter(network.folder).cut
        self._features = WordFeatures(catalogue)

    def __call__(self, doc: Doc) -> Doc:
        """Reads one document."""
        found = reading(doc)
        if found.lang != "en" or not len(doc):
            return doc
        output = network_output(doc)
        output.windows = self._cut(doc, found.document)
        whole = self._features(doc, found)
        output.reads = self._network.read(output.windows, [window.rows_of(whole) for window in output.windows])
        return doc


@Language.factory("backchannel_encoder", default_config={"folder": None, "model": None, "threads": 0})
def make_encoder(nlp: Language, name: str, folder: str | None, model: str | None, threads: int) -> Encoder:
    """`folder`: further catalogue files; `model`: a folder with other weights; `threads`: 0 for all cores."""
    network = load_network(Path(model) if model else SHIPPED, threads)
    return Encoder(network, load_catalogue(Path(folder) if folder else None))
