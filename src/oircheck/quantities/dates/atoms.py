"""Reads one calendar expression at a given token: a day, a month, a quarter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from oircheck.quantities.dates.day_forms import written_day
from oircheck.quantities.dates.eras import year_after_era, year_before_era
from oircheck.quantities.dates.feasts import FEASTS_BY_FIRST
from oircheck.quantities.dates.months import (
    ENDINGS,
    Reading,
    add_year,
    day_number,
    is_month,
    month_at,
    spelled_day,
)
from oircheck.quantities.dates.named_periods import (
    CENTURIES_OF_DECADES,
    DAYS_AWAY,
    day_away,
    decade_in_words,
    decade_of_century,
    feast_at,
    fiscal_year,
    period_edge,
    pointed_at,
    season_at,
    weekend_at,
    winter_of_years,
)
from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.dates.placed_days import (
    day_in_month,
    numbered_week,
    recurs,
    weekday_and_day,
    weekday_in_week,
)
from oircheck.quantities.dates.weeks import week_of, which_week
from oircheck.quantities.dates.year_parts import (
    ordinal_period,
    ordinal_word,
    part_after_year,
    quarter,
    quarter_code,
)
from oircheck.quantities.dates.year_words import YEAR_HEADS, year_in_words
from oircheck.quantities.dates.years import is_year, read_numeric, year_at
from oircheck.quantities.words.amounts import ONES, ORDINALS, TENS
from oircheck.quantities.words.calendar import (
    DECADE_WORDS,
    MONTHS,
    NAMED_DAYS,
    POINTERS,
    SEASONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from oircheck.quantities.words.nouns import is_function
from oircheck.quantities.words.tokens import Tokens


def read_atom(tokens: Tokens, at: int) -> Reading | None:
    """Return the period that is named at the token, or ``None``.

    A part of a year comes back without a year when the text gives none.
    """
    word = tokens.word(at)
    if not word:
        return None
    if word[0].isdecimal():
        return written_day(tokens, at) or _from_digits(tokens, at)
    if word in YEAR_HEADS:
        spelled = year_in_words(tokens, at)
        if spelled:
            return Period(grain=Grain.YEAR, year=spelled[0]), spelled[1]
    reader = _READERS.get(word)
    found = reader(tokens, at) if reader else None
    if found is None and word in FEASTS_BY_FIRST:
        found = feast_at(tokens, at)
        named = found is not None and tokens.word(found[1]) == ","
        if found and named and month_at(tokens, found[1] + 1):
            found = _month_first(tokens, found[1] + 1) or found
    return found


def _from_digits(tokens: Tokens, at: int) -> Reading | None:
    numeric = read_numeric(tokens, at)
    if numeric:
        return numeric
    day = day_number(tokens, at)
    if day:
        found = _day_month(tokens, *day)
        if found:
            return found
    if tokens.glued(at + 1) and tokens.word(at + 1) in ENDINGS:
        week = day_in_month(tokens, at) or which_week(tokens, at)
        if week:
            return week
        return ordinal_period(tokens, at, int(tokens.low[at]) if day else 0, at + 2)
    if tokens.word(at + 1) == "q" and tokens.glued(at + 1) and len(tokens.low[at]) == 1:
        return add_year(tokens, quarter(int(tokens.low[at])), at + 2)
    if is_year(tokens, at):
        season = SEASONS.get(tokens.word(at + 1))
        if (
            season
            and is_function(tokens.word(at + 2))
            and tokens.word(at + 1) != "fall"
        ):
            year = int(tokens.low[at])
            return Period(grain=Grain.SEASON, index=season, year=year), at + 2
        part = part_after_year(tokens, at) or _month_after_year(tokens, at)
        if part:
            return replace(part[0], year=int(tokens.low[at])), part[1]
        return winter_of_years(tokens, year_at(tokens, at))
    return year_before_era(tokens, at)


def _month_after_year(tokens: Tokens, at: int) -> Reading | None:
    """Read "April" of "in 2017 April", where the month closes what is told."""
    month = month_at(tokens, at + 1)
    if month is None or not tokens.capital(at + 1) or tokens.word(at - 1) != "in":
        return None
    after = tokens.word(month[1])
    closed = not after or after in ".;,)?!"
    return (Period(grain=Grain.MONTH, index=month[0]), month[1]) if closed else None


def _day_month(tokens: Tokens, day: int, end: int) -> Reading | None:
    """Read "4 July 2020", "the 4th of July", "10-24 August"."""
    after = end + 1 if tokens.word(end) == "of" else end
    after += 2 if tokens.match(end, ("day", "of")) else 0
    if tokens.word(end) == "-" and tokens.glued(end) and not tokens.glued(end + 1):
        return None
    month = month_at(tokens, after)
    if month:
        period = Period(grain=Grain.DAY, index=month[0], day=day)
        return add_year(tokens, period, month[1])
    if tokens.word(end) in (*_DAY_JOINTS, "/"):
        second = _second_day(tokens, end)
        named = second[1] + (tokens.word(second[1]) == "of") if second else 0
        month = month_at(tokens, named) if second else None
        if second and month and second[0] > day:
            last = Period(grain=Grain.DAY, index=month[0], day=second[0])
            found, end = add_year(tokens, last, month[1])
            first = replace(found, day=day)
            return replace(first, until=found), end
    return None


def _month_first(tokens: Tokens, at: int) -> Reading | None:
    """Read "August 4, 2020", "June 30th", "Dec. 2017", "May of this year"."""
    written, month = written_day(tokens, at), month_at(tokens, at)
    if written or month is None:
        return written
    number, end = month
    whole = _DAY_AND_YEAR.fullmatch(tokens.word(end))
    if whole:
        day, year = (int(group) for group in whole.groups())
        return Period(grain=Grain.DAY, year=year, index=number, day=day), end + 1
    return _month_then(tokens, at, number, end)


_DAY_AND_YEAR = re.compile(r"(\d{1,2}),(\d{4})")
"""Day and year of "May 28,1945", which are one token."""


def _month_then(tokens: Tokens, at: int, number: int, end: int) -> Reading | None:
    day = day_number(tokens, end) or _day_in_words(tokens, end)
    if day and not (tokens.word(day[1]) in MONTHS and tokens.capital(day[1])):
        return _month_day(tokens, number, *day)
    last = _ends_months(tokens, at)
    third = number % _MONTHS_A_QUARTER == 0 and not last
    if third and tokens.word(end) == "quarter":
        return add_year(tokens, quarter(number // _MONTHS_A_QUARTER), end + 1)
    period = Period(grain=Grain.MONTH, index=number)
    found, after = add_year(tokens, period, end)
    joined = last or _leads_month(tokens, end)
    if after == end and not (joined or is_month(tokens, at, end)):
        return None
    return found, after


_MONTHS_A_QUARTER = 3
"""The quarter is named after its last month ("the December quarter")."""


def _leads_month(tokens: Tokens, end: int) -> bool:
    """Whether a second month is joined to the first ("Jan-Feb 2017")."""
    if tokens.word(end) != "-" or not (tokens.glued(end) and tokens.glued(end + 1)):
        return False
    return tokens.capital(end + 1) and month_at(tokens, end + 1) is not None


def _ends_months(tokens: Tokens, at: int) -> bool:
    """Whether the month is joined to one before it ("July-Sept")."""
    dashed = tokens.word(at - 1) == "-" and tokens.glued(at) and tokens.glued(at - 1)
    return dashed and tokens.capital(at) and tokens.word(at - 2) in MONTHS


def _day_in_words(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read the day of "July the 4th", "March first"."""
    if tokens.word(at) == "the":
        day = day_number(tokens, at + 1)
        if day and day[1] > at + 2:
            return day
        return spelled_day(tokens, at + 1)
    day = spelled_day(tokens, at)
    return day if day and is_function(tokens.word(day[1])) else None


def _ordinal_day(tokens: Tokens, at: int) -> Reading | None:
    """Read "first of January", "first week of May", "second quarter"."""
    day = spelled_day(tokens, at)
    if day and (
        tokens.match(day[1], ("day", "of"))
        or (tokens.word(day[1]) == "of" and month_at(tokens, day[1] + 1))
        or tokens.word(day[1]) in _DAY_JOINTS
    ):
        found = _day_month(tokens, *day)
        if found:
            return found
    placed = day_in_month(tokens, at) or which_week(tokens, at)
    return placed or ordinal_word(tokens, at)


def _month_day(tokens: Tokens, number: int, day: int, end: int) -> Reading | None:
    first = Period(grain=Grain.DAY, index=number, day=day)
    if tokens.word(end) in _DAY_JOINTS:
        second = _second_day(tokens, end)
        dashed = tokens.word(end) == "-" and tokens.glued(end)
        if second and second[0] > day and (dashed or _ends_day(tokens, second[1])):
            last, after = add_year(tokens, replace(first, day=second[0]), second[1])
            return replace(last, day=day, until=last), after
    return add_year(tokens, first, end)


_DAY_JOINTS = frozenset("- to and through until till &".split())


def _second_day(tokens: Tokens, joint: int) -> tuple[int, int] | None:
    """Return the second day of "9th to the 17th", "ninth until seventeenth"."""
    after = joint + 1
    after += tokens.word(after) == "the"
    return day_number(tokens, after) or spelled_day(tokens, after)


def _ends_day(tokens: Tokens, at: int) -> bool:
    """Whether a second day number is no count ("May 3 and 20 people")."""
    word = tokens.word(at)
    return not word[:1].isalpha() or word in ("in", "at", "of", "and", "for", "but")


def _weekday(tokens: Tokens, at: int) -> Reading | None:
    """Read "Thursday", and "Friday, 14 August 2020" as the one day."""
    word, end = tokens.low[at], at + 1
    if word in SHORT_WEEKDAYS:
        if not tokens.capital(at):
            return None
        if tokens.word(end) == "." and tokens.glued(end):
            end += 1
        if not (tokens.word(end)[:1].isdecimal() or month_at(tokens, end + 1)) and (
            end == at + 1 or tokens.word(at - 1) != "on"
        ):
            return None
    elif tokens.word(at - 1) in NAMED_DAYS and tokens.capital(at - 1):
        return None
    if tokens.word(at - 1) in ("every", "each") or _in_working_week(tokens, at):
        return None
    if recurs(tokens, end) or (word == "sunday" and _is_of_sundays(tokens, end)):
        return None
    after = end + 1 if tokens.word(end) in (",", "the") else end
    after = after + 1 if tokens.word(after) == "the" else after
    if month_at(tokens, after) or tokens.word(after)[:1].isdecimal():
        exact = read_atom(tokens, after)
        if exact and exact[0].grain in _DAYS and exact[0].until is None:
            return exact
    index = WEEKDAYS.get(word, SHORT_WEEKDAYS.get(word, 0))
    placed = weekday_in_week(tokens, end, index) or weekday_and_day(tokens, end, index)
    if placed:
        return placed
    period = Period(grain=Grain.WEEKDAY, index=index)
    if tokens.match(at - 3, ("a", "week", "on")) or tokens.match(
        at - 3, ("a", "week", "from")
    ):
        period = replace(period, count=7)
    return period, end


_DAYS = frozenset({Grain.DAY, Grain.DAY_OF_MONTH})


def _is_of_sundays(tokens: Tokens, at: int) -> bool:
    """Whether a school or a paper follows that is of every Sunday."""
    at += tokens.word(at) == "-" and tokens.glued(at)
    return tokens.word(at) in _OF_SUNDAYS


_OF_SUNDAYS = frozenset(
    "school schools paper papers newspaper newspapers best roast".split()
)


def _in_working_week(tokens: Tokens, at: int) -> bool:
    """Whether "Monday to Friday" tells when something recurs."""
    for first in (at, at - 2):
        joined = tokens.word(first + 1) in ("to", "-", "through")
        if joined and tokens.word(first) in WEEKDAYS and first >= 0:
            last = tokens.word(first + 2)
            lead = tokens.word(first - 1)
            return last in WEEKDAYS and lead not in _SINGLE_LEADS
    return False


_SINGLE_LEADS = frozenset({"from", "between", "on", *POINTERS})
"""Before "Monday to Friday" these make it one week."""


def _now(tokens: Tokens, at: int) -> Reading | None:
    """Read "now" of "between now and May", the day of publication."""
    ends = tokens.word(at - 1), tokens.word(at + 1)
    if ends not in _FROM_NOW:
        return None
    after = at + 2
    after += tokens.word(after) == "the"
    after += 2 if tokens.match(after, ("end", "of")) else 0
    second = read_atom(tokens, after)
    return (Period(grain=Grain.OFFSET_DAYS), at + 1) if second else None


_FROM_NOW = frozenset(
    {("between", "and"), ("from", "to"), ("from", "until"), ("from", "till")}
)


def _week(tokens: Tokens, at: int) -> Reading | None:
    if tokens.word(at - 1) in POINTERS:
        return None
    return (
        week_of(tokens, at, read_atom)
        or numbered_week(tokens, at)
        or period_edge(tokens, at)
    )


def _readers() -> dict[str, Callable[[Tokens, int], Reading | None]]:
    table: dict[str, Callable[[Tokens, int], Reading | None]] = {}
    table.update(dict.fromkeys(MONTHS, _month_first))
    table.update(dict.fromkeys((*WEEKDAYS, *SHORT_WEEKDAYS), _weekday))
    table.update(dict.fromkeys(SEASONS, season_at))
    table.update(dict.fromkeys(POINTERS, pointed_at))
    table.update(dict.fromkeys(DAYS_AWAY, day_away))
    table.update(dict.fromkeys(DECADE_WORDS, decade_in_words))
    table.update(dict.fromkeys(CENTURIES_OF_DECADES, decade_of_century))
    table.update(dict.fromkeys((*ORDINALS, *TENS), _ordinal_day))
    table.update(dict.fromkeys(("ad", "a.d."), year_after_era))
    table.update(dict.fromkeys(("month", "year", "quarter"), period_edge))
    table["week"], table["now"] = _week, _now
    table.update(dict.fromkeys(("q", "h"), quarter_code))
    table.update(dict.fromkeys(("fiscal", "fy", "financial"), fiscal_year))
    table["weekend"] = weekend_at
    return table


_READERS = _readers()
TRIGGERS = frozenset(_READERS) | frozenset(FEASTS_BY_FIRST) | frozenset(ONES)
"""Words at which a calendar expression may begin."""
