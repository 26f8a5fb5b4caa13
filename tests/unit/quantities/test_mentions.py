from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from oircheck.quantities import read_mentions
from oircheck.types import DateInterval, Mention, QuantityKind

DATA = Path(__file__).parents[2] / "data"
PUBLISHED = DateInterval(dt.date(2020, 8, 14), dt.date(2020, 8, 14))
UNMARKED = {"exact", "in", "between"}
"""Modifiers that an expectation without "@" leaves open."""


def cases() -> list[tuple[str, str]]:
    found = []
    for name in ("mention_cases.txt", "mention_cases_2.txt"):
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, _, expected = line.rpartition(" |")
                found.append((text, expected.strip()))
    return found


def value_of(mention: Mention) -> str:
    if mention.kind is QuantityKind.DATE and mention.dates:
        return f"{mention.dates.first}..{mention.dates.last}"
    if mention.time:
        return "..".join(mention.time)
    if mention.high is None:
        return f"{mention.low}.."
    if mention.high == mention.low:
        return f"{mention.low}"
    return f"{mention.low}..{mention.high}"


def same_value(expected: str, found: str) -> bool:
    mine, theirs = expected.split(".."), found.split("..")
    if len(mine) != len(theirs):
        return False
    for one, other in zip(mine, theirs, strict=True):
        try:
            if float(one) != pytest.approx(float(other), rel=1e-3):
                return False
        except ValueError:
            if one != other:
                return False
    return True


def fits(expected: str, mention: Mention) -> bool:
    wanted, _, modifier = expected.partition(" @")
    kind, value, *unit = wanted.split()
    if modifier and mention.modifier.value != modifier:
        return False
    if not modifier and mention.modifier.value not in UNMARKED:
        return False
    return (
        mention.kind.value == kind
        and (not unit or mention.unit == unit[0])
        and same_value(value, value_of(mention))
    )


@pytest.mark.parametrize(("text", "expected"), cases())
def test_the_reader_sees_what_was_annotated(text: str, expected: str) -> None:
    found = list(read_mentions(text, reference=PUBLISHED))
    wanted = [part.strip() for part in expected.split(";") if part.strip()]
    assert len(found) == len(wanted), [one.text for one in found]
    for part in wanted:
        match = next((one for one in found if fits(part, one)), None)
        assert match is not None, (part, found)
        found.remove(match)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("on Friday", "2020-08-14", "2020-08-14", id="same weekday"),
        pytest.param("on Thursday", "2020-08-13", "2020-08-13", id="past weekday"),
        pytest.param("in March", "2020-03-01", "2020-03-31", id="past month"),
        pytest.param("in October", "2019-10-01", "2019-10-31", id="month of last year"),
        pytest.param(
            "between March and May of this year",
            "2020-03-01",
            "2020-05-31",
            id="year of the second month holds for the first",
        ),
        pytest.param("two weeks ago", "2020-07-31", "2020-07-31", id="weeks ago"),
        pytest.param("this year", "2020-01-01", "2020-12-31", id="this year"),
    ],
)
def test_dates_are_looked_for_in_the_past(text: str, first: str, last: str) -> None:
    (mention,) = read_mentions(f"It happened {text}.", reference=PUBLISHED)
    assert mention.relative
    assert mention.dates == DateInterval(
        dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    )


def test_an_approximate_reference_widens_a_relative_date() -> None:
    july = DateInterval(dt.date(2020, 7, 1), dt.date(2020, 7, 31))
    (mention,) = read_mentions("It happened yesterday.", reference=july)
    assert mention.dates == DateInterval(dt.date(2020, 6, 30), dt.date(2020, 7, 30))


def test_a_relative_date_stays_open_without_a_reference() -> None:
    (mention,) = read_mentions("Sales slumped last month.", reference=None)
    assert mention.relative
    assert mention.dates == DateInterval(None, None)


def test_a_clock_time_lies_within_its_date() -> None:
    text = "The jet vanished at 2:40 a.m. on 8 March 2014."
    date, time = read_mentions(text, reference=PUBLISHED)
    assert (date.kind, time.kind) == (QuantityKind.DATE, QuantityKind.TIME)
    assert date.span.start == time.span.start
    assert date.value_span.of(text) == "8 March 2014"
    assert time.time == ("02:40", "02:40")


def test_three_days_later_counts_from_the_date_before() -> None:
    text = "He was arrested on 4 May. He died three days later."
    date, later = read_mentions(text, reference=PUBLISHED)
    assert date.dates == DateInterval(dt.date(2020, 5, 4), dt.date(2020, 5, 4))
    assert later.kind is QuantityKind.DURATION
    assert later.low == 3
    assert later.dates == DateInterval(dt.date(2020, 5, 7), dt.date(2020, 5, 7))


def test_no_text_has_no_mentions() -> None:
    assert read_mentions("", reference=None) == ()


def test_a_day_that_does_not_exist_leaves_its_month() -> None:
    (mention,) = read_mentions("on 31 February 2020", reference=PUBLISHED)
    assert mention.text == "February 2020"


def test_the_counted_noun_is_kept_as_written() -> None:
    text = "Nearly 250,000 Iraqi security force members have been trained."
    (mention,) = read_mentions(text, reference=PUBLISHED)
    assert mention.noun == "Iraqi security force members"
    assert mention.value_span.of(text) == "250,000"
