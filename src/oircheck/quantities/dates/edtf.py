"""Reads publication dates in the part of EDTF level 1 that sources use."""

from __future__ import annotations

import datetime as dt
import re

from oircheck.quantities.dates.found_days import month_days
from oircheck.types import DateInterval

APPROXIMATE_DAYS = dt.timedelta(days=3)
"""How far an approximate or uncertain day reaches either way."""

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")


def edtf_interval(text: str) -> DateInterval:
    """Return the days that a date in EDTF may mean.

    An approximate day reaches three days either way; an approximate or uncertain
    month or year keeps its bounds. "a/b" reaches from the first day of a to the last
    of b; ".." leaves an end open.

    Raises:
        ValueError: If the text is no such date.
    """
    left, slash, right = text.strip().partition("/")
    first = _part(left, text)
    if not slash:
        if first is None:
            raise ValueError(f"not an EDTF date: {text!r}")
        return DateInterval(*first)
    last = _part(right, text)
    if first is None and last is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    try:
        return DateInterval(first and first[0], last and last[1])
    except ValueError as error:
        raise ValueError(f"not an EDTF date: {text!r}") from error


def _part(part: str, text: str) -> tuple[dt.date, dt.date] | None:
    """Return the days of one end, ``None`` for an open one."""
    if part in ("", "..") and part != text.strip():
        return None
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day, mark = match.groups()
    try:
        if day:
            exact = dt.date(int(year), int(month), int(day))
            margin = APPROXIMATE_DAYS if mark else dt.timedelta(0)
            return exact - margin, exact + margin
        if month:
            return month_days(int(year), int(month))
        return dt.date(int(year), 1, 1), dt.date(int(year), 12, 31)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"not an EDTF date: {text!r}") from error
