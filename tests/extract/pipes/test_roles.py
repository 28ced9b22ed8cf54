import pytest

from graph.model import Author


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Petra Lindholt, CIO of Quorvane Bank, left.", "Petra Lindholt", "cio"),
        ("Petra Lindholt, head of IT at Quorvane Bank, left.", "Petra Lindholt", "cio"),
        ("Petra Lindholt leaves Quorvane Bank, where she was IT director.", "Petra Lindholt", "cio"),
        ("Petra Lindholt, chief financial officer of Quorvane Bank, left.", "Petra Lindholt", "executive"),
        ("Petra Lindholt, deputy CIO of Quorvane Bank, left.", "Petra Lindholt", "executive"),
        ("Petra Lindholt, analyst at Tidewrack Research, doubts it.", "Petra Lindholt", "analyst"),
        ("Petra Lindholt, sysadmin at Quorvane Bank, left.", "Petra Lindholt", "other"),
        ("Petra Lindholt, CIO of Quorvane Bank, left.", "Quorvane Bank", "peer"),
        ("Quorvane Bank has signed a deal with Zorvane.", "Zorvane", "outsourcer"),
        ("The outsourcer Zorvane takes over the desk.", "Zorvane", "outsourcer"),
        ("Renewal quote from Zorvane: twice the price.", "Zorvane", "vendor"),
        ("Zorvane's hotline plays jazz.", "Zorvane", "vendor"),
        ("Brindlemark, a subsidiary of Zorvane, closed.", "Zorvane", "other"),
        ("We renewed with Infosys.", "Infosys", "outsourcer"),
        ("Oracle's account manager is back for the audit.", "Oracle", "vendor"),
    ],
)
def test_roles(read, text: str, name: str, role: str) -> None:
    assert read(text).roles(name) == (role,)


def test_the_employer_of_a_cio_is_a_user_and_that_of_an_editor_media(read, cio: Author, editor: Author) -> None:
    assert read("Coffee first.", cio).roles("Ostrel Water") == ("peer",)
    assert read("Coffee first.", editor).roles("Rack & Riser Weekly") == ("media",)
    assert read("Coffee first.", editor).roles("Perran Tolliver") == ("analyst",)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ('"No," said Petra Lindholt, the group\'s head of IT.', "Petra Lindholt", "cio"),
        ('"No," said Petra Lindholt, who runs IT at Ostrel Trust.', "Petra Lindholt", "cio"),
        ("Ostrel Trust's finance director, Petra Lindholt, said no.", "Petra Lindholt", "executive"),
        ("Day three of waiting. Zorvane's helpdesk is closed.", "Zorvane", "vendor"),
        ("The network stays with Zorvane until May.", "Zorvane", "outsourcer"),
        ("A letter on the 12 engineers of Quorvane Council.", "Quorvane Council", "peer"),
    ],
)
def test_parts_by_what_stands_beside_a_name(read, text: str, name: str, role: str) -> None:
    assert read(text, kind="article").roles(name) == (role,)


@pytest.mark.parametrize("title", ["IT Manager", "Head, ICT", "GM (IT)", "Director de TI"])
def test_further_titles_of_the_top_it_job(read, title: str) -> None:
    assert read("Coffee first.", Author("Hedda Quist", None, title, "Ostrel Water")).roles("Hedda Quist") == ("cio",)
