"""All open questions, those that most hangs on first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.analytics.inferred import InferredMove, inferred_moves
from graph.curation import Curation, active
from graph.errors import JudgementError
from graph.judgements.deciding import Decision
from graph.model import Entity
from graph.resolve import TIES
from graph.resolve.clusters import Clusters
from graph.resolve.context import take_ties
from graph.resolve.matching import Match, matches
from graph.review.card import Answer, Card, Side, answers, card_id
from graph.review.contradictions import contradictions
from graph.store.base import Reader

_KINDS = {"Person": "person", "Organization": "organisation", "Product": "product"}


def queue(reader: Reader) -> tuple[Card, ...]:
    """The cards of the graph as it is, by impact; those somebody was unsure of come last.

    Costs what the graph holds: names are blocked and compared anew, so that an answer shows in the rest.
    """
    judgements = active(reader.judgements())
    settled = {id for each in judgements if each.kind == "dismiss" for id in each.on}
    unsure = {id for each in judgements if each.kind == "unsure" for id in each.on}
    entities = list(reader.entities(judged=True))
    names = {entity.id: entity.name for entity in entities}
    found = [
        *_pairs(reader, entities, Curation(judgements).apart),
        *contradictions(reader.sourced(), names),
        *(_inferred(move, names) for move in inferred_moves(reader) if move.judged is None),
    ]
    cards = [replace(card, unsure=card.id in unsure) for card in found if card.id not in settled]
    return tuple(sorted(cards, key=lambda card: (card.unsure, -card.impact, card.id)))


def find_card(reader: Reader, id: str) -> Card:
    """The open card of this id. Raises JudgementError where there is none."""
    for card in queue(reader):
        if card.id == id:
            return card
    raise JudgementError(
        f"There is no open question {id}.", "Somebody may have answered it; `backchannel review` lists all."
    )


def _pairs(reader: Reader, entities: Iterable[Entity], apart: set[frozenset[str]]) -> Iterator[Card]:
    clusters = Clusters(entities)
    take_ties(reader.summary_edges(TIES), {cluster.stored: cluster for cluster in clusters if cluster.stored})
    for match in matches(clusters):
        into, other = match.into.stored or match.into.id, match.other.stored or match.other.id
        if into != other and frozenset((into, other)) not in apart:
            yield _same(match, into, other)


def _same(match: Match, into: str, other: str) -> Card:
    id = card_id("same", into, other)
    told = match.comparison.told()
    return Card(
        id,
        "same",
        f"Is “{match.other.name}” the {_KINDS[match.into.kind]} “{match.into.name}”?",
        tuple(f"{reason} ({points:+.1f})".replace("-", "−") for reason, points in match.comparison.reasons),
        (Side(match.into.name, (into,)), Side(match.other.name, (other,))),
        match.into.seen + match.other.seen,
        answers(
            id,
            Answer("Same", (Decision("merge", (into, other), told),)),
            Answer("Different", (Decision("distinct", (into, other), told),)),
        ),
    )


def _inferred(move: InferredMove, names: Mapping[str, str]) -> Card:
    id = card_id("inferred", move.id)
    source, target = names.get(move.source, move.source), names.get(move.target, move.target)
    people = ", ".join(names.get(person, person) for person in move.people)
    return Card(
        id,
        "inferred",
        f"Did a team go from {source} to {target}?",
        (*move.reasons, f"Who went: {people}."),
        (Side(f"{source} → {target}", move.statements),),
        len(move.statements),
        answers(
            id,
            Answer("Confirm", (Decision("confirm", (move.id,), move.reasons[0]),)),
            Answer("Reject", (Decision("reject", (move.id,), move.reasons[1]),)),
        ),
    )
