"""Roles of people and organisations in one document, as the network judges them over all its windows."""

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extract.neural.labels import ROLES
from extract.neural.output import network_output
from extract.reading import reading

_EVEN = 0.0
_ROWS = {type: [index for index, role in enumerate(ROLES) if role.startswith(type + ":")] for type in ("PERSON", "ORG")}


@Language.component("backchannel_roles")
def roles(doc: Doc) -> Doc:
    """A person gets the likeliest role, an organisation every one that is likelier than not, or the likeliest."""
    found, output = reading(doc), network_output(doc)
    scores: dict[int, list[np.ndarray]] = {}
    for pairs, judged in zip(output.candidates, output.judged, strict=True):
        for chain, row in zip(pairs.chains, judged.roles, strict=True):
            scores.setdefault(chain.index, []).append(row)
    for chain in found.of_type("PERSON", "ORG"):
        rows = scores.get(chain.index)
        if not rows:
            chain.roles = {"other"}
            continue
        mean = (rows[0] if len(rows) == 1 else np.mean(rows, axis=0)).tolist()
        places = _ROWS[chain.type]
        best = max(places, key=lambda place: mean[place])
        over = [place for place in places if mean[place] > _EVEN] if chain.type == "ORG" else []
        chain.roles = {ROLES[place].split(":")[1] for place in over or [best]}
    return doc
