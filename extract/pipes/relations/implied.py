"""What talk implies: who judges a product, and is no seller, runs it or ran it.

In the annotated documents nine in ten products that a user's employee praises or complains about are in use at the
employer; products asked about or mentioned without judgement are in half the cases, and are left out unless the
sentence speaks of "us".
"""

from spacy.language import Language
from spacy.tokens import Doc

from extract.lexicon import sections
from extract.pipes.extensions import Chain, Draft, Reading, reading
from extract.pipes.relations.base import employer

_IMPLIED = 0.5
_SELLERS = frozenset(("vendor", "outsourcer", "media", "other"))
_OURS = frozenset(("we", "our", "us", "ours"))
_NOT_RUN = frozenset(
    "demo shortlist looked tested testing quote tried compared evaluated pilot never not bid tender".split()
)


@Language.component("backchannel_implied")
def implied(doc: Doc) -> Doc:
    """Adds `uses` (0.5) for products that employees of users speak well or ill of, or of as theirs."""
    found = reading(doc)
    used = {(id(draft.roles["org"]), id(draft.roles["product"])) for draft in found.found("uses")}
    for draft in list(found.found("talks_about")):
        product, org = draft.roles["about"], _employer(found, draft.roles["speaker"])
        if product.type != "PRODUCT" or org is None or org.roles & _SELLERS or draft.evidence is None:
            continue
        words = {token.lower_ for token in doc[draft.evidence[0] : draft.evidence[1]]}
        judged = draft.fields.get("sentiment") != "neutral"
        if words & _NOT_RUN or (id(org), id(product)) in used or not (judged or _experienced(words)):
            continue
        status = "former" if words & set(sections("verbs.txt")["left behind"]) else "current"
        found.add(Draft("uses", {"org": org, "product": product}, {"status": status}, draft.evidence, _IMPLIED))
    return doc


def _experienced(words: set[str]) -> bool:
    """Told by somebody who was there, and not asked."""
    return bool(words & _OURS) and "?" not in words


def _employer(found: Reading, speaker: Chain) -> Chain | None:
    if speaker is found.author:
        return employer(found)
    for draft in found.found("works_at"):
        if draft.roles["person"] is speaker and draft.fields.get("status") != "former":
            return draft.roles["org"]
    return None
