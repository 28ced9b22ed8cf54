"""Dates as people write them, turned into ISO 8601 of the precision they have."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
"""A month's name or short form, to be compared without case."""

_ONES = tuple("first second third fourth fifth sixth seventh eighth ninth".split())
_TEENS = ("tenth", "eleventh", "twelfth", *(f"{word}teenth" for word in "thir four fif six seven eigh nine".split()))
_ORDINALS = (*_ONES, *_TEENS, "twentieth", *(f"twenty-{one}" for one in _ONES), "thirtieth", "thirty-first")
ORDINAL = rf"(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
"""A day of the month in words ("first", "twenty-third"), to be compared without case."""

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d{{2}})-(?P<day>\d{{2}})(?:[T ].*)?",
        rf"{_YEAR}-(?P<number>\d{{2}})",
        rf"{_YEAR}/(?P<number>\d{{1,2}})/(?P<day>\d{{1,2}})(?:\s.*)?",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{_YEAR}(?:\s.*)?",
        rf"{_WEEKDAY}(?P<month>{MONTH})\s+{_DAY},?\s+{_YEAR}(?:\W.*)?",
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+(?P<month>{MONTH}),?[\s-]+{_YEAR}(?:\W.*)?",
        rf"{_WEEKDAY}(?P<month>{MONTH})\s+{_DAY}\s+[\d:]+\s+\S+\s+{_YEAR}",
        rf"{_WEEKDAY}(?P<ordinal>{ORDINAL})\s+of\s+(?P<month>{MONTH})(?:,?\s+{_YEAR})?",
        rf"(?P<month>{MONTH}),?\s+(?:of\s+)?{_YEAR}",
        rf"q(?P<quarter>[1-4])[\s/'’]*{_YEAR}",
        rf"{_YEAR}[\s/]*q(?P<quarter>[1-4])",
        rf"(?P<month>{MONTH})\s+{_DAY}",
        rf"{_DAY}(?:\s+of)?\s+(?P<month>{MONTH})",
        rf"(?P<month>{MONTH})",
        r"q(?P<quarter>[1-4])",
    )
)
_SLASHED = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/{_YEAR}(?:\s.*)?")
_SOME_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def iso_date(text: str, near: str | None = None) -> str | None:
    """The date in `text` ("17 January 2013", "Q3 2019", "August") as ISO 8601, or None where it is no date.

    A date without a year gets that of the occurrence closest to `near` (an ISO date), and is None without it. A quarter
    is given by its first month. "03/04/2013", which is March or April by country, keeps only its year.
    """
    text = " ".join(text.split())
    if slashed := _SLASHED.fullmatch(text):
        return _slashed(int(slashed[1]), int(slashed[2]), int(slashed["year"]))
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _composed({name: value for name, value in found.groupdict().items() if value}, near)
    years = set(_SOME_YEAR.findall(text))
    return years.pop() if len(years) == 1 and len(text) <= 30 else None


def _slashed(first: int, second: int, year: int) -> str | None:
    if first == second or first > 12 >= second:
        return _valid(year, second, first)
    if second > 12:
        return _valid(year, first, second)
    return str(year) if max(first, second) <= 12 else None


def _composed(parts: dict[str, str], near: str | None) -> str | None:
    month = _month(parts)
    day = _day(parts)
    if "year" in parts:
        return _valid(int(parts["year"]), month, day)
    if near is None or month is None:
        return None
    year, near_month = int(near[:4]), int(near[5:7] or 6)
    closest = min((year - 1, year, year + 1), key=lambda one: abs((one - year) * 12 + month - near_month))
    return _valid(closest, month, day)


def _day(parts: dict[str, str]) -> int | None:
    if "ordinal" in parts:
        return _ORDINALS.index(parts["ordinal"].lower()) + 1
    return int(parts["day"]) if "day" in parts else None


def _month(parts: dict[str, str]) -> int | None:
    if "number" in parts:
        return int(parts["number"])
    if "quarter" in parts:
        return 3 * int(parts["quarter"]) - 2
    return _MONTHS.index(parts["month"][:3].lower()) + 1 if "month" in parts else None


def _valid(year: int, month: int | None, day: int | None) -> str | None:
    try:
        found = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return found if day else found[:7] if month else found[:4]
