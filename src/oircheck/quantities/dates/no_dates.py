"""Dates that cannot be: "31 April 2025", "29 February 2023", "2023-13-05"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from oircheck.quantities.dates.slashed import MONTHS, full_year
from oircheck.quantities.words.calendar import MONTHS as MONTH_NUMBERS
from oircheck.types import Span

_NAME = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October"
    r"|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:,?[ \t\u00a0](?:of[ \t\u00a0])?(?P<year>[12]\d{3})(?![\d.,]?\d|[-/]\d))"
_BEHIND = r"(?<![\w$£€.,:/])"
_DAY_FIRST = re.compile(
    rf"{_BEHIND}(?P<day>\d\d?)(?P<ending>st|nd|rd|th)?[ \t\u00a0](?:of[ \t\u00a0])?"
    rf"{_NAME}(?!\w){_YEAR}?"
)
_MONTH_FIRST = re.compile(
    rf"\b{_NAME}[ \t\u00a0](?P<day>\d\d?)(?P<ending>st|nd|rd|th)?(?!\w|[.,:/-]\d)"
    rf"{_YEAR}?"
)
_ISO = re.compile(
    r"(?<![\w./#-])(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-]|\.\d)"
)
_NUMERIC = re.compile(
    r"(?<![\w./#-])(?P<first>\d\d?)(?P<sign>[/.])(?P<second>\d\d?)(?P=sign)"
    r"(?P<year>[12]\d{3})(?![\w/-]|\.\d)"
)
_NOT_A_DATE = re.compile(
    r"(?:\b(?:no|nos|nr|number|numbers|case|file|docket|reference|ref|order|resolution"
    r"|report|law|decree|directive|invoice|version|page|pages|p|pp|article|section"
    r"|route|chapter|lot|model|phone|tel|article)\b\.?|[#№])[ \t\u00a0]{0,3}\Z",
    re.IGNORECASE,
)
"""What before figures says that they number something, or that there is no such day."""

_LOOK_BACK = 16
_MOST_DAYS = 31
_SLIP = 39
"""Beyond this, two figures before a month are hardly a slip of the pen for a day."""

_CALENDARS_DIFFER = 1924
"""Before this year some country still counted the leap years of the old calendar."""


def impossible_dates(text: str) -> tuple[tuple[Span, str], ...]:
    """Return each date of a text that is none, and why, in the order of their places.

    A day is taken for one where figures and the name of a month stand together, or
    three numbers are written as a date is. Where they may count something else ("In
    April 31 people came"), or one way of reading makes a date of them, nothing is
    said.
    """
    found = [*_with_names(text), *_iso(text), *_numeric(text)]
    return tuple(sorted(found, key=lambda item: item[0].start))


def _with_names(text: str) -> Iterator[tuple[Span, str]]:
    taken: list[Span] = []
    for form in (_DAY_FIRST, _MONTH_FIRST):
        for match in form.finditer(text):
            span = Span(match.start(), match.end())
            if any(span.overlaps(one) for one in taken) or _numbers(text, span):
                continue
            day, month = int(match["day"]), _month(match["month"])
            if form is _MONTH_FIRST and not (match["year"] or match["ending"]):
                continue
            if day > _MOST_DAYS and not (match["year"] or match["ending"]):
                continue
            taken.append(span)
            year = int(match["year"]) if match["year"] else None
            if day <= _SLIP and (why := _why(day, month, year)):
                yield span, why


def _iso(text: str) -> Iterator[tuple[Span, str]]:
    for match in _ISO.finditer(text):
        span = Span(match.start(), match.end())
        day, month = int(match["day"]), int(match["month"])
        if max(day, month) > _SLIP or _numbers(text, span):
            continue
        if why := _why(day, month, int(match["year"])):
            yield span, why


def _numeric(text: str) -> Iterator[tuple[Span, str]]:
    for match in _NUMERIC.finditer(text):
        span = Span(match.start(), match.end())
        first, second = int(match["first"]), int(match["second"])
        if max(first, second) > _SLIP or _numbers(text, span):
            continue
        year = full_year(match["year"])
        ways = [_why(first, second, year), _why(second, first, year)]
        if all(ways):
            yield span, ways[0] if second <= MONTHS else ways[first <= MONTHS]


def _numbers(text: str, span: Span) -> bool:
    return bool(_NOT_A_DATE.search(text, max(0, span.start - _LOOK_BACK), span.start))


def _month(written: str) -> int:
    return MONTH_NUMBERS[written.rstrip(".").lower()]


def _why(day: int, month: int, year: int | None) -> str:
    """Say why there is no such day; empty where there is, or may have been."""
    if not 1 <= month <= MONTHS:
        return f"there is no month {month}"
    if not day:
        return "there is no day 0"
    name = calendar.month_name[month]
    days = calendar.monthrange(_LEAP, month)[1]
    if day > days:
        # Sweden had a 30 February in 1712.
        swedish = (day, month, year) == (30, 2, 1712)
        return "" if swedish else f"{name} has {days} days"
    if (day, month) == (29, 2) and year is not None and not _may_leap(year):
        return f"February had 28 days in {year}"
    return ""


_LEAP = 2000


def _may_leap(year: int) -> bool:
    return calendar.isleap(year) or (year < _CALENDARS_DIFFER and year % 4 == 0)
