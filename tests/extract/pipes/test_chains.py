import pytest

from extract.catalogue import load_catalogue
from extract.pipes.chains import is_person
from graph.model import Author


def test_short_names_join_the_full_one(chained) -> None:
    text = "Ingrid Thornvale of Quorvane Bank spoke. Thornvale said that Quorvane would wait."
    names = ("Ingrid Thornvale", "PERSON"), ("Quorvane Bank", "ORG"), ("Thornvale", "PERSON"), ("Quorvane", "ORG")
    assert chained(text, *names) == {
        ("PERSON", "Ingrid Thornvale", "Ingrid Thornvale", "Thornvale"),
        ("ORG", "Quorvane Bank", "Quorvane Bank", "Quorvane"),
    }


@pytest.mark.parametrize(("first", "second"), [("ORG", "PERSON"), ("PERSON", "ORG")])
def test_a_word_of_a_full_name_is_of_its_type(chained, first: str, second: str) -> None:
    text = "Ingrid Thornvale of Quorvane Bank spoke. Thornvale said that Quorvane would wait."
    names = ("Ingrid Thornvale", "PERSON"), ("Quorvane Bank", "ORG"), ("Thornvale", first), ("Quorvane", second)
    assert {chain[0]: len(chain) - 2 for chain in chained(text, *names)} == {"PERSON": 2, "ORG": 2}


def test_an_acronym_joins_its_name(chained) -> None:
    text = "Balkan Data Works did well. We asked BDW for a quote."
    found = chained(text, ("Balkan Data Works", "ORG"), ("BDW", "ORG"))
    assert found == {("ORG", "Balkan Data Works", "Balkan Data Works", "BDW")}


def test_the_author_is_an_entity_without_mention(read, cio: Author) -> None:
    found = read("We left Wipro.", cio)
    author = next(entity for entity in found.annotation.entities if entity.name == "Hedda Quist")
    assert (author.type, author.mentions) == ("PERSON", ())


def test_a_signature_is_a_mention_of_the_author(read, cio: Author) -> None:
    found = read("Hello all,\n\nwe left Wipro.\n\nHedda Quist\nCIO, Ostrel Water", cio, kind="message")
    assert found.mentions("PERSON") == ["Hedda Quist"]
    assert found.mentions("ORG") == ["Wipro", "Ostrel Water"]


def test_a_handle_of_an_organization_joins_it(chained) -> None:
    text = "Haulvane says nothing and @haulvane_it stays silent."
    found = chained(text, ("Haulvane", "ORG"), ("@haulvane_it", "PERSON"))
    assert found == {("ORG", "Haulvane", "Haulvane", "@haulvane_it")}


def test_a_handle_may_be_the_first_words_of_an_organization(chained) -> None:
    text = "@StAldwens is hiring again, St Aldwen's Hospital says, but @StAld is another."
    found = chained(text, ("@StAldwens", "ORG"), ("St Aldwen's Hospital", "ORG"), ("@StAld", "ORG"))
    assert found == {
        ("ORG", "St Aldwen's Hospital", "@StAldwens", "St Aldwen's Hospital"),
        ("ORG", "@StAld", "@StAld"),
    }


def test_a_handle_is_the_name_only_where_nothing_else_is(read) -> None:
    assert read("Nice talk today!", Author(None, "@CIOJane")).names("PERSON") == {"@CIOJane"}


def test_an_author_that_is_a_firm_is_an_organization(read) -> None:
    found = read("Visit our booth, register now! Zentralo Desk 3 is here.", Author("Zentralo Systems", "@zentralo"))
    assert "Zentralo Systems" in found.names("ORG")
    assert found.roles("Zentralo Systems") == ("vendor",)


@pytest.mark.parametrize(
    "name", ["J. Okonwell", "R K Tharavel", "J.-P. Morvanne", "Ingrid Thornvale", "Dr Quist", "Old SAP Guy", "marek"]
)
def test_an_author_without_a_job_is_a_person_by_name(name: str) -> None:
    assert is_person(Author(name, "@x"), load_catalogue())


@pytest.mark.parametrize(
    "name", ["Thornvale Cloud", "Nairobi Bytewerk", "IBM", "T-Systems", "Quorvane & Sons", "Veltrix Deals Daily"]
)
def test_an_author_that_is_called_like_a_firm_is_none(name: str) -> None:
    assert not is_person(Author(name, "@x"), load_catalogue())


@pytest.mark.parametrize("name", ["-", "  ", "--"])
def test_an_author_whose_name_is_no_name_is_read_past(read, name: str) -> None:
    assert "Wipro" in read("We left Wipro.", Author(name, "@x")).names("ORG")


def test_a_hashtag_has_no_sign_in_its_name(chained) -> None:
    assert chained("Anyone? #HigherEd", ("#HigherEd", "SECTOR")) == {("SECTOR", "HigherEd", "#HigherEd")}
