import pytest


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("We signed with Tarvoss Consulting for £31m on 3 May 2016.", "MONEY", ["£31m"]),
        ("It cost KES 210 million, R38m and 290 eur a head.", "MONEY", ["KES 210 million", "R38m", "290 eur"]),
        (
            "Budgets of US$4 million and ₹90 crore; Rs 22 crore more.",
            "MONEY",
            ["US$4 million", "₹90 crore", "Rs 22 crore"],
        ),
        ("Due on 1 April, or in Q3 2019, not before 2021.", "DATE", ["1 April", "Q3 2019", "2021"]),
        ("From June 3, 2013 and since march; you may march on.", "DATE", ["June 3, 2013", "march"]),
        ("It ran 2014-2018 for 2000 users.", "DATE", ["2014", "2018"]),
        ("See you Monday in summer at 9, soon.", "DATE", []),
        (
            "The SAP rollout and our case handling overhaul are done.",
            "PROJECT",
            ["SAP rollout", "case handling overhaul"],
        ),
        ("Project Kestrel is late. The project is dead.", "PROJECT", ["Project Kestrel"]),
        ("The upgrade crew left after the go-live.", "PROJECT", []),
        ("He works in Lisbon, Portugal.", "PLACE", ["Lisbon", "Portugal"]),
        ("Anyone in higher education? #localgov", "SECTOR", ["higher education", "#localgov"]),
        ("We are on Windows 10 and Quillmark Desk 4.2 now.", "PRODUCT", ["Windows 10", "Quillmark Desk 4.2"]),
        ("The wards run on Ledgerpine since May.", "PRODUCT", ["Ledgerpine"]),
        ("Tell @markov_it that I said so", "PERSON", ["@markov_it"]),
    ],
)
def test_mentions(read, text: str, type: str, expected: list[str]) -> None:
    assert read(text).mentions(type) == expected


@pytest.mark.parametrize(
    ("text", "people", "organizations"),
    [
        ("Ingrid Thornvale, CIO of the Ostrel Water Board, said no.", ["Ingrid Thornvale"], ["Ostrel Water Board"]),
        (
            "CIO Marek Tollund leaves Brindle & Sons for Okanto Bank.",
            ["Marek Tollund"],
            ["Brindle & Sons", "Okanto Bank"],
        ),
        ("Quorvane AG's head of IT, Petra Lindholt, resigned.", ["Petra Lindholt"], ["Quorvane AG"]),
        ("The University of Ostermark has outsourced to Tarvoss.", [], ["University of Ostermark", "Tarvoss"]),
        ("Ms Albrecht came to us from Nordlicht Hospital.", ["Albrecht"], ["Nordlicht Hospital"]),
        ("St Corvin's Hospital has signed with Wipro.", [], ["St Corvin's Hospital", "Wipro"]),
    ],
)
def test_people_and_organizations(read, text: str, people: list[str], organizations: list[str]) -> None:
    found = read(text)
    assert found.mentions("PERSON") == people
    assert found.mentions("ORG") == organizations


def test_titles_determiners_and_possessives_are_no_part_of_a_name(read) -> None:
    found = read("The CIO Petra Lindholt's team at the Ostrel Trust's depot.")
    assert found.mentions("PERSON") == ["Petra Lindholt"]
    assert found.mentions("ORG") == ["Ostrel Trust"]


def test_ordinary_words_that_open_a_sentence_are_no_names(read) -> None:
    found = read("Budget talks. Slow screens. Congratulations all. Nobody at home. Security first.")
    assert [e for e in found.annotation.entities if e.mentions] == []


def test_a_word_that_is_also_a_vendor_needs_a_capital(read) -> None:
    assert read("there is some slack in the plan and a box of teams").mentions("PRODUCT") == []
    assert read("We talk on Slack all day.").mentions("PRODUCT") == ["Slack"]


def test_a_vendor_with_a_further_word_is_its_product(read) -> None:
    assert read("We run Oracle Exadata and Microsoft Zanto in both halls.").mentions("PRODUCT") == [
        "Oracle Exadata",
        "Microsoft Zanto",
    ]


def test_headlines_take_names_from_the_text(read) -> None:
    text = "QUORVANE BANK SIGNS WITH TARVOSS\n\nQuorvane Bank has signed with Tarvoss, the outsourcer, for six years."
    found = read(text, kind="article")
    assert found.mentions("ORG") == ["QUORVANE BANK", "TARVOSS", "Quorvane Bank", "Tarvoss"]
    assert found.names("ORG") == {"Quorvane Bank", "Tarvoss"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("OSTREL – Quorvane Bank has signed with Wipro.", ["OSTREL"]),
        ("VARN, 4 May 2016 – Quorvane Bank has signed with Wipro.", ["VARN"]),
    ],
)
def test_a_dateline_is_a_place(read, text: str, places: list[str]) -> None:
    found = read(text, kind="article")
    assert found.mentions("PLACE") == places
    assert found.names("ORG") == {"Quorvane Bank", "Wipro"}
