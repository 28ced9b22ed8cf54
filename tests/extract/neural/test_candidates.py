"""Entities and pairs as arrays."""

from extract.neural.candidates import ENTITY_FEATURES, PAIR_FEATURES, candidates
from extract.neural.windows import WindowCutter
from extract.reading import Chain, reading
from graph.model import Author
from tests.extract.neural.conftest import Make

TEXT = "Ostrel left Wipro. Years later the crew joined Quorvane Bank in May."
NAMES = (("Ostrel", "ORG"), ("Wipro", "ORG"), ("Quorvane Bank", "ORG"), ("May", "DATE"))


def test_pairs_are_those_that_a_relation_can_join(make: Make, cutter: WindowCutter) -> None:
    doc = make(TEXT, entities=NAMES)
    (window,) = cutter.cut(doc, reading(doc).document)
    found = candidates(doc, reading(doc), window)
    names = [chain.name for chain in found.chains]
    pairs = {(names[a], names[b]) for a, b in found.pairs}
    assert ("Ostrel", "Wipro") in pairs
    assert ("Wipro", "Ostrel") in pairs
    assert ("Ostrel", "May") in pairs
    assert ("May", "Ostrel") not in pairs
    assert all(a != b for a, b in found.pairs)


def test_distance_and_order_are_told(make: Make, cutter: WindowCutter) -> None:
    doc = make(TEXT, entities=NAMES)
    (window,) = cutter.cut(doc, reading(doc).document)
    found = candidates(doc, reading(doc), window)
    names = [chain.name for chain in found.chains]
    told = {
        (names[a], names[b]): dict(zip(PAIR_FEATURES, row, strict=True))
        for (a, b), row in zip(found.pairs, found.gaps, strict=True)
    }
    assert told["Ostrel", "Wipro"]["same sentence"] == 1
    assert told["Ostrel", "Wipro"]["before"] == 1
    assert told["Wipro", "Ostrel"]["before"] == 0
    assert told["Ostrel", "Quorvane Bank"]["same sentence"] == 0
    assert told["Ostrel", "Quorvane Bank"]["next sentence"] == 1
    assert told["Ostrel", "Quorvane Bank"]["gap over 5"] == 1


def test_of_several_mentions_the_nearest_tell_the_order(make: Make, cutter: WindowCutter) -> None:
    doc = make("Ostrel and Wipro part. Wipro says so, and so does Ostrel.", entities=NAMES[:2])
    (window,) = cutter.cut(doc, reading(doc).document)
    found = candidates(doc, reading(doc), window)
    names = [chain.name for chain in found.chains]
    pairs = [(names[a], names[b]) for a, b in found.pairs]
    before = found.gaps[:, PAIR_FEATURES.index("before")]
    assert before[pairs.index(("Ostrel", "Wipro"))] == 1
    assert before[pairs.index(("Wipro", "Ostrel"))] == 0
    assert not found.gaps[:, [PAIR_FEATURES.index("header"), PAIR_FEATURES.index("gap over 2")]].any()


def test_an_author_whom_the_text_does_not_name_stands_in_the_header(make: Make, cutter: WindowCutter) -> None:
    doc = make(TEXT, Author("Hedda Quist", None, "CIO", "Ostrel"), NAMES)
    found = reading(doc)
    found.author = Chain(len(found.chains), "PERSON", "Hedda Quist", title="CIO")
    found.chains.append(found.author)
    (window,) = cutter.cut(doc, found.document)
    made = candidates(doc, found, window)
    place = [chain.name for chain in made.chains].index("Hedda Quist")
    traits = dict(zip(ENTITY_FEATURES, made.traits[place], strict=True))
    assert traits["author"] == 1
    assert traits["in text"] == 0
    assert traits["title cio"] == 1
    (mention,) = made.mentions[made.owners == place]
    assert mention[1] < window.heads
