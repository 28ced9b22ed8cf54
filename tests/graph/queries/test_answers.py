"""Every ready question, answered from the sample graph by both stores."""

import pytest

from graph.description import EXAMPLES
from graph.guard.check import check
from graph.queries import library
from graph.store import Reader
from tests.graph.sample import ALDER, BIRCH, CORVANE, VELTRIX

Row = dict[str, object]
Question = tuple[str, dict[str, object], list[Row]]

TALK_OF_VELTRIX = {"subject_id": VELTRIX.id, "subject": "Veltrix", "statements": 1, "independent": 1}
MOVED = {"from_name": "Alder Bank", "to_name": "Birch Foods", "by_name": "Corvane", "project": "ERP rollout"}

EXAMPLE_VALUES = {"vendor": "Veltrix", "name": "Birch Foods"}

# Question, parameters, and of each row in order what it must hold at least.
ANSWERS: list[Question] = [
    (
        "who_talks_about",
        {"subject": "Veltrix Corp"},
        [
            {**TALK_OF_VELTRIX, "speaker": "Ana Ruiz", "employers": ["Alder Bank"], "negative": 1, "sentiment": -1.0},
            {**TALK_OF_VELTRIX, "speaker": "Cy Moss", "employers": ["Birch Foods"], "positive": 1, "sentiment": 1.0},
        ],
    ),
    (
        "vendors_by_talk",
        {},
        [
            {
                "vendor": "Veltrix",
                "speakers": 2,
                "statements": 2,
                "independent": 2,
                "negative": 1,
                "neutral": 0,
                "positive": 1,
                "sentiment": 0.0,
                "first": "2014-01-02",
                "latest": "2014-03-01",
            }
        ],
    ),
    ("vendors_by_talk", {"role": "outsourcer"}, [{"vendor": "Corvane", "neutral": 1, "statements": 1}]),
    ("vendors_by_talk", {"since": "2014-02"}, [{"vendor": "Veltrix", "statements": 1, "positive": 1}]),
    ("vendors_by_talk", {"until": "2014-01"}, [{"vendor": "Veltrix", "statements": 1, "negative": 1}]),
    (
        "vendor_sectors",
        {},
        [
            {"vendor": "Veltrix", "sector": "banking", "speakers": 1, "negative": 1, "peers": ["Alder Bank"]},
            {"vendor": "Veltrix", "sector": "food", "speakers": 1, "positive": 1, "peers": ["Birch Foods"]},
        ],
    ),
    (
        "sector_talk",
        {"subject": "Veltrix", "sector": "Banking"},
        [{"speaker": "Ana Ruiz", "employer": "Alder Bank", "sentiment": "negative", "document_id": "document:1"}],
    ),
    (
        "complaints",
        {"subject": "veltrix"},
        [
            {
                "speaker": "Ana Ruiz",
                "quote": "Veltrix is late again and the invoice doubled.",
                "said": "2014-01-02",
                "url": "https://example.org/1",
                "aspects": ["delivery", "price"],
            }
        ],
    ),
    ("complaints", {"subject": "Veltrix", "aspect": "support"}, []),
    (
        "aspects",
        {"subject": VELTRIX.id},
        [
            {"aspect": "delivery", "statements": 1, "negative": 1, "positive": 0},
            {"aspect": "price", "statements": 1, "independent": 1, "latest": "2014-01-02"},
            {"aspect": "support", "statements": 1, "positive": 1},
        ],
    ),
    ("vendor_aspects", {}, [{"aspect": "delivery"}, {"aspect": "price"}, {"aspect": "support", "statements": 1}]),
    (
        "team_moves",
        {},
        [
            {
                **MOVED,
                "size": 40,
                "date": "2014",
                "status": "done",
                "inferred": False,
                "quotes": 2,
                "independent": 1,
                "documents": ["document:2", "document:3"],
            }
        ],
    ),
    ("team_moves", {"organization": "corvane"}, [MOVED]),
    ("team_moves", {"organization": "Veltrix"}, []),
    (
        "moves_between",
        {"one": "birch foods", "other": "Alder"},
        [
            {"what": "person_move", "person": "Dee Park", "from_name": "Alder Bank", "date": "2014-04"},
            {"what": "team_move", "size": 40, "document_id": "document:3"},
            {"what": "team_move", "size": 40, "document_id": "document:2", "status": "done"},
        ],
    ),
    ("moves_between", {"one": "Birch Foods", "other": "Corvane"}, []),
    (
        "people_moves",
        {},
        [{"person": "Dee Park", "from_id": ALDER.id, "to_id": BIRCH.id, "said": "2014-04-01", "date": "2014-04"}],
    ),
    ("people_moves", {"organization": "Corvane"}, []),
    ("career", {"person": "@ana"}, [{"employer": "Alder Bank", "title": "CIO", "status": "current", "statements": 1}]),
    ("employer_at", {"person": "@ana", "date": "2014-06-30"}, [{"employer": "Alder Bank", "title": "CIO"}]),
    ("employer_at", {"person": "@ana", "date": "2013-06-30"}, []),
    (
        "statements_as_of",
        {"name": "Veltrix", "date": "2014-02-28"},
        [{"kind": "talks_about", "sentiment": "negative", "said": "2014-01-02"}],
    ),
    (
        "statements_by",
        {"person": "cy moss"},
        [
            {"kind": "talks_about", "subject": "Veltrix", "sentiment": "positive"},
            {"kind": "talks_to", "subject": "Ana Ruiz"},
        ],
    ),
    (
        "deals",
        {"outsourcer": "Corvane"},
        [
            {"client": "Birch Foods", "status": "current", "value": 5_000_000.0, "currency": "USD"},
            {"client": "Alder Bank", "status": "ended", "value": None, "statements": 1},
        ],
    ),
    (
        "clients_ended_or_renewed",
        {},
        [
            {"client": "Alder Bank", "outsourcer": "Corvane", "what": "ended"},
            {"client": "Birch Foods", "outsourcer": "Corvane", "what": "renewed"},
        ],
    ),
    ("clients_ended_or_renewed", {"outsourcer": "Veltrix"}, []),
    ("products_of", {"organization": "Alder"}, [{"product": "VelSuite", "status": "former"}]),
    (
        "users_of",
        {"product": "VS"},
        [
            {"organization": "Alder Bank", "status": "former"},
            {"organization": "Birch Foods", "status": "current", "sector": "food"},
        ],
    ),
    (
        "peers_of",
        {"organization": "Alder Bank"},
        [{"peer": "Birch Foods", "ties": 2, "shared": ["Corvane", "VelSuite"]}],
    ),
    (
        "outsourcer_reach",
        {},
        [
            {"outsourcer": "Corvane", "sector": "banking", "clients": 1, "remaining": 0, "names": ["Alder Bank"]},
            {"outsourcer": "Corvane", "sector": "food", "clients": 1, "remaining": 1, "names": ["Birch Foods"]},
        ],
    ),
    (
        "statements_of_document",
        {"document": "https://example.org/1"},
        [
            {"kind": "works_at", "quote": "", "start": None},
            {"kind": "works_at"},
            {"kind": "talks_about", "role": "about", "name": "Veltrix", "start": 0, "end": 46},
            {"kind": "talks_about", "role": "speaker", "name": "Ana Ruiz"},
        ],
    ),
    (
        "evidence",
        {"edge": "MOVED_TO", "source": ALDER.id, "target": BIRCH.id},
        [
            {"kind": "person_move", "document_id": "document:5"},
            {"kind": "team_move", "document_id": "document:3", "origin": "document:2"},
            {"kind": "team_move", "document_id": "document:2"},
        ],
    ),
    ("evidence", {"edge": "MOVED_TO", "source": BIRCH.id, "target": ALDER.id}, []),
    (
        "evidence",
        {"edge": "OUTSOURCES_TO", "source": ALDER.id, "target": CORVANE.id},
        [{"kind": "outsources_to", "status": "ended", "speaker_id": "person:bo-lind"}],
    ),
    ("projects", {}, [{"project": "ERP rollout", "who": "Alder Bank", "statements": 1}]),
    ("projects", {"organization": "Birch Foods"}, []),
    ("newest_statements", {"count": 1, "kind": "talks_about"}, [{"said": "2014-03-01", "sentiment": "positive"}]),
    ("single_source_edges", {"edge": "MOVED_TO"}, [{"source": "Alder Bank", "target": "Birch Foods"}] * 2),
    ("single_source_edges", {"edge": "WORKS_ON"}, [{"edge": "WORKS_ON", "target": "ERP rollout", "confidence": 0.8}]),
]


def test_every_question_has_an_answer_here() -> None:
    assert {name for name, _, rows in ANSWERS if rows} == {query.name for query in library("ladybug")}


@pytest.mark.parametrize(
    ("name", "given", "expected"), ANSWERS, ids=[f"{n}-{'-'.join(map(str, p.values()))}" for n, p, _ in ANSWERS]
)
def test_the_answer_holds(name: str, given: dict[str, object], expected: list[Row], sample: Reader) -> None:
    rows = [_sorted_lists(row) for row in sample.ask(name, given).records()]
    assert [{key: row[key] for key in wanted} for row, wanted in zip(rows, expected, strict=False)] == expected
    assert len(rows) == len(expected)


def _sorted_lists(row: Row) -> Row:
    return {key: sorted(value) if isinstance(value, list | tuple) else value for key, value in row.items()}


@pytest.mark.parametrize("dialect", ["ladybug", "neo4j"])
def test_every_question_passes_the_guard(dialect: str) -> None:
    for text in (*(query.text for query in library(dialect)), *(example.text for example in EXAMPLES)):
        check(text, dialect)  # type: ignore[arg-type]


def test_every_example_runs(sample: Reader) -> None:
    for example in EXAMPLES:
        given = {name: value for name, value in EXAMPLE_VALUES.items() if f"${name}" in example.text}
        assert sample.cypher(example.text, given).rows, example.question
