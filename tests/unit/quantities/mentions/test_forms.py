"""One way of writing a value a line: what it is read as."""

from __future__ import annotations

import datetime as dt

import pytest

from oircheck.quantities import read_mentions
from oircheck.types import DateInterval, Mention, Modifier, QuantityKind

MONDAY = DateInterval(dt.date(2016, 11, 7), dt.date(2016, 11, 7))


def only(text: str) -> Mention:
    (mention,) = read_mentions(text, reference=MONDAY)
    return mention


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567 ships", 1_234_567),
        ("12,34,567 ships", 1_234_567),
        ("1 234 567 ships", 1_234_567),
        ("3.25 ships", 3.25),
        (".5 million ships", 500_000),
        ("1.5e9 atoms", 1.5e9),
        ("3E-2 atoms", 0.03),
        ("6.02 x 10^23 atoms", 6.02e23),
        ("3 × 10⁸ atoms", 3e8),
        ("2-1/4 ships", 2.25),
        ("1 3/4 ships", 1.75),
        ("4½ ships", 4.5),
        ("five and three quarter million animals", 5_750_000),
        ("a dozen and a half eggs", 18),
        ("two and a half dozen eggs", 30),
        ("a gross of eggs", 144),
        ("a score of ships", 20),
        ("half-dozen climbers", 6),
        ("a hundred and fifty thousand people", 150_000),
        ("three hundred point five", 300.5),
        ("one hundred and three and two thirds", 103 + 2 / 3),
        ("two thousand and sixteen people", 2016),
        ("50 millions", 5e7),
        ("minus 5", -5),
        ("negative five", -5),
        ("twenty first", 21),
        ("one-twenty-fifth of it", 0.04),
        ("one millionth of it", 1e-6),
        ("One MP in ten left", 0.1),
        ("about one case in 250", 0.004),
        ("18 times forward earnings", 18),
        ("three to four times the usual amount", 3),
    ],
)
def test_numbers(text: str, value: float) -> None:
    assert only(text).low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("$.5 million", "USD", 500_000),
        ("75.3 million usd", "USD", 75_300_000),
        ("0.4 BTC", "BTC", 0.4),
        ("7.5p", "GBP", 0.075),
        ("5¢", "USD", 0.05),
        ("6.8 TeV", "TeV", 6.8),
        ("0.05 AU", "AU", 0.05),
        ("45 Nm", "N.m", 45),
        ("5 mmHg", "mmHg", 5),
        ("1.5 mg/kg", "mg/kg", 1.5),
        ("3 grams per litre", "g/L", 3),
        ("172 g of flour", "g", 172),
        ("waves of 12m", "m", 12),
        ("2 tablespoons", "tbsp", 2),
        ("two cups of rice", "cup", 2),
        ("magnitude of 6.2", "magnitude", 6.2),
        ("three more days", "d", 3),
        ("80 bps", "bp", 80),
    ],
)
def test_units(text: str, unit: str, value: float) -> None:
    mention = only(text)
    assert (mention.unit, mention.low) == (unit, pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between six and seven hundred people", 600, 700),
        ("aged 25--34", 25 * 365.25, 34 * 365.25),
        ("1- to 2-mile loops", 1, 2),
        ("1/2 to 4 tonnes", 0.5, 4),
        ("an hour or two", 1 / 24, 2 / 24),
        ("one to two and a half hours", 1 / 24, 2.5 / 24),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    mention = only(text)
    assert (mention.low, mention.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("four hours and 20 minutes", (4 + 20 / 60) / 24),
        ("63 years, 7 months and 2 days", 63 * 365.25 + 7 * 30.4375 + 2),
        ("two minutes 43 seconds", 163 / 86400),
        ("a year and two months later", 365.25 + 2 * 30.4375),
    ],
)
def test_lengths_in_parts_are_added_up(text: str, days: float) -> None:
    assert only(text).low == pytest.approx(days)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("three days, five hours a day", id="a comma alone adds nothing"),
        pytest.param("two days and three weeks", id="a larger unit adds nothing"),
        pytest.param("a day and about two hours", id="nor does what is bent"),
    ],
)
def test_lengths_that_stay_apart(text: str) -> None:
    found = read_mentions(f"It took {text}.", reference=MONDAY)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("first week of may", "2016-05-01", "2016-05-07"),
        ("the last week of January 2017", "2017-01-25", "2017-01-31"),
        ("the third week of 2027", "2027-01-18", "2027-01-24"),
        ("the week of september 16th", "2016-09-12", "2016-09-18"),
        ("the week ending 14 May 2016", "2016-05-08", "2016-05-14"),
        ("last Friday in June", "2016-06-24", "2016-06-24"),
        ("the first Monday of May 2017", "2017-05-01", "2017-05-01"),
        ("Easter 2017", "2017-04-16", "2017-04-16"),
        ("Good Friday 2021", "2021-04-02", "2021-04-02"),
        ("Easter Sunday, April 5, 2015", "2015-04-05", "2015-04-05"),
        ("the last quarter of 2012", "2012-10-01", "2012-12-31"),
        ("an 1877 letter", "1877-01-01", "1877-12-31"),
        ("Thanksgiving 2021", "2021-11-25", "2021-11-25"),
        ("Memorial Day 2021", "2021-05-31", "2021-05-31"),
        ("Christmas Eve", "2015-12-24", "2015-12-24"),
        ("1st of january", "2016-01-01", "2016-01-01"),
        ("the first of January", "2016-01-01", "2016-01-01"),
        ("July the 4th", "2016-07-04", "2016-07-04"),
        ("the twenty-first of May 2015", "2015-05-21", "2015-05-21"),
        ("the 15th day of March, 1897", "1897-03-15", "1897-03-15"),
        ("May 28,1945", "1945-05-28", "1945-05-28"),
        ("4.3.2016", "2016-03-04", "2016-03-04"),
        ("2016.03.04", "2016-03-04", "2016-03-04"),
        ("on 11/5", "2016-11-05", "2016-11-05"),
        ("on 22/4", "2016-04-22", "2016-04-22"),
        ("24th of may 2009", "2009-05-24", "2009-05-24"),
        ("4-23 may", "2016-05-04", "2016-05-23"),
        ("mid-november", "2016-11-01", "2016-11-30"),
        ("the 2nd quarter of 2016", "2016-04-01", "2016-06-30"),
        ("the 2016 summer", "2016-06-01", "2016-08-31"),
        ("year-end", "2016-01-01", "2016-12-31"),
        ("the end of the month", "2016-11-01", "2016-11-30"),
        ("in the early 90s", "1990-01-01", "1999-12-31"),
        ("in the 1960s and 1970s", "1960-01-01", "1979-12-31"),
        ("the second half of the 18th century", "1751-01-01", "1800-12-31"),
        ("the first quarter of the nineteenth century", "1801-01-01", "1825-12-31"),
        ("the eighteenth and nineteenth centuries", "1701-01-01", "1900-12-31"),
        ("twenty first century", "2001-01-01", "2100-12-31"),
        ("AD 79", "0079-01-01", "0079-12-31"),
        ("from 1337 to 1453", "1337-01-01", "1453-12-31"),
        ("as early as 1801", "1801-01-01", "1801-12-31"),
        ("10 years ago today", "2006-11-07", "2006-11-07"),
        ("two nights ago", "2016-11-05", "2016-11-05"),
        ("a week on Tuesday", "2016-11-15", "2016-11-15"),
        ("expires next June 30th", "2017-06-30", "2017-06-30"),
        ("from 2010 levels", "2010-01-01", "2010-12-31"),
    ],
)
def test_dates(text: str, first: str, last: str) -> None:
    mention = only(text)
    assert mention.kind is QuantityKind.DATE
    assert mention.dates == DateInterval(
        dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("every Saturday", id="recurring day"),
        pytest.param("open Monday to Friday", id="working week"),
        pytest.param("a Christmas party", id="feast as an adjective"),
        pytest.param("the town of Mar", id="short month in a name"),
        pytest.param("they may 20 times march", id="verbs"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    kinds = {mention.kind for mention in read_mentions(text, reference=MONDAY)}
    assert QuantityKind.DATE not in kinds


@pytest.mark.parametrize(
    ("text", "early", "late"),
    [
        ("12 a.m.", "00:00", "00:00"),
        ("from 4pm to 5pm", "16:00", "17:00"),
        ("between 5.30 a.m. and midnight", "05:30", "00:00"),
        ("half past nine", "09:30", "09:30"),
        ("a quarter to eight pm", "19:45", "19:45"),
        ("twenty minutes past eight in the evening", "20:20", "20:20"),
        ("ten o'clock in the morning", "10:00", "10:00"),
        ("at 3 in the afternoon", "15:00", "15:00"),
        ("2130 GMT", "21:30+00:00", "21:30+00:00"),
        ("by 0900", "09:00", "09:00"),
        ("10:30 GMT+2", "10:30+02:00", "10:30+02:00"),
        ("10:30 UTC-03:30", "10:30-03:30", "10:30-03:30"),
    ],
)
def test_times(text: str, early: str, late: str) -> None:
    assert only(text).time == (early, late)


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("around 11.15pm", Modifier.ABOUT),
        ("until 6 a.m.", Modifier.UNTIL),
        ("since 9am", Modifier.SINCE),
        ("by noon", Modifier.BY),
    ],
)
def test_times_are_bent(text: str, modifier: Modifier) -> None:
    assert only(text).modifier is modifier


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("It stayed shut until May.", "2016-05-01", id="past stay"),
        pytest.param("It is shut until May.", "2017-05-01", id="stay that goes on"),
        pytest.param("She set a record on Sunday.", "2016-11-06", id="set is past"),
        pytest.param("It is set for Sunday.", "2016-11-13", id="set is future"),
        pytest.param("Offers must arrive by May.", "2017-05-01", id="must"),
        pytest.param("Prices rise since May.", "2016-05-01", id="since is past"),
        pytest.param(
            "It fell in May and will fall again.", "2016-05-01", id="other clause"
        ),
    ],
)
def test_the_sentence_says_which_way_a_date_lies(text: str, first: str) -> None:
    dates = only(text).dates
    assert dates is not None
    assert dates.first == dt.date.fromisoformat(first)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Turnout was 64%, two points lower.", QuantityKind.PERCENTAGE_POINT),
        ("It fell by two points to 41%.", QuantityKind.PERCENTAGE_POINT),
        ("The index fell two points.", QuantityKind.MEASURE),
    ],
)
def test_points_beside_a_percentage_are_percentage_points(
    text: str, kind: QuantityKind
) -> None:
    found = read_mentions(text, reference=MONDAY)
    assert kind in {mention.kind for mention in found}


def test_the_end_of_the_year_is_that_of_the_date_beside_it() -> None:
    text = "It opened in May 2012 and closed at the end of the year."
    _, end = read_mentions(text, reference=MONDAY)
    assert end.dates == DateInterval(dt.date(2012, 1, 1), dt.date(2012, 12, 31))


def test_a_day_of_that_year_takes_the_year_before() -> None:
    text = "The 2022 World Cup began on 21 November of that year."
    *_, day = read_mentions(text, reference=MONDAY)
    assert day.dates == DateInterval(dt.date(2022, 11, 21), dt.date(2022, 11, 21))


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("12 of the 340 samples", "samples"),
        ("20-odd countries", "countries"),
        ("5,200 US troops", "US troops"),
        ("25,000 known species", "known species"),
        ("a lead of 278 runs.", "runs"),
        ("her 23rd win in a row", "win"),
    ],
)
def test_the_noun_is_found(text: str, noun: str) -> None:
    assert read_mentions(text, reference=MONDAY)[0].noun == noun


def test_what_brought_about_a_dozen_climbers_is_about_a_dozen() -> None:
    (mention,) = read_mentions("It brought about a dozen climbers.", reference=None)
    assert mention.modifier is Modifier.ABOUT
