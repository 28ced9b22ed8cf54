"""Lookups from a surface to a known thing."""

import pytest

from extract.catalogue import Catalogue, is_ambiguous, load_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("oracle", "Oracle"),
        ("  TATA  consultancy services ", "Tata Consultancy Services"),
        ("TCS", "Tata Consultancy Services"),
        ("Andersen Consulting", "Accenture"),
        ("CSC", "DXC Technology"),
        ("@Microsoft", "Microsoft"),
        ("#RedHat", "Red Hat"),
        ("#TechMahindra", "Tech Mahindra"),
        ("Nestle", "Nestlé"),
        ("Sainsbury’s", "Sainsbury's"),
        ("ATT", "AT&T"),
    ],
)
def test_organization_is_found_by_any_of_its_names(catalogue: Catalogue, surface: str, name: str) -> None:
    known = catalogue.organization(surface)
    assert known is not None
    assert known.name == name


@pytest.mark.parametrize(
    ("surface", "name", "vendor"),
    [
        ("sap ecc", "SAP ECC", "SAP"),
        ("S/4HANA", "SAP S/4HANA", "SAP"),
        ("#SAPHANA", "SAP HANA", "SAP"),
        ("Office 365", "Microsoft 365", "Microsoft"),
        ("EBS", "Oracle E-Business Suite", "Oracle"),
        ("Kubernetes", "Kubernetes", ""),
    ],
)
def test_product_is_found_with_its_vendor(catalogue: Catalogue, surface: str, name: str, vendor: str) -> None:
    known = catalogue.product(surface)
    assert known is not None
    assert (known.name, known.vendor) == (name, vendor)


@pytest.mark.parametrize(
    "surface", ["Slack", "Salesforce", "Workday", "ServiceNow", "Box", "Zoom", "Okta", "Snowflake", "Epic", "Cerner"]
)
def test_bare_name_can_be_organization_and_product(catalogue: Catalogue, surface: str) -> None:
    assert catalogue.organization(surface) is not None
    assert catalogue.product(surface) is not None


def test_sector_title_and_place_are_found(catalogue: Catalogue) -> None:
    sector, title, place = catalogue.sector("#highered"), catalogue.title("head of it"), catalogue.place("bengaluru")
    assert sector is not None
    assert (sector.name, sector.parent) == ("Higher Education", "Education")
    assert title is not None
    assert (title.title, title.role) == ("Head of IT", "cio")
    assert place is not None
    assert (place.name, place.kind, place.country) == ("Bangalore", "city", "IN")


@pytest.mark.parametrize(
    ("surface", "role"),
    [
        ("Global CIO", "cio"),
        ("VP of IT", "cio"),
        ("Leiter IT", "cio"),
        ("CISO", "executive"),
        ("Editor-in-Chief", "analyst"),
        ("DBA", "other"),
    ],
)
def test_title_gives_the_role(catalogue: Catalogue, surface: str, role: str) -> None:
    known = catalogue.title(surface)
    assert known is not None
    assert known.role == role


@pytest.mark.parametrize("surface", ["", "#", "@", "Halvarsund Foods"])
def test_unknown_surface_gives_none(catalogue: Catalogue, surface: str) -> None:
    assert catalogue.organization(surface) is None
    assert catalogue.product(surface) is None
    assert catalogue.sector(surface) is None
    assert catalogue.title(surface) is None
    assert catalogue.place(surface) is None


def test_words_that_are_names_too_are_ambiguous(catalogue: Catalogue) -> None:
    box, oracle, reading = catalogue.organization("Box"), catalogue.organization("Oracle"), catalogue.place("Reading")
    assert box is not None
    assert is_ambiguous(box, "box")
    assert not is_ambiguous(box, "Box Inc")
    assert oracle is not None
    assert not is_ambiguous(oracle, "Oracle")
    assert reading is not None
    assert is_ambiguous(reading, "Reading")


def test_given_names_ignore_case_and_accents(catalogue: Catalogue) -> None:
    assert catalogue.is_given_name("JÜRGEN")
    assert catalogue.is_given_name("Inés")
    assert not catalogue.is_given_name("Halvarsund")


def test_canonical_leads_from_folded_surface_to_name(catalogue: Catalogue) -> None:
    canonical = catalogue.canonical()
    assert canonical["ORG", "tcs"] == "Tata Consultancy Services"
    assert canonical["PRODUCT", "office 365"] == "Microsoft 365"
    assert canonical["SECTOR", "highered"] == "Higher Education"
    assert canonical["PLACE", "uk"] == "United Kingdom"
    assert canonical is catalogue.canonical()


def test_catalogue_is_loaded_once() -> None:
    assert load_catalogue() is load_catalogue()
