"""Thresholds and calibration."""

import math

from extract.train.fitting import fitted
from graph.model import Annotation, Document, LocalEntity, Relation


def pair(number: int, chance: float, right: bool) -> tuple[Annotation, Annotation]:
    entities = (
        LocalEntity("a", "ORG", "Ostrel", (), ((0, 6),)),
        LocalEntity("b", "PRODUCT", "Oracle", (), ((12, 18),)),
    )
    document = Document(str(number), "post", "Ostrel uses Oracle.")
    told = Relation("uses", {"org": "a", "product": "b"}, {"status": "current"}, (0, 19), chance)
    gold = Annotation(document, entities, (told,) if right else (), "other", "en", "gold")
    return gold, Annotation(document, entities, (told,), "other", "en", "test")


def test_the_threshold_keeps_what_is_right_more_often_than_not() -> None:
    pairs = [pair(n, 0.3, False) for n in range(50)] + [pair(n, 0.7, True) for n in range(50)]
    gold, found = zip(*pairs, strict=True)
    settled = fitted(gold, found)
    assert 0.3 < float(str(settled["thresholds"]["uses"])) <= 0.7


def test_confidence_is_lowered_where_scores_are_too_sure() -> None:
    pairs = [pair(n, 0.95, n % 2 == 0) for n in range(200)] + [pair(n, 0.2, n % 10 == 0) for n in range(200)]
    gold, found = zip(*pairs, strict=True)
    slope, shift = fitted(gold, found)["calibration"]["uses"]  # type: ignore[misc]
    confidence = 1 / (1 + math.exp(-(float(slope) * math.log(0.95 / 0.05) + float(shift))))
    assert 0.4 < confidence < 0.7
