"""Feasts and holidays, fixed and movable, by the day on which they fall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum, auto

_FIXED = """
12-25 christmas day, christmas, xmas
12-24 christmas eve
12-26 boxing day
1-1 new year ' s day, new years day, new year day
12-31 new year ' s eve, new years eve, new year eve
10-31 halloween
2-14 valentine ' s day, valentines day
3-17 st patrick ' s day, st . patrick ' s day
5-1 may day
7-14 bastille day
11-11 armistice day, veterans day
4-1 april fools, april fool ' s day
6-19 juneteenth
2-2 groundhog day
4-22 earth day
1-6 epiphany
11-1 all saints day, all saints ' day
"""
_AROUND_EASTER = """
0 easter sunday, easter day, easter
1 easter monday
-2 good friday
-3 maundy thursday
-7 palm sunday
-46 ash wednesday
-47 shrove tuesday, mardi gras
39 ascension day
49 whit sunday, pentecost
50 whit monday
60 corpus christi
"""
_WEEKDAYS = """
1 0 3 0 martin luther king day, mlk day, martin luther king jr . day
2 0 3 0 presidents day, presidents ' day
5 6 2 0 mother ' s day, mothers day
5 0 -1 0 memorial day
6 6 3 0 father ' s day, fathers day
9 0 1 0 labor day
10 0 2 0 columbus day
11 3 4 0 thanksgiving day, thanksgiving
11 3 4 1 black friday
11 3 4 4 cyber monday
"""
"""Month, weekday, which of the month, days after it, names."""


class Rule(Enum):
    """How the day of a feast is found."""

    FIXED = auto()
    EASTER = auto()
    WEEKDAY = auto()


Feast = tuple[Rule, tuple[int, ...]]


def _table() -> dict[tuple[str, ...], Feast]:
    found: dict[tuple[str, ...], Feast] = {}
    for rule, rows, numbers in (
        (Rule.FIXED, _FIXED.replace("-", " "), 2),
        (Rule.EASTER, _AROUND_EASTER, 1),
        (Rule.WEEKDAY, _WEEKDAYS, 4),
    ):
        for line in rows.strip().splitlines():
            *values, names = line.split(maxsplit=numbers)
            for name in names.split(","):
                found[tuple(name.split())] = rule, tuple(int(one) for one in values)
    return found


FEASTS: Mapping[tuple[str, ...], Feast] = _table()
"""The rule of each feast by the words of its name."""

FEASTS_BY_FIRST: Mapping[str, tuple[tuple[str, ...], ...]] = {
    first: tuple(
        sorted((words for words in FEASTS if words[0] == first), key=lambda w: -len(w))
    )
    for first in {words[0] for words in FEASTS}
}
"""Names by their first word, longest first."""

FEAST_ORDER: tuple[Feast, ...] = tuple(dict.fromkeys(FEASTS.values()))
"""Every rule once, so that a number can stand for it."""


def feast_day(index: int, year: int) -> dt.date:
    """Return the day on which the feast of ``FEAST_ORDER`` falls in a year.

    Raises:
        ValueError: If the year lies outside the calendar.
    """
    rule, values = FEAST_ORDER[index]
    if rule is Rule.FIXED:
        return dt.date(year, *values)
    if rule is Rule.EASTER:
        return easter(year) + dt.timedelta(days=values[0])
    month, weekday, which, after = values
    day = nth_weekday(year, month=month, weekday=weekday, which=which)
    return day + dt.timedelta(days=after)


def easter(year: int) -> dt.date:
    """Return Easter Sunday in the Gregorian calendar.

    The anonymous Gregorian algorithm, as Meeus gives it in "Astronomical
    Algorithms" (chapter 8).
    """
    golden, century = year % 19, year // 100
    leap_centuries, skipped = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - shift + 15) % 30
    leaps, rest = divmod(year % 100, 4)
    sunday = (32 + 2 * skipped + 2 * leaps - moon - rest) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, *, month: int, weekday: int, which: int) -> dt.date:
    """Return the first, second ... weekday of a month; -1 is the last.

    Raises:
        ValueError: If the month has no such day.
    """
    if which < 0:
        after = dt.date(year + month // 12, month % 12 + 1, 1)
        back = (after.weekday() - weekday - 1) % 7 + 1
        return after - dt.timedelta(days=back)
    first = dt.date(year, month, 1)
    ahead = (weekday - first.weekday()) % 7 + 7 * (which - 1)
    return dt.date(year, month, 1 + ahead)
