"""Compares a date or clock time of a claim with one of a source."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from oircheck.quantities.dates.slashed import NO_SUCH_DAY, other_reading
from oircheck.quantities.mentions.reader import read_mentions
from oircheck.quantities.outcomes.day_parts import are_parts_apart, name_one_weekday
from oircheck.quantities.outcomes.weekdays import (
    compare_weekdays,
    is_named_day,
    without_weekday,
)
from oircheck.quantities.outcomes.zones import of_two_zones
from oircheck.quantities.words.calendar import MONTHS, SEASONS
from oircheck.types import DateInterval, Mention, Modifier, Outcome

Decision = tuple[Outcome, str]
Days = tuple[dt.date, dt.date]
_DAY = dt.timedelta(days=1)
EDGE_SHARE = 5 / 12
"""The share of a period that "early" and "late" cover."""

SLACK_DAYS, SLACK_MONTHS, SLACK_YEARS = 3, 15, 183
"""Days by which "ago" is taken loosely, by its unit."""

ANY_YEAR = 2000
"""A leap year in which two dates without a year are set side by side."""

_AGO = re.compile(
    r"\b(day|week|fortnight|month|year|decade|centur)\w* (?:ago|before|after|from)\b",
    re.I,
)
_FEW_DAYS = re.compile(
    r"(?:\A|\s)(?:one|two|three|four|five|six|[1-6]) days? ago\b", re.I
)
"""So few days are counted, and not told loosely."""

_DEICTIC = re.compile(
    r"\b(?:ago|last|this|next|yesterday|today|tomorrow|tonight|earlier|later|same|past"
    r"|coming|following|previous|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
_PART = re.compile(
    r"\b(?:(early|start|beginning|turn)|(mid|middle)|(late|end|close))\b", re.I
)
_YEAR = re.compile(r"\d{4}|'\d\d\b")
_DIGITS = re.compile(r"\d+")
_EDGES = frozenset({"end", "close", "start", "beginning", "turn"})
_EDGED = frozenset({Modifier.BEFORE, Modifier.AFTER})
_BOUNDARIES = frozenset({Modifier.SINCE, Modifier.UNTIL})


def compare_dates(*, claimed: Mention, stated: Mention) -> Decision:
    """Compare the day intervals of two dates; the claim's must hold the source's.

    Where a numeric date has two readings that lead to different outcomes, or one of
    the dates does not exist, nothing is decided.
    """
    if NO_SUCH_DAY in (claimed.note, stated.note):
        if claimed.text.lower() == stated.text.lower():
            return Outcome.AGREE, "the same, though there is no such day"
        return Outcome.UNDETERMINED, "one of the days does not exist"
    decision = _compared(claimed, stated)
    if _DIGITS.findall(claimed.text) == _DIGITS.findall(stated.text):
        return decision
    others = [
        _compared(one, other)[0]
        for one in _readings(claimed)
        for other in _readings(stated)
    ]
    if any(outcome is not decision[0] for outcome in others):
        return Outcome.UNDETERMINED, "day and month may be swapped"
    return decision


NOTHING_TO_COUNT = "a relative date with nothing to count from"


def _season(mention: Mention) -> int:
    """Return the first year of "2022-23" or "2022/23", 0 for what is none."""
    found = _SEASON.search(mention.text)
    if found is None or mention.modifier not in (Modifier.EXACT, Modifier.IN):
        return 0
    first, last = int(found["first"]), int(found["last"])
    return first if (first + 1) % 100 == last else 0


_SEASON = re.compile(r"\b(?P<first>\d{4})[-/\u2010-\u2013](?P<last>\d\d)(?!\d)")


def _compared(claimed: Mention, stated: Mention) -> Decision:
    """Compare two dates, and the parts of the day that both name."""
    decision = _compared_days(claimed, stated)
    same = decision[0] is Outcome.AGREE
    if decision[1] == NOTHING_TO_COUNT:
        same = name_one_weekday(claimed, stated)
    if same and are_parts_apart(claimed, stated):
        return Outcome.CONFLICT, "another part of the day"
    return decision


def _compared_days(claimed: Mention, stated: Mention) -> Decision:
    if (claimed.modifier is Modifier.FISCAL) != (stated.modifier is Modifier.FISCAL):
        return Outcome.NOT_COMPARABLE, "a fiscal and a calendar year"
    seasons = _season(claimed), _season(stated)
    if all(seasons) and seasons[0] != seasons[1]:
        return Outcome.CONFLICT, "another season"
    mine, theirs = aligned(claimed, stated)
    if mine is None or theirs is None:
        return Outcome.UNDETERMINED, NOTHING_TO_COUNT
    one, other = claimed.modifier, stated.modifier
    if one in _BOUNDARIES or other in _BOUNDARIES:
        if one is other and _next_year(claimed, stated, mine, theirs):
            return Outcome.UNDETERMINED, "the same date, if the next year is meant"
        return _boundaries(one, other, mine, theirs)
    by_weekday = compare_weekdays(
        claimed=claimed, stated=stated, mine=mine, theirs=theirs
    )
    if by_weekday is not None:
        return by_weekday
    if Modifier.BY in (one, other):
        return _deadlines(one, other, mine, theirs)
    if _tell_ends(claimed, stated) and _one_end_differs(claimed, stated, mine, theirs):
        return Outcome.UNDETERMINED, ONE_END
    if _are_stays(claimed, stated) and mine != theirs and _inside(theirs, mine):
        return Outcome.UNDETERMINED, "the source tells of a part of that time"
    return _within(claimed, stated, _set(one, mine), _set(other, theirs))


def _are_stays(*mentions: Mention) -> bool:
    """Whether both tell from when to when something lasted."""
    return all(
        one.modifier is Modifier.BETWEEN and _FROM_TO.match(one.text) is not None
        for one in mentions
    )


def _tell_ends(*mentions: Mention) -> bool:
    """Whether each names a beginning and an end, in whatever form: "1898-1901"."""
    return all(_ENDS_TOLD.match(one.text) is not None for one in mentions)


def _one_end_differs(
    claimed: Mention, stated: Mention, mine: Days, theirs: Days
) -> bool:
    """Whether two stays, told as exactly, begin alike or end alike, and not both."""
    exact = [
        len([x for x in re.findall(r"\w+", one.text.lower()) if x not in _JOINING])
        for one in (claimed, stated)
    ]
    return exact[0] == exact[1] and (mine[0] == theirs[0]) != (mine[1] == theirs[1])


_JOINING = frozenset("from to until till through between and in during".split())


ONE_END = "it began or ended at another time"
"""What is asked about two stays that have one end in common."""

_FROM_TO = re.compile(r"from .*\b(?:to|until|till|through)\b", re.IGNORECASE)
_ENDS_TOLD = re.compile(
    r"from .*\b(?:to|until|till|through)\b|between .*\band\b"
    r"|(?:(?:in|during|between|from) )?(?:the years )?"
    r"\d{4} ?[-\u2010-\u2014] ?\d{2,4}\Z",
    re.IGNORECASE,
)


def is_yearless(mention: Mention) -> bool:
    """Whether a date names a month, a day of one or a season without a year."""
    if not mention.relative or _DEICTIC.search(without_weekday(mention)):
        return False
    words = re.findall(r"[a-z]+", mention.text.lower())
    named = any(word in MONTHS or word in SEASONS for word in words)
    return named and not _YEAR.search(mention.text)


def days_of(mention: Mention) -> Days | None:
    """Return the days named, early, mid and late taken into account."""
    dates = mention.dates
    if dates is None or dates.first is None or dates.last is None:
        return None
    first, last = dates.first, dates.last
    part = _PART.search(mention.text)
    if part and mention.modifier in _EDGED and part.group().lower() in _EDGES:
        return (last, last) if part.group(3) else (first, first)
    if part and mention.modifier is not Modifier.BETWEEN:
        length = (last - first).days + 1
        edge = round(length * EDGE_SHARE)
        if part.group(1):
            last = first + dt.timedelta(days=max(edge - 1, 0))
        elif part.group(2):
            quarter = length // 4
            first, last = (
                first + dt.timedelta(days=quarter),
                last - dt.timedelta(days=quarter),
            )
        else:
            first = last - dt.timedelta(days=max(edge - 1, 0))
    return first, last


def aligned(claimed: Mention, stated: Mention) -> tuple[Days | None, Days | None]:
    """Return both intervals; a month without a year takes that of the other side."""
    mine, theirs = days_of(claimed), days_of(stated)
    if mine and theirs and is_yearless(claimed) and is_yearless(stated):
        years = theirs[0].year - mine[0].year
        if abs(years) == 1:
            mine = _moved(mine, years)
    if mine is None and is_yearless(claimed):
        if theirs is None and is_yearless(stated):
            theirs = _read_in(stated, ANY_YEAR)
        mine = _read_beside(claimed, theirs) if theirs else None
    elif theirs is None and is_yearless(stated) and mine:
        theirs = _read_beside(stated, mine)
    return mine, theirs


def _read_in(mention: Mention, year: int) -> Days | None:
    """Read a date without a year as one of that year; a winter began in it."""
    end = DateInterval(dt.date(year, 12, 31), dt.date(year, 12, 31))
    for found in read_mentions(mention.text, reference=end):
        days = days_of(found)
        if days is not None:
            return _moved(days, year - days[0].year)
    return None


def _read_beside(mention: Mention, other: Days) -> Days | None:
    """Read a date without a year in the year of another, a winter as the nearer one."""
    found = _read_in(mention, other[0].year)
    if found and found[0].year < found[1].year and not _meet(found, other):
        before = _moved(found, -1)
        return before if _meet(before, other) else found
    return found


def _moved(days: Days, years: int) -> Days:
    first, last = days
    try:
        return first.replace(year=first.year + years), last.replace(
            year=last.year + years
        )
    except ValueError:
        return days


def _set(modifier: Modifier, days: Days) -> Days:
    """Return the days on which the event may lie."""
    if modifier is Modifier.BEFORE:
        return dt.date.min, _back(days[0])
    if modifier is Modifier.AFTER:
        return _on(days[1]), dt.date.max
    if modifier is Modifier.ABOUT:
        length = days[1] - days[0] + _DAY
        return _shift(days[0], -length), _shift(days[1], length)
    return days


def _shift(day: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return day + by
    except OverflowError:
        return day


def _back(day: dt.date) -> dt.date:
    return _shift(day, -_DAY)


def _on(day: dt.date) -> dt.date:
    return _shift(day, _DAY)


def _slack(mention: Mention) -> dt.timedelta:
    match = _AGO.search(mention.text)
    if not match:
        return dt.timedelta(0)
    unit = match.group(1).lower()
    if unit == "day" and _FEW_DAYS.search(mention.text):
        return dt.timedelta(0)
    if unit in ("day", "week", "fortnight"):
        return dt.timedelta(days=SLACK_DAYS)
    if unit == "month":
        return dt.timedelta(days=SLACK_MONTHS)
    return dt.timedelta(days=SLACK_YEARS * (1 if unit == "year" else 10))


def _inside(inner: Days, outer: Days) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _meet(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _within(claimed: Mention, stated: Mention, mine: Days, theirs: Days) -> Decision:
    loose = _slack(claimed)
    wide = (_shift(mine[0], -loose), _shift(mine[1], loose))
    if _inside(theirs, wide):
        if not _inside(theirs, mine):
            return Outcome.AGREE, "within the slack of a relative expression"
        return Outcome.AGREE, "the source's date lies inside the claim's"
    loose = _slack(stated)
    theirs_wide = (_shift(theirs[0], -loose), _shift(theirs[1], loose))
    if _meet(theirs_wide, wide):
        if _inside(mine, theirs):
            return Outcome.UNDETERMINED, "the source is coarser than the claim"
        return Outcome.UNDETERMINED, "the dates overlap in part"
    if _next_year(claimed, stated, mine, theirs):
        return Outcome.UNDETERMINED, "the same date, if the next year is meant"
    if _a_day_apart(claimed, stated, mine, theirs):
        return Outcome.UNDETERMINED, "one day apart, and one side is relative"
    if of_two_zones(claimed, stated) and _days_apart(mine, theirs) <= 1:
        return Outcome.UNDETERMINED, "one day apart, in two time zones"
    return Outcome.CONFLICT, "no common day"


def _readings(mention: Mention) -> list[Mention]:
    """Return a date, and a numeric one with day and month exchanged."""
    other = other_reading(mention.text)
    if other is None:
        return [mention]
    return [mention, replace(mention, dates=DateInterval(other, other))]


def _next_year(claimed: Mention, stated: Mention, mine: Days, theirs: Days) -> bool:
    """Whether a date without a year would fit in the year after the one assumed."""
    if is_yearless(claimed) == is_yearless(stated):
        return False
    if is_yearless(claimed):
        return _meet(_moved(mine, 1), theirs)
    return _meet(mine, _moved(theirs, 1))


def _a_day_apart(claimed: Mention, stated: Mention, mine: Days, theirs: Days) -> bool:
    single = any(
        mention.relative and days[0] == days[1] and not _is_counted(mention)
        for mention, days in ((claimed, mine), (stated, theirs))
    )
    return _days_apart(mine, theirs) <= 1 and single


def _is_counted(mention: Mention) -> bool:
    """Whether a day is named, or counted from one that is, by few days."""
    return is_named_day(mention) or _DAYS_ON.search(mention.text) is not None


_DAYS_ON = re.compile(
    r"\b(?:(?:one|two|three|four|five|six|[1-6]) days? (?:later|afterwards?|earlier)"
    r"|(?:next|following|previous|preceding|same) day)\Z",
    re.I,
)


def _days_apart(mine: Days, theirs: Days) -> int:
    return min(abs((mine[0] - theirs[1]).days), abs((theirs[0] - mine[1]).days))


def _boundaries(one: Modifier, other: Modifier, mine: Days, theirs: Days) -> Decision:
    if one is not other:
        return Outcome.NOT_COMPARABLE, "a boundary and a date"
    if _inside(theirs, mine):
        return Outcome.AGREE, "the same boundary"
    if _meet(mine, theirs):
        return Outcome.UNDETERMINED, "the source's boundary is coarser"
    return Outcome.CONFLICT, "different boundaries"


def _deadlines(one: Modifier, other: Modifier, mine: Days, theirs: Days) -> Decision:
    if one is other:
        return _boundaries(one, other, mine, theirs)
    if {one, other} == {Modifier.BY, Modifier.BEFORE}:
        # "Before 1992" is as much as "by the end of 1991".
        early = theirs[1] < mine[0] if other is Modifier.BY else theirs[0] <= mine[1]
        if early:
            return Outcome.AGREE, "the source's deadline is no later"
        return Outcome.UNDETERMINED, "the source's deadline is later"
    if one is Modifier.BY:
        if theirs[1] <= mine[1]:
            return Outcome.AGREE, "it happened before the deadline"
        if theirs[0] > mine[1]:
            return Outcome.CONFLICT, "it happened after the deadline"
        return Outcome.UNDETERMINED, "the source's date passes the deadline in part"
    if mine[0] > theirs[1]:
        return Outcome.CONFLICT, "the claim's date is after the deadline"
    return Outcome.UNDETERMINED, "the source gives only a deadline"
