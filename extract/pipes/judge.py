"""The network's second half: what the entities of documents are, and what joins them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.neural.candidates import candidates
from extract.neural.network import SHIPPED, Judged, Network, load_network
from extract.neural.output import network_output
from extract.pipes.ahead import AHEAD, ahead
from extract.reading import reading


class Judge:
    """Sets the pairs of entities of each window and the network's scores for them."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def __call__(self, doc: Doc) -> Doc:
        """Judges one document."""
        return self._end(doc, self._begin(doc))

    def pipe(self, docs: Iterable[Doc], batch_size: int = AHEAD) -> Iterator[Doc]:
        """Judges documents; `batch_size` of them are begun before the first is asked for."""
        return ahead(docs, self._begin, self._end, batch_size)

    def _begin(self, doc: Doc) -> Iterator[Judged]:
        found, output = reading(doc), network_output(doc)
        output.candidates = [candidates(doc, found, window) for window in output.windows]
        states = (read.states for read in output.reads)
        return self._network.judge(list(zip(states, output.candidates, strict=True)))

    def _end(self, doc: Doc, judged: Iterator[Judged]) -> Doc:
        network_output(doc).judged = list(judged)
        return doc


@Language.factory("backchannel_judge", default_config={"model": None, "threads": 0})
def make_judge(nlp: Language, name: str, model: str | None, threads: int) -> Judge:
    """`model`: a folder with other weights; `threads`: 0 for all cores."""
    return Judge(load_network(Path(model) if model else SHIPPED, threads))
