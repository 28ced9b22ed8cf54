"""One question to a person, with what each answer does."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.ids import digest
from graph.judgements.deciding import Decision

ANSWERS = ("yes", "no", "unsure", "never")
"""The answers every card takes; what yes and no are called is the card's own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer is called on the card, and the judgements that it makes."""

    label: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things compared: what it is called, and the ids of nodes or statements whose evidence shows it."""

    label: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """`kind` is same, jobs, dates, size or inferred; `impact` how many connections hang on the answer.

    `reasons` say why it is asked, each in a few words.
    """

    id: str
    kind: str
    question: str
    reasons: tuple[str, ...]
    sides: tuple[Side, ...]
    impact: int
    answers: Mapping[str, Answer]
    unsure: bool = False


def card_id(kind: str, *ids: str) -> str:
    """The same question has the same id in every graph."""
    return f"card:{digest(kind, *sorted(ids))}"


def answers(id: str, yes: Answer, no: Answer, never: str = "Never ask again") -> dict[str, Answer]:
    """All four answers of a card."""
    return {
        "yes": yes,
        "no": no,
        "unsure": Answer("Unsure", (Decision("unsure", (id,)),)),
        "never": Answer(never, (Decision("dismiss", (id,)),)),
    }
