"""Of which time a claim and a passage speak.

The event has its date, the report another one. What a text tells of the time of its
event are the dates that it names; where it names none, the day of its publication
says no more than that the event was not later.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from oircheck.quantities import edtf_interval, read_mentions
from oircheck.types import DateInterval, Evidence, Mention, Modifier

_FROM = frozenset({Modifier.SINCE, Modifier.FROM, Modifier.AFTER})
_UNTIL = frozenset({Modifier.UNTIL, Modifier.TO, Modifier.BEFORE})

_COUNTED_UNTIL = frozenset({Modifier.BY, Modifier.UNTIL})

_NOW = re.compile(
    r"\b(?:still|now|today|yesterday|tomorrow|tonight|being|so far"
    r"|this (?:morning|week|month|year)|(?:is|are) the new)\b"
)
"""What marks a text as one that speaks of the days in which it was published."""


DAYS_OF_A_YEAR = 365

BACKGROUND_DAYS = 366
"""Days before its publication from which a text tells of what lay behind its news."""


@lru_cache(maxsize=4_096)
def dates_of(text: str, published: str | None) -> tuple[DateInterval, ...]:
    """Return the periods that a text names, seen from its day of publication."""
    reference = edtf_interval(published) if published else None
    found: list[DateInterval] = []
    for mention in read_mentions(text, reference=reference):
        if mention.dates is None:
            continue
        found.append(_widened(mention))
        if mention.relative and any(sign.isdigit() for sign in mention.text):
            found.append(_a_year_on(mention.dates))
    return tuple(found)


_HAD = re.compile(r"\bhad (?:been |already |so far )*\w+")
"""What tells how far a thing had come on a day."""

_AS_OF = re.compile(r"\A(?:as of|so far on|up to)\b", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def day_of_count(text: str, published: str | None) -> DateInterval | None:
    """Return up to which day a text counts: "by Monday", "as of 3 May", if it says.

    Args:
        published: The day from which a weekday is seen.
    """
    reference = edtf_interval(published) if published else None
    told = [one for one in read_mentions(text, reference=reference) if one.dates]
    for one in told:
        if one.modifier in _COUNTED_UNTIL or _AS_OF.match(one.text):
            return one.dates
    return told[0].dates if len(told) == 1 and _HAD.search(text) else None


def counted_on(unit: str, published: str | None) -> DateInterval | None:
    """Return the day of a count: the one it names, or that of its publication."""
    own = day_of_count(unit, published)
    if own is not None:
        return own
    day = edtf_interval(published) if published else None
    found = (one.dates for one in read_mentions(unit, reference=day))
    told = [one for one in found if one is not None]
    return max(told, key=lambda one: one.last or dt.date.min) if told else day


def _a_year_on(dates: DateInterval) -> DateInterval:
    """Return the next day of the same name: "on 12 September" may lie ahead."""
    ends = [
        end and end + dt.timedelta(days=DAYS_OF_A_YEAR)
        for end in (dates.first, dates.last)
    ]
    return DateInterval(ends[0], ends[1])


def _widened(mention: Mention) -> DateInterval:
    """Open the end that "since" and "until" leave open."""
    dates = mention.dates or DateInterval(None, None)
    if mention.modifier in _FROM:
        return DateInterval(dates.first, None)
    if mention.modifier in _UNTIL:
        return DateInterval(None, dates.last)
    return dates


def names_days(text: str) -> bool:
    """Whether each date of a text is a day or a period, and none a bound of one.

    Who has chaired a board since 2021 did so in 2022, but not since 2019.
    """
    told = [one for one in read_mentions(text, reference=None) if one.dates]
    return all(one.modifier in _OF_DAYS for one in told)


_OF_DAYS = frozenset({Modifier.IN, Modifier.EXACT})


def overlap(one: DateInterval, other: DateInterval) -> bool:
    """Whether two periods have a day in common."""
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: DateInterval, other: DateInterval) -> bool:
    return bool(one.last and other.first and one.last < other.first)


def speaks_of_time(claim: str, item: Evidence) -> bool | None:
    """Whether a passage speaks of a time that the claim names.

    ``None`` where that cannot be told: the claim names none, or the passage names
    none and may tell of any time before its publication.
    """
    found = item.retrieved
    return tells_of_time(claim, found.passage.premise, found.source.published)


def tells_of_time(claim: str, premise: str, published: str | None) -> bool | None:
    """Say of a premise what ``speaks_of_time`` says of a passage."""
    claimed = dates_of(claim, None)
    if not claimed:
        return None
    told = dates_of(premise, published)
    if any(overlap(one, other) for one in claimed for other in told):
        return True
    day = edtf_interval(published) if published else None
    of_its_days = day is not None and any(overlap(day, one) for one in claimed)
    if told:
        background = of_its_days and all(_long_past(one, day) for one in told)
        return None if background else False
    if day is None or of_its_days:
        return None
    speaks_of_now = _NOW.search(premise) is not None
    return False if speaks_of_now or _all_after(claimed, day) else None


def _long_past(told: DateInterval, day: DateInterval | None) -> bool:
    """Whether a period ended so long before a publication that it is its background."""
    if day is None or day.first is None or told.last is None:
        return False
    return (day.first - told.last).days > BACKGROUND_DAYS


def came_before(claim: str, item: Evidence) -> bool:
    """Whether a passage was published before all times that the claim names."""
    published = item.retrieved.source.published
    claimed = dates_of(claim, None)
    if published is None or not claimed:
        return False
    return _all_after(claimed, edtf_interval(published))


def _all_after(claimed: Sequence[DateInterval], day: DateInterval) -> bool:
    return all(_ends_before(day, one) for one in claimed)
