"""Resolves generated mentions with known truth: pairwise precision and recall, and how fast many names are resolved.

python benchmarks/resolution.py [--documents 3000] [--seed 11] [--names 100000]

The truth holds what makes resolution hard: typing errors, initials, handles, acronyms, short and legal forms from ten
countries, product versions, namesakes among people, firms and products, and people who change jobs, half of them with
nobody saying so. The same seed gives the same mentions. Pairs are counted within a kind: two mentions of one thing in
two documents are found where resolution gives them one id.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.posts import ENDS, GIVEN, MIDDLES, ONSETS
from graph.model import Annotation, Author, Document, LocalEntity, Relation, Value
from graph.resolve import Resolver

LEGAL = (
    "Inc,Corp.,Ltd,plc,LLC,GmbH,AG,S.A.,SARL,S.p.A.,B.V.,AB,A/S,Oy,K.K.,Pty Ltd,Pvt Ltd,Sp. z o.o.,S.A. de C.V.".split(
        ","
    )
)
SECTORS = "banking,insurance,retail,energy,healthcare,education,logistics,pharma,telecoms,government".split(",")
TRADES = "Foods,Bank,Insurance,Stores,Energy,Hospital,University,Logistics,Pharma,Telecom,International,Systems".split(
    ","
)
SHORT = {"International": "Intl", "University": "Univ", "Insurance": "Ins", "Systems": "Sys", "Hospital": "Hosp"}
PRODUCTS = "Cloud,One,Suite,Desk,Ledger,Flow,Vault,Hub".split(",")
TITLES = "CIO,CTO,IT director,Head of IT,VP Infrastructure".split(",")
DAY = 28


@dataclass(slots=True)
class Firm:
    """An organisation; `legal` is its own legal form."""

    truth: int
    name: str
    sector: str
    legal: str


@dataclass(slots=True)
class Product:
    """A product of a vendor."""

    truth: int
    name: str
    vendor: Firm


@dataclass(slots=True)
class Person:
    """A person with the jobs they hold from a month on, and what they commonly write about."""

    truth: int
    given: str
    family: str
    title: str
    jobs: list[tuple[int, Firm]]
    products: list[Product]
    handle: str = ""
    told: bool = False

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"

    def employer(self, month: int) -> Firm:
        """Where they work in that month, counted from the first one."""
        return [firm for since, firm in self.jobs if since <= month][-1]


@dataclass(slots=True)
class Truth:
    """The documents, and for each (document, local entity) the thing it really is."""

    documents: list[Annotation] = field(default_factory=list)
    things: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)


class World:
    """Firms, products and people, and documents about them over ten years."""

    def __init__(self, seed: int, documents: int) -> None:
        self.random = random.Random(seed)
        self._count = 0
        self._taken: set[str] = set()
        self.firms = self._firms(max(20, documents // 10))
        self.vendors = self._firms(min(29, max(8, documents // 60)))
        self.products = self._products(max(10, documents // 25))
        self.people = self._people(max(40, documents // 5))
        self.truth = Truth()
        for number in range(documents):
            self._document(number)

    def _new(self) -> int:
        self._count += 1
        return self._count

    def _word(self) -> str:
        """A made-up name that no other thing here has: namesakes are made on purpose."""
        chance = self.random
        while True:
            parts = [chance.choice(ONSETS), chance.choice(MIDDLES), chance.choice(MIDDLES), chance.choice(ENDS)]
            word = "".join(parts if chance.random() < 0.5 else (parts[0], parts[1], parts[3]))
            if word not in self._taken:
                self._taken.add(word)
                return word

    def _firms(self, count: int) -> list[Firm]:
        chance, found = self.random, []
        for _ in range(count):
            name = f"{self._word()} {chance.choice(TRADES)}"
            if chance.random() < 0.15:
                name = f"{self._word()} {self._word()} {chance.choice(TRADES)}"
            found.append(Firm(self._new(), name, chance.choice(SECTORS), chance.choice(LEGAL)))
        for firm in found[: count // 30]:
            other = chance.choice([sector for sector in SECTORS if sector != firm.sector])
            found.append(Firm(self._new(), firm.name, other, chance.choice(LEGAL)))
        return found

    def _products(self, count: int) -> list[Product]:
        chance, found = self.random, []
        for _ in range(count):
            found.append(Product(self._new(), f"{self._word()} {chance.choice(PRODUCTS)}", chance.choice(self.vendors)))
        for product in found[: max(1, count // 30)]:
            vendor = chance.choice([each for each in self.vendors if each is not product.vendor])
            found.append(Product(self._new(), product.name, vendor))
        return found

    def _people(self, count: int) -> list[Person]:
        chance, found = self.random, []
        families = [self._word() for _ in range(max(10, count // 3))]
        for _ in range(count):
            found.append(self._person(chance.choice(GIVEN), chance.choice(families)))
        for person in found[: count // 12]:
            found.append(self._person(person.given, person.family))
        return found

    def _person(self, given: str, family: str) -> Person:
        chance = self.random
        jobs = [(0, chance.choice(self.firms))]
        if chance.random() < 0.15:
            jobs.append((chance.randint(30, 90), chance.choice(self.firms)))
        products = chance.sample(self.products, 2)
        handle = ""
        if chance.random() < 0.4:
            made = [f"{given}{family}", f"{given[0]}{family}", f"{given}_{family}"]
            handle = chance.choice(made).lower()
            if chance.random() < 0.3 or handle in self._taken:
                handle = f"{self._word().lower()}{chance.randint(10, 99)}"
            self._taken.add(handle)
        told = chance.random() < 0.5
        return Person(self._new(), given, family, chance.choice(TITLES), jobs, products, handle, told)

    def _document(self, number: int) -> None:
        chance = self.random
        person, month = chance.choice(self.people), chance.randrange(120)
        making = _Making(f"doc-{number}", f"{2010 + month // 12}-{month % 12 + 1:02}-{chance.randint(1, DAY):02}")
        who = self._say_person(making, person)
        moved = person.told and len(person.jobs) > 1 and chance.random() < 0.3
        employer = person.employer(month)
        if moved:
            ends = [making.add("ORG", "organization", firm.truth, self._firm_name(firm)) for _, firm in person.jobs]
            making.relate("person_move", person=who, from_=ends[0], to=ends[1])
        elif chance.random() < 0.75:
            firm = making.add("ORG", "organization", employer.truth, self._firm_name(employer))
            making.relate("works_at", person=who, org=firm, title=person.title, status="current")
            if chance.random() < 0.5:
                making.relate("in_sector", who=firm, sector=making.add("SECTOR", "sector", -1, employer.sector))
        for product in chance.sample(person.products, chance.randint(1, 2)):
            thing = making.add("PRODUCT", "product", product.truth, self._product_name(product))
            if chance.random() < 0.6:
                vendor = making.add("ORG", "organization", product.vendor.truth, self._firm_name(product.vendor))
                making.relate("offers", vendor=vendor, product=thing)
            making.relate("talks_about", speaker=who, about=thing, sentiment="neutral")
        self.truth.documents.append(making.annotation())
        self.truth.things |= making.things

    def _say_person(self, making: "_Making", person: Person) -> str:
        chance, roll = self.random, self.random.random()
        if person.handle and roll < 0.25:
            making.author = Author(person.name, person.handle)
            return making.add("PERSON", "person", person.truth, person.name, mentioned=False)
        if person.handle and roll < 0.45:
            return making.add("PERSON", "person", person.truth, f"@{person.handle}")
        if roll > 0.93:
            return making.add("PERSON", "person", person.truth, f"{person.given[0]}. {person.family}")
        if roll > 0.89:
            return making.add("PERSON", "person", person.truth, f"{person.given} {_typo(chance, person.family)}")
        return making.add("PERSON", "person", person.truth, person.name)

    def _firm_name(self, firm: Firm) -> str:
        chance, roll = self.random, self.random.random()
        words = firm.name.split()
        if roll < 0.35:
            return f"{firm.name} {firm.legal}"
        if roll < 0.42:
            return firm.name.upper()
        if roll < 0.50 and words[-1] in SHORT:
            return " ".join([*words[:-1], SHORT[words[-1]]])
        if roll < 0.53:
            return " ".join([_typo(chance, words[0]), *words[1:]])
        if roll < 0.56 and len(words) == 3:
            return "".join(word[0] for word in words)
        return firm.name

    def _product_name(self, product: Product) -> str:
        chance, roll = self.random, self.random.random()
        if roll < 0.35:
            return f"{product.name} {chance.choice(['9.2', '11g', 'R2', '2012', 'v5', '10.1'])}"
        if roll < 0.38:
            return " ".join([_typo(chance, product.name.split()[0]), *product.name.split()[1:]])
        return product.name


class _Making:
    """One document in the making: a text that is nothing but its names, and what is said with them."""

    def __init__(self, id: str, published: str) -> None:
        self.id = id
        self.author: Author | None = None
        self.things: dict[tuple[str, str], tuple[str, int]] = {}
        self._published = published
        self._text = ""
        self._entities: dict[str, LocalEntity] = {}
        self._relations: list[Relation] = []

    def add(self, type: str, kind: str, truth: int, name: str, *, mentioned: bool = True) -> str:
        """The local id of a thing; one that is named twice in the document is one entity there."""
        for id, known in self._entities.items():
            if known.type == type and (self.things[self.id, id] == (kind, truth) if truth >= 0 else known.name == name):
                return id
        id = f"e{len(self._entities) + 1}"
        start = len(self._text)
        self._text += f"{name}, "
        mentions = ((start, start + len(name)),) if mentioned else ()
        self._entities[id] = LocalEntity(id, type, name, (), mentions)
        self.things[self.id, id] = (kind, truth)
        return id

    def relate(self, kind: str, **parts: Value) -> None:
        """A relation; what is a local id is a role."""
        named = {name.rstrip("_"): value for name, value in parts.items()}
        roles = {name: str(value) for name, value in named.items() if value in self._entities}
        fields = {name: value for name, value in named.items() if name not in roles}
        self._relations.append(Relation(kind, roles, fields, (0, len(self._text))))

    def annotation(self) -> Annotation:
        """The document as an extractor would give it."""
        document = Document(self.id, "post", self._text, self.author, self._published)
        return Annotation(document, tuple(self._entities.values()), tuple(self._relations), "other", "en", "made 1")


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of mentions: found and true, found, true."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """Of the pairs found the share that is true."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of the true pairs the share that is found."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1.0)


def resolved(documents: Sequence[Annotation], batch: int = 500) -> dict[tuple[str, str], str]:
    """(document, local entity) → the id that resolution gives it, after one run in batches."""
    resolver, where, gone = Resolver(), {}, {}
    steps = [documents[start : start + batch] for start in range(0, len(documents), batch)]
    for resolution in [*map(resolver.resolve, steps), resolver.settle()]:
        where.update({(doc, local): id for doc, ids in resolution.ids.items() for local, id in ids.items()})
        gone.update(dict(resolution.merges))
    return {key: _last(id, gone) for key, id in where.items()}


def scores(truth: Truth, where: dict[tuple[str, str], str]) -> dict[str, Score]:
    """Pairwise scores by kind, and of "all" kinds together."""
    found: dict[str, Score] = {}
    for kind in ("person", "organization", "product"):
        keys = [key for key, (name, _) in truth.things.items() if name == kind]
        pairs = [(truth.things[key][1], where[key]) for key in keys]
        found[kind] = Score(_pairs(pairs), _pairs(id for _, id in pairs), _pairs(thing for thing, _ in pairs))
    found["all"] = Score(*(sum(getattr(each, name) for each in found.values()) for name in Score.__slots__))
    return found


def distinct_names(count: int) -> Iterator[Annotation]:
    """Documents that name `count` people and firms, none of them twice."""
    chance = random.Random(5)
    for number in range(count // 2):
        making = _Making(f"many-{number}", f"20{number % 10 + 10}-05-01")
        word = "".join(chance.choice(ONSETS + MIDDLES) for _ in range(3)).lower() + f"{chance.choice(ENDS)}"
        who = making.add("PERSON", "person", number, f"{chance.choice(GIVEN)} {word.title()}{_letters(number)}")
        firm = making.add("ORG", "organization", number, f"{word.title()}{_letters(number)} {chance.choice(TRADES)}")
        making.relate("works_at", person=who, org=firm, title="CIO", status="current")
        yield making.annotation()


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def _typo(chance: random.Random, word: str) -> str:
    place = chance.randrange(1, len(word) - 1)
    roll = chance.random()
    if roll < 0.35:
        return word[:place] + word[place + 1 :]
    if roll < 0.7:
        return word[:place] + word[place] + word[place:]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _pairs(values: Iterable[object]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(values).values())


def _last(id: str, gone: dict[str, str]) -> str:
    seen = set()
    while id in gone and id not in seen:
        seen.add(id)
        id = gone[id]
    return id


def main() -> int:
    """Command line; exit code 1 below an F1 of 0.95 or a precision of 0.98, or above 60 seconds for the names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--names", type=int, default=100_000)
    arguments = parser.parse_args()
    truth = World(arguments.seed, arguments.documents).truth
    began = time.perf_counter()
    found = scores(truth, resolved(truth.documents))
    print(f"{len(truth.things):,} mentions in {time.perf_counter() - began:.1f} s")  # noqa: T201
    for kind, score in found.items():
        print(f"{kind:14} precision {score.precision:.4f}  recall {score.recall:.4f}  F1 {score.f1:.4f}")  # noqa: T201
    documents = list(distinct_names(arguments.names))
    began, worked = time.perf_counter(), time.process_time()
    ids = set(resolved(documents).values())
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    print(f"{len(ids):,} distinct names in {seconds:.1f} s ({worked:.1f} s of CPU)")  # noqa: T201
    return 0 if found["all"].f1 >= 0.95 and found["all"].precision >= 0.98 and seconds <= 60 else 1


if __name__ == "__main__":
    raise SystemExit(main())
