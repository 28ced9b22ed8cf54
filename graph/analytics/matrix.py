"""Which vendors the peers of each sector talk about."""

from dataclasses import dataclass

from graph.analytics.rows import number, texts, whole
from graph.store import Reader


@dataclass(frozen=True, slots=True)
class VendorSectorCell:
    """One vendor in one sector: the talk of people employed by that sector's organisations (`peers`, sorted names)."""

    vendor: str
    vendor_id: str
    sector: str
    speakers: int
    statements: int
    independent: int
    negative: int
    positive: int
    sentiment: float
    peers: tuple[str, ...]


def vendor_sector_matrix(reader: Reader, role: str = "vendor") -> tuple[VendorSectorCell, ...]:
    """The cells that have any talk, those with most independent sources first.

    A sector is that of the speaker's employer at that time: of the jobs begun by then and not over, one that was
    spoken of then, and of those the one begun last. The question `sector_talk` gives the statements of a cell.
    """
    return tuple(
        VendorSectorCell(
            vendor=str(record["vendor"]),
            vendor_id=str(record["vendor_id"]),
            sector=str(record["sector"]),
            speakers=whole(record["speakers"]),
            statements=whole(record["statements"]),
            independent=whole(record["independent"]),
            negative=whole(record["negative"]),
            positive=whole(record["positive"]),
            sentiment=number(record["sentiment"]) or 0.0,
            peers=texts(record["peers"]),
        )
        for record in reader.ask("vendor_sectors", {"role": role}).records()
    )
