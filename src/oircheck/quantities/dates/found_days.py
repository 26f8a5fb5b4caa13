"""Finds days by the calendar: months moved on, weeks and weekdays of a month."""

from __future__ import annotations

import calendar
import datetime as dt

from oircheck.quantities.dates.feasts import nth_weekday

Days = tuple[dt.date, dt.date]
MONTHS_A_YEAR = 12
_WEEK = dt.timedelta(days=7)
_MOST_MONTHS = 40
"""Months among which the 13th falls on each weekday."""


def month_days(year: int, month: int) -> Days:
    """Return the first and the last day of a month."""
    return (
        dt.date(year, month, 1),
        dt.date(year, month, calendar.monthrange(year, month)[1]),
    )


def add_months(day: dt.date, months: int) -> dt.date:
    """Move a day by whole months, to the last day where it does not exist."""
    index = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, month = index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def week_around(day: dt.date, ending: float) -> Days:
    """Return the week from Monday around a day, or the seven days up to it."""
    first = day - dt.timedelta(days=6 if ending else day.weekday())
    return first, first + dt.timedelta(days=6)


def nth_week(year: int, *, month: int, which: int) -> Days:
    """Return days 1 to 7 of a month for its first week, or an ISO week of a year.

    Args:
        month: 0 for a week of the year.
        which: -1 for the last one.

    Raises:
        ValueError: If the month or the year has no such week.
    """
    if not month:
        if which < 0:
            return dt.date(year, 12, 25), dt.date(year, 12, 31)
        monday = dt.date.fromisocalendar(year, which, 1)
        return monday, monday + dt.timedelta(days=6)
    first, last = month_days(year, month)
    if which < 0:
        return last - dt.timedelta(days=6), last
    start = first + _WEEK * (which - 1)
    if start > last:
        raise ValueError(f"no week {which} in month {month}")
    return start, min(start + dt.timedelta(days=6), last)


def day_of_month(
    reference: dt.date, *, day: int, shift: int | None, weekday: int | None, ahead: bool
) -> Days:
    """Return a day of the month that lies ``shift`` months from the reference.

    Args:
        shift: ``None`` for the nearest month, behind or ahead, whose day is that
            ``weekday``.

    Raises:
        ValueError: If there is no such day.
    """
    if shift is not None:
        found = add_months(reference.replace(day=1), shift).replace(day=day)
        return found, found
    for step in range(_MOST_MONTHS):
        month = add_months(reference.replace(day=1), step if ahead else -step)
        if day > calendar.monthrange(month.year, month.month)[1]:
            continue
        found = month.replace(day=day)
        near = found >= reference if ahead else found <= reference
        if near and weekday in (None, found.weekday()):
            return found, found
    raise ValueError(f"no day {day} on weekday {weekday} around {reference}")


def week_of_month(reference: dt.date, *, which: int, shift: int) -> Days:
    """Return a week of the month that lies ``shift`` months from the reference.

    Raises:
        ValueError: If the month has no such week.
    """
    month = add_months(reference.replace(day=1), shift)
    return nth_week(month.year, month=month.month, which=which)


def weekday_of_month(
    reference: dt.date, *, weekday: int, which: int, shift: int
) -> Days:
    """Return a weekday of the month that lies ``shift`` months from the reference.

    Raises:
        ValueError: If the month has no such day.
    """
    month = add_months(reference.replace(day=1), shift)
    day = nth_weekday(month.year, month=month.month, weekday=weekday, which=which)
    return day, day


def weekday_of_week(reference: dt.date, *, weekday: int, shift: int) -> Days:
    """Return a weekday of the week that lies ``shift`` weeks from the reference."""
    day = reference + _WEEK * shift
    day += dt.timedelta(days=weekday - reference.weekday())
    return day, day
