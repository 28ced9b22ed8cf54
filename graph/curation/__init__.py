"""What people decided, and what follows from it for the graph. Knows no store."""

from graph.curation.curation import Curation, Overlay
from graph.curation.judgement import JUDGEMENTS, Judgement, JudgementKind, made
from graph.curation.ledger import active, ordered, undone
from graph.curation.verdicts import Verdict

__all__ = [
    "JUDGEMENTS",
    "Curation",
    "Judgement",
    "JudgementKind",
    "Overlay",
    "Verdict",
    "active",
    "made",
    "ordered",
    "undone",
]
