"""Dates as documents write them of themselves, in EDTF."""

from __future__ import annotations

import re

from oircheck.text.metadata import is_edtf

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-?(?P<month>\d\d)(?:-?(?P<day>\d\d))?)?(?=\d{6}|\D|\Z)"
)
_SIGNED = re.compile(
    r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?(?!\d)"
)
_DAY_FIRST = re.compile(
    r"(?:[A-Za-z]+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name>[A-Za-z]{3,9})\.?,?"
    r"\s+(?P<year>\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(
    r"(?:[A-Za-z]+,?\s+)?(?P<name>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?"
    r"\s+(?P<year>\d{4})(?!\d)"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH_NAMES = frozenset(
    """january february march april may june july august september october november
    december sept""".split()
) | frozenset(_MONTHS)
_WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thur thurs fri sat sun""".split()
)
_OLDEST, _NEWEST = 1400, 2200
"""Years outside are a program's, not a publisher's."""


def as_date(text: str) -> str | None:
    """Read a date as documents write it of themselves; ``None`` if it is none.

    ISO dates and times, also without hyphens, dates with the month's English name,
    and dates that begin with the year. What begins with two numbers ("5/7/2020") is
    ambiguous, and none.

    Returns:
        A day, month or year in EDTF.
    """
    words = " ".join(text.split()).removeprefix("D:")
    for pattern in (_SIGNED, _ISO, _DAY_FIRST, _MONTH_FIRST):
        match = pattern.match(words)
        if match is None:
            continue
        parts = match.groupdict()
        month = _month(parts)
        if month is None and "name" in parts:
            continue
        written = [parts["year"], month, parts.get("day") if month else None]
        date = "-".join(part.zfill(2) for part in written if part)
        if is_edtf(date) and _OLDEST <= int(parts["year"]) <= _NEWEST:
            return date
    return None


def as_whole_date(text: str) -> str | None:
    """Read a line that is a day or a month and nothing else; ``None`` if it is none."""
    words = " ".join(text.split()).rstrip(".")
    lead = re.match(r"[A-Za-z]+", words)
    if lead and lead.group().lower() not in _MONTH_NAMES | _WEEKDAYS:
        return None
    known = (_SIGNED, _ISO, _DAY_FIRST, _MONTH_FIRST)
    if not any(pattern.fullmatch(words) for pattern in known):
        return None
    date = as_date(words)
    return date if date and len(date) >= _WITH_MONTH else None


_WITH_MONTH = len("2021-05")


def _month(parts: dict[str, str | None]) -> str | None:
    name = parts.get("name")
    if name is None:
        return parts.get("month")
    if name.lower() not in _MONTH_NAMES:
        return None
    return str(_MONTHS.index(name.lower()[:3]) + 1)
