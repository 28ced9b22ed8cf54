from collections.abc import Iterator

import pytest

from explorer.components.correct_form import correct_form
from explorer.correcting import correction, draft
from graph.errors import JudgementError
from graph.store import Reader, open_store
from tests.explorer.test_parts import elements_of, text_of
from tests.graph import sample

ANA, ALDER, VELSUITE = sample.ANA.id, sample.ALDER.id, sample.VELSUITE.id


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with open_store(f"ladybug:{tmp_path_factory.mktemp('graph') / 'graph.lbug'}") as store:
        writer = store.writer()
        writer.write(sample.SAMPLE)
        writer.close()
        yield store.reader()


@pytest.fixture(scope="module")
def talk(reader: Reader) -> str:
    (said,) = reader.evidence("TALKS_ABOUT", ANA, sample.VELTRIX.id)
    return said.statement.id


def test_the_form_has_what_is_stated_now(reader: Reader, talk: str) -> None:
    form = correct_form(draft(reader, talk))
    inputs = {each["id"].removeprefix(f"{talk}-"): each.get("value", "") for each in elements_of(form, "input")}
    roles = {"role-speaker": "Ana Ruiz", "role-about": "Veltrix"}
    assert inputs == {**roles, "field-aspects": "delivery, price", "reason": ""}
    chosen = [option["value"] for option in elements_of(form, "option") if "selected" in option]
    assert chosen == ["talks_about", "negative"]
    assert "talk: an opinion, question or report concerns it" in text_of(form)


def test_another_relation_asks_for_its_own_parts_with_what_fits(reader: Reader, talk: str) -> None:
    made = draft(reader, talk, "works_at")
    assert (made.called("person"), made.called("org")) == ("Ana Ruiz", "Veltrix")
    asked = {each["id"].removeprefix(f"{talk}-") for each in elements_of(correct_form(made), "select")}
    assert asked == {"relation", "field-status"}


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({"roles": {"speaker": "Ana Ruiz", "about": "VelSuite"}}, {"roles": {"speaker": ANA, "about": VELSUITE}}),
        (
            {"fields": {"sentiment": "positive", "aspects": "Price"}},
            {"fields": {"sentiment": "positive", "aspects": ["price"]}},
        ),
        ({"fields": {"aspects": ""}}, {"fields": {"aspects": None}}),
        (
            {"relation": "works_at", "roles": {"person": "@ana", "org": "Alder Bank"}, "fields": {"status": "former"}},
            {"kind": "works_at", "roles": {"person": ANA, "org": ALDER}, "fields": {"status": "former"}},
        ),
    ],
)
def test_a_correction_holds_what_was_changed(
    reader: Reader, talk: str, given: dict[str, object], changed: dict[str, object]
) -> None:
    assert correction(reader, talk, given) == changed


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"roles": {"speaker": "Ana Ruiz", "about": "Veltrix"}}, "Nothing is corrected"),
        ({"roles": {"about": "Nobody"}}, "No organisation or product in the graph is called “Nobody”"),
        ({"fields": {"aspects": "price, colour"}}, "“colour” is no aspect"),
        ({"relation": "team_move", "fields": {"size": "forty"}}, "“forty” is no number of people"),
        ({"fields": {"id": "x"}}, "talks_about has no id"),
    ],
)
def test_what_cannot_be_is_said(reader: Reader, talk: str, given: dict[str, object], said: str) -> None:
    with pytest.raises(JudgementError, match=said):
        correction(reader, talk, given)


def test_what_is_no_statement_cannot_be_corrected(reader: Reader) -> None:
    with pytest.raises(JudgementError, match="no such statement"):
        draft(reader, ANA)
