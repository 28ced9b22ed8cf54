"""Scoring, on documents whose counts can be done by hand."""

from extract.train.scores import Count, gathered, intervals, right_relations, score, total
from graph.model import Annotation, Document, LocalEntity, Relation

TEXT = "Ostrel left Wipro for Infosys."
OSTREL = LocalEntity("e1", "ORG", "Ostrel", ("peer",), ((0, 6),))
WIPRO = LocalEntity("e2", "ORG", "Wipro", ("outsourcer",), ((12, 17),))
INFOSYS = LocalEntity("e3", "ORG", "Infosys", ("outsourcer",), ((22, 29),))


def annotation(*entities: LocalEntity, relations: tuple[Relation, ...] = (), act: str = "intelligence") -> Annotation:
    return Annotation(Document("d", "post", TEXT), entities, relations, act, "en", "test")


def deal(client: str, outsourcer: str, status: str = "current") -> Relation:
    return Relation(
        "outsources_to", {"client": client, "outsourcer": outsourcer}, {"status": status, "date": None}, (0, 30)
    )


GOLD = annotation(OSTREL, WIPRO, INFOSYS, relations=(deal("e1", "e3"), deal("e1", "e2", "ended")))


def test_what_equals_gold_scores_one() -> None:
    figures = score(GOLD, GOLD).figures()
    assert set(figures.values()) == {1.0}


def test_a_mention_that_is_too_long_is_an_error_but_still_the_same_entity() -> None:
    long = LocalEntity("x9", "ORG", "Wipro for", ("outsourcer",), ((12, 21),))
    scores = score(GOLD, annotation(OSTREL, long, INFOSYS, relations=(deal("e1", "x9", "ended"),)))
    assert total(scores.entities) == Count(right=2, extra=1, missed=1)
    assert total(scores.roles).f1 == 1.0
    assert total(scores.relations) == Count(right=1, missed=1)
    assert scores.fields["outsources_to.status"].precision == 1.0


def test_fields_are_compared_on_matched_relations_only() -> None:
    scores = score(GOLD, annotation(OSTREL, WIPRO, INFOSYS, relations=(deal("e1", "e2", "planned"), deal("e2", "e1"))))
    assert scores.relations["outsources_to"] == Count(right=1, extra=1, missed=1)
    assert scores.fields["outsources_to.status"] == Count(extra=1, missed=1)


def test_right_relations_are_told_one_by_one() -> None:
    found = annotation(OSTREL, WIPRO, relations=(deal("e1", "e2"), deal("e2", "e1")))
    assert [right for _, right in right_relations(GOLD, found)] == [True, False]


def test_counts_add_up_and_intervals_hold_the_figure() -> None:
    many = [score(GOLD, GOLD), score(GOLD, annotation(act="other")), score(GOLD, annotation(OSTREL))]
    assert total(gathered(many).entities) == Count(right=4, missed=5)
    low, high = intervals(many, rounds=50)["entities"]
    assert low <= gathered(many).figures()["entities"] <= high
