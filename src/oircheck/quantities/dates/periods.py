"""Turns what a text says of a period into its first and last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from oircheck.quantities.dates.feasts import feast_day, nth_weekday
from oircheck.quantities.dates.found_days import (
    MONTHS_A_YEAR,
    Days,
    add_months,
    day_of_month,
    month_days,
    nth_week,
    week_around,
    week_of_month,
    weekday_of_month,
    weekday_of_week,
)
from oircheck.types import DateInterval

_DAY = dt.timedelta(days=1)
EARLIEST_YEAR, LATEST_YEAR = 1000, 2999


class Grain(Enum):
    """The size of a named period, or the way it is found."""

    DAY = auto()
    MONTH = auto()
    QUARTER = auto()
    HALF = auto()
    SEASON = auto()
    YEAR = auto()
    DECADE = auto()
    CENTURY = auto()
    WEEK = auto()
    WEEKEND = auto()
    WEEKDAY = auto()
    OFFSET_DAYS = auto()
    AGO = auto()
    SPAN = auto()
    FEAST = auto()
    WEEK_OF = auto()
    NTH_WEEK = auto()
    NTH_WEEKDAY = auto()
    DAY_OF_MONTH = auto()
    WEEK_OF_MONTH = auto()
    WEEKDAY_OF_MONTH = auto()
    WEEKDAY_OF_WEEK = auto()


class Towards(Enum):
    """On which side of the reference a period without a year is looked for."""

    PAST = auto()
    FUTURE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period as named: complete, or counted from a day of reference.

    Attributes:
        year: The year, where the text names it.
        shift: Periods from the reference ("last" is -1); for a part of a year
            without a year, the years from the reference.
        index: Month, quarter, half, first month of a season, or weekday.
        day: Day of the month; of "ago", 1 where the day is meant.
        until: The other end of a range; ``None`` for a single period.
        count: Units of "ago", days of an offset.
        unit: Symbol of the unit of "ago".
        anchored: Whether the year is that of an earlier date ("of that year").
        pointed: Whether ``shift`` counts seasons or months of this name ("last
            summer"), not years.
    """

    grain: Grain
    year: int | None = None
    shift: int | None = None
    index: int = 0
    day: int = 0
    until: Period | None = None
    count: float = 0
    unit: str = ""
    pointed: bool = False
    anchored: bool = False

    @property
    def relative(self) -> bool:
        """Whether a day of reference is needed to resolve it."""
        if self.until is not None and self.until.relative:
            return True
        return self.year is None

    def days(self, reference: dt.date, towards: Towards) -> Days:
        """Return first and last day, as seen from the reference.

        Raises:
            ValueError: If there is no such day ("30 February").
            OverflowError: If it lies outside the calendar.
        """
        first, last = _RESOLVERS[self.grain](self, reference, towards)
        if self.until is not None:
            last = max(last, self._end(first, reference, towards))
            open_ = self.year is None and self.shift is None and self.grain in IN_YEAR
            if towards is Towards.FUTURE and open_:
                return self._running(reference) or (first, last)
        return first, last

    def _running(self, reference: dt.date) -> Days | None:
        """Return the range that has begun and not yet ended, if there is one."""
        first = _RESOLVERS[self.grain](self, reference, Towards.PAST)[0]
        last = self._end(first, reference, Towards.FUTURE)
        return (first, last) if first <= reference <= last else None

    def _end(self, first: dt.date, reference: dt.date, towards: Towards) -> dt.date:
        """Return the last day; an end without a year is the first after the start."""
        if self.until is None:
            return first
        if (
            self.until.relative
            and self.until.shift is None
            and self.until.grain in IN_YEAR | {Grain.WEEKDAY}
        ):
            return self.until.days(first, Towards.FUTURE)[1]
        return self.until.days(reference, towards)[1]


def interval(
    period: Period, reference: DateInterval | None, *, towards: Towards
) -> DateInterval | None:
    """Resolve a period against every day of the reference, or leave it open.

    Returns:
        ``None`` when the period does not exist.
    """
    ends = [dt.date(EARLIEST_YEAR, 1, 1)]
    if period.relative:
        known = (reference.first, reference.last) if reference else ()
        ends = [end for end in known if end is not None]
        if not ends:
            return DateInterval(None, None)
    try:
        found = [period.days(end, towards) for end in ends]
    except (ValueError, OverflowError):
        return None
    first, last = min(days[0] for days in found), max(days[1] for days in found)
    return DateInterval(first, last) if first <= last else None


def _months(year: int, first: int, count: int) -> Days:
    end = add_months(dt.date(year, first, 1), count)
    return dt.date(year, first, 1), end - _DAY


def _part_of_year(period: Period, year: int) -> Days:
    match period.grain:
        case Grain.DAY:
            day = dt.date(year, period.index, period.day)
            return day, day
        case Grain.MONTH:
            return month_days(year, period.index)
        case Grain.QUARTER:
            return _months(year, 3 * period.index - 2, 3)
        case Grain.HALF:
            return _months(year, 6 * period.index - 5, 6)
        case Grain.FEAST:
            day = feast_day(period.index, year)
            return day, day
        case Grain.WEEK_OF:
            return week_around(dt.date(year, period.index, period.day), period.count)
        case Grain.NTH_WEEK:
            which = round(period.count)
            return nth_week(year, month=period.index, which=which)
        case Grain.NTH_WEEKDAY:
            day = nth_weekday(
                year,
                month=period.index,
                weekday=period.day,
                which=round(period.count),
            )
            return day, day
        case _:
            return _months(year, period.index, 3)


def _in_year(period: Period, reference: dt.date, towards: Towards) -> Days:
    if period.year is not None:
        return _part_of_year(period, period.year)
    if period.pointed:
        return _pointed(period, reference)
    if period.shift is not None:
        return _part_of_year(period, reference.year + period.shift)
    found: list[Days] = []
    for year in range(reference.year - 4, reference.year + 5):
        try:
            found.append(_part_of_year(period, year))
        except ValueError:
            continue
    if towards is Towards.FUTURE:
        near = (days for days in found if days[1] >= reference)
    else:
        near = (days for days in reversed(found) if days[0] <= reference)
    days = next(near, None)
    if days is None:
        raise ValueError(f"no such day around {reference}")
    return days


def _pointed(period: Period, reference: dt.date) -> Days:
    """Resolve "last summer", "this March", "next spring"."""
    if not period.shift:
        return _part_of_year(period, reference.year)
    if period.shift < 0:
        return _past_part(period, reference)
    days = _in_year(replace(period, shift=None), reference, Towards.FUTURE)
    return days if days[0] > reference else _part_of_year(period, days[0].year + 1)


def _past_part(period: Period, reference: dt.date) -> Days:
    for year in range(reference.year + 1, reference.year - 3, -1):
        days = _part_of_year(period, year)
        if days[1] < reference:
            return days
    raise ValueError(f"no such period before {reference}")


def _quarter(period: Period, reference: dt.date, towards: Towards) -> Days:
    if period.index:
        return _in_year(period, reference, towards)
    start = _months(reference.year, (reference.month - 1) // 3 * 3 + 1, 3)[0]
    first = add_months(start, 3 * (period.shift or 0))
    return first, add_months(first, 3) - _DAY


def _month(period: Period, reference: dt.date, towards: Towards) -> Days:
    if period.index:
        return _in_year(period, reference, towards)
    moved = add_months(reference.replace(day=1), period.shift or 0)
    return month_days(moved.year, moved.month)


def _year(period: Period, reference: dt.date, _: Towards) -> Days:
    year = period.year
    if year is None:
        year = reference.year + (period.shift or 0)
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _decade(period: Period, reference: dt.date, _: Towards) -> Days:
    year = period.year
    if year is None:
        year = reference.year // 10 * 10 + 10 * (period.shift or 0)
    return dt.date(year, 1, 1), dt.date(year + 9, 12, 31)


def _century(period: Period, reference: dt.date, _: Towards) -> Days:
    year = period.year
    if year is None:
        year = (reference.year - 1) // 100 * 100 + 1 + 100 * (period.shift or 0)
    return dt.date(year, 1, 1), dt.date(year + 99, 12, 31)


def _week(period: Period, reference: dt.date, _: Towards) -> Days:
    monday = reference - dt.timedelta(days=reference.weekday())
    monday += dt.timedelta(weeks=period.shift or 0)
    return monday, monday + dt.timedelta(days=6)


def _weekend(period: Period, reference: dt.date, towards: Towards) -> Days:
    if period.shift is None:
        back = (reference.weekday() - 5) % 7
        saturday = reference - dt.timedelta(days=back)
        if towards is Towards.FUTURE and back > 1:
            saturday += dt.timedelta(days=7)
    elif period.shift == 0:
        saturday = reference + dt.timedelta(days=5 - reference.weekday())
    else:
        monday = reference - dt.timedelta(days=reference.weekday())
        saturday = monday + dt.timedelta(days=5 + 7 * period.shift)
    return saturday, saturday + _DAY


def _weekday(period: Period, reference: dt.date, towards: Towards) -> Days:
    ahead = (period.index - reference.weekday()) % 7
    behind = (reference.weekday() - period.index) % 7
    if period.shift is None:
        day = reference + dt.timedelta(
            days=ahead if towards is Towards.FUTURE else -behind
        )
    elif period.shift < 0:
        day = reference - dt.timedelta(days=behind or 7)
    elif period.shift > 0:
        day = reference + dt.timedelta(days=ahead or 7)
    else:
        monday = reference - dt.timedelta(days=reference.weekday())
        day = monday + dt.timedelta(days=period.index)
    if period.count:
        day = reference + dt.timedelta(days=(ahead or 7) + period.count)
    return day, day


def _offset(period: Period, reference: dt.date, _: Towards) -> Days:
    day = reference + dt.timedelta(days=period.count)
    return day, day


def _ago(period: Period, reference: dt.date, _: Towards) -> Days:
    """Move by whole units; the result is as coarse as the unit."""
    count, unit = period.count, period.unit
    if period.day and unit in _LONG_UNITS:
        day = add_months(reference, round(count * _LONG_UNITS[unit]))
        return day, day
    if unit in ("a", "decade", "century", "millennium"):
        years = count * {"a": 1, "decade": 10, "century": 100}.get(unit, 1000)
        year = reference.year + int(years)
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        if years != int(years):
            moved = add_months(reference, round(years * MONTHS_A_YEAR))
            return month_days(moved.year, moved.month)
        return first, last
    if unit == "mo":
        moved = add_months(reference, round(count))
        return month_days(moved.year, moved.month)
    size = {"wk": 7, "fortnight": 14, "d": 1}.get(unit, 0) or 1 / 24
    day = reference + dt.timedelta(days=round(count * size))
    return day, day


def _span(period: Period, reference: dt.date, _: Towards) -> Days:
    """Return the first ``count`` months of a year, or its last when negative."""
    year = period.year
    if year is None:
        year = reference.year + (period.shift or 0)
    months = round(period.count)
    if months < 0:
        return _months(year, MONTHS_A_YEAR + months + 1, -months)
    return _months(year, 1, months)


def _placed(period: Period, reference: dt.date, towards: Towards) -> Days:
    """Return a day or week by its place in a week or month near the reference."""
    shift = period.shift or 0
    match period.grain:
        case Grain.DAY_OF_MONTH:
            return day_of_month(
                reference,
                day=period.day,
                shift=period.shift,
                weekday=period.index,
                ahead=towards is Towards.FUTURE,
            )
        case Grain.WEEK_OF_MONTH:
            return week_of_month(reference, which=round(period.count), shift=shift)
        case Grain.WEEKDAY_OF_MONTH:
            which = round(period.count)
            return weekday_of_month(
                reference, weekday=period.index, which=which, shift=shift
            )
        case _:
            return weekday_of_week(reference, weekday=period.index, shift=shift)


_LONG_UNITS = {"mo": 1, "a": 12, "decade": 120, "century": 1200}
_WITHIN_YEAR = (
    Grain.DAY,
    Grain.HALF,
    Grain.SEASON,
    Grain.FEAST,
    Grain.WEEK_OF,
    Grain.NTH_WEEK,
    Grain.NTH_WEEKDAY,
)
_PLACED = (
    Grain.DAY_OF_MONTH,
    Grain.WEEK_OF_MONTH,
    Grain.WEEKDAY_OF_MONTH,
    Grain.WEEKDAY_OF_WEEK,
)
IN_YEAR = frozenset({*_WITHIN_YEAR, Grain.MONTH, Grain.QUARTER})
_RESOLVERS: Mapping[Grain, Callable[[Period, dt.date, Towards], Days]] = {
    **dict.fromkeys(_WITHIN_YEAR, _in_year),
    **dict.fromkeys(_PLACED, _placed),
    Grain.MONTH: _month,
    Grain.QUARTER: _quarter,
    Grain.YEAR: _year,
    Grain.DECADE: _decade,
    Grain.CENTURY: _century,
    Grain.WEEK: _week,
    Grain.WEEKEND: _weekend,
    Grain.WEEKDAY: _weekday,
    Grain.OFFSET_DAYS: _offset,
    Grain.AGO: _ago,
    Grain.SPAN: _span,
}
