"""How numbers, dates, edges and names read on the screen."""

import unicodedata

from graph.model import Edge

EDGE_WORDS = {
    "TALKS_ABOUT": ("talks about", "talked about by"),
    "TALKS_TO": ("talks to", "addressed by"),
    "WORKS_AT": ("works at", "employs"),
    "UNIT_OF": ("is a unit of", "has the unit"),
    "USES": ("uses", "used by"),
    "OFFERS": ("offers", "offered by"),
    "WORKS_ON": ("works on", "worked on by"),
    "IN_SECTOR": ("is in the sector", "sector of"),
    "OUTSOURCES_TO": ("outsources to", "has the client"),
    "MOVED_TO": ("people moved to", "people came from"),
    "STATES": ("states", "stated in"),
    "CONCERNS": ("concerns", "subject of"),
    "MENTIONS": ("mentions", "mentioned in"),
    "BY": ("published by", "published"),
    "FROM": ("left", "was left by"),
    "TO": ("went to", "received"),
    "VIA": ("was carried by", "carried"),
    "ON": ("worked on", "was worked on by"),
    "CLIENT": ("has the client", "client in"),
    "SUPPLIER": ("has the supplier", "supplier in"),
    "COVERS": ("covers", "covered by"),
}
"""Edge kind → how it reads from its source, and from its target."""

_BIDI = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f"}


def edge_words(kind: str, direction: str = "out") -> str:
    """ "talks about" seen from the source, "talked about by" from the target."""
    forward, backward = EDGE_WORDS.get(kind, (kind.lower().replace("_", " "),) * 2)
    return backward if direction == "in" else forward


def clean(text: str, limit: int | None = None) -> str:
    """One line without control and direction-changing characters, cut at `limit` characters with an ellipsis."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text if c not in _BIDI)
    line = " ".join(kept.split())
    return line if limit is None or len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def number(value: int | float) -> str:
    """1312 → "1,312"; fractions keep two decimals."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def counted(value: int, one: str, many: str = "") -> str:
    """ "1 statement", "1,312 statements"."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date(value: object) -> str:
    """An ISO date of any precision as people write it: "14 Aug 2012", "Aug 2012", "2012"; empty where unknown."""
    parts = str(value or "")[:10].split("-")
    if not parts[0]:
        return ""
    numbers = [int(part) for part in parts if part.isdigit()]
    if len(numbers) != len(parts) or (len(numbers) > 1 and not 1 <= numbers[1] <= 12):
        return clean(str(value), 20)
    if len(numbers) == 3:
        return f"{numbers[2]} {_MONTHS[numbers[1] - 1]} {numbers[0]}"
    return " ".join(([_MONTHS[numbers[1] - 1]] if len(numbers) == 2 else []) + [str(numbers[0])])


def period(first: object, last: object) -> str:
    """ "Aug 2012 – 3 May 2013", one date where both are the same, empty where unknown."""
    ends = [text for text in (date(first), date(last)) if text]
    return " – ".join(dict.fromkeys(ends))


def between(since: object, until: object) -> str:
    """ "until Dec 2010", "from Aug 2012 on", "Aug 2012 to May 2013", empty where neither is given."""
    if since and until:
        return f"{date(since)} to {date(until)}"
    return f"from {date(since)} on" if since else f"until {date(until)}" if until else ""


def integer(value: object) -> int:
    """A count as stores give it, 0 where there is none."""
    return int(value) if isinstance(value, int | float) else 0


def support(edge: Edge) -> str:
    """ "5 statements from 3 independent sources"."""
    statements, independent = integer(edge.properties.get("statements")), integer(edge.properties.get("independent"))
    return f"{counted(statements, 'statement')} from {counted(independent, 'independent source')}"
