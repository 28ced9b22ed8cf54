"""Names of the catalogue that texts speak against."""

from extract.pipeline import Extractor
from extract.train.doubts import Doubt, doubts


def test_a_name_is_doubtful_where_the_annotation_has_nothing(extractor: Extractor) -> None:
    first, second = "We left Salesforce in May.", "Half of Salesforce was a joke."
    named = (first.index("Salesforce"), first.index("Salesforce") + len("Salesforce"))
    found = {one.type: one for one in doubts(extractor.nlp, [(first, [named]), (second, [])])}
    assert found["ORG"] == Doubt("salesforce", "ORG", 1, 1, second)


def test_a_name_that_is_always_right_is_not_listed(extractor: Extractor) -> None:
    assert doubts(extractor.nlp, [("We left Salesforce.", [(8, 18)])]) == []
