"""Sets the weekday that a date names beside the one that the day has."""

from __future__ import annotations

import datetime as dt
import re

from oircheck.quantities.words.calendar import MONTHS
from oircheck.types import Mention, Outcome, Span

Decision = tuple[Outcome, str]
Days = tuple[dt.date, dt.date]

_NAMES = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_NAMES)})day\b", re.I)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_YEAR = re.compile(r"\d{4}")


def is_named_day(mention: Mention) -> bool:
    """Whether a date names a month and a day of it ("on Tuesday, 14 May")."""
    words = re.findall(r"[a-z]+", mention.text.lower())
    return any(word in MONTHS for word in words) and bool(_DAY.search(mention.text))


def without_weekday(mention: Mention) -> str:
    """Return the text of a date; beside a named day, a weekday only repeats it."""
    return _WEEKDAY.sub("", mention.text) if is_named_day(mention) else mention.text


def compare_weekdays(
    *, claimed: Mention, stated: Mention, mine: Days, theirs: Days
) -> Decision | None:
    """Decide about one day of which a weekday is told that it was not.

    Returns:
        ``None`` where the weekdays leave the dates as they are.
    """
    if mine[0] != mine[1] or mine != theirs:
        return None
    one, other = weekday_of(claimed), weekday_of(stated)
    if one == other or not (is_named_day(claimed) and is_named_day(stated)):
        return None
    known = bool(_YEAR.search(claimed.text) or _YEAR.search(stated.text))
    if one is not None and other is not None:
        return Outcome.CONFLICT, "two weekdays of one date"
    if (other if one is None else one) == theirs[0].weekday():
        return None
    if one is None or not known:
        return Outcome.UNDETERMINED, "the weekday is not that of the date"
    right = _NAMES[theirs[0].weekday()].capitalize()
    return Outcome.CONFLICT, f"the day was a {right}day"


def are_two_weekdays(one: Mention, other: Mention) -> bool:
    """Whether two dates name two weekdays, and no more of the day than a part of it."""
    days = weekday_of(one), weekday_of(other)
    told = is_named_day(one) or is_named_day(other)
    return None not in days and days[0] != days[1] and not told


def weekday_of(mention: Mention) -> int | None:
    """Return the weekday that a date names, 0 for Monday, if it names one."""
    found = _WEEKDAY.search(mention.text)
    return _NAMES.index(found[1].lower()) if found else None


def weekday_span(mention: Mention) -> Span | None:
    """Return where in its text a date names its weekday."""
    found = _WEEKDAY.search(mention.text)
    return Span(*found.span()) if found else None
