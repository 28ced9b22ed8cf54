"""Dates of events."""

import pytest

from graph.summaries.when import event_date

SAID = "2012-08-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012-08-14", "2012-08-14"),
        ("14 August 2012", "2012-08-14"),
        ("August 14th, 2012", "2012-08-14"),
        ("Aug 2012", "2012-08"),
        ("Aug '12", "2012-08"),
        ("2013", "2013"),
        ("Q3 2011", "2011-07"),
        ("2011 Q3", "2011-07"),
        ("4Q12", "2012-10"),
        ("Q1'13", "2013-01"),
        ("the fourth quarter of 2012", "2012-10"),
        ("2nd quarter 1999", "1999-04"),
        ("H2 2013", "2013-07"),
        ("second half of 2013", "2013-07"),
        ("first half 2013", "2013-01"),
        ("FY13", "2013"),
        ("FY 2014", "2014"),
        ("early 2013", "2013"),
        ("by the end of March 2013", "2013-03"),
        ("since mid-2011", "2011"),
        ("effective 1 January 2013", "2013-01-01"),
        ("  June \n 2010. ", "2010-06"),
    ],
)
def test_a_date_with_its_year_needs_nothing_else(text: str, expected: str) -> None:
    assert event_date(text) == event_date(text, SAID, "planned") == event_date(text, "1998", "done") == expected


@pytest.mark.parametrize(
    ("text", "done", "planned"),
    [
        ("August", "2012-08", "2012-08"),
        ("September", "2011-09", "2012-09"),
        ("1 October", "2011-10-01", "2012-10-01"),
        ("October 1st", "2011-10-01", "2012-10-01"),
        ("July", "2012-07", "2013-07"),
        ("Q4", "2011-10", "2012-10"),
        ("the first quarter", "2012-01", "2013-01"),
        ("H1", "2012-01", "2013-01"),
        ("the end of March", "2012-03", "2013-03"),
    ],
)
def test_a_date_without_its_year_leans_with_the_status(text: str, done: str, planned: str) -> None:
    assert (event_date(text, SAID, "done"), event_date(text, SAID, "planned")) == (done, planned)
    assert event_date(text, SAID, "ended") == done
    assert event_date(text) is None


def test_without_a_status_the_closest_year_counts() -> None:
    assert event_date("December", "2012-01-20") == "2011-12"
    assert event_date("March", "2012-12-20") == "2013-03"


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("next year", "2012-08-14", "2013"),
        ("last year", "2012", "2011"),
        ("this month", "2012-08-14", "2012-08"),
        ("last month", "2012-01-04", "2011-12"),
        ("next month", "2012-12", "2013-01"),
        ("next quarter", "2012-11-04", "2013-01"),
        ("last quarter", "2012-02-04", "2011-10"),
        ("next month", "2012", None),
        ("next year", None, None),
    ],
)
def test_dates_relative_to_the_day_they_are_said_on(text: str, said: str | None, expected: str | None) -> None:
    assert event_date(text, said) == expected


@pytest.mark.parametrize("said", ["2012", "2012-08", "2012-08-14", "2012-08-14T23:30:00+02:00"])
def test_the_day_may_have_any_precision(said: str) -> None:
    assert event_date("1 October", said, "planned") == "2012-10-01"


@pytest.mark.parametrize(
    "text", ["", "soon", "a while ago", "Monday", "31 February 2012", "the deal", "Q7", "40 people"]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert event_date(text, SAID, "done") is None
