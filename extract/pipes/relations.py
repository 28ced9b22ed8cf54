"""What the network joins, as relations with their fields, evidence and confidence; and jobs of author fields."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extract.neural.candidates import Candidates
from extract.neural.labels import PAIRS, STATUSES
from extract.neural.network import SHIPPED, Judged, settings_of
from extract.neural.windows import Window
from extract.pipes.assembly import Assembly, Joined
from extract.pipes.details import head_count, title_at
from extract.pipes.evidence import evidence
from extract.pipes.extensions import Chain, Draft, Reading, TokenSpan, reading
from graph.model import Value

_AUTHOR = 0.99
_USUAL = 0.5


class RelationFinder:
    """Sets the relations of documents."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        usual = settings.get("least", _USUAL)
        self._least = np.array([settings["thresholds"].get(pair.kind, usual) for pair in PAIRS])
        self._calibration: dict[str, list[float]] = settings["calibration"]

    def __call__(self, doc: Doc) -> Doc:
        """Adds the relations of every window; of two alike the surer stays."""
        found = reading(doc)
        for window, pairs, judged in zip(found.windows, found.candidates, found.judged, strict=True):
            if len(pairs.pairs):
                self._add(doc, found, window, pairs, judged)
        _add_author(found)
        return doc

    def _add(self, doc: Doc, found: Reading, window: Window, pairs: Candidates, judged: Judged) -> None:
        assembly = Assembly(pairs, judged, self._least)
        counted = _counted(doc, window, pairs)
        for joined in assembly.relations():
            span = evidence(window, pairs, judged.looks[joined.pair], counted if joined.kind == "team_move" else ())
            roles = {role: chain for role, chain in joined.parts.items() if role != "date"}
            fields = _fields(doc, found, assembly, joined, span)
            found.add(Draft(joined.kind, roles, fields, span, self._sure(joined)))

    def _sure(self, joined: Joined) -> float:
        """The share of relations with that score that were right in documents that training had not seen."""
        slope, shift = self._calibration.get(joined.kind, (1.0, 0.0))
        chance = min(max(joined.probability, 1e-6), 1 - 1e-6)
        score = float(np.log(chance / (1 - chance)))
        return float(round(1 / (1 + np.exp(-(slope * score + shift))), 3))


def _counted(doc: Doc, window: Window, pairs: Candidates) -> set[int]:
    """The numbers of the sentences that count people."""
    words: dict[int, list[str]] = {}
    for number, token in zip(pairs.sentences[window.heads :].tolist(), doc[window.start : window.end], strict=True):
        words.setdefault(number, []).append(token.text)
    return {number for number, sentence in words.items() if head_count(sentence) is not None}


def _fields(
    doc: Doc, found: Reading, assembly: Assembly, joined: Joined, span: tuple[int, int] | None
) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    if joined.kind in STATUSES:
        fields["status"] = assembly.field(joined.pair, joined.kind)
    if joined.kind in ("person_move", "team_move", "outsources_to"):
        date = joined.parts.get("date")
        fields["date"] = date.name if date is not None else None
    if joined.kind == "team_move":
        fields["size"] = head_count([token.text for token in doc[slice(*span)]]) if span else None
    if joined.kind == "works_at":
        fields["title"] = title_at(doc, found, joined.parts["person"], joined.parts["org"], span)
    if joined.kind == "talks_about":
        fields["sentiment"] = assembly.field(joined.pair, "sentiment")
        fields["aspects"] = assembly.aspects(joined.pair)
    return fields


def _add_author(found: Reading) -> None:
    """The author fields state a job, whatever the text says of it."""
    author = found.document.author
    if author is None or found.author is None or found.author_org is None or found.author.type != "PERSON":
        return
    roles = {"person": found.author, "org": found.author_org}
    for draft in found.found("works_at"):
        if draft.roles == roles:
            draft.fields |= {"title": author.title, "status": "current"}
            draft.confidence = _AUTHOR
            if draft.evidence is not None and not _names(found.author_org, draft.evidence):
                draft.evidence = None
            return
    found.add(Draft("works_at", roles, {"title": author.title, "status": "current"}, None, _AUTHOR))


def _names(chain: Chain, span: TokenSpan) -> bool:
    return any(span[0] <= start < span[1] for start, _ in chain.spans)


@Language.factory("backchannel_relations", default_config={"model": None})
def make_relations(nlp: Language, name: str, model: str | None) -> RelationFinder:
    """`model`: a folder with other weights."""
    return RelationFinder(settings_of(Path(model) if model else SHIPPED))
