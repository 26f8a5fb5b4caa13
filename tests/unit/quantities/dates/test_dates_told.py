"""Dates told by their place, by a distance or in a form of their own, compared."""

from __future__ import annotations

import datetime as dt

import pytest

from oircheck.quantities import ValueComparer, edtf_interval
from oircheck.quantities.dates.found_days import day_of_month, nth_week, week_of_month
from oircheck.types import Outcome

PUBLISHED = "2020-08-14"

DAM = "The dam burst two weeks before 13 May 1999."
TALKS = "The talks begin on Tuesday of next week."
FREED = "He was held on 3 May 2019 and was freed the following Friday."


@pytest.mark.parametrize(
    ("claim", "source", "outcome"),
    [
        ("The dam burst on 29 April 1999.", DAM, Outcome.AGREE),
        ("The dam burst on 30 April 1999.", DAM, Outcome.UNDETERMINED),
        ("The dam burst on 20 May 1999.", DAM, Outcome.CONFLICT),
        ("The dam burst in April 1999.", DAM, Outcome.AGREE),
        (DAM, "The dam burst on 28 April 1999.", Outcome.AGREE),
        ("The talks begin on 18 August.", TALKS, Outcome.AGREE),
        ("The talks begin on 25 August.", TALKS, Outcome.CONFLICT),
        ("He was freed on 10 May 2019.", FREED, Outcome.AGREE),
        ("He was freed on 17 May 2019.", FREED, Outcome.CONFLICT),
        (
            "The ferry sank on 7 March 2019.",
            "The ferry sank on 07-Mar-2019.",
            Outcome.AGREE,
        ),
        (
            "The ferry sank on 9 March 2019.",
            "The ferry sank on 07-Mar-2019.",
            Outcome.CONFLICT,
        ),
        (
            "Sales fell in the second quarter of 2018.",
            "Sales fell in 2018-Q2.",
            Outcome.AGREE,
        ),
        (
            "Sales fell in the third quarter of 2018.",
            "Sales fell in 2018-Q2.",
            Outcome.CONFLICT,
        ),
        (
            "The school opened in 1907.",
            "The school opened in nineteen oh seven.",
            Outcome.AGREE,
        ),
        (
            "The school opened in 1908.",
            "The school opened in nineteen oh seven.",
            Outcome.CONFLICT,
        ),
        (
            "The pit was shut in December 2016.",
            "The pit was shut in April 2017.",
            Outcome.CONFLICT,
        ),
        (
            "The fair opened on 2 July 2018.",
            "The fair opened on 28 June in 2018.",
            Outcome.CONFLICT,
        ),
    ],
)
def test_a_date_is_compared_by_the_days_it_names(
    claim: str, source: str, outcome: Outcome
) -> None:
    found = ValueComparer().compare(
        claim=claim,
        claim_date=edtf_interval(PUBLISHED),
        unit=source,
        context="",
        passage_date=edtf_interval(PUBLISHED),
    )
    outcomes = {one.outcome for one in found}
    assert outcome in outcomes
    if outcome is not Outcome.CONFLICT:
        assert Outcome.CONFLICT not in outcomes


@pytest.mark.parametrize(
    ("ahead", "day"), [(False, dt.date(2020, 3, 13)), (True, dt.date(2020, 11, 13))]
)
def test_a_weekday_finds_the_month_of_a_day(ahead: bool, day: dt.date) -> None:
    found = day_of_month(
        dt.date(2020, 3, 14), day=13, shift=None, weekday=4, ahead=ahead
    )
    assert found == (day, day)


def test_a_day_that_a_month_does_not_have_is_none() -> None:
    with pytest.raises(ValueError, match="day"):
        day_of_month(dt.date(2020, 1, 31), day=31, shift=1, weekday=None, ahead=False)
    with pytest.raises(ValueError, match="no week 5"):
        nth_week(2019, month=2, which=5)


def test_the_last_week_of_a_month_is_its_last_seven_days() -> None:
    found = week_of_month(dt.date(2020, 3, 31), which=-1, shift=-1)
    assert found == (dt.date(2020, 2, 23), dt.date(2020, 2, 29))
