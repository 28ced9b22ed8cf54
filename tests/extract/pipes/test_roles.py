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
