"""The matrix of vendors by sectors, where speakers changed their jobs: in both stores."""

from collections.abc import Iterator

import pytest

from graph.analytics import vendor_sector_matrix
from graph.model import Entity, Statement
from graph.store import Batch, Reader, open_store
from tests.contract.sample import document, states
from tests.support.stores import BOTH, empty_store

SPEAKER, VENDOR, BANK, SHOP = "person:s", "organization:v", "organization:bank", "organization:shop"


def works(doc: str, org: str, status: str) -> Statement:
    return states(doc, "works_at", id=f"statement:{doc}-{org}", person=SPEAKER, org=org, title="CIO", status=status)


def talks(doc: str) -> Statement:
    return states(doc, "talks_about", id=f"statement:talk-{doc}", speaker=SPEAKER, about=VENDOR, sentiment="negative")


@pytest.fixture(scope="module", params=BOTH)
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Somebody speaks before anything is known of a job, at the bank, at the shop, and after leaving both."""
    entities = (
        Entity(SPEAKER, "Person", "S"),
        Entity(VENDOR, "Organization", "Veltrix", (), {"roles": ("vendor",)}),
        Entity(BANK, "Organization", "Alder Bank", (), {"sector": "banking"}),
        Entity(SHOP, "Organization", "Birch Foods", (), {"sector": "food"}),
    )
    years = ("2010", "2011", "2012", "2013", "2014", "2016")
    statements = (
        works("d2011", BANK, "current"),
        works("d2013", BANK, "former"),
        works("d2013", SHOP, "current"),
        works("d2014", SHOP, "former"),
        *(talks(f"d{year}") for year in years),
    )
    documents = tuple(document(f"d{year}", f"{year}-05-01") for year in years)
    with empty_store(request, tmp_path_factory) as url, open_store(url) as store:
        writer = store.writer()
        writer.write(Batch(documents, entities, (), statements))
        writer.close()
        yield store.reader()


def test_a_cell_counts_what_was_said_while_working_in_the_sector(reader: Reader) -> None:
    found = {cell.sector: (cell.statements, cell.peers) for cell in vendor_sector_matrix(reader)}
    assert found == {"banking": (2, ("Alder Bank",)), "food": (2, ("Birch Foods",))}


@pytest.mark.parametrize(("sector", "years"), [("Banking", ["2012", "2011"]), ("food", ["2014", "2013"]), ("", [])])
def test_a_cell_opens_into_just_these_statements(reader: Reader, sector: str, years: list[str]) -> None:
    rows = reader.ask("sector_talk", {"subject": "veltrix", "sector": sector}).records()
    assert [str(row["said"])[:4] for row in rows] == years
