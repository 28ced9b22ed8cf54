import pytest

from graph.model import Author


@pytest.mark.parametrize(
    ("text", "sentiment"),
    [
        ("Workday is excellent, rock solid, we love it.", "positive"),
        ("Workday crashed again. Terrible.", "negative"),
        ("Workday is not bad.", "positive"),
        ("We looked at Workday in May.", "neutral"),
    ],
)
def test_sentiment(read, cio: Author, text: str, sentiment: str) -> None:
    relations = read(text, cio).relations("talks_about")
    assert [relation.fields["sentiment"] for relation in relations] == [sentiment]


def test_aspects(read, cio: Author) -> None:
    relation = read("Workday was down twice and the invoice doubled.", cio).relations("talks_about")[0]
    assert {"reliability", "price"} <= set(relation.fields["aspects"])


def test_inside_a_quotation_the_speaker_talks(read) -> None:
    text = '"Wipro was late and expensive," said Ingrid Thornvale, CIO of Quorvane Bank.'
    found = read(text, kind="article")
    assert found.tuples("talks_about", "speaker", "about") == {("Ingrid Thornvale", "Wipro")}
    assert found.relations("talks_about")[0].fields["sentiment"] == "negative"


def test_without_an_author_only_quoted_speakers_count(read) -> None:
    assert read("Quorvane Bank signed with Wipro.", kind="article").relations("talks_about") == []


def test_outside_quotations_the_author_talks(read, editor: Author) -> None:
    found = read("Quorvane Bank has signed with Wipro.", editor, kind="article")
    assert found.tuples("talks_about", "speaker", "about") == {("Perran Tolliver", "Wipro")}


def test_a_repost_is_the_reposted_ones(read, cio: Author) -> None:
    found = read("RT @kestrel_dev: Workday is down again", cio)
    assert found.tuples("talks_about", "speaker", "about") == {("@kestrel_dev", "Workday")}


def test_a_quoted_line_is_the_others(read, cio: Author) -> None:
    text = "On 3 May 2016 Marek Tollund wrote:\n> Is Workday any good?\n\nNo idea.\n\nHedda"
    found = read(text, cio, kind="message")
    assert ("Marek Tollund", "Workday") in found.tuples("talks_about", "speaker", "about")
    assert ("Hedda Quist", "Marek Tollund") in found.tuples("talks_to", "speaker", "to")


def test_who_is_addressed(read, cio: Author) -> None:
    assert read("@kestrel_dev no idea, sorry", cio).tuples("talks_to", "speaker", "to") == {
        ("Hedda Quist", "@kestrel_dev")
    }
    assert read("Hi Marek,\n\nno.", cio, kind="message").tuples("talks_to", "speaker", "to") == {
        ("Hedda Quist", "Marek")
    }


def test_the_owner_in_passing_is_not_talked_about(read, cio: Author) -> None:
    about = read("We looked at Oracle's Exadata today.", cio).tuples("talks_about", "about")
    assert about == {("Exadata",)}


def test_who_says_nothing_of_vendors_talks_about_none(read, cio: Author) -> None:
    assert read("Lovely sunset over the harbour.", cio).relations("talks_about") == []


@pytest.mark.parametrize(
    ("text", "sentiment"),
    [
        ("Workday is ugly but it never let us down.", "positive"),
        ("Workday was cheap but it timed out all week and support refused to look.", "negative"),
        ("We renewed Workday. A fair partner, kept their word.", "positive"),
        ("Workday again. Still no fix, still waiting.", "negative"),
        ("Is Workday slow at yours?", "neutral"),
    ],
)
def test_contrast_question_and_tone(read, cio: Author, text: str, sentiment: str) -> None:
    relations = read(text, cio).relations("talks_about")
    assert [relation.fields["sentiment"] for relation in relations] == [sentiment]
