"""What the network joins, as relations with their fields, evidence and confidence; and jobs of author fields."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extract.neural.candidates import Candidates
from extract.neural.labels import PAIRS, STATUSES, THIRDS
from extract.neural.network import SHIPPED, Judged, settings_of
from extract.neural.output import network_output
from extract.neural.windows import Window
from extract.pipes.assembly import Assembly, Joined
from extract.pipes.evidence import evidence, reaching
from extract.pipes.headcount import HeadCounter
from extract.pipes.jobs import Job, TitleChooser
from extract.pipes.passage import passage
from extract.reading import Chain, Draft, Reading, TokenSpan, reading
from graph.model import Value

_AUTHOR = 0.99
_USUAL = 0.5
_CERTAIN = 0.9


class RelationFinder:
    """Sets the relations of documents."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        usual = settings.get("least", _USUAL)
        self._least = np.array([settings["thresholds"].get(pair.kind, usual) for pair in PAIRS])
        self._calibration: dict[str, list[float]] = settings["calibration"]
        self._head_count = HeadCounter(settings["head_count"])
        self._title = TitleChooser(settings["job_title"])

    def __call__(self, doc: Doc) -> Doc:
        """Adds the relations of every window; of two alike the surer stays."""
        found, output = reading(doc), network_output(doc)
        for window, pairs, judged in zip(output.windows, output.candidates, output.judged, strict=True):
            if len(pairs.pairs):
                sure = np.array([_certainty(chain, window, output.certain) for chain in pairs.chains])
                self._add(doc, found, window, pairs, Assembly(pairs, judged, self._least, sure), judged)
        _add_author(found)
        return doc

    def _add(
        self, doc: Doc, found: Reading, window: Window, pairs: Candidates, assembly: Assembly, judged: Judged
    ) -> None:
        for joined in assembly.relations():
            looks = judged.looks[joined.pair, int(joined.kind in THIRDS)]
            span = evidence(window, pairs, looks)
            roles = {role: chain for role, chain in joined.parts.items() if role != "date"}
            fields = _fields(assembly, joined)
            if joined.kind == "team_move":
                count = self._head_count(passage(doc, window, pairs, span, roles.values())) if span else None
                fields["size"] = count.value if count else None
                if span and count:
                    span = reaching(window, pairs, span, window.start + count.start)
            if joined.kind == "works_at":
                person, org = joined.parts["person"], joined.parts["org"]
                fields["title"] = None
                # The author's own job gets its title from the author fields (`_add_author`).
                if span and not (person is found.author and org is found.author_org):
                    job = Job(person, org, fields["status"] == "former", span)
                    fields["title"] = self._title(doc, found, job)
            draft = Draft(joined.kind, roles, fields, span, self._sure(joined))
            if not _is_doubtful(draft, found):
                found.add(draft)

    def _sure(self, joined: Joined) -> float:
        """The share of relations with that score that were right in documents that training had not seen."""
        slope, shift = self._calibration.get(joined.kind, (1.0, 0.0))
        chance = min(max(joined.probability, 1e-6), 1 - 1e-6)
        score = math.log(chance / (1 - chance))
        return round(1 / (1 + math.exp(-(slope * score + shift))), 3)


def _certainty(chain: Chain, window: Window, certain: Mapping[TokenSpan, float]) -> float:
    """How likely an entity is one, where the window is surest of it; what others than the network found is one."""
    inside = (span for span in chain.spans if window.start <= span[0] and span[1] <= window.end)
    return max((certain.get(span, 1.0) for span in inside), default=1.0)


def _is_doubtful(draft: Draft, found: Reading) -> bool:
    """Whether a person would have a second job by the same words; only a few people are said to have two at once.

    The surest job comes first. Of 26 others, found in documents that training had not seen, five were right.
    """
    return (
        draft.kind == "works_at"
        and draft.fields["status"] == "current"
        and draft.confidence < _CERTAIN
        and any(
            other.roles["person"] is draft.roles["person"]
            and other.roles["org"] is not draft.roles["org"]
            and other.fields["status"] == "current"
            and other.evidence == draft.evidence
            for other in found.found("works_at")
        )
    )


def _fields(assembly: Assembly, joined: Joined) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    if joined.kind in STATUSES:
        fields["status"] = assembly.field(joined.pair, joined.kind)
    if joined.kind in ("person_move", "team_move", "outsources_to"):
        date = joined.parts.get("date")
        fields["date"] = date.name if date is not None else None
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
