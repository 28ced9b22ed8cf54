"""The entity step: sets `doc.ents` from the encoder's tags, with our types as labels.

Any component that sets `doc.ents` can take its place.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.neural.output import network_output
from extract.neural.tags import shares, spans
from extract.reading import TokenSpan, reading
from graph.schema import ENTITY_TYPES

_LONGEST = 14
_TAILS = frozenset(("'s", "’s", "of", "the", "and", "at", "for", "in", "to", "by"))
_EDGES = frozenset(".,;:!?()[]\"“”'‘’…-–—|")


@Language.component("backchannel_entities")
def entities(doc: Doc) -> Doc:
    """Sets the entities of an English document."""
    found, output = reading(doc), network_output(doc)
    ents: list[Span] = []
    for window, read in zip(output.windows, output.reads, strict=True):
        tags = read.tags[window.heads :]
        likely = shares(tags)
        for start, end, label in spans(tags):
            span = _trimmed(doc, window.start + start, window.start + end)
            if span is not None:
                ents.append(Span(doc, *span, label=label))
                output.certain[span] = float(likely[start:end, ENTITY_TYPES.index(label)].min())
    taken = {index for span in ents for index in range(span.start, span.end)}
    for hit in found.hits:
        if hit.sure and hit.type in ("ORG", "PRODUCT") and taken.isdisjoint(range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            ents.append(Span(doc, hit.start, hit.end, label=hit.type))
    doc.ents = ents
    return doc


def _trimmed(doc: Doc, start: int, end: int) -> TokenSpan | None:
    """Without white space and marks at either end; None for what is left of nothing, or is far too long for a name."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGES or doc[start].lower_ in ("'s", "’s")):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGES or doc[end - 1].lower_ in _TAILS):
        end -= 1
    return (start, end) if 0 < end - start <= _LONGEST else None
