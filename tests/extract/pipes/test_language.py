import pytest

from extract.pipes.language import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We moved the payroll to a new system and nobody noticed.", "en"),
        ("Wir haben die Verträge mit dem Dienstleister nicht verlängert und holen die Leute zurück.", "de"),
        ("Wij stappen over naar een andere leverancier, want de dienst was niet goed.", "nl"),
        ("Nous avons quitté notre fournisseur et les équipes reviennent dans la maison.", "fr"),
        ("Мы перешли на другую систему", "ru"),
        ("我们换了供应商", "zh"),
        ("", "en"),
        ("😀 https://a.example/x @jo", "en"),
        ("SAP HANA ok", "en"),
    ],
)
def test_detects(text: str, code: str) -> None:
    assert detect_language(text) == code


def test_other_languages_get_no_entities(read) -> None:
    found = read("Wir haben den Vertrag mit Atos nicht verlängert, und die Leute kommen zu der Bank zurück.")
    assert found.annotation.lang == "de"
    assert found.annotation.entities == ()
    assert found.annotation.act
