"""What a person should look at: pairs that may be one, contradictions, inferred moves; and carrying out the answer."""

from graph.review.answering import answer, answer_all
from graph.review.card import ANSWERS, Answer, Card, Side
from graph.review.queue import find_card, queue

__all__ = ["ANSWERS", "Answer", "Card", "Side", "answer", "answer_all", "find_card", "queue"]
