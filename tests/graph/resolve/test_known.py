"""A run that reads of the graph what its names have to do with decides as one that reads all of it."""

import random
import re
import string
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pytest

from benchmarks.resolution import World
from graph.model import Annotation, Edge, Entity
from graph.resolve import Held, Resolution, Resolver, keys_of
from graph.schema import SUMMARY_OF
from tests.graph.resolve.graph_fake import Nodes
from tests.graph.resolve.made import annotation, entity
from tests.graph.resolve.test_resolver import org, person, world


def ties(nodes: Nodes, annotations: Iterable[Annotation]) -> Iterator[Edge]:
    """The summary edges that the documents make."""
    found = {}
    for each in annotations:
        for relation in each.relations:
            kind, one, other = SUMMARY_OF[relation.kind]
            if one in relation.roles and other in relation.roles:
                source, target = (nodes.of(each, relation.roles[role]) for role in (one, other))
                said = each.document.published
                edge = Edge(kind, source, target, {"first": said, "last": said})
                found[edge.id] = edge
    return iter(found.values())


class Everything(Held):
    """Gives all that it holds to whoever asks first."""

    first = True

    def holding(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        found = dict(super().holding(keys))
        if self.first:
            self.first = False
            found["everything"] = list(self._entities)
        return found


class Counted(Held):
    """Counts what is read of it."""

    read = 0

    def entities(self, ids: Collection[str]) -> Iterable[Entity]:
        found = list(super().entities(ids))
        self.read += len(found)
        return found

    def ties(self, ids: Collection[str]) -> Iterable[Edge]:
        found = list(super().ties(ids))
        self.read += len(found)
        return found


def decided(known: Held, annotations: Sequence[Annotation]) -> list[Resolution]:
    resolver = Resolver(known)
    return [resolver.resolve(annotations[:40]), resolver.resolve(annotations[40:]), resolver.settle()]


@pytest.mark.parametrize("seed", range(3))
def test_reading_what_is_named_decides_as_reading_everything(seed: int) -> None:
    documents = World(seed, 700).truth.documents
    before, batch = documents[:600], documents[600:]
    nodes = Nodes().run(before)
    edges = list(ties(nodes, before))
    some, all_ = (decided(kind(nodes.entities.values(), edges), batch) for kind in (Held, Everything))
    assert some == all_
    assert any(resolution.merges for resolution in some)


def strangers(count: int) -> Iterator[Entity]:
    """People of whom no two have names that are anything like each other's."""
    chance = random.Random(1)
    for _ in range(count):
        given, family = ("".join(chance.choices(string.ascii_lowercase, k=12)) for _ in range(2))
        yield Entity(f"person:{given}-{family}", "Person", f"{given} {family}".title())


def test_what_a_batch_reads_does_not_grow_with_the_graph() -> None:
    documents = World(5, 330).truth.documents
    before, batch = documents[:300], documents[300:]
    nodes = Nodes().run(before)
    edges = list(ties(nodes, before))
    read = []
    for others in (0, 500, 20_000):
        known = Counted([*nodes.entities.values(), *strangers(others)], edges)
        decided(known, batch)
        read.append(known.read)
    assert read[0] == read[1] == read[2]
    assert 0 < read[0] < len(nodes.entities) + len(edges)


@pytest.mark.parametrize("seed", range(20))
def test_run_after_run_leaves_what_all_at_once_leaves(seed: int) -> None:
    """Save where a run meets a short form before its second owner is known: it goes to the first, for good."""
    chance, documents = random.Random(seed), world()
    documents = [each for each in documents if not re.search("Mercury|Nordic", each.document.text)]
    expected = Nodes().run(documents)
    nodes, left = Nodes(), list(documents)
    chance.shuffle(left)
    while left:
        some, left = left[: (count := chance.randint(1, 6))], left[count:]
        nodes.run(some)
    assert nodes.where == expected.where
    assert nodes.entities.keys() == expected.entities.keys()


def test_what_a_killed_run_has_left_is_compared_by_the_next_one() -> None:
    long, short = org("Ferrow Foods grows. Ferrow hires.", "Ferrow Foods", "Ferrow"), org("Ferrow shrinks.", "Ferrow")
    nodes = Nodes()
    killed = Resolver()
    for each in (short, long):
        nodes._apply(killed.resolve([each]))
    assert len(nodes.entities) == 2
    known = Held(nodes.entities.values(), unsettled=list(nodes.entities))
    other = person("Ines Calloway left.", "Ines Calloway")
    resolver = Resolver(known)
    nodes._apply(resolver.resolve([other]))
    nodes._apply(resolver.settle())
    assert sorted(nodes.entities) == ["organization:ferrow-foods", "person:ines-calloway"]


def test_what_earlier_documents_name_beside_a_thing_speaks_for_it() -> None:
    """A name with a typing error is that of who was named beside the same things, in this run or an earlier one."""
    others = ("Dunstan Pike", "Corvane Foods", "Folianth", "Brisling Yards")

    def beside(name: str) -> Annotation:
        types = ("PERSON", "ORG", "PRODUCT", "ORG")
        named = [entity(f"e{n}", type, other) for n, (type, other) in enumerate(zip(types, others, strict=True), 1)]
        return annotation(f"{name}, {', '.join(others)}.", [entity("e0", "PERSON", name), *named])

    before, now = beside("Marta Oyelaran"), beside("Marta Oyelarann")
    together = Nodes().run([before, now])
    first = Nodes().run([before])
    ids = {before.document.id: list(first.entities)}
    apart = []
    for named in ({}, ids):
        resolver = Resolver(Held(first.entities.values(), named=named))
        merges = [*resolver.resolve([now]).merges, *resolver.settle().merges]
        apart.append({frozenset(pair) for pair in merges})
    both = frozenset(("person:marta-oyelaran", "person:marta-oyelarann"))
    assert [frozenset(pair) for pair in together.merged] == [both]
    assert apart == [set(), {both}]


def test_a_block_that_is_crowded_in_the_graph_tells_nothing_here_either() -> None:
    """Sixty people have an initial and a family name in common; that one of them has been read makes no difference."""
    names = [f"A{chr(97 + number // 26)}{chr(97 + number % 26)}el Calloway" for number in range(60)]
    known = [Entity(f"person:{name.lower().replace(' ', '-')}", "Person", name) for name in names]
    both = annotation(
        f"{names[0]} met A. Calloway.", [entity("e1", "PERSON", names[0]), entity("e2", "PERSON", "A. Calloway")]
    )
    assert [each.merges for each in decided(Held(known), [both])] == [(), (), ()]


def test_keys_of_a_name_are_few_and_stay_the_same() -> None:
    firm = Entity("organization:tata-consultancy-services", "Organization", "Tata Consultancy Services", ("TCS",))
    assert keys_of(firm) == keys_of(firm)
    assert 20 < len(keys_of(firm)) < 40
    assert all(len(key) == 16 and int(key, 16) >= 0 for key in keys_of(firm))
