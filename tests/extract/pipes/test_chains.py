from graph.model import Author


def test_short_names_join_the_full_one(read) -> None:
    text = "Ingrid Thornvale of Quorvane Bank spoke. Thornvale said that Quorvane would wait."
    found = read(text, kind="article")
    assert found.names("PERSON") == {"Ingrid Thornvale"}
    assert found.names("ORG") == {"Quorvane Bank"}
    assert len(found.mentions("ORG")) == 2


def test_an_acronym_joins_its_name(read) -> None:
    found = read("Balkan Data Works did well. We asked BDW for a quote from Balkan Data Works.", kind="article")
    assert found.names("ORG") == {"Balkan Data Works"}


def test_the_author_is_an_entity_without_mention(read, cio: Author) -> None:
    found = read("We left Wipro.", cio)
    author = next(entity for entity in found.annotation.entities if entity.name == "Hedda Quist")
    assert (author.type, author.mentions) == ("PERSON", ())


def test_a_signature_is_a_mention_of_the_author(read, cio: Author) -> None:
    found = read("Hello all,\n\nwe left Wipro.\n\nHedda Quist\nCIO, Ostrel Water", cio, kind="message")
    assert found.mentions("PERSON") == ["Hedda Quist"]
    assert found.mentions("ORG") == ["Wipro", "Ostrel Water"]


def test_a_handle_of_an_organization_joins_it(read) -> None:
    found = read("Haulvane says nothing and @haulvane_it stays silent.")
    assert found.names("ORG") == {"Haulvane"}
    assert found.mentions("ORG") == ["Haulvane", "@haulvane_it"]


def test_a_handle_is_the_name_only_where_nothing_else_is(read) -> None:
    found = read("Nice talk today!", Author(None, "@CIOJane"))
    assert found.names("PERSON") == {"@CIOJane"}
    assert found.roles("@CIOJane") == ("cio",)


def test_an_author_that_is_a_firm_is_an_organization(read) -> None:
    found = read("Visit our booth, register now! Zentralo Desk 3 is here.", Author("Zentralo Systems", "@zentralo"))
    assert "Zentralo Systems" in found.names("ORG")
    assert found.roles("Zentralo Systems") == ("vendor",)


def test_a_hashtag_has_no_sign_in_its_name(read) -> None:
    assert read("Anyone? #HigherEd").names("SECTOR") == {"HigherEd"}
