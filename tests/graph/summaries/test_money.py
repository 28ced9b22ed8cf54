"""Amounts of money."""

import pytest

from graph.summaries.money import Money, parse_money


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("€38m", 38e6, "EUR"),
        ("S$26 million", 26e6, "SGD"),
        ("NOK 310 million", 310e6, "NOK"),
        ("310 MNOK", 310e6, "NOK"),
        ("$1.2bn", 1.2e9, "USD"),
        ("US$ 45 million", 45e6, "USD"),
        ("A$3.5m", 3.5e6, "AUD"),
        ("£5.5 million", 5.5e6, "GBP"),
        ("£ 5,500,000", 5.5e6, "GBP"),
        ("100 million pounds", 100e6, "GBP"),
        ("two-year, 40 million euro", 40e6, "EUR"),
        ("38 Mio. EUR", 38e6, "EUR"),
        ("EUR 1.200.000", 1.2e6, "EUR"),
        ("1 200 000 SEK", 1.2e6, "SEK"),
        ("CHF 12'500", 12500.0, "CHF"),
        ("$250K", 250e3, "USD"),
        ("1,200 dollars", 1200.0, "USD"),
        ("1,5 million euros", 1.5e6, "EUR"),
        ("0.75 billion yen", 0.75e9, "JPY"),
        ("Rs 200 crore", 2e9, "INR"),
        ("₹40 lakh", 4e6, "INR"),
        ("$5-7 million", 5e6, "USD"),
        ("$5 to $7 million", 5e6, "USD"),
        ("between 5 and 7 million euros", 5e6, "EUR"),
        ("more than $10 billion", 10e9, "USD"),
        ("$100-million", 100e6, "USD"),
        ("20 million", 20e6, None),
        ("$99", 99.0, "USD"),
        ("$1.25 a month", 1.25, "USD"),
        ("half a million dollars", 5e5, "USD"),
        ("a million pounds", 1e6, "GBP"),
    ],
)
def test_amount_and_currency(text: str, amount: float, currency: str | None) -> None:
    assert parse_money(text) == Money(pytest.approx(amount), currency)


@pytest.mark.parametrize("text", ["", "undisclosed", "dollars", "a lot of money", "EUR"])
def test_no_amount(text: str) -> None:
    assert parse_money(text) is None


@pytest.mark.parametrize("text", ["Audi paid 5", "5 madmen", "the 5 best"])
def test_codes_and_scales_within_words_do_not_count(text: str) -> None:
    assert parse_money(text) == Money(5.0, None)
