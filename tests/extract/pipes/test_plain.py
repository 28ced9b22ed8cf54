"""Plain sentences with invented names: what is stated is found, what is denied, asked or conditional is not.

A trained network misses one now and then. Each group has to be read right in at least so many of its sentences.
"""

import pytest

from graph.model import Author
from tests.extract.pipes.conftest import Read

CIO = Author("Hedda Quist", "@heddaq", "CIO", "Ostrel Water")
Case = tuple[str, tuple[str | None, ...]]

STATED: dict[tuple[str, ...], list[Case]] = {
    ("outsources_to", "client", "outsourcer"): [
        ("Quorvane Bank has signed a five-year deal with Infosys.", ("Quorvane Bank", "Infosys")),
        ("Quorvane Bank outsourced its service desk to Infosys.", ("Quorvane Bank", "Infosys")),
        ("Infosys wins a £5m contract at Quorvane Bank.", ("Quorvane Bank", "Infosys")),
        ("Quorvane Bank ended its contract with Infosys in May.", ("Quorvane Bank", "Infosys")),
        ("Quorvane Bank will outsource its network to Wipro.", ("Quorvane Bank", "Wipro")),
        ("The retailer Marlow & Finch has renewed its contract with Capgemini.", ("Marlow & Finch", "Capgemini")),
    ],
    ("works_at", "person", "org"): [
        ("Ingrid Thornvale, CIO of Quorvane Bank, said so.", ("Ingrid Thornvale", "Quorvane Bank")),
        ("Quorvane Bank's CIO, Ingrid Thornvale, said so.", ("Ingrid Thornvale", "Quorvane Bank")),
        ("Ingrid Thornvale is now head of IT at Quorvane Bank.", ("Ingrid Thornvale", "Quorvane Bank")),
        ("Quorvane Bank has appointed Ingrid Thornvale as CIO.", ("Ingrid Thornvale", "Quorvane Bank")),
        ("Ingrid Thornvale, former CIO of Quorvane Bank, said so.", ("Ingrid Thornvale", "Quorvane Bank")),
    ],
    ("person_move", "person", "from", "to"): [
        (
            "Ingrid Thornvale leaves Quorvane Bank for Ostrel Trust.",
            ("Ingrid Thornvale", "Quorvane Bank", "Ostrel Trust"),
        ),
        (
            "Ingrid Thornvale joins Ostrel Trust from Quorvane Bank.",
            ("Ingrid Thornvale", "Quorvane Bank", "Ostrel Trust"),
        ),
        ("Ingrid Thornvale has left Quorvane Bank.", ("Ingrid Thornvale", "Quorvane Bank", None)),
        ("Ingrid Thornvale will join Ostrel Trust in May.", ("Ingrid Thornvale", None, "Ostrel Trust")),
    ],
    ("team_move", "from", "to", "by"): [
        ("On 1 July, 42 engineers of Quorvane Bank were transferred to Infosys.", ("Quorvane Bank", "Infosys", None)),
        (
            "The 31 people who finished the SAP rollout at Quorvane Bank moved to Ostrel Trust, carried over by Wipro.",
            ("Quorvane Bank", "Ostrel Trust", "Wipro"),
        ),
        (
            "Wipro took the whole payroll team of Quorvane Bank over to Ostrel Trust in May.",
            ("Quorvane Bank", "Ostrel Trust", "Wipro"),
        ),
        ("Quorvane Bank took 40 people back from Wipro on 1 May.", ("Wipro", "Quorvane Bank", None)),
    ],
    ("talks_about", "speaker", "about"): [
        ("Workday crashed again. Terrible.", ("Hedda Quist", "Workday")),
        ("RT @kestrel_dev: Workday is down again", ("@kestrel_dev", "Workday")),
        ("Is Workday slow at yours?", ("Hedda Quist", "Workday")),
        ("Kudos to Capgemini, our rollout went live on time.", ("Hedda Quist", "Capgemini")),
    ],
    ("talks_to", "speaker", "to"): [("@kestrel_dev no idea, sorry", ("Hedda Quist", "@kestrel_dev"))],
    ("uses", "org", "product"): [
        ("We run Workday 9 in all depots.", ("Ostrel Water", "Workday 9")),
        ("We left Lotus Notes for Office 365.", ("Ostrel Water", "Lotus Notes")),
        ("Our switch to ServiceNow is done.", ("Ostrel Water", "ServiceNow")),
    ],
}
ENOUGH = 0.7

UNSTATED = {
    "outsources_to": ["Quorvane Bank did not sign with Infosys.", "Has Quorvane Bank signed with Infosys?"],
    "person_move": [
        "Ingrid Thornvale is NOT leaving Quorvane Bank.",
        "Will Ingrid Thornvale leave Quorvane Bank?",
        "If Ingrid Thornvale leaves Quorvane Bank, we all lose.",
    ],
    "team_move": [
        "No staff of Quorvane Bank moved to Infosys.",
        "Did the 42 engineers of Quorvane Bank really move to Infosys?",
        "If Quorvane Bank signs with Infosys, its 60 people go to Infosys.",
    ],
}


def test_what_is_stated_is_found(read: Read) -> None:
    found, missed = 0, []
    for (kind, *roles), cases in STATED.items():
        for text, parts in cases:
            author = CIO if kind in ("talks_about", "talks_to", "uses") else None
            told = read(text, author, "post" if author else "article").tuples(kind, *roles)
            if parts in told:
                found += 1
            else:
                missed.append((text, told))
    assert found >= ENOUGH * (found + len(missed)), missed


def test_what_is_denied_asked_or_conditional_is_not(read: Read) -> None:
    wrong = [text for kind, texts in UNSTATED.items() for text in texts if read(text, kind="article").relations(kind)]
    assert len(wrong) <= 3, wrong


def test_what_says_nothing_of_vendors_talks_about_none(read: Read) -> None:
    assert read("Lovely sunset over the harbour.", CIO).relations("talks_about") == []


def test_the_author_fields_state_a_job_whatever_the_text_says(read: Read) -> None:
    found = read("Coffee first.", CIO)
    assert found.tuples("works_at", "person", "org") == {("Hedda Quist", "Ostrel Water")}
    assert found.evidence("works_at") == [None]
    assert found.roles("Hedda Quist") == ("cio",)


def test_amounts_and_dates(read: Read) -> None:
    found = read("Quorvane Bank signed a deal with Infosys worth €40 million on 3 May 2016.", kind="article")
    assert found.mentions("MONEY") == ["€40 million"]
    assert found.mentions("DATE") == ["3 May 2016"]


@pytest.mark.parametrize("text", ["Die Bank hat den Vertrag mit der Firma gekündigt und das ist nicht gut für uns."])
def test_another_language_is_kept_without_entities(read: Read, text: str) -> None:
    found = read(text)
    assert found.annotation.lang == "de"
    assert found.annotation.entities == ()


def test_every_relation_has_its_sentence_and_a_confidence(read: Read) -> None:
    text = "Nice day. Quorvane Bank has signed a five-year deal with Infosys. The sun shines."
    found = read(text, kind="article")
    assert found.evidence("outsources_to") == ["Quorvane Bank has signed a five-year deal with Infosys."]
    assert all(0 < relation.confidence < 1 for relation in found.annotation.relations)
