"""Amounts of money and calendar dates, by regular expressions over the text."""

import re
from collections.abc import Iterator

from graph.dates import ORDINAL

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR = r"(?:19[6-9]\d|20[0-4]\d)"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_DAY_OF = rf"(?:{_DAY}\ (?:of\ )?|{ORDINAL}\ of\ )"
_DATES = re.compile(
    rf"""(?<![\w.,/£$€-])(?:
      \d{{4}}-\d\d-\d\d
    | {_DAY_OF}{_MONTH},?\ {_YEAR}
    | {_MONTH}\ {_DAY}(?:,)?\ {_YEAR}
    | {_DAY_OF}{_MONTH}(?![a-z])
    | {_MONTH}\ {_DAY}(?![\w%]|[.,:]\d)
    | {_MONTH},?\ {_YEAR}
    | [QH][1-4](?:[\ /-]?{_YEAR})?(?!\w)
    | {_YEAR}\ ?[QH][1-4](?!\w)
    | FY\ ?(?:{_YEAR}|\d\d)(?!\w)
    | (?P<month>{_MONTH})(?![a-z]|\.\w)
    | (?P<year>{_YEAR})(?=-(?:{_YEAR})|s?[^\w-]|-\D|$)
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_RANGE_TAIL = re.compile(rf"(?<=\d{{4}}[-–])({_YEAR})(?!\w)")
_COUNTED = re.compile(
    r"\s(?:people|users|employees|staff|seats|desktops|laptops|servers|shops|stores|engineers|developers|hours|euros?|"
    r"dollars|pounds|devices|mailboxes|licen[cs]es|patients|beds|students|tickets|customers|branches)\b"
)
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|last|next|this|of|before|after|during|early|late|mid|end|to|and|for|every|"
    r"between|around|back|through|on|each|starting|start|ends?|ended|coming)\s+|mid-|[(,:–-]\s?)$",
    re.IGNORECASE,
)
_CODE = (
    r"(?:USD|EUR|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|ISK|JPY|CNY|RMB|INR|AUD|CAD|NZD|SGD|HKD|ZAR|KES|NGN|BRL|MXN|"
    r"TRY|ILS|AED|SAR|QAR|KRW|THB|MYR|IDR|PHP|VND|EGP|GHS|TZS|UGX|MAD|CLP|COP|PEN|ARS|RUB|UAH|RM)"
)
_SIGN = r"(?:(?:US|AU|NZ|CA|HK|MX|[ACSNRTZ])?\$|[£€¥₹₦₩₽₺₫₪฿]|Rs\.?|kr\.?|R(?=\s?\d))"
_UNIT = r"(?:\s?(?:thousand|million|billion|trillion|crore|lakhs?|mln|mio|mrd|bn|mn|tn|[kmb](?![a-z0-9])))"
_NUMBER = r"\d{1,3}(?:[ ,.']\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d+)?"
_WORD = (
    r"(?:euros?|dollars|pounds|francs|kron(?:or|er|e|a)|yen|yuan|rupees|rand|zloty|reais|pesos|shillings|lira|naira|"
    r"crowns|quid|eur|usd|gbp|chf|sek|nok|dkk|pln|bucks)"
)
_MONEY = re.compile(
    rf"(?<![\w.,])(?:(?:{_SIGN}|(?i:{_CODE})(?=\s?\d))\s?(?:{_NUMBER})(?i:{_UNIT})?"
    rf"|(?:{_NUMBER})(?i:{_UNIT})?\s?(?:€|£|(?:{_CODE}\b)|(?i:{_WORD}\b)))(?![\d])"
)


def money(text: str) -> Iterator[tuple[int, int]]:
    """Spans of amounts with their currency: "£31m", "KES 210 million", "290 eur"."""
    for match in _MONEY.finditer(text):
        if not re.match(r"[A-Za-z]", text[match.end() : match.end() + 1]):
            yield match.span()


def dates(text: str) -> Iterator[tuple[int, int]]:
    """Spans of days, months, quarters and years; weekdays, seasons and ages are none."""
    for match in _DATES.finditer(text):
        start, end = match.span()
        if match["month"] and not _is_month(text, start, end):
            continue
        if match["year"] and _COUNTED.match(text, end):
            continue
        while text[end - 1] in ",":
            end -= 1
        yield start, end
    for match in _YEAR_RANGE_TAIL.finditer(text):
        yield match.span(1)


def _is_month(text: str, start: int, end: int) -> bool:
    """ "May" and "march" are months after a preposition; a capitalised month that is no other word is one anywhere."""
    word = text[start:end].rstrip(".")
    if word.lower() in ("may", "march", "mar", "dec", "sep", "jan", "jun", "jul", "nov", "oct", "apr", "feb", "august"):
        return bool(_BEFORE_MONTH.search(text[max(0, start - 12) : start])) and (
            word[0].isupper() or word.lower() not in ("may", "mar", "dec", "august")
        )
    return word[0].isupper() or bool(_BEFORE_MONTH.search(text[max(0, start - 12) : start]))
