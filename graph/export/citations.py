"""The sentences behind edges, as a report cites them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.analytics import Job, is_within, job_at, jobs_of
from graph.model import Edge
from graph.schema import SUMMARIES
from graph.store.base import Evidence, Reader

MOST_EDGES, MOST_SENTENCES = 500, 10
_MOVES = {"team": "team_move", "person": "person_move"}


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement with who said it, for whom they worked then, where and when; "" where that is not known."""

    sentence: str
    speaker: str
    employer: str
    said: str
    title: str
    url: str
    source: str
    origin: str
    sentiment: str
    extractor: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Cited:
    """Edge id → its citations, the surest first, and how many edges have none because there are too many."""

    by_edge: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    left_out: int = 0


def cite(reader: Reader, edges: Sequence[Edge], since: str = "", until: str = "") -> Cited:
    """Up to `MOST_SENTENCES` statements of each of the `MOST_EDGES` best sourced edges, those said within the dates."""
    summaries = sorted((edge for edge in edges if edge.kind in SUMMARIES), key=_sourced)
    careers: dict[str, tuple[Job, ...]] = {}
    names: dict[str, str] = {}
    found = {}
    for edge in summaries[:MOST_EDGES]:
        wanted = _MOVES.get(str(edge.properties.get("what") or ""))
        behind = [
            each
            for each in reader.evidence(edge.kind, edge.source, edge.target, 10 * MOST_SENTENCES)
            if is_within(_said(each), since, until) and wanted in (None, each.statement.properties.get("kind"))
        ]
        surest = sorted(behind, key=lambda each: -_confidence(each))[:MOST_SENTENCES]
        found[edge.id] = tuple(_citation(reader, each, careers, names) for each in surest)
    return Cited(found, max(0, len(summaries) - MOST_EDGES))


def _citation(
    reader: Reader, evidence: Evidence, careers: dict[str, tuple[Job, ...]], names: dict[str, str]
) -> Citation:
    statement, document, speaker = evidence.statement.properties, evidence.document.properties, evidence.speaker
    said = str(statement.get("said") or document.get("published") or "")
    job = None
    if speaker is not None and speaker.kind == "Person":
        if speaker.id not in careers:
            careers[speaker.id] = jobs_of(reader, speaker.id)
            names |= {node.id: node.name for node in reader.nodes([job.employer for job in careers[speaker.id]])}
        job = job_at(careers[speaker.id], said)
    return Citation(
        sentence=" ".join(str(statement.get("text") or "").split()),
        speaker=speaker.name if speaker is not None else str(document.get("author") or ""),
        employer=names.get(job.employer, "") if job is not None else "",
        said=said[:10],
        title=str(document.get("title") or ""),
        url=str(document.get("url") or ""),
        source=str(document.get("source") or document.get("kind") or ""),
        origin=str(document.get("origin") or evidence.document.id),
        sentiment=str(statement.get("sentiment") or ""),
        extractor=str(statement.get("extractor") or ""),
        confidence=_confidence(evidence) or None,
    )


def _said(evidence: Evidence) -> str | None:
    said = evidence.statement.properties.get("said")
    return str(said) if said else None


def _confidence(evidence: Evidence) -> float:
    confidence = evidence.statement.properties.get("confidence")
    return float(confidence) if isinstance(confidence, int | float) else 0.0


def _sourced(edge: Edge) -> tuple[int, str]:
    independent = edge.properties.get("independent")
    return -independent if isinstance(independent, int) else 0, edge.id
