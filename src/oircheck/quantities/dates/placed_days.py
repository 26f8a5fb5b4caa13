"""Reads days by their place in a period: "the 15th of next month", "week 3 of 2027".

Also "Tuesday of next week", "the last Friday of this month" and "the year to date".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from oircheck.quantities.dates.found_days import MONTHS_A_YEAR
from oircheck.quantities.dates.months import (
    ENDINGS,
    Reading,
    day_number,
    spelled_day,
)
from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.words.calendar import POINTERS, WEEKDAYS
from oircheck.quantities.words.tokens import Tokens

_WEEKS_A_YEAR = 53
_MONTHLY = 5
"""The most weeks, and weekdays of one name, that a month has."""

_DAY_LEADS = frozenset("on by until till before after since from to around".split())


def _pointed(tokens: Tokens, at: int, unit: str) -> tuple[int, int] | None:
    """Return the shift of "of next month", "last month", and the token after."""
    at += tokens.word(at) in ("of", "in")
    at += tokens.word(at) == "the" and tokens.word(at + 1) in ("current", "coming")
    shift = POINTERS.get(tokens.word(at))
    if shift is None or tokens.word(at + 1) != unit:
        return None
    return None if tokens.word(at) in ("past", "previous") else (shift, at + 2)


def day_in_month(tokens: Tokens, at: int) -> Reading | None:
    """Read "15th of next month", "third day of last month", "21st this month"."""
    day = day_number(tokens, at) or spelled_day(tokens, at)
    if day is None or (tokens.low[at].isdecimal() and day[1] == at + 1):
        return None
    number, end = day
    end += tokens.word(end) == "day"
    month = _pointed(tokens, end, "month")
    if month is None or not (tokens.word(end) == "of" or _is_led(tokens, at)):
        return None
    period = Period(grain=Grain.DAY_OF_MONTH, day=number, shift=month[0])
    return period, month[1]


def _is_led(tokens: Tokens, at: int) -> bool:
    """Whether "on the" leads to a day, as in "on the 21st this month".

    "The third this month" may be a strike.
    """
    return tokens.word(at - 1) == "the" and tokens.word(at - 2) in _DAY_LEADS


def weekday_in_week(tokens: Tokens, at: int, index: int) -> Reading | None:
    """Read what follows a weekday: "of next week", "of the following week"."""
    for words, shift in _TOLD_WEEKS.items():
        if tokens.match(at, (*words, "week")):
            grain, end = Grain.WEEKDAY_OF_WEEK, at + len(words) + 1
            return Period(grain=grain, index=index, shift=shift, anchored=True), end
    week = _pointed(tokens, at, "week")
    if week is None or tokens.word(week[1]) in ("'", "-"):
        return None
    return Period(grain=Grain.WEEKDAY_OF_WEEK, index=index, shift=week[0]), week[1]


_TOLD_WEEKS: Mapping[tuple[str, ...], int] = {
    ("of", "that"): 0,
    ("of", "the", "same"): 0,
    ("of", "the", "following"): 1,
    ("of", "the", "next"): 1,
    ("of", "the", "previous"): -1,
    ("of", "the", "preceding"): -1,
}
"""Weeks that count from the date told before, not from the day of publication."""


def week_then_weekday(tokens: Tokens, at: int, shift: int) -> Reading | None:
    """Read what follows "next week": "on Tuesday", "Wednesday"."""
    day = at + (tokens.word(at) == "on")
    weekday = WEEKDAYS.get(tokens.word(day))
    if weekday is None or tokens.word(day + 1) in ("'", "and", "to", "-"):
        return None
    return Period(grain=Grain.WEEKDAY_OF_WEEK, index=weekday, shift=shift), day + 1


def weekday_and_day(tokens: Tokens, at: int, index: int) -> Reading | None:
    """Read what follows a weekday: "the eleventh", "8th"; the month is not told."""
    name = at - 1
    after = at + (tokens.word(at) == ",")
    after += tokens.word(after) == "the"
    day = day_number(tokens, after) or spelled_day(tokens, after)
    if day is None:
        return None
    number, end = day
    written = tokens.word(end - 1) in ENDINGS
    if tokens.word(after - 1) == "the":
        written = tokens.word(name - 1) in _DAY_LEADS
    closed = not tokens.word(end)[:1].isalnum() or tokens.word(end) in _AFTER_DAY
    if not (written and closed) or tokens.word(end) in ("-", "'", "/"):
        return None
    return Period(grain=Grain.DAY_OF_MONTH, index=index, day=number), end


_AFTER_DAY = frozenset("at and in to when for but after before with because".split())


def nth_in_period(tokens: Tokens, unit: str, which: int, at: int) -> Reading | None:
    """Read what follows "first week", "last Friday": "of this month", "of 2019".

    Args:
        which: -1 for the last one.
        at: The token after the unit.
    """
    if tokens.word(at) not in ("of", "in"):
        return None
    month = _pointed(tokens, at, "month")
    if month and which <= _MONTHLY and unit != "month":
        period = Period(grain=Grain.WEEK_OF_MONTH, count=which, shift=month[0])
        if unit in WEEKDAYS:
            grain = Grain.WEEKDAY_OF_MONTH
            period = replace(period, grain=grain, index=WEEKDAYS[unit])
        return period, month[1]
    whole = tokens.word(at + 2) if tokens.match(at, ("of", "the")) else ""
    if unit == "week" and whole == "month" and which <= _MONTHLY:
        period = Period(grain=Grain.WEEK_OF_MONTH, count=which, shift=0, anchored=True)
        return period, at + 3
    if unit == "week" and whole == "year":
        period = Period(grain=Grain.NTH_WEEK, count=which, shift=0, anchored=True)
        return period, at + 3
    year = _year_after(tokens, at)
    if year and unit == "month" and (which == -1 or 1 <= which <= MONTHS_A_YEAR):
        month_index = MONTHS_A_YEAR if which == -1 else which
        return replace(year[0], grain=Grain.MONTH, index=month_index), year[1]
    if year is None or unit != "week" or which > _WEEKS_A_YEAR:
        return None
    return replace(year[0], grain=Grain.NTH_WEEK, count=which), year[1]


def _year_after(tokens: Tokens, at: int) -> Reading | None:
    """Read "of 2027", "of last year"."""
    pointed = _pointed(tokens, at, "year")
    if pointed:
        return Period(grain=Grain.YEAR, shift=pointed[0]), pointed[1]
    word = tokens.word(at + 1)
    if tokens.word(at) != "of" or len(word) != 4 or not word.isdecimal():
        return None
    year = int(word)
    known = 1000 <= year <= 2999
    return (Period(grain=Grain.YEAR, year=year), at + 2) if known else None


def recurs(tokens: Tokens, at: int) -> bool:
    """Whether "of the month", "of each month" makes a weekday one of every month."""
    if tokens.word(at) not in ("of", "in"):
        return False
    return tokens.word(at + 1) in _EVERY and tokens.word(at + 2) in _TURNS


_EVERY = frozenset({"the", "a", "each", "every"})
_TURNS = frozenset({"month", "week", "year", "quarter"})


def numbered_week(tokens: Tokens, at: int) -> Reading | None:
    """Read "week 3 of 2027", "week 27 of last year" at the word "week"."""
    number, end = tokens.word(at + 1), at + 2
    if not number.isdecimal() or not 1 <= len(number) <= 2:
        return None
    year = _year_after(tokens, end)
    if year is None or not 1 <= int(number) <= _WEEKS_A_YEAR:
        return None
    return replace(year[0], grain=Grain.NTH_WEEK, count=int(number)), year[1]


def period_to_date(tokens: Tokens, at: int) -> Reading | None:
    """Read "year to date", "month-to-date" up to the day of publication."""
    dashed = tokens.word(at + 1) == "-" and tokens.glued(at + 1)
    words = ("-", "to", "-", "date") if dashed else ("to", "date")
    if not tokens.match(at + 1, words) or tokens.low[at] not in ("year", "month"):
        return None
    today = Period(grain=Grain.OFFSET_DAYS)
    period = Period(grain=Grain.DAY_OF_MONTH, day=1, shift=0, until=today)
    if tokens.low[at] == "year":
        period = Period(grain=Grain.DAY, index=1, day=1, shift=0, until=today)
    return period, at + 1 + len(words)
