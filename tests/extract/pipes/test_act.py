import pytest

from graph.model import Author


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "🚀 Join our free webinar, register now! Only 50 seats! Zentralo Desk 3 will 10x your IT 👉 https://z.example",
            "promotion",
        ),
        ("Workday down again, third outage this week. Support line plays jazz 🙃 useless.", "complaint"),
        ("Has anyone moved off Lotus Notes? What did you use instead?", "question"),
        ("Quorvane Bank has signed with Infosys, £40m over five years. 60 staff transfer on 1 May.", "intelligence"),
        (
            "Lessons from our migration: clean the data first, train early, never go live on a Friday.",
            "best_practice",
        ),
        ("Thanks for the cake, what a lovely dinner. See you all on Monday!", "other"),
    ],
)
def test_acts(read, cio: Author, text: str, act: str) -> None:
    assert read(text, cio).annotation.act == act


def test_job_news_are_intelligence(read, editor: Author) -> None:
    assert (
        read("Ingrid Thornvale leaves Quorvane Bank for Ostrel Trust in May.", editor).annotation.act == "intelligence"
    )


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("From April the 24 Wipro people are on our payroll. Desk included.", "intelligence"),
        ("Workday billed us twice. Reference number changes every time.", "complaint"),
    ],
)
def test_what_a_text_without_plain_cues_does(read, cio: Author, text: str, act: str) -> None:
    assert read(text, cio).annotation.act == act
