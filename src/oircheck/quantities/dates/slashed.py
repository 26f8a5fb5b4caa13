"""Dates to be told of: 04/05/2021 can be read two ways, 31 February is no day."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from oircheck.quantities.dates.day_forms import begins_written_day
from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.words.nouns import is_function
from oircheck.quantities.words.tokens import Tokens

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
MONTHS = 12
_CENTURY_FROM = 50
"""Two digits above this are a year of the twentieth century."""

NO_SUCH_DAY = "there is no such day; its month is read"
"""Note of a date such as 31 February."""


def other_reading(text: str) -> dt.date | None:
    """Return the day that a numeric date is if day and month are exchanged.

    ``None`` where it can be read in one way alone, or is no numeric date.
    """
    match = _NUMERIC.search(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), full_year(match[4])
    if first == second or first > MONTHS or second > MONTHS:
        return None
    return dt.date(year, second, first) if first and second and year else None


def full_year(digits: str) -> int:
    """Return the year of four digits, or of the last two."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year > _CENTURY_FROM else 2000)


def note_of(text: str) -> str:
    """Return what a reader should know of a numeric date, or ""."""
    other = other_reading(text)
    if other is None:
        return ""
    name = calendar.month_name[other.month]
    return f"or {other.day} {name} {other.year}: day and month may be swapped"


def opens_date(tokens: Tokens, at: int) -> bool:
    """Whether a numeric date with slashes or hyphens begins at the token."""
    if begins_written_day(tokens, at):
        return True
    sign = tokens.word(at + 1)
    if sign not in ("/", "-") or tokens.word(at + 3) != sign:
        return False
    if not all(tokens.glued(at + step) for step in range(1, 5)):
        return False
    if tokens.glued(at) and tokens.word(at - 1) == sign:
        return False
    if tokens.glued(at + 5) and tokens.word(at + 5) == sign:
        return False
    parts = tokens.low[at], tokens.low[at + 2], tokens.low[at + 4]
    if not all(part.isdecimal() for part in parts):
        return False
    if len(parts[2]) != 4 and not (sign == "/" and len(parts[2]) == 2):
        return False
    low, high = sorted((int(parts[0]), int(parts[1])))
    return 1 <= low <= 12 and high <= 31 and max(map(len, parts[:2])) <= 2


def counts_something(tokens: Tokens, at: int) -> bool:
    """Whether a counted noun follows ("In February 30 people died")."""
    return not is_function(tokens.word(at)) and not tokens.ends_sentence(at - 1)


def exists(period: Period) -> bool:
    """Whether the month of a day has such a day in some year."""
    ends = [period] if period.until is None else [period, period.until]
    return not any(
        one.grain is Grain.DAY
        and 1 <= one.index <= MONTHS
        and one.day > calendar.monthrange(_LEAP_YEAR, one.index)[1]
        for one in ends
    )


_LEAP_YEAR = 2000
