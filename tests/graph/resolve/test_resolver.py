import random

import pytest

from graph.model import Annotation, Author
from graph.resolve import Held, Resolver
from tests.graph.resolve.graph_fake import Nodes
from tests.graph.resolve.made import annotation, entity, relation


def org(text: str, *names: str, id: str = "") -> Annotation:
    return annotation(text, [entity("e1", "ORG", *names)], id=id)


def test_one_name_is_one_node_with_or_without_its_legal_form() -> None:
    one, two = org("Ferrow Foods A/S moves.", "Ferrow Foods A/S"), org("FERROW FOODS stays.", "FERROW FOODS")
    nodes = Nodes().run([one, two])
    assert nodes.of(one, "e1") == nodes.of(two, "e1") == "organization:ferrow-foods"
    assert len(nodes.entities) == 1


def test_the_catalogues_name_unites_other_names() -> None:
    names = {("ORG", "tall mark consulting"): "Tallmark", ("ORG", "tmc"): "Tallmark", ("ORG", "tallmark"): "Tallmark"}
    facts = {("ORG", "Tallmark"): {"country": "NO", "roles": ("outsourcer",)}}
    one, two = org("Tall Mark Consulting won.", "Tall Mark Consulting"), org("TMC won.", "TMC")
    nodes = Nodes().run([one, two], canonical=names, facts=facts)
    (node,) = nodes.entities.values()
    assert (node.id, node.name) == ("organization:tallmark", "Tallmark")
    assert node.aliases == ("TMC", "Tall Mark Consulting")
    assert dict(node.properties) == {"country": "NO", "roles": ("outsourcer",)}


def test_the_same_name_of_another_type_is_another_node() -> None:
    both = annotation("Veltrix sells Veltrix.", [entity("e1", "ORG", "Veltrix"), entity("e2", "PRODUCT", "Veltrix")])
    assert set(Nodes().run([both]).entities) == {"organization:veltrix", "product:veltrix"}


@pytest.mark.parametrize(
    ("type", "handle"), [("PRODUCT", "@Veltrix9"), ("PRODUCT", "@"), ("ORG", "@"), ("PERSON", "@")]
)
def test_what_is_named_by_a_handle_alone_is_a_node(type: str, handle: str) -> None:
    said = annotation(f"Ask {handle} again.", [entity("e1", type, handle)])
    assert len(Nodes().run([said]).entities) == 1


def test_a_product_is_the_one_that_its_handle_names() -> None:
    said = annotation("Ask @Veltrix9 again.", [entity("e1", "PRODUCT", "@Veltrix9")])
    named = annotation("Veltrix9 is down.", [entity("e1", "PRODUCT", "Veltrix9")])
    nodes = Nodes().run([said, named])
    assert nodes.of(said, "e1") == nodes.of(named, "e1")
    assert nodes.entities[nodes.of(said, "e1")].name == "Veltrix9"


def test_a_short_form_goes_to_the_one_thing_that_is_called_so() -> None:
    full = org("Ferrow Foods moves. Ferrow says why.", "Ferrow Foods", "Ferrow")
    bare = org("Ferrow again.", "Ferrow")
    nodes = Nodes().run([bare]).run([full])
    assert nodes.merged == [("organization:ferrow", "organization:ferrow-foods")]
    assert nodes.of(bare, "e1") == "organization:ferrow-foods"
    assert "Ferrow" in nodes.entities["organization:ferrow-foods"].aliases


def test_a_short_form_of_two_things_stays_alone() -> None:
    bank = org("Mercury Bank opens. Mercury is late.", "Mercury Bank", "Mercury")
    insurer = org("Mercury Insurance closes. Mercury is early.", "Mercury Insurance", "Mercury")
    bare = org("Mercury again.", "Mercury")
    nodes = Nodes().run([bank, bare, insurer])
    assert len(nodes.entities) == 3
    assert nodes.of(bare, "e1") == "organization:mercury"


def test_a_name_of_the_catalogue_is_never_a_short_form() -> None:
    names = {("ORG", "veltrix"): "Veltrix"}
    local = org("Veltrix Nordic hires. Veltrix grows.", "Veltrix Nordic", "Veltrix")
    assert len(Nodes().run([local, org("Veltrix falls.", "Veltrix")], canonical=names).entities) == 2
    assert (
        len(Nodes().run([local], canonical=names).run([org("Veltrix falls.", "Veltrix")], canonical=names).entities)
        == 2
    )


def person(text: str, *names: str, author: Author | None = None) -> Annotation:
    return annotation(text, [entity("e1", "PERSON", *names)], author=author)


def test_full_names_unite_persons_and_single_names_never_do() -> None:
    one = person("Ines Calloway spoke. Calloway left.", "Ines Calloway", "Calloway")
    two = person("Dr Ines Calloway is back.", "Ines Calloway")
    bare, other = person("Calloway again.", "Calloway"), person("Said Calloway.", "Calloway")
    nodes = Nodes().run([one, two, bare, other])
    assert nodes.of(one, "e1") == nodes.of(two, "e1") == "person:ines-calloway"
    assert len({nodes.of(each, "e1") for each in (one, bare, other)}) == 3


def test_a_handle_and_the_name_beside_it_are_one_person() -> None:
    before = person("@icall is right.", "@icall")
    post = person("Moved.", "Ines Calloway", author=Author("Ines Calloway", "@icall"))
    after = person("Ask @iCall.", "@iCall")
    nodes = Nodes().run([before]).run([post]).run([after])
    assert nodes.merged == [("person:@icall", "person:ines-calloway")]
    assert {nodes.of(each, "e1") for each in (before, post, after)} == {"person:ines-calloway"}
    (node,) = nodes.entities.values()
    assert node.properties["handles"] == ("@icall",)


def test_an_author_known_by_a_nickname_is_found_by_it() -> None:
    nick = person("Moved.", "portnerd77", author=Author(None, "portnerd77"))
    assert Nodes().run([nick, person("@portnerd77 knows.", "@portnerd77")]).entities.keys() == {"person:@portnerd77"}


def test_the_most_telling_role_and_the_latest_title_are_kept() -> None:
    entities = [entity("e1", "PERSON", "Ines Calloway", roles=["cio"]), entity("e2", "ORG", "Ferrow Foods")]
    works = [relation("works_at", person="e1", org="e2", title="CIO", status="current")]
    late = annotation("Late.", entities, works, published="2014-01-01")
    early = annotation(
        "Early.",
        [entity("e1", "PERSON", "Ines Calloway", roles=["executive"]), entities[1]],
        [relation("works_at", person="e1", org="e2", title="VP", status="current")],
        published="2010-01-01",
    )
    for order in ([late, early], [early, late]):
        node = Nodes().run(order).entities["person:ines-calloway"]
        assert (node.properties["role"], node.properties["title"]) == ("cio", "CIO")


def rollout(owner: str, *names: str) -> Annotation:
    return annotation(
        f"{owner} finished its SAP rollout.",
        [entity("e1", "ORG", owner, *names, roles=["peer"]), entity("e2", "PROJECT", "SAP rollout")],
        [relation("works_on", who="e1", project="e2")],
    )


def test_two_companies_projects_of_one_name_are_two() -> None:
    nodes = Nodes().run([rollout("Ferrow Foods"), rollout("Merow Insurance")])
    assert {id for id in nodes.entities if id.startswith("project:")} == {
        "project:ferrow-foods:sap-rollout",
        "project:merow-insurance:sap-rollout",
    }


def test_a_project_without_an_owner_stays_in_its_document() -> None:
    texts = ("The SAP rollout is late.", "The SAP rollout is early.")
    docs = [annotation(text, [entity("e1", "PROJECT", "SAP rollout")]) for text in texts]
    nodes = Nodes().run(docs)
    assert len(nodes.entities) == 2
    assert Nodes(dict(nodes.entities)).run(docs).entities.keys() == nodes.entities.keys()


def test_a_project_goes_with_its_owner() -> None:
    bare, full = rollout("Ferrow"), rollout("Ferrow Foods", "Ferrow")
    short = org("Ferrow Foods grows. Ferrow hires.", "Ferrow Foods", "Ferrow")
    nodes = Nodes().run([bare]).run([full, short])
    assert sorted(nodes.entities) == ["organization:ferrow-foods", "project:ferrow-foods:sap-rollout"]


def test_whose_a_project_is() -> None:
    text = "Tallmark delivers the SAP rollout of Ferrow Foods; Ines Calloway leads the mail migration."
    local = [
        entity("e1", "ORG", "Tallmark", roles=["outsourcer"]),
        entity("e2", "ORG", "Ferrow Foods", roles=["peer"]),
        entity("e3", "PROJECT", "SAP rollout"),
        entity("e4", "PERSON", "Ines Calloway"),
        entity("e5", "PROJECT", "mail migration"),
    ]
    relations = [
        relation("works_on", who="e1", project="e3"),
        relation("works_on", who="e2", project="e3"),
        relation("works_on", who="e4", project="e5"),
        relation("works_at", person="e4", org="e2", status="current"),
    ]
    doc = annotation(text, local, relations)
    nodes = Nodes().run([doc])
    assert nodes.of(doc, "e3") == "project:ferrow-foods:sap-rollout"
    assert nodes.of(doc, "e5") == "project:ferrow-foods:mail-migration"


def world() -> list[Annotation]:
    """Documents whose names hang together in every way that resolution knows."""
    author = Author("Ines Calloway", "@icall")
    docs = [
        org("Ferrow Foods grows. Ferrow hires.", "Ferrow Foods", "Ferrow"),
        org("Ferrow shrinks.", "Ferrow"),
        org("Mercury Bank opens. Mercury is late.", "Mercury Bank", "Mercury"),
        org("Mercury again.", "Mercury"),
        org("Mercury Insurance closes. Mercury is early.", "Mercury Insurance", "Mercury"),
        org("@TallmarkIT won.", "@TallmarkIT"),
        org("Tallmark (@TallmarkIT) lost.", "Tallmark", "@TallmarkIT"),
        org("Tallmark Ltd drew.", "Tallmark Ltd"),
        org("Tallmark Nordic won. Tallmark drew.", "Tallmark Nordic", "Tallmark"),
        person("@icall is right.", "@icall"),
        person("Moved.", "Ines Calloway", author=author),
        person("Ines A. Calloway (@icall) left.", "Ines A. Calloway", "@icall"),
        person("Calloway again.", "Calloway"),
        person("Calloway once more.", "Calloway"),
        rollout("Ferrow"),
        rollout("Ferrow Foods"),
        rollout("Mercury"),
        rollout("Mercury Bank"),
        annotation("Vectrix 11 is slow. Vectrix!", [entity("e1", "PRODUCT", "Vectrix 11", "Vectrix")]),
        annotation("Vectrix is fast.", [entity("e1", "PRODUCT", "Vectrix")]),
    ]
    return docs


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_documents_does_not_matter(seed: int) -> None:
    expected = Nodes().run(world())
    chance = random.Random(seed)
    shuffled = world()
    chance.shuffle(shuffled)
    nodes = Nodes().run(shuffled, batch=chance.choice([1, 2, 5, 50]))
    assert nodes.entities.keys() == expected.entities.keys()
    assert nodes.where == expected.where


def test_what_is_there_settles_no_further_and_takes_the_same_documents_as_they_were() -> None:
    nodes = Nodes().run(world())
    again = Nodes(dict(nodes.entities))
    assert Resolver(Held(again.entities.values())).settle().entities == ()
    again.run(world())
    assert again.entities.keys() == nodes.entities.keys()
    assert again.where == nodes.where
