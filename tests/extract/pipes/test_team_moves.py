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
