import pytest

from graph.dates import iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2013-01-17", "2013-01-17"),
        ("2013-01-17T09:30:00Z", "2013-01-17"),
        ("2013-01", "2013-01"),
        ("2013", "2013"),
        ("January 17, 2013", "2013-01-17"),
        ("Thursday, January 17th, 2013", "2013-01-17"),
        ("17 Jan. 2013", "2013-01-17"),
        ("17th of January 2013", "2013-01-17"),
        ("Thu, 17 Jan 2013 09:30:00 +0000", "2013-01-17"),
        ("Thu Jan 17 09:30:00 +0000 2013", "2013-01-17"),
        ("17.01.2013", "2013-01-17"),
        ("17/01/2013", "2013-01-17"),
        ("01/17/2013 09:30", "2013-01-17"),
        ("first of April 2013", "2013-04-01"),
        ("the First of April", None),
        ("Twenty-third of May, 2013", "2013-05-23"),
        ("thirty-first of June 2013", None),
        ("03/04/2013", "2013"),
        ("May 2013", "2013-05"),
        ("Q3 2013", "2013-07"),
        ("end of 2013", "2013"),
        ("31 February 2013", None),
        ("yesterday", None),
        ("August", None),
    ],
)
def test_dates_in_words(text: str, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("text", "near", "date"),
    [
        ("August", "2012-06-01", "2012-08"),
        ("December", "2012-01-20", "2011-12"),
        ("1 January", "2012-12-20", "2013-01-01"),
        ("fifteenth of January", "2012-12-20", "2013-01-15"),
        ("August", "2012", "2012-08"),
    ],
)
def test_a_date_without_a_year_is_the_closest_one(text: str, near: str, date: str) -> None:
    assert iso_date(text, near) == date
