"""The files that ship: enough of each kind, in order, and agreeing with one another."""

import csv
from collections import Counter
from importlib.resources import files

import pytest

from extract.catalogue import Catalogue, load_catalogue

FILES = ("organizations.csv", "products.csv", "sectors.csv", "titles.csv", "places.csv", "names.csv")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.mark.parametrize(("role", "least"), [("vendor", 450), ("outsourcer", 140), ("media", 80), ("peer", 150)])
def test_there_are_enough_organizations_of_each_role(catalogue: Catalogue, role: str, least: int) -> None:
    assert sum(role in known.roles for known in catalogue.organizations) >= least


def test_there_are_enough_of_the_other_kinds(catalogue: Catalogue) -> None:
    assert len(catalogue.products) >= 700
    assert len(catalogue.sectors) >= 60
    assert sum(len(known.surfaces) for known in catalogue.titles) >= 200
    assert sum(known.kind == "city" for known in catalogue.places) >= 1200
    assert len(catalogue.given_names) >= 1500


def test_every_title_role_and_place_kind_is_there(catalogue: Catalogue) -> None:
    assert {known.role for known in catalogue.titles} == {"cio", "executive", "analyst", "other"}
    assert Counter(known.kind for known in catalogue.places).keys() == {"country", "region", "city"}


@pytest.mark.parametrize("name", FILES)
def test_lines_are_sorted_and_trimmed(name: str) -> None:
    text = (files("extract.catalogue") / name).read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    header, *rows = csv.reader(text.splitlines())
    assert [len(row) for row in rows] == [len(header)] * len(rows)
    keys = [(row[0].casefold(), row[0]) for row in rows]
    assert keys == sorted(keys)
    parts = [part for row in rows for cell in row if cell for part in cell.split("|")]
    assert [part for part in parts if not part or part != part.strip()] == []


@pytest.mark.parametrize("name", FILES)
def test_lists_repeat_nothing(name: str) -> None:
    with (files("extract.catalogue") / name).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            own = [row[column] for column in ("name", "title", "given") if column in row]
            other = [part for column in ("aliases", "former") for part in (row.get(column) or "").split("|") if part]
            surfaces = [surface.casefold() for surface in (*own, *other)]
            assert len(surfaces) == len(set(surfaces)), f"{name}: {own[0]}"


def test_no_owner_is_owned_by_what_it_owns(catalogue: Catalogue) -> None:
    parents = {known.name: known.parent for known in catalogue.organizations} | {
        known.name: known.parent for known in catalogue.sectors
    }
    for name in parents:
        chain = [name]
        while parents.get(chain[-1]):
            chain.append(parents[chain[-1]])
            assert len(chain) == len(set(chain)), " → ".join(chain)


def test_every_country_code_has_its_country(catalogue: Catalogue) -> None:
    countries = {known.country for known in catalogue.places if known.kind == "country"}
    assert {known.country for known in catalogue.organizations} <= countries
    assert {known.country for known in catalogue.places if known.kind == "city"} <= countries


def test_given_names_that_are_words_are_flagged(catalogue: Catalogue) -> None:
    assert {"may", "april", "will", "mark", "grant", "rich", "art"} <= catalogue.ambiguous_given_names
    assert catalogue.ambiguous_given_names < catalogue.given_names
    assert "priya" not in catalogue.ambiguous_given_names
