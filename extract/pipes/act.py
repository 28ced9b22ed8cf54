"""What a document does: the act that the network finds likeliest over its windows."""

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extract.neural.labels import ACTS
from extract.pipes.extensions import reading


@Language.component("backchannel_act")
def act(doc: Doc) -> Doc:
    """Sets the act of the document, by its longest windows."""
    found = reading(doc)
    if found.reads:
        weights = [len(window.rows) for window in found.windows]
        found.act = ACTS[int(np.average([read.acts for read in found.reads], axis=0, weights=weights).argmax())]
    return doc
