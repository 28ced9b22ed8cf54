from graph.model import Annotation, Author
from graph.resolve import Resolver, Statements, statements_of
from tests.graph.resolve.made import annotation, entity, relation

TEXT = "Ferrow Foods outsourced to Tallmark for €2m, says Milo Brandt. Oracle is late."
AUTHOR = Author("Ines Calloway", "@icall", "Editor", "Rack News")


def read(doc: Annotation) -> Statements:
    return statements_of(doc, Resolver().resolve([doc]).ids[doc.document.id])


def example() -> Annotation:
    return annotation(
        TEXT,
        [
            entity("e1", "ORG", "Ferrow Foods", roles=["peer"]),
            entity("e2", "ORG", "Tallmark", roles=["outsourcer"]),
            entity("e3", "MONEY", "€2m"),
            entity("e4", "PERSON", "Milo Brandt"),
            entity("e5", "PERSON", "Ines Calloway"),
            entity("e6", "ORG", "Oracle"),
            entity("e7", "ORG", "Rack News"),
        ],
        [
            relation("outsources_to", (0, 62), client="e1", outsourcer="e2", value="e3", date="May", status="current"),
            relation("talks_about", (0, 62), speaker="e4", about="e2", sentiment="neutral", aspects=("price",)),
            relation("talks_about", (63, 78), speaker="e5", about="e6", sentiment="negative", aspects=()),
            relation("works_at", None, person="e5", org="e7", title="Editor", status="current"),
        ],
        id="n1",
        author=AUTHOR,
        published="2012-06-01",
    )


def test_statements_carry_their_words_their_speaker_and_their_date() -> None:
    deal, said, late, job = read(example()).statements
    assert deal.text == TEXT[:62]
    assert (deal.document, deal.kind, deal.start, deal.end) == ("n1", "outsources_to", 0, 62)
    assert deal.roles == (("client", "organization:ferrow-foods"), ("outsourcer", "organization:tallmark"))
    assert deal.fields["value"] == "€2m"
    assert deal.speaker == said.speaker == "person:milo-brandt"
    assert late.speaker == "person:ines-calloway"
    assert (job.speaker, job.text, job.start) == ("person:ines-calloway", "", None)
    assert {each.said for each in (deal, said, late, job)} == {"2012-06-01"}
    assert {each.extractor for each in (deal, said)} == {"hand 1"}


def test_the_author_and_the_mentions_of_nodes_are_given() -> None:
    found = read(example())
    assert found.author == "person:ines-calloway"
    assert [mention.surface for mention in found.mentions] == ["Ferrow Foods", "Tallmark", "Milo Brandt", "Oracle"]
    assert all(TEXT[mention.start : mention.end] == mention.surface for mention in found.mentions)


def test_a_company_and_its_product_of_one_name_make_two_statements() -> None:
    doc = annotation(
        "Oracle!",
        [entity("e1", "ORG", "Oracle"), entity("e2", "PRODUCT", "Oracle"), entity("e3", "PERSON", "Milo Brandt")],
        [relation("talks_about", (0, 7), speaker="e3", about=about, sentiment="neutral") for about in ("e1", "e2")],
    )
    assert len({statement.id for statement in read(doc).statements}) == 2


def test_the_same_claim_twice_is_one_statement() -> None:
    doc = example()
    twice = annotation(
        TEXT, [entity("e1", "ORG", "Ferrow Foods"), entity("e2", "ORG", "Tallmark")], [doc.relations[0]] * 2, id="n1"
    )
    assert len(read(annotation(TEXT, [entity("e1", "ORG", "A"), entity("e2", "ORG", "B")])).statements) == 0
    relations = [relation("unit_of", (0, 5), unit="e1", parent="e2")] * 2
    found = read(annotation(TEXT, [entity("e1", "ORG", "Ferrow Foods"), entity("e2", "ORG", "Tallmark")], relations))
    assert len(found.statements) == 1
    assert twice.document.id == "n1"


def jobs(text: str, *dates: str, published: str = "2015-06-01") -> list[dict[str, object]]:
    local = [entity("e1", "PERSON", "Milo Brandt"), entity("e2", "ORG", "Ferrow Foods")]
    local += [entity(f"e{n}", "DATE", date) for n, date in enumerate(dates, 3)]
    works = relation("works_at", (0, len(text)), person="e1", org="e2", title="CIO", status="current")
    found = read(annotation(text, local, [works], published=published))
    return [dict(statement.fields) for statement in found.statements]


def test_jobs_hold_from_and_until_what_their_sentence_says() -> None:
    (since,) = jobs("Milo Brandt, CIO of Ferrow Foods since March 2011, spoke.", "March 2011")
    assert (since.get("valid_from"), since.get("valid_to")) == ("2011-03", None)
    (both,) = jobs("Milo Brandt was CIO of Ferrow Foods from 2009 to 2012.", "2009", "2012")
    assert (both.get("valid_from"), both.get("valid_to")) == ("2009", "2012")
    (neither,) = jobs("Milo Brandt of Ferrow Foods spoke on 3 May 2015.", "3 May 2015")
    assert "valid_from" not in neither


def test_moves_say_when_jobs_begin_and_end() -> None:
    text = "Milo Brandt left Ferrow Foods for Merow Insurance in May."
    local = [
        entity("e1", "PERSON", "Milo Brandt"),
        entity("e2", "ORG", "Ferrow Foods"),
        entity("e3", "ORG", "Merow Insurance"),
    ]
    relations = [
        relation("person_move", (0, 57), person="e1", from_="e2", to="e3", date="May"),
        relation("works_at", (0, 57), person="e1", org="e2", status="former"),
        relation("works_at", (0, 57), person="e1", org="e3", status="current"),
    ]
    _, old, new = read(annotation(text, local, relations, published="2015-06-01")).statements
    assert old.fields["valid_to"] == "2015-05"
    assert new.fields["valid_from"] == "2015-05"
