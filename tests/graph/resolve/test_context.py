"""The same name with other things around it, and other names with the same things around them."""

import pytest

from benchmarks.resolution import World, resolved, scores
from graph.model import Annotation, Edge
from graph.resolve import Resolver
from graph.resolve.compare import compare
from graph.resolve.context import Context
from graph.resolve.names import acronym_of, organization_key, product_key, product_name
from tests.graph.resolve.graph_fake import Nodes
from tests.graph.resolve.made import annotation, entity, relation


def works(person: str, org: str, published: str = "2012-03-01", *, id: str = "", title: str = "CIO") -> Annotation:
    return annotation(
        f"{person} works at {org}.",
        [entity("e1", "PERSON", person), entity("e2", "ORG", org)],
        [relation("works_at", person="e1", org="e2", title=title, status="current")],
        id=id or f"{person}-{org}-{published}",
        published=published,
    )


def in_sector(org: str, sector: str) -> Annotation:
    return annotation(
        f"{org} is in {sector}.",
        [entity("e1", "ORG", org), entity("e2", "SECTOR", sector)],
        [relation("in_sector", who="e1", sector="e2")],
    )


def test_two_people_of_one_name_at_two_companies_are_two() -> None:
    one, two = works("John Smith", "Ferrow Foods"), works("John Smith", "Merow Insurance", title="Analyst")
    again = works("John Smith", "Merow Insurance", "2013-05-01", title="Analyst")
    nodes = Nodes().run([one, two, again])
    assert nodes.of(one, "e1") != nodes.of(two, "e1")
    assert nodes.of(again, "e1") == nodes.of(two, "e1")
    assert {node.name for node in nodes.entities.values() if node.kind == "Person"} == {"John Smith"}


def test_a_move_that_is_told_makes_them_one() -> None:
    one, two = works("John Smith", "Ferrow Foods", "2011-01-01"), works("John Smith", "Merow Insurance", "2014-01-01")
    move = annotation(
        "John Smith leaves Ferrow Foods for Merow Insurance.",
        [
            entity("e1", "PERSON", "John Smith"),
            entity("e2", "ORG", "Ferrow Foods"),
            entity("e3", "ORG", "Merow Insurance"),
        ],
        [relation("person_move", person="e1", from_="e2", to="e3")],
        published="2012-06-01",
    )
    for order in ([one, two, move], [move, two, one]):
        nodes = Nodes()
        for each in order:
            nodes.run([each])
        assert {nodes.of(one, "e1"), nodes.of(two, "e1"), nodes.of(move, "e1")} == {nodes.of(one, "e1")}


def test_a_name_that_could_be_either_of_two_stays_in_its_document() -> None:
    one, two = works("John Smith", "Ferrow Foods"), works("John Smith", "Merow Insurance")
    bare = annotation("John Smith spoke.", [entity("e1", "PERSON", "John Smith")])
    nodes = Nodes().run([one, two, bare])
    assert len({nodes.of(each, "e1") for each in (one, two, bare)}) == 3


def test_firms_of_one_name_in_two_sectors_are_two() -> None:
    bank, insurer = in_sector("Mercury", "Banking"), in_sector("Mercury", "Insurance")
    nodes = Nodes().run([bank, insurer])
    assert {nodes.of(bank, "e1"), nodes.of(insurer, "e1")} == {"organization:mercury", "organization:mercury:insurance"}
    product = annotation("Mercury is slow.", [entity("e1", "PRODUCT", "Mercury")])
    assert nodes.run([product]).of(product, "e1") == "product:mercury"


def test_what_the_graph_holds_tells_namesakes_apart_in_a_later_run() -> None:
    """Ties are read from summary edges, so that a run knows what the runs before it read."""
    one = works("John Smith", "Ferrow Foods")
    nodes = Nodes().run([one])
    tie = Edge("WORKS_AT", "person:john-smith", "organization:ferrow-foods", {"first": "2012-03-01"})
    two = works("John Smith", "Merow Insurance", "2012-04-01")
    nodes.run([two], ties=[tie])
    assert nodes.of(two, "e1") == "person:john-smith:merow-insurance"
    assert "person:john-smith" in nodes.entities


def test_a_typing_error_beside_the_same_employer_is_the_same_person() -> None:
    right, wrong = works("Ines Calloway", "Ferrow Foods"), works("Ines Caloway", "Ferrow Foods", id="wrong")
    initial = works("I. Calloway", "Ferrow Foods", id="initial")
    nodes = Nodes().run([right, right, wrong, initial])
    assert nodes.of(wrong, "e1") == nodes.of(initial, "e1") == nodes.of(right, "e1") == "person:ines-calloway"
    assert set(nodes.entities["person:ines-calloway"].aliases) == {"Ines Caloway", "I. Calloway"}


def test_names_that_are_only_alike_stay_apart() -> None:
    one, two = works("Ines Calloway", "Ferrow Foods"), works("Ines Caloway", "Merow Insurance")
    assert len({Nodes().run([one, two]).of(each, "e1") for each in (one, two)}) == 2


def test_an_acronym_goes_to_the_firm_that_the_same_people_work_for() -> None:
    whole = works("Ines Calloway", "Tall Mark Services")
    short = works("Ines Calloway", "TMS", id="short")
    other = works("Bo Lind", "TMS", id="other")
    nodes = Nodes().run([whole, short, other])
    assert nodes.of(short, "e2") == nodes.of(whole, "e2") == "organization:tall-mark-services"


def test_what_a_person_said_is_apart_is_never_put_together() -> None:
    right, wrong = works("Ines Calloway", "Ferrow Foods"), works("Ines Caloway", "Ferrow Foods", id="wrong")
    pair = frozenset(("person:ines-calloway", "person:ines-caloway"))
    nodes = Nodes().run([right, wrong], apart=[pair])
    assert nodes.of(right, "e1") != nodes.of(wrong, "e1")


def test_versions_are_under_their_product() -> None:
    docs = [
        annotation(f"{name} it is.", [entity("e1", "PRODUCT", name)])
        for name in ("Vectrix", "Vectrix 11g R2", "Vectrix 9.2")
    ]
    nodes = Nodes().run(docs)
    (node,) = nodes.entities.values()
    assert (node.id, node.name, node.aliases) == ("product:vectrix", "Vectrix", ("Vectrix 11g R2", "Vectrix 9.2"))


@pytest.mark.parametrize(
    "name",
    [
        "Ferrow Foods Inc.", "Ferrow Foods Corporation", "Ferrow Foods Ltd", "Ferrow Foods PLC", "Ferrow Foods GmbH",
        "Ferrow Foods GmbH & Co. KG", "Ferrow Foods AG", "Ferrow Foods S.A.", "Ferrow Foods SARL",
        "Ferrow Foods S.p.A.",
        "Ferrow Foods S.r.l.", "Ferrow Foods B.V.", "Ferrow Foods AB", "Ferrow Foods A/S", "Ferrow Foods Oyj",
        "Ferrow Foods K.K.", "Ferrow Foods Pty Ltd", "Ferrow Foods Pvt. Ltd.", "Ferrow Foods Sp. z o.o.",
        "Ferrow Foods S.A. de C.V.", "Ferrow Foods Ltda.", "PT Ferrow Foods Tbk", "The Ferrow Foods Company",
    ],
)  # fmt: skip
def test_legal_forms_of_many_countries_are_no_part_of_the_name(name: str) -> None:
    assert organization_key(name) == "ferrow foods"


def test_keys_keep_what_is_a_name() -> None:
    assert [organization_key(name) for name in ("SAP SE", "AB InBev", "The", "Co", "SA")] == [
        "sap",
        "ab inbev",
        "the",
        "co",
        "sa",
    ]
    assert [product_key(name) for name in ("SAP R/3", "365", "Windows 7", "S4 1")] == [
        "sap r 3",
        "365",
        "windows",
        "s4 1",
    ]
    assert product_name("Oracle Database 11g R2") == "Oracle Database"
    assert acronym_of("bank of the west") == "bw"


def test_reasons_are_told_with_their_points() -> None:
    told = compare("Person", "same name", Context(titles={"cio"}), Context(titles={"cio"}))
    assert (told.is_same, told.told()) == (True, "same name (+3.0), same title (+0.5)")


def test_generated_mentions_are_resolved_well() -> None:
    """A small run of benchmarks/resolution.py with another seed."""
    truth = World(23, 1500).truth
    assert len(truth.things) > 5000
    found = scores(truth, resolved(truth.documents))
    assert found["all"].f1 >= 0.95, found
    assert found["all"].precision >= 0.98, found


def test_a_batch_costs_what_it_holds() -> None:
    """Comparisons made for a batch do not grow with what was read before it."""
    from graph.resolve import resolver as module

    few, many = (_comparisons(module, known) for known in (100, 2000))
    assert few == many > 0


def _comparisons(module: object, known: int) -> int:
    made = 0
    resolver = Resolver()
    resolver.resolve([works(f"Person{number} Name{number}", f"Firm{number} Foods") for number in range(known)])
    whole = compare

    def counted(*arguments: object) -> object:
        nonlocal made
        made += 1
        return whole(*arguments)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "compare", counted)
        resolver.resolve(
            [works(f"Person{number} Name{number}", f"Firm{number} Foods", "2013-01-01") for number in range(20)]
        )
    return made
