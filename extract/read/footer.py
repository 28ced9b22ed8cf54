"""What blogs put under (or over) a post: date, author, categories, permalink, comments. It is not body text."""

import re
from dataclasses import dataclass
from typing import Literal

from graph.dates import MONTH, iso_date

Line = Literal["blank", "text", "weak", "strong"]

_NUMBERED = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:{MONTH}\s+{_NUMBERED},?\s+\d{{4}}|{_NUMBERED}\s+{MONTH},?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_TIME = r"(?:,?\s*(?:at|@|-|–)?\s*\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)"
_WHO = r"(?P<author>(?!the\b)[^\W\d_][^|•·»<>\n]{1,60}?)"
_WHAT = r"(?P<categories>[^|•·»\n]{2,100}?)"
_WHEN = rf"(?P<date>{_DATE}){_TIME}?"

_SIGNED = re.compile(
    rf"(?:(?:posted|published|written|submitted|entered)\s+)(?:by\s+{_WHO}\s*,?\s*)?"
    rf"(?:(?:on|at|in)?\s*{_WHEN}|at{_TIME})(?:\s+(?:in|under)\s+{_WHAT})?",
    re.IGNORECASE,
)
_SIGNED_AFTER = re.compile(rf"(?:posted|published|written)\s+(?:on\s+)?{_WHEN}\s+by\s+{_WHO}", re.IGNORECASE)
_POSTED_IN = re.compile(rf"(?:posted|filed|published)\s+(?:in|under):?\s+{_WHAT}", re.IGNORECASE)
_POSTED_BY = re.compile(rf"posted\s+by:?\s+{_WHO}", re.IGNORECASE)
_BY_ON = re.compile(rf"(?:by|author:)\s+{_WHO},?\s*(?:on\s+|[-–—]\s*)?{_WHEN}", re.IGNORECASE)
_DATED_IN = re.compile(rf"{_WHEN}\s+in\s+{_WHAT}", re.IGNORECASE)
_DATED = re.compile(_WHEN, re.IGNORECASE)
_ENTRY = re.compile(
    rf"this\s+entry\s+was\s+(?:posted|written)\s+(?:by\s+{_WHO}\s+)?(?:on\s+)?{_WHEN}"
    rf"(?:\s*(?:,|and)?\s*(?:is\s+|was\s+)?(?:posted|filed)\s+(?:in|under)\s+(?P<categories>[^.|]{{2,100}}))?.*",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"(?:filed\s+under|categor(?:y|ies)|posted\s+in)\s*:\s*{_WHAT}", re.IGNORECASE)
_PERMALINK = re.compile(r"#?\s*perma(?:nent\s+)?link(?:\s+to\s+this\s+\w+)?\.?", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:comments?|track\s?backs?|reblog|pingbacks?|responses?)\s*[:(]\s*\d+\s*\)?"
    r"|(?:\d+|no|one)\s+(?:comments?|track\s?backs?|responses?|replies)(?:\s+so\s+far)?\s*»?"
    r"|comments\s+(?:are\s+)?(?:off|closed)(?:\s+on\s+.{1,100})?",
    re.IGNORECASE,
)
_WIDGET = re.compile(
    r"(?:leave\s+a\s+(?:comment|reply)|add\s+(?:a\s+)?comment|comments?|track\s?backs?|share(?:\s+(?:this|to|on)\b.{0,20})?:?"
    r"|e-?mail\s+this|blogthis!?|print|digg\s+this|tweet(?:\s+this)?|like|reblog|save\s+to\s+del\.icio\.us|link|edit|main|home"
    r"|(?:tags?|tagged|labels|technorati\s+tags)\s*:\s*.{1,150}|[«\u2039<]+\s*.{1,100}|.{1,100}\s*[»\u203a]+"
    r"|(?:copyright|©|\(c\))\s.{1,120}|all\s+rights\s+reserved\.?|powered\s+by\s+.{1,40})",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|•·]\s*")
_INLINE = re.compile(
    rf"(?:posted\s+by\s+[^|\n]{{2,60}}?\s+(?:on|at)\s+)?{_DATE}{_TIME}?\s+in\s+[^|\n]{{2,100}}?\|\s*permalink"
    r"(?:[ \t]*\|[ \t]*(?:comments?|track\s?backs?|reblog)[ \t]*\([ \t]*\d+[ \t]*\))*",
    re.IGNORECASE,
)

_STOPPED = re.compile(rf"{_ENTRY.pattern}|(?:copyright|©|\(c\)|all\s+rights)\s.{{1,120}}", re.IGNORECASE)

_SIGNING = (_ENTRY, _SIGNED_AFTER, _SIGNED, _BY_ON)
_CLOSING = (_PERMALINK, _COUNTED, _LISTED, _POSTED_IN)


@dataclass(frozen=True, slots=True)
class Footer:
    """What a footer says of its post, each None where it does not; `published` is an ISO date."""

    published: str | None = None
    author: str | None = None
    categories: str | None = None

    def __or__(self, other: "Footer") -> "Footer":
        """This one, completed by the other."""
        return Footer(
            self.published or other.published, self.author or other.author, self.categories or other.categories
        )


NO_FOOTER = Footer()


def on_own_lines(text: str) -> str:
    """The text with a break before and after a footer that runs on from a sentence, as text taken off a page has it."""
    return _INLINE.sub(lambda found: f"\n{found.group().strip()}\n", text)


def kind_of(line: str) -> Line:
    """ "strong": a footer for certain; "weak": one where it stands next to a strong one (a bare date, "Share this")."""
    line = line.strip()
    if not line:
        return "blank"
    if len(line) > 400 or line[-1] in "?!" or (line[-1] == "." and "|" not in line and not _STOPPED.fullmatch(line)):
        return "text"
    parts = [part for part in _SEPARATOR.split(line) if part]
    kinds = [_part(part) for part in parts]
    if "text" in kinds or not kinds:
        return "text"
    return "strong" if "strong" in kinds else "weak"


def is_date(line: str) -> bool:
    """Whether the line is a date and nothing else."""
    return bool(_DATED.fullmatch(line.strip()))


def read_footer(line: str) -> Footer:
    """What one line of a footer says."""
    footer = Footer()
    for part in _SEPARATOR.split(line.strip()):
        for pattern in (*_SIGNING, _DATED_IN, _LISTED, _POSTED_IN, _POSTED_BY, _DATED):
            if found := pattern.fullmatch(part):
                footer |= _said(found.groupdict())
                break
    return footer


def _part(part: str) -> Line:
    if any(pattern.fullmatch(part) for pattern in (*_SIGNING, *_CLOSING)):
        return "strong"
    if (found := _DATED_IN.fullmatch(part)) and _is_heading(found["categories"]):
        return "strong"
    if any(pattern.fullmatch(part) for pattern in (_DATED, _WIDGET, _POSTED_BY)):
        return "weak"
    return "text"


def _is_heading(words: str) -> bool:
    # "17 January 2013 in Oslo with 40 guests" is a sentence; the name of a category starts its words with capitals.
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    return len(long) <= 8 and all(word[0].isupper() for word in long)


def _said(groups: dict[str, str | None]) -> Footer:
    written = groups.get("date")
    author = groups.get("author")
    categories = groups.get("categories")
    return Footer(
        published=iso_date(written) if written else None,
        author=author.strip(" ,") if author else None,
        categories=categories.strip(" ,.") if categories else None,
    )
