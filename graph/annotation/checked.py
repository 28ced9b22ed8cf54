"""Values out of a JSON object, each checked; a wrong one raises DocumentError that names the field and what it is."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NoReturn

from graph.errors import DocumentError
from graph.model import Span

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](.+))?)?)?")
_BAD = re.compile("[\x00\ud800-\udfff]")


def wrong(where: str, what: str, hint: str = "") -> NoReturn:
    """Raise DocumentError: "relations[2].person: e9 is no entity of this document."."""
    raise DocumentError(f"{where}: {what}.", hint)


def mapping(value: object, where: str) -> Mapping[str, object]:
    """A JSON object."""
    if not isinstance(value, dict):
        wrong(where, f"has to be an object, not {_kind(value)}")
    return value


def sequence(value: object, where: str) -> Sequence[object]:
    """A JSON array."""
    if not isinstance(value, list):
        wrong(where, f"has to be a list, not {_kind(value)}")
    return value


def string(value: object, where: str) -> str:
    """A string with something in it, which both stores and UTF-8 can hold."""
    found = optional_string(value, where)
    if found is None:
        wrong(where, "is missing or empty")
    return found


def optional_string(value: object, where: str) -> str | None:
    """A string, or None where it is null, absent or blank."""
    if value is None:
        return None
    if not isinstance(value, str):
        wrong(where, f"has to be a string, not {_kind(value)}")
    if bad := _BAD.search(value):
        wrong(where, f"holds U+{ord(bad.group()):04X} at character {bad.start()}, which no text can have")
    return value if value.strip() else None


def choice(value: object, allowed: Sequence[str], where: str) -> str:
    """One of the allowed strings."""
    if value not in allowed:
        wrong(where, f"has to be one of {', '.join(allowed)}, not {_shown(value)}")
    return str(value)


def choices(value: object, allowed: Sequence[str], where: str) -> tuple[str, ...]:
    """A list of the allowed strings, each once; null is the empty list."""
    given = sequence([] if value is None else value, where)
    return tuple(dict.fromkeys(choice(item, allowed, f"{where}[{i}]") for i, item in enumerate(given)))


def span(value: object, length: int, where: str) -> Span:
    """A half-open [start, end] of code points inside a text of this length, not empty."""
    pair = sequence(value, where)
    if len(pair) != 2 or not all(type(offset) is int for offset in pair):
        wrong(where, f"has to be [start, end], not {_shown(value)}")
    start, end = pair
    assert isinstance(start, int)
    assert isinstance(end, int)
    if not 0 <= start < end <= length:
        wrong(where, f"[{start}, {end}] is not inside the text, which has {length} characters")
    return start, end


def size(value: object, where: str) -> int | None:
    """A whole number of people, or None."""
    if value is None:
        return None
    if type(value) is not int or value < 0:
        wrong(where, f"has to be a whole number or null, not {_shown(value)}")
    return value


def confidence(value: object, where: str) -> float:
    """0 to 1; 1 where it is not given."""
    if value is None:
        return 1.0
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        wrong(where, f"has to be a number from 0 to 1, not {_shown(value)}")
    return float(value)


def iso_date(value: object, where: str) -> str | None:
    """An ISO 8601 year, month, day or date-time as it was given, or None."""
    text = optional_string(value, where)
    if text is None:
        return None
    text = text.strip()
    if not is_iso_date(text):
        wrong(where, f"has to be an ISO 8601 date or date-time, not {_shown(value)}", "Write 2013-01-17.")
    return text


def is_iso_date(text: str) -> bool:
    """Whether this is an ISO 8601 year, month, day or date-time that exists in the calendar."""
    parts = _DATE.fullmatch(text)
    if parts is None:
        return False
    year, month, day, time = parts.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
        if time is not None:
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _kind(value: object) -> str:
    names = {"dict": "an object", "list": "a list", "str": "a string", "bool": "true or false", "NoneType": "null"}
    return names.get(type(value).__name__, "a number")


def _shown(value: object) -> str:
    shown = "null" if value is None else repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"
