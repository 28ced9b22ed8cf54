"""Vendors ranked by the talk about them."""

from dataclasses import dataclass

from graph.analytics.rows import number, text, whole
from graph.store import Reader


@dataclass(frozen=True, slots=True)
class VendorTalkRow:
    """One vendor: how many speak about it, in how many statements from how many independent sources, and how.

    `sentiment` is the mean, −1…1; `aspects` are (aspect, statements) with the most frequent first.
    """

    vendor: str
    vendor_id: str
    speakers: int
    statements: int
    independent: int
    negative: int
    neutral: int
    positive: int
    sentiment: float
    aspects: tuple[tuple[str, int], ...]
    latest: str | None


def vendor_talk(reader: Reader, role: str = "vendor", since: str = "", until: str = "") -> tuple[VendorTalkRow, ...]:
    """Organisations of a role, those with most independent sources first; `since` and `until` are ISO dates or ""."""
    period = {"role": role, "since": since, "until": until}
    aspects: dict[str, list[tuple[str, int]]] = {}
    for record in reader.ask("vendor_aspects", period).records():
        counted = str(record["aspect"]), whole(record["statements"])
        aspects.setdefault(str(record["vendor_id"]), []).append(counted)
    return tuple(
        VendorTalkRow(
            vendor=str(record["vendor"]),
            vendor_id=str(record["vendor_id"]),
            speakers=whole(record["speakers"]),
            statements=whole(record["statements"]),
            independent=whole(record["independent"]),
            negative=whole(record["negative"]),
            neutral=whole(record["neutral"]),
            positive=whole(record["positive"]),
            sentiment=number(record["sentiment"]) or 0.0,
            aspects=tuple(aspects.get(str(record["vendor_id"]), ())),
            latest=text(record["latest"]),
        )
        for record in reader.ask("vendors_by_talk", period).records()
    )
