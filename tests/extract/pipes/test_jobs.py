import pytest

from graph.model import Author


@pytest.mark.parametrize(
    ("text", "person", "org", "status"),
    [
        ("Ingrid Thornvale, CIO of the Quorvane Bank, said so.", "Ingrid Thornvale", "Quorvane Bank", "current"),
        ("Quorvane Bank's CIO, Ingrid Thornvale, said so.", "Ingrid Thornvale", "Quorvane Bank", "current"),
        ("Quorvane Bank CIO Ingrid Thornvale said so.", "Ingrid Thornvale", "Quorvane Bank", "current"),
        ("Ingrid Thornvale is now head of IT at Quorvane Bank.", "Ingrid Thornvale", "Quorvane Bank", "current"),
        ("Quorvane Bank has appointed Ingrid Thornvale as CIO.", "Ingrid Thornvale", "Quorvane Bank", "current"),
        ("Ingrid Thornvale, former CIO of Quorvane Bank, said so.", "Ingrid Thornvale", "Quorvane Bank", "former"),
        ("Ingrid Thornvale was CTO of Quorvane Bank before.", "Ingrid Thornvale", "Quorvane Bank", "former"),
        ("Ingrid Thornvale of Quorvane Bank waved.", "Ingrid Thornvale", "Quorvane Bank", "current"),
    ],
)
def test_jobs(read, text: str, person: str, org: str, status: str) -> None:
    found = read(text)
    assert found.tuples("works_at", "person", "org") == {(person, org)}
    assert [relation.fields["status"] for relation in found.relations("works_at")] == [status]


def test_title_is_as_written(read) -> None:
    relation = read("Ingrid Thornvale, senior vice president and CIO of Quorvane Bank, left.").relations("works_at")[0]
    assert relation.fields["title"] == "senior vice president and CIO"


def test_author_fields_have_no_evidence_and_a_signature_has(read, cio: Author) -> None:
    assert read("Coffee first.", cio).evidence("works_at") == [None]
    signed = read("Hi,\n\nno.\n\nHedda Quist\nCIO, Ostrel Water", cio, kind="message")
    assert signed.evidence("works_at") in (["Hedda Quist\nCIO, Ostrel Water"], [None])
    assert signed.tuples("works_at", "person", "org") == {("Hedda Quist", "Ostrel Water")}


@pytest.mark.parametrize(
    ("text", "move"),
    [
        (
            "Ingrid Thornvale leaves Quorvane Bank for Ostrel Trust.",
            ("Ingrid Thornvale", "Quorvane Bank", "Ostrel Trust"),
        ),
        (
            "Ingrid Thornvale joins Ostrel Trust from Quorvane Bank.",
            ("Ingrid Thornvale", "Quorvane Bank", "Ostrel Trust"),
        ),
        (
            "Ostrel Trust hired Ingrid Thornvale from Quorvane Bank.",
            ("Ingrid Thornvale", "Quorvane Bank", "Ostrel Trust"),
        ),
        ("Ingrid Thornvale has left Quorvane Bank.", ("Ingrid Thornvale", "Quorvane Bank", None)),
        ("Ingrid Thornvale quits as CIO of Quorvane Bank.", ("Ingrid Thornvale", "Quorvane Bank", None)),
        ("Ingrid Thornvale will join Ostrel Trust in May.", ("Ingrid Thornvale", None, "Ostrel Trust")),
    ],
)
def test_moves(read, text: str, move: tuple[str, str | None, str | None]) -> None:
    assert read(text).tuples("person_move", "person", "from", "to") == {move}


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid Thornvale is NOT leaving Quorvane Bank.",
        "Will Ingrid Thornvale leave Quorvane Bank?",
        "If Ingrid Thornvale leaves Quorvane Bank, we all lose.",
    ],
)
def test_what_is_denied_asked_or_conditional_is_no_move(read, text: str) -> None:
    assert read(text).relations("person_move") == []


def test_the_date_of_a_move(read) -> None:
    found = read("Ingrid Thornvale leaves Quorvane Bank for Ostrel Trust on 1 March.")
    assert found.relations("person_move")[0].fields["date"] == "1 March"


def test_first_person_is_the_author(read, cio: Author) -> None:
    found = read("After nine years I am leaving. From May I join Quorvane Bank as CIO.", cio)
    assert found.tuples("person_move", "person", "from", "to") == {("Hedda Quist", "Ostrel Water", "Quorvane Bank")}


@pytest.mark.parametrize(
    ("text", "move"),
    [
        (
            "Day one at Ostrel Trust after eight years at Quorvane Bank. Nice desk.",
            ("Hedda Quist", "Quorvane Bank", "Ostrel Trust"),
        ),
        (
            "Friday was my last day at Quorvane Bank. From 1 July I'll be with Ostrel Trust.",
            ("Hedda Quist", "Quorvane Bank", "Ostrel Trust"),
        ),
        (
            "Ingrid Thornvale has resigned as CIO of Quorvane Bank and starts at Ostrel Trust in June.",
            ("Ingrid Thornvale", "Quorvane Bank", "Ostrel Trust"),
        ),
        (
            "Ingrid Thornvale, until May CIO of Quorvane Bank, is the new head of digital at Ostrel Trust.",
            ("Ingrid Thornvale", "Quorvane Bank", "Ostrel Trust"),
        ),
    ],
)
def test_moves_told_in_other_ways(read, text: str, move: tuple[str, str | None, str | None]) -> None:
    assert read(text, Author("Hedda Quist", "@heddaq")).tuples("person_move", "person", "from", "to") == {move}


def test_a_successors_move_is_not_the_predecessors(read) -> None:
    text = "Ingrid Thornvale's successor has moved to Ostrel Trust."
    assert read(text).relations("person_move") == []
