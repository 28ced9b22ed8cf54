"""Amounts of money as people write them, turned into a number and a currency."""

import re
from typing import NamedTuple

_CODES = (
    "AED ARS AUD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR JPY KRW KWD MXN MYR NGN NOK NZD PHP "
    "PKR PLN QAR RON RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR"
).split()
_SIGNS = {
    "us$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "s$": "SGD",
    "hk$": "HKD",
    "nt$": "TWD",
    "r$": "BRL",
    "mx$": "MXN",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₪": "ILS",
    "rs": "INR",
    "rm": "MYR",
}
_NAMES = {
    "us dollar": "USD",
    "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "singapore dollar": "SGD",
    "hong kong dollar": "HKD",
    "new zealand dollar": "NZD",
    "dollar": "USD",
    "buck": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "quid": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "rupee": "INR",
    "swiss franc": "CHF",
    "swedish krona": "SEK",
    "swedish kronor": "SEK",
    "norwegian krone": "NOK",
    "norwegian kroner": "NOK",
    "danish krone": "DKK",
    "danish kroner": "DKK",
    "rand": "ZAR",
    "zloty": "PLN",
    "real": "BRL",
    "reais": "BRL",
    "won": "KRW",
    "shekel": "ILS",
}
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "mln": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "billion": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
}
_NUMBER = re.compile(r"\d+(?:[.,\s'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_HALF = re.compile(r"\bhalf an? (?=[mb]illion|trillion)", re.I)
_ONE = re.compile(r"(?<!half )\ban? (?=(?:thousand|[mb]illion|trillion))", re.I)
_SCALE = re.compile(rf"[\s-]*({'|'.join(sorted(_SCALES, key=len, reverse=True))})s?(?![a-z])", re.I)
_CODE = re.compile(rf"(?<![A-Za-z])(?P<millions>M)?(?P<code>{'|'.join(_CODES)})(?![A-Za-z])", re.I)
_SIGN = re.compile(
    rf"(?<![A-Za-z])({'|'.join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))})(?=[\s.\d]|$)", re.I
)
_NAME = re.compile(rf"\b({'|'.join(sorted(_NAMES, key=len, reverse=True))})s?\b", re.I)


class Money(NamedTuple):
    """An amount in units of its currency (ISO 4217, None where the text names none)."""

    amount: float
    currency: str | None


def parse_money(text: str) -> Money | None:
    """ "€38m" → 38,000,000 EUR; "NOK 310 million", "S$26 million", "1.2 billion pounds" alike; None without a number.

    Of a range ("$5-7 million") it gives the lower end. A bare "$" counts as the dollar of the United States.
    """
    text = _HALF.sub("0.5 ", _ONE.sub("1 ", text))
    number = _NUMBER.search(text)
    if number is None:
        return None
    return Money(round(_value(number[0]) * _scale(text, number.end()), 2), _currency(text))


def _scale(text: str, end: int) -> float:
    """The scale right after the number, or after the other end of its range."""
    if found := _SCALE.match(text, end):
        return _SCALES[found[1].lower()]
    upper = re.compile(rf"\s*(?:-|–|to|and)\s*[^\d\s]{{0,3}}(?:{_NUMBER.pattern})", re.I).match(text, end)
    found = _SCALE.match(text, upper.end()) if upper else None
    code = _CODE.search(text)
    if found is None and code and code["millions"]:
        # MNOK, MSEK and the like count in millions.
        return 1e6
    return _SCALES[found[1].lower()] if found else 1.0


def _currency(text: str) -> str | None:
    if code := _CODE.search(text):
        return code["code"].upper()
    if name := _NAME.search(text):
        return _NAMES[name[1].lower()]
    if sign := _SIGN.search(text):
        return _SIGNS[sign[1].lower()]
    return None


def _value(digits: str) -> float:
    """The number, whichever of comma and point groups its thousands; "1,200" is a group, "1,2" a decimal."""
    digits = re.sub(r"[\s'’]", "", digits)
    last = max(digits.rfind(","), digits.rfind("."))
    if last < 0:
        return float(digits)
    tail = digits[last + 1 :]
    separators = {mark for mark in digits if mark in ",."}
    grouped = len(tail) == 3 and len(separators) == 1 and (digits[last] == "," or digits.count(".") > 1)
    if grouped:
        return float(re.sub("[,.]", "", digits))
    return float(re.sub("[,.]", "", digits[:last]) + "." + tail)
