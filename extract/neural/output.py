"""What the network makes of a document, handed from component to component as `doc._.network_output`."""

from dataclasses import dataclass, field
from typing import cast

from spacy.tokens import Doc

from extract.neural.candidates import Candidates
from extract.neural.network import Judged, Read
from extract.neural.windows import Window
from extract.reading import TokenSpan

OUTPUT = "network_output"


@dataclass(slots=True)
class NetworkOutput:
    """One of each for a window; `candidates` and `judged` once the entities are known.

    `certain` says how likely what the network took for an entity is one, of its type, by the tokens of the mention.
    """

    windows: list[Window] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)
    candidates: list[Candidates] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    certain: dict[TokenSpan, float] = field(default_factory=dict)


def network_output(doc: Doc) -> NetworkOutput:
    """What the network made of `doc` so far: nothing, where it has not read it."""
    found = doc._.get(OUTPUT)
    if found is None:
        found = NetworkOutput()
        doc._.set(OUTPUT, found)
    return cast(NetworkOutput, found)


if not Doc.has_extension(OUTPUT):
    Doc.set_extension(OUTPUT, default=None)
