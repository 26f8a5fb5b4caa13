from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from oircheck.quantities import read_mentions
from oircheck.types import DateInterval, Mention, QuantityKind

DATA = Path(__file__).parents[3] / "data"
PUBLISHED = DateInterval(dt.date(2020, 8, 14), dt.date(2020, 8, 14))
UNMARKED = {"exact", "in", "between"}
"""Modifiers that an expectation without "@" leaves open."""


@dataclass(frozen=True)
class Case:
    """A sentence with what was annotated in it."""

    text: str
    expected: str
    published: str
    misread: bool = False


def cases() -> list[Case]:
    found = []
    for path in sorted(DATA.glob("mention_cases*.txt")):
        published = "2020-08-14"
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("= "):
                published = line[2:]
            elif line and not line.startswith("#"):
                text, _, expected = line.rpartition(" |")
                misread = text.startswith("? ")
                text = text.removeprefix("? ")
                found.append(Case(text, expected.strip(), published, misread))
    return found


CASES = cases()


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
    expected, _, led_to = expected.partition(" -> ")
    expected, _, noun = expected.partition(" #")
    wanted, _, modifier = expected.partition(" @")
    kind, value, *unit = wanted.split()
    if modifier and mention.modifier.value != modifier:
        return False
    if not modifier and mention.modifier.value not in UNMARKED:
        return False
    if noun and (mention.noun or "").split()[-1:] != noun.split()[-1:]:
        return False
    dates = mention.dates
    if led_to and (dates is None or led_to != f"{dates.first}..{dates.last}"):
        return False
    return (
        mention.kind.value == kind
        and (not unit or mention.unit == unit[0])
        and same_value(value, value_of(mention))
    )


def problem(case: Case) -> str:
    """Return what differs between the annotation and the reading, or ""."""
    day = dt.date.fromisoformat(case.published)
    found = list(read_mentions(case.text, reference=DateInterval(day, day)))
    for mention in found:
        assert mention.span.of(case.text) == mention.text
        assert mention.span.start <= mention.value_span.start
        assert mention.value_span.end <= mention.span.end
    wanted = [part.strip() for part in case.expected.split(";") if part.strip()]
    if len(found) != len(wanted):
        return f"wanted {wanted}, found {[one.text for one in found]}"
    for part in wanted:
        match = next((one for one in found if fits(part, one)), None)
        if match is None:
            return f"{part} is not among {found}"
        found.remove(match)
    return ""


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.misread], ids=lambda case: case.text
)
def test_the_reader_sees_what_was_annotated(case: Case) -> None:
    assert problem(case) == ""


def test_what_is_marked_as_misread_still_is() -> None:
    misread = [case for case in CASES if case.misread]
    assert [case.text for case in misread if not problem(case)] == []
    assert len(misread) * 20 < len(CASES)


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
    assert mention.text == "on 31 February 2020"
    assert mention.dates == DateInterval(dt.date(2020, 2, 1), dt.date(2020, 2, 29))


def test_the_counted_noun_is_kept_as_written() -> None:
    text = "Nearly 250,000 Iraqi security force members have been trained."
    (mention,) = read_mentions(text, reference=PUBLISHED)
    assert mention.noun == "Iraqi security force members"
    assert mention.value_span.of(text) == "250,000"
