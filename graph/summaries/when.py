"""When an event happened, from the words a text uses and the date it was said on."""

import re

from graph.dates import iso_date

_LEAN = {"planned": 6, "done": -5, "ended": -5, "former": -5}
"""Months by which a status pulls a date without a year: what is planned lies ahead, what is done lies behind.

The occurrence closest to the day pulled by these is the one from the month of saying on, or up to it; of two as close
the earlier one is taken.
"""

_HALF = re.compile(r"(?:h|(?P<nth>first|second) half(?: of)?\s*)(?P<half>[12])?[\s/'’]*(?P<year>(?:19|20)\d{2})?", re.I)
_QUARTER = re.compile(
    r"(?:the )?(?:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)?"
    r"|(?P<lead>[1-4])q|q(?P<quarter>[1-4]))"
    r"[\s,/'’]*(?P<year>(?:19|20)?\d{2})?",
    re.I,
)
_SHORT_YEAR = re.compile(r"['’](?P<year>\d{2})\b")
_FISCAL = re.compile(r"\bfy[\s'’-]*(?P<year>(?:20)?\d{2})\b", re.I)
_SOFT = re.compile(
    r"^(?:in|on|by|from|since|until|till|as of|effective|around|about|the|end of|start of|beginning of|early|late|mid)"
    r"[\s-]+",
    re.I,
)
_ORDINAL = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_RELATIVE = re.compile(r"(?P<which>last|this|next)\s+(?P<unit>year|month|quarter)", re.I)


def event_date(text: str, said: str | None = None, status: str | None = None) -> str | None:
    """The date in `text` as ISO 8601 of the precision it has, None where it gives none.

    "August", "1 October" and "Q4" take the year that fits `said`: the last one before it where the status is done or
    ended, the next one after it where it is planned, else the closest. Quarters and halves are given by their first
    month. Where a document has no date, a date without a year stays unknown.
    """
    words = " ".join(text.split()).strip(" .,;")
    while (shorter := _SOFT.sub("", words)) != words:
        words = shorter
    near = _leaned(said, status)
    if (relative := _RELATIVE.fullmatch(words)) and said:
        return _relative(relative["which"].lower(), relative["unit"].lower(), said)
    if quarter := _QUARTER.fullmatch(words):
        return _quarter(quarter, near)
    if (half := _HALF.fullmatch(words)) and (half["half"] or half["nth"]):
        return _first_month(half["year"], 1 if (half["half"] or half["nth"].lower()) in ("1", "first") else 7, near)
    if fiscal := _FISCAL.search(words):
        return _full_year(fiscal["year"])
    return iso_date(_SHORT_YEAR.sub(lambda found: _full_year(found["year"]), words), near)


def _leaned(said: str | None, status: str | None) -> str | None:
    """The month, as ISO 8601, that a date without a year is to be closest to."""
    if said is None:
        return None
    month = int(said[5:7]) if len(said) >= 7 else 6
    months = int(said[:4]) * 12 + month - 1 + _LEAN.get(status or "", 0)
    return f"{months // 12}-{months % 12 + 1:02}"


def _quarter(found: re.Match[str], near: str | None) -> str | None:
    number = int(found["lead"] or found["quarter"] or _ORDINAL[found["nth"].lower()])
    return _first_month(found["year"], 3 * number - 2, near)


def _first_month(year: str | None, month: int, near: str | None) -> str | None:
    if year:
        return f"{_full_year(year)}-{month:02}"
    return iso_date(f"{_MONTHS[month - 1]}", near) if near else None


_MONTHS = ("January", "", "", "April", "", "", "July", "", "", "October", "", "")


def _relative(which: str, unit: str, said: str) -> str | None:
    shift = {"last": -1, "this": 0, "next": 1}[which]
    year, month = int(said[:4]), int(said[5:7]) if len(said) >= 7 else None
    if unit == "year":
        return str(year + shift)
    if month is None:
        return None
    months = year * 12 + month - 1 + shift if unit == "month" else (year * 4 + (month - 1) // 3 + shift) * 3
    return f"{months // 12}-{months % 12 + 1:02}"


def _full_year(year: str) -> str:
    if len(year) == 4:
        return year
    return f"19{year}" if int(year) >= 70 else f"20{year}"
