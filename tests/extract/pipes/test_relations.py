"""Relations of documents, from scores of pairs that are given."""

import numpy as np
import pytest
from spacy.tokens import Doc

from extract.neural.candidates import Candidates, candidates
from extract.neural.labels import FIELD_INDEX, FIELDS, PAIR_INDEX, PAIRS, ROLES
from extract.neural.network import SHIPPED, Judged, settings_of
from extract.neural.output import network_output
from extract.neural.windows import WindowCutter
from extract.pipes.relations import RelationFinder
from extract.reading import Draft, reading

_SURE, _LIKELY, _NEVER = 9.0, 2.0, -20.0


def _judged(doc: Doc) -> tuple[Candidates, Judged]:
    """The pairs of a document of one window, with scores that join nothing yet and look at all of it."""
    [window] = WindowCutter(SHIPPED).cut(doc, reading(doc).document)
    found = candidates(doc, reading(doc), window)
    count, pairs, rows = len(found.chains), len(found.pairs), len(window.rows)
    judged = Judged(
        np.zeros((count, len(ROLES)), np.float32),
        np.full((pairs, len(PAIRS)), _NEVER, np.float32),
        np.zeros((pairs, len(FIELDS)), np.float32),
        np.ones((pairs, 2, rows), np.float32),
        np.full((pairs, 1 + count), _NEVER, np.float32),
    )
    judged.thirds[:, 0] = 0
    output = network_output(doc)
    output.windows, output.candidates, output.judged = [window], [found], [judged]
    return found, judged


def _pair(found: Candidates, head: str, tail: str) -> int:
    names = [chain.name for chain in found.chains]
    return int(np.flatnonzero((found.pairs == [names.index(head), names.index(tail)]).all(axis=1))[0])


def _read(doc: Doc) -> list[Draft]:
    return reading(RelationFinder(settings_of(SHIPPED))(doc)).drafts


@pytest.mark.parametrize(("second", "jobs"), [(_SURE, {"Ostrel", "Quorvane"}), (_LIKELY, {"Ostrel"})])
def test_a_second_job_by_the_same_words_has_to_be_certain(make, second: float, jobs: set[str]) -> None:
    names = ("Hedda Quist", "PERSON"), ("Ostrel", "ORG"), ("Quorvane", "ORG")
    doc = make("Hedda Quist is CIO of Ostrel and chairs Quorvane.", entities=names)
    found, judged = _judged(doc)
    for org, score in (("Ostrel", _SURE), ("Quorvane", second)):
        judged.kinds[_pair(found, "Hedda Quist", org), PAIR_INDEX["works_at", "person", "org"]] = score
    judged.fields[:, FIELD_INDEX["works_at=current"]] = _SURE
    assert {draft.roles["org"].name for draft in _read(doc)} == jobs


@pytest.mark.parametrize("between", ["", "It was a wet day. "])
def test_the_quote_of_a_move_reaches_to_how_many_go(make, between: str) -> None:
    text = f"Rain fell. Ostrel had fifteen engineers. {between}All of them moved to Quorvane. Nobody came back."
    doc = make(text, entities=(("Ostrel", "ORG"), ("Quorvane", "ORG")))
    found, judged = _judged(doc)
    pair = _pair(found, "Ostrel", "Quorvane")
    judged.kinds[pair, PAIR_INDEX["team_move", "from", "to"]] = _SURE
    judged.looks[pair, 1] = found.sentences == found.sentences[-1] - 1
    [move] = _read(doc)
    assert move.fields["size"] == 15
    assert move.evidence is not None
    assert doc[slice(*move.evidence)].text == f"Ostrel had fifteen engineers. {between}All of them moved to Quorvane."
