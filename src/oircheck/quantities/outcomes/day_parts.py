"""Tells the parts of one day apart: Monday morning is not Monday evening."""

from __future__ import annotations

import re

from oircheck.types import Mention

_PART = re.compile(r"\b(?:morning|afternoon|evening|night)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)

Hours = tuple[tuple[float, float], ...]
"""From when to when, in hours since midnight."""

_HOURS: dict[str, Hours] = {
    "morning": ((0, 11.75),),
    "afternoon": ((12, 18.5),),
    "evening": ((16.5, 24),),
    "night": ((0, 6), (18.75, 24)),
}
"""What a reader may take each for; the evening begins before the afternoon is over."""

_MIDNIGHT: Hours = ((0, 0), (24, 24))

_LATE, _NOON = frozenset({"afternoon", "evening"}), 12

_MARGIN = 0.5
"""Hours by which a time may lie outside of the part of the day that it is told of."""


def are_parts_apart(one: Mention, other: Mention) -> bool:
    """Whether two dates name parts of the day that have no hour in common."""
    first, second = _hours(one), _hours(other)
    if not first or not second or not _names_part(one, other):
        return False
    return not any(
        low <= last and begin <= high for low, high in first for begin, last in second
    )


def name_one_weekday(one: Mention, other: Mention) -> bool:
    """Whether both dates are told by the same weekday."""
    found = [_WEEKDAY.findall(x.text) for x in (one, other)]
    return all(len(days) == 1 for days in found) and (
        found[0][0].lower() == found[1][0].lower()
    )


def _names_part(*mentions: Mention) -> bool:
    """Whether one of them names a part of the day; two times are compared as such."""
    return any(_PART.search(one.text) for one in mentions)


def _hours(mention: Mention) -> Hours:
    found = _PART.findall(mention.text)
    if mention.time is not None:
        low, high = (_hour(end) for end in mention.time)
        if found and found[-1].lower() in _LATE and high < _NOON:
            low, high = low + _NOON, high + _NOON
        return _MIDNIGHT if low == high == 0 else ((low - _MARGIN, high + _MARGIN),)
    return _HOURS[found[-1].lower()] if found else ()


def _hour(told: str) -> float:
    """Return the hours of "19:30", with or without a zone."""
    return int(told[:2]) + int(told[3:5]) / 60
