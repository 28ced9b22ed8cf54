import pytest

from graph.model import Author


@pytest.mark.parametrize(
    ("text", "move"),
    [
        (
            "On 1 July, 42 engineers of Quorvane Bank were transferred to Infosys.",
            ("Quorvane Bank", "Infosys", None),
        ),
        (
            "The 31 people who finished the SAP rollout at Quorvane Bank moved to Ostrel Trust, carried over by Wipro.",
            ("Quorvane Bank", "Ostrel Trust", "Wipro"),
        ),
        (
            "Wipro took the whole payroll team of Quorvane Bank over to Ostrel Trust in May.",
            ("Quorvane Bank", "Ostrel Trust", "Wipro"),
        ),
        (
            "Quorvane Bank took 40 people back from Wipro on 1 May.",
            ("Wipro", "Quorvane Bank", None),
        ),
        (
            "All 12 staff of the Quorvane Bank service desk were rebadged to Capgemini.",
            ("Quorvane Bank", "Capgemini", None),
        ),
    ],
)
def test_moves(read, text: str, move: tuple[str, str, str | None]) -> None:
    assert read(text, kind="article").tuples("team_move", "from", "to", "by") == {move}


@pytest.mark.parametrize(
    "text",
    [
        "No staff of Quorvane Bank moved to Infosys.",
        "Did the 42 engineers of Quorvane Bank really move to Infosys?",
        "If Quorvane Bank signs with Infosys, its 60 people go to Infosys.",
        "Quorvane Bank denies that 42 engineers were transferred to Infosys.",
    ],
)
def test_what_is_denied_asked_or_conditional_is_no_move(read, text: str) -> None:
    assert read(text, kind="article").relations("team_move") == []


def test_fields(read) -> None:
    text = "The 31 people who finished the SAP rollout at Quorvane Bank will move to Ostrel Trust on 1 May with Wipro."
    relation = read(text, kind="article").relations("team_move")[0]
    assert (relation.fields["size"], relation.fields["date"], relation.fields["status"]) == (31, "1 May", "planned")
    assert "project" in relation.roles


def test_we_are_the_authors_organization(read, cio: Author) -> None:
    found = read("The 18 people who ran our payroll are ours again, back from DXC since 1 July.", cio)
    assert found.tuples("team_move", "from", "to", "by") == {("DXC", "Ostrel Water", None)}
    assert found.relations("team_move")[0].fields["size"] == 18


@pytest.mark.parametrize(
    ("text", "move"),
    [
        (
            "Quorvane Bank has signed a six-year deal with Infosys to run its payroll landscape. In May, "
            "38 members of the company's payroll team were transferred to the outsourcer.",
            ("Quorvane Bank", "Infosys", None),
        ),
        (
            "Ostrel Trust has signed a contract with Wipro. 17 engineers of the client moved to the supplier.",
            ("Ostrel Trust", "Wipro", None),
        ),
        (
            "Quorvane Bank has ended its contract with Infosys. The 40 people go back to the bank in May.",
            ("Infosys", "Quorvane Bank", None),
        ),
        (
            "Infosys wins a contract at Quorvane Bank. The provider takes over 12 of the bank's engineers.",
            ("Quorvane Bank", "Infosys", None),
        ),
    ],
)
def test_the_company_is_the_client_and_the_outsourcer_the_supplier(
    read, text: str, move: tuple[str, str, str | None]
) -> None:
    found = read(text, kind="article")
    assert found.tuples("team_move", "from", "to", "by") == {move}
    client = next(name for name in move if name not in ("Infosys", "Wipro", None))
    assert found.roles(client) == ("peer",)


def test_people_on_loan_are_not_moved(read) -> None:
    text = "The 14 engineers of Quorvane Bank now work at Infosys, but on loan."
    assert read(text, kind="article").relations("team_move") == []
