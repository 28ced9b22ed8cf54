"""What `doctor` says of single settings."""

from pathlib import Path

from backchannel.doctor import examine
from graph.settings import load_settings


def found(**settings: object) -> dict[str, tuple[bool, str]]:
    checks = examine(load_settings(**settings))
    return {check.name: (check.ok, f"{check.detail} {check.hint}") for check in checks}


def test_a_broken_catalogue_is_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text("name,roles\nVeltrix,wizard\n")
    ok, said = found(catalogue=tmp_path, store=f"ladybug:{tmp_path}/g.lbug")["catalogue"]
    assert not ok
    assert "organizations.csv" in said


def test_a_store_of_no_known_form_is_named_without_its_secret(tmp_path: Path) -> None:
    ok, said = found(store="neo4js://someone:hunter2@db.example")["graph"]
    assert not ok
    assert "hunter2" not in said
    assert "neo4j://" in said
