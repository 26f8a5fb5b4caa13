"""Reads fiscal dates as days, where the source tells when its fiscal year begins.

A fiscal year has the number of the year that it ends in. Some are numbered by the year
that they begin in; a date that fits that numbering alone is left open.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.words.calendar import MONTHS
from oircheck.types import Comparison, DateInterval, Mention, Modifier, Outcome, Stage

LEFT_OPEN = "the fiscal year may be numbered by the year that it begins in"

_LONGEST = 366
"""Days of a year; what is longer is written with both of its years."""

_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len)[::-1])
_DAY = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?:of )?(?P<month>{_MONTH})\b"
_DAY += r"(?: (?P<after>\d{1,2})\b(?!\d))?"
_YEAR = r"\b(?:fiscal|financial|business) years?\b[^.;]{0,40}?\b"
_OPENED = r"(?:begins?|began|beginning|starts?|started|starting|r[au]ns? from|from) "
_CLOSED = r"(?:ends?|ended|ending|closes?|closed) "
_ON = r"(?:on |in |at |each |every |the |end of |start of |beginning of )*"
_BEGINS = re.compile(_YEAR + _OPENED + _ON + _DAY, re.IGNORECASE)
_ENDS = re.compile(_YEAR + _CLOSED + _ON + _DAY, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class YearStart:
    """The day on which a fiscal year begins."""

    month: int
    day: int


def year_start(text: str) -> YearStart | None:
    """Return the day on which a text says that its fiscal year begins.

    ``None`` as well where it is told of several, or the year is the calendar's.
    """
    found = {_start(match) for match in _BEGINS.finditer(text)}
    found |= {_after(_start(match)) for match in _ENDS.finditer(text)}
    if len(found) != 1:
        return None
    (start,) = found
    return None if start in (None, YearStart(1, 1)) else start


def _start(match: re.Match[str]) -> YearStart | None:
    """Return the day that is named; of a month alone, 0."""
    month = MONTHS[match["month"].lower()]
    day = int(match["day"] or match["after"] or 0)
    last = _month_after(month) - dt.timedelta(days=1)
    if day > last.day:
        return None
    ends = match.re is _ENDS
    return YearStart(month, day or (last.day if ends else 1))


def _after(end: YearStart | None) -> YearStart | None:
    if end is None:
        return None
    if (end.month, end.day) == (2, 28):
        return YearStart(3, 1)
    after = dt.date(_LEAP, end.month, end.day) + dt.timedelta(days=1)
    return YearStart(after.month, after.day)


def _month_after(month: int) -> dt.date:
    return dt.date(_LEAP + month // 12, month % 12 + 1, 1)


_LEAP = 2000


def in_days(clause: Clause, start: YearStart, later: int = 0) -> Clause:
    """Return a sentence with its fiscal dates as days of the calendar.

    Args:
        later: Years by which each is put later.
    """
    found = tuple(_in_days(one, start, later) for one in clause.mentions)
    return clause if found == clause.mentions else replace(clause, mentions=found)


def _in_days(mention: Mention, start: YearStart, later: int) -> Mention:
    dates = mention.dates
    if mention.modifier is not Modifier.FISCAL or dates is None:
        return mention
    if dates.first is None or dates.last is None:
        return mention
    first, end = dates.first, dates.last + dt.timedelta(days=1)
    both = (dates.last - dates.first).days >= _LONGEST
    try:
        moved = DateInterval(
            _moved(first, start, later if both else later - 1),
            _moved(end, start, later - 1) - dt.timedelta(days=1),
        )
    except ValueError:
        return mention
    return replace(mention, dates=moved, modifier=Modifier.IN)


def _moved(day: dt.date, start: YearStart, years: int) -> dt.date:
    """Return the day of a fiscal year that has the place of one of the calendar's."""
    month = day.month - 1 + start.month - 1
    year = day.year + years + month // 12
    return dt.date(year, month % 12 + 1, 1) + dt.timedelta(days=start.day - 1)


def softened(
    found: tuple[Comparison, ...], other: tuple[Comparison, ...]
) -> tuple[Comparison, ...]:
    """Leave open what conflicts in one numbering of the years alone.

    Args:
        other: The same values, compared in the other numbering.
    """
    kept = {
        (one.claimed.span, one.stated.span)
        for one in other
        if one.outcome is Outcome.CONFLICT
    }
    return tuple(
        one
        if one.outcome is not Outcome.CONFLICT
        or one.kind is not Stage.DATE
        or (one.claimed.span, one.stated.span) in kept
        else replace(one, outcome=Outcome.UNDETERMINED, reason=LEFT_OPEN)
        for one in found
    )
