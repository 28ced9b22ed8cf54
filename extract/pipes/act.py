"""What a document does: the act that the network finds likeliest over its windows."""

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extract.neural.labels import ACTS
from extract.neural.output import network_output
from extract.reading import reading


@Language.component("backchannel_act")
def act(doc: Doc) -> Doc:
    """Sets the act of the document, by its longest windows."""
    output = network_output(doc)
    if output.reads:
        scores = output.reads[0].acts
        if len(output.reads) > 1:
            weights = [len(window.rows) for window in output.windows]
            scores = np.average([read.acts for read in output.reads], axis=0, weights=weights)
        reading(doc).act = ACTS[int(scores.argmax())]
    return doc
