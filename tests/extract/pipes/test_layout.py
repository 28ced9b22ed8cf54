import textwrap

import pytest

from extract.pipes.layout import as_written, flowing

PROSE = (
    "Since the first of May the service desk of Halvarsund Foods is run by Skerrivik, which took over eleven people "
    "from Ostrel Water, where they had finished the billing system. I was told so by Maren Tollefsbye, who was their "
    "customer until then, and who would have liked to keep them, had Skerrivik let her."
)
SECOND = "Nobody was asked. The works council of Ostrel Water heard of it from the newspaper."


@pytest.mark.parametrize("width", [50, 65, 72, 78, 90])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_are_joined(width: int, end: str) -> None:
    wrapped = textwrap.fill(PROSE, width, break_on_hyphens=False).replace("\n", end)
    assert flowing(wrapped).replace("  ", " ") == PROSE
    assert len(flowing(wrapped)) == len(wrapped)


@pytest.mark.parametrize("width", [58, 72])
def test_lines_wrapped_before_or_after_something_was_escaped_are_joined(width: int) -> None:
    prose = PROSE.replace("was their", "'was' their").replace("Skerrivik let", '"Skerrivik" let')

    def escaped(text: str) -> str:
        return text.replace("'", "&#39;").replace('"', "&quot;")

    for wrapped in (escaped(textwrap.fill(prose, width)), textwrap.fill(escaped(prose), width)):
        assert "\n" not in flowing(wrapped)
        assert "".join(flowing(wrapped).split()) == "".join(prose.split())


def test_quoting_marks_may_be_escaped() -> None:
    wrapped = textwrap.fill(PROSE, 70, initial_indent="> ", subsequent_indent="> ", break_on_hyphens=False)
    assert " ".join(flowing(wrapped.replace(">", "&gt;")).split()) == f"> {PROSE}"


def test_quoted_lines_are_joined_without_their_marks() -> None:
    wrapped = textwrap.fill(PROSE, 70, initial_indent="> ", subsequent_indent="> ", break_on_hyphens=False)
    assert " ".join(flowing(wrapped).split()) == f"> {PROSE}"


def test_ends_of_paragraphs_and_headings_stay() -> None:
    body = "\n\n".join(textwrap.fill(text, 72, break_on_hyphens=False) for text in (PROSE, SECOND))
    assert (
        flowing(f"Ostrel Water loses a team\n\n{body}\nMaren")
        == f"Ostrel Water loses a team\n\n{PROSE}\n\n{SECOND}\nMaren"
    )


def test_one_wrapped_paragraph_tells_the_width_for_all() -> None:
    alone = "That week they were told by the head of operations, Mr Lorcan\nFinistere, to leave."
    assert "\n" in flowing(alone)
    assert "\nFinistere" not in flowing(f"{textwrap.fill(PROSE, 66)}\n\n{alone}")


@pytest.mark.parametrize(
    "text",
    [
        "Placed this week:\nAnn Teague at Ostrel Water\nBoyd Kimmel at Halvarsund Foods",
        "What I need from a vendor in the first call, in this order please:\n- a price that holds for more than a day\n"
        "- a name of somebody who has it running at this very moment\n- nothing else",
        "Skerrivik takes over the service desk of Halvarsund Foods\nEleven people move from Ostrel Water for this.",
        f"{PROSE}\n{SECOND}",
        "one\ntwo\nthree",
        "\n\n\n",
        "> \n>\n",
    ],
)
def test_lines_that_nobody_wrapped_stay(text: str) -> None:
    assert flowing(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruiter &amp; Zn", "Ruiter     & Zn"),
        ("it&#39;s", "it    's"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("A&nosuch; R&D &copy", "A&nosuch; R&D &copy"),
        ("&#x27;tis &eacute; &nbsp;", "     'tis        é       "),
        ("&#9999999; &#10; &#x1;", "&#9999999; &#10; &#x1;"),
    ],
)
def test_odd_blanks_and_escaped_characters(text: str, expected: str) -> None:
    assert flowing(text) == expected


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ruiter &amp; Zn", "Ruiter & Zn"),
        ("R&amp;D", "R&D"),
        ("Orrin&#39;s &amp;\u00a0Vale", "Orrin's & Vale"),
        ("Orrin &amp; &unknown; Vale;", "Orrin & &unknown; Vale;"),
        ("&lt;Vale&gt;", "<Vale>"),
        ("Orrin\n Vale", "Orrin Vale"),
    ],
)
def test_a_span_is_read_without_the_blanks_before_what_was_escaped(text: str, read: str) -> None:
    assert as_written(flowing(text), text) == read
