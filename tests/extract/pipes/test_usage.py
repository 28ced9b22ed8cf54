import pytest

from graph.model import Author


@pytest.mark.parametrize(
    ("text", "product", "status"),
    [
        ("We run Workday 9 in all depots.", "Workday 9", "current"),
        ("We moved to Quillmark Desk 4.2 in May.", "Quillmark Desk 4.2", "current"),
        ("We dropped Quillmark Desk 4.2 last year.", "Quillmark Desk 4.2", "former"),
        ("We will buy Quillmark Desk 4.2 next year.", "Quillmark Desk 4.2", "planned"),
        ("Our Quillmark Desk 4.2 is slow.", "Quillmark Desk 4.2", "current"),
    ],
)
def test_uses(read, cio: Author, text: str, product: str, status: str) -> None:
    found = read(text, cio)
    assert found.tuples("uses", "org", "product") == {("Ostrel Water", product)}
    assert found.relations("uses")[0].fields["status"] == status


def test_what_is_left_for_another_is_former(read, cio: Author) -> None:
    found = read("We left Lotus Notes for Quillmark Desk 4.2.", cio)
    assert {(r.fields["status"]) for r in found.relations("uses")} == {"former", "current"}


def test_several_products_at_once(read) -> None:
    found = read("Quorvane Bank runs Windows 10, Quillmark Desk 4.2 and Ledgerpine 3.", kind="article")
    assert len(found.relations("uses")) == 3


def test_not_used_products_are_left_out(read, cio: Author) -> None:
    assert read("We never used Quillmark Desk 4.2.", cio).relations("uses") == []
    assert read("Does anyone run Quillmark Desk 4.2?", cio).relations("uses") == []


def test_what_is_judged_is_in_use(read, cio: Author) -> None:
    found = read("Quillmark Desk 4.2 crashed again, useless.", cio)
    assert found.tuples("uses", "org", "product") == {("Ostrel Water", "Quillmark Desk 4.2")}
    assert found.relations("uses")[0].confidence < 0.8


@pytest.mark.parametrize(
    ("text", "kind", "roles", "expected"),
    [
        ("Zorvane's Quillmark Desk 4.2 is new.", "offers", ("vendor", "product"), ("Zorvane", "Quillmark Desk 4.2")),
        ("Quillmark Desk 4.2 by Zorvane is new.", "offers", ("vendor", "product"), ("Zorvane", "Quillmark Desk 4.2")),
        (
            "Zorvane, a subsidiary of Brindle Group, closed.",
            "unit_of",
            ("unit", "parent"),
            ("Zorvane", "Brindle Group"),
        ),
        ("Brindle Group has bought Zorvane.", "unit_of", ("unit", "parent"), ("Zorvane", "Brindle Group")),
        ("The SAP rollout at Quorvane Bank is late.", "works_on", ("who", "project"), ("Quorvane Bank", "SAP rollout")),
        ("Quorvane Bank finished its SAP rollout.", "works_on", ("who", "project"), ("Quorvane Bank", "SAP rollout")),
        ("Brambleway, a chain in food retail, grows.", "in_sector", ("who", "sector"), ("Brambleway", "food retail")),
    ],
)
def test_further_kinds(read, text: str, kind: str, roles: tuple[str, str], expected: tuple[str, str]) -> None:
    assert read(text, kind="article").tuples(kind, *roles) == {expected}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("We pay €40,000 a year for Quillmark Desk 4.2.", ["current"]),
        ("Our shift system is Quillmark Desk 4.2.", ["current"]),
        ("We replaced Lotus Notes with Quillmark Desk 4.2.", ["current", "former"]),
        ("Three months without Lotus Notes.", ["former"]),
        ("We had Quillmark Desk 4.2 on every ward by May.", ["current"]),
    ],
)
def test_further_ways_to_say_what_is_in_use(read, cio: Author, text: str, statuses: list[str]) -> None:
    found = read(text, cio)
    assert {org for org, _ in found.tuples("uses", "org", "product")} == {"Ostrel Water"}
    assert sorted(str(relation.fields["status"]) for relation in found.relations("uses")) == statuses


def test_who_takes_over_staff_buys_nobody(read) -> None:
    text = "Wipro takes over 40 of Quorvane Bank's engineers."
    assert read(text, kind="article").relations("unit_of") == []


def test_a_tool_that_somebody_works_with_is_not_theirs_to_sell(read) -> None:
    text = "Brambleway plans its shifts with Quillmark Desk 4.2, a tool from Zorvane."
    found = read(text, kind="article")
    assert found.tuples("offers", "vendor", "product") == {("Zorvane", "Quillmark Desk 4.2")}
    assert found.tuples("uses", "org", "product") == {("Brambleway", "Quillmark Desk 4.2")}
