"""The network's second half: what the entities of documents are, and what joins them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.neural.candidates import Candidates, candidates
from extract.neural.network import SHIPPED, Network, Scores, load_network
from extract.pipes.extensions import reading


class Judge:
    """Sets the pairs of entities of each window and the network's scores for them."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def __call__(self, doc: Doc) -> Doc:
        """Judges one document."""
        self._judge([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        """Judges so many documents at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._judge(batch)
            yield from batch

    def _judge(self, docs: list[Doc]) -> None:
        states: list[Scores] = []
        found: list[Candidates] = []
        for doc in docs:
            record = reading(doc)
            record.candidates = [candidates(doc, record, window) for window in record.windows]
            states.extend(read.states for read in record.reads)
            found.extend(record.candidates)
        judged = iter(self._network.judge(states, found))
        for doc in docs:
            record = reading(doc)
            record.judged = list(islice(judged, len(record.candidates)))


@Language.factory("backchannel_judge", default_config={"model": None, "threads": 0})
def make_judge(nlp: Language, name: str, model: str | None, threads: int) -> Judge:
    """`model`: a folder with other weights; `threads`: 0 for all cores."""
    return Judge(load_network(Path(model) if model else SHIPPED, threads))
