import pytest

from graph.resolve.names import full_names, is_handle, organization_key, person_key, short_forms


@pytest.mark.parametrize(
    "name",
    [
        "Ferrow Foods",
        "FERROW FOODS",
        "Ferrow Foods, Inc.",
        "Ferrow Foods plc",
        "Ferrow Foods A/S",
        "Ferrow Foods S.A.",
        "Ferrow Foods GmbH & Co. KG",
        "Ferrow Foods Pty Ltd",
        "Ferrow Foods K.K.",
    ],
)
def test_the_legal_form_is_no_part_of_a_name(name: str) -> None:
    assert organization_key(name) == "ferrow foods"


@pytest.mark.parametrize(("name", "key"), [("SE", "se"), ("Co", "co"), ("Merow Insurance", "merow insurance")])
def test_a_name_is_never_stripped_to_nothing(name: str, key: str) -> None:
    assert organization_key(name) == key


def test_titles_are_no_part_of_a_name() -> None:
    assert person_key("Dr. Ines Calloway") == person_key("INES CALLOWAY") == "ines calloway"


def test_full_names_end_as_the_name_does() -> None:
    found = full_names("Ines A. Calloway", ["Ines Calloway", "Calloway", "Ines", "@icall", "Milo Brandt"])
    assert found == {"ines a calloway": "Ines A. Calloway", "ines calloway": "Ines Calloway"}
    assert full_names("Ines", ["Ines"]) == {}


def test_handles_and_nicknames() -> None:
    assert [name for name in ("@icall", "tobias_h", "portnerd77", "Ines", "Ines Calloway") if is_handle(name)] == [
        "@icall",
        "tobias_h",
        "portnerd77",
    ]


def test_short_forms_are_shorter_than_the_name() -> None:
    assert short_forms("Organization", "Ferrow Foods AS", ["Ferrow Foods", "Ferrow", "@ferrow"]) == {"ferrow"}
