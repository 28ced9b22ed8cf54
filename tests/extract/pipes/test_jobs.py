"""Job titles that relations give people."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.neural.network import SHIPPED, settings_of
from extract.pipes.jobs import Job, TitleChooser
from extract.pipes.possible_titles import titles
from extract.reading import JobTitle, reading
from tests.extract.neural.conftest import Make

Told = Callable[..., str | None]
Others = tuple[tuple[str, str], ...]


@pytest.fixture
def told(make: Make) -> Told:
    chooser = TitleChooser(settings_of(SHIPPED)["job_title"])

    def told(
        text: str, person: str, org: str, *, former: bool = False, others: tuple[tuple[str, str], ...] = ()
    ) -> str | None:
        doc = make(text, entities=((person, "PERSON"), (org, "ORG"), *others))
        found = reading(doc)
        return chooser(doc, found, Job(found.chains[0], found.chains[1], former, (0, len(doc))))

    return told


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The app works, said Ostrel's agronomy manager, Ada Brill.", "agronomy manager"),
        ("Ada Brill, head of terminals at Ostrel, has bought it.", "head of terminals"),
        ("We thank Ada Brill (licence manager, Ostrel).", "licence manager"),
        ("Ostrel's new harbour master, Ada Brill, is a sailor.", "harbour master"),
        ("Ada Brill is at Ostrel now.", None),
    ],
)
def test_a_title_in_any_words(told: Told, text: str, title: str | None) -> None:
    assert told(text, "Ada Brill", "Ostrel") == title


def test_a_title_belongs_to_one_of_two_jobs(told: Told) -> None:
    text = "Ada Brill, data manager at Ostrel, came from Quorvane."
    assert told(text, "Ada Brill", "Ostrel", others=(("Quorvane", "ORG"),)) == "data manager"
    assert told(text, "Ada Brill", "Quorvane", former=True, others=(("Ostrel", "ORG"),)) is None


def test_a_title_belongs_to_one_of_two_people(told: Told) -> None:
    text = "Ada Brill (data manager, Ostrel) and Bo Quist (port planner, Ostrel) will speak."
    assert told(text, "Ada Brill", "Ostrel", others=(("Bo Quist", "PERSON"),)) == "data manager"
    assert told(text, "Bo Quist", "Ostrel", others=(("Ada Brill", "PERSON"),)) == "port planner"


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("our new agronomy manager", {"agronomy manager"}),
        ("the head of flood modelling joins us", {"head", "head of flood modelling"}),
        ("she manages it", set()),
    ],
)
def test_what_may_be_a_title(make: Make, text: str, possible: set[str]) -> None:
    doc: Doc = make(text)
    assert {doc[start:end].text for start, end in titles(doc, reading(doc), (0, len(doc)))} == possible


def test_a_title_of_the_grammar_may_be_one(make: Make) -> None:
    doc = make("Quist rules the seas")
    reading(doc).titles.append(JobTitle(1, 4, "other"))
    assert [doc[start:end].text for start, end in titles(doc, reading(doc), (0, len(doc)))] == ["rules the seas"]
