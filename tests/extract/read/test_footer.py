import pytest

from extract.read.footer import Footer, kind_of, read_footer


@pytest.mark.parametrize(
    ("line", "footer"),
    [
        ("January 17, 2013 in Industry Commentary | Permalink", Footer("2013-01-17", None, "Industry Commentary")),
        (
            "Posted by Ines Calloway on January 17, 2013 at 09:12 AM in Cost, Deals | Permalink | Comments (3)",
            Footer("2013-01-17", "Ines Calloway", "Cost, Deals"),
        ),
        ("Posted on 17 January 2013 by Ines Calloway | 4 Comments", Footer("2013-01-17", "Ines Calloway", None)),
        (
            "This entry was posted on Thursday, January 17th, 2013 at 9:12 am and is filed under Cost. "
            "You can follow any responses to this entry.",
            Footer("2013-01-17", None, "Cost"),
        ),
        ("By Ines Calloway on Jan 17, 2013 | 4 comments", Footer("2013-01-17", "Ines Calloway", None)),
        ("Filed under: Outsourcing", Footer(None, None, "Outsourcing")),
        ("Comments (3)", Footer()),
        ("Permalink | TrackBack (0)", Footer()),
    ],
)
def test_footers_are_known_and_read(line: str, footer: Footer) -> None:
    assert kind_of(line) == "strong"
    assert read_footer(line) == footer


@pytest.mark.parametrize(
    "line",
    [
        "We moved on January 17, 2013 in a hurry",
        "17 January 2013 in the small hall with 40 guests",
        "Ferrow Foods posted a loss in January.",
        "Comments on this are welcome, says Calloway",
        "Is this the end?",
    ],
)
def test_sentences_are_no_footers(line: str) -> None:
    assert kind_of(line) == "text"


@pytest.mark.parametrize("line", ["January 17, 2013", "Share this", "Tags: cost, deals", "« An older post"])
def test_what_only_counts_beside_a_footer(line: str) -> None:
    assert kind_of(line) == "weak"
