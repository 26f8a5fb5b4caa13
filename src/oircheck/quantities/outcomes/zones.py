"""Sets clock times of different zones side by side: 13:30 UTC is 14:30 CET."""

from __future__ import annotations

import re

from oircheck.types import Mention, Outcome

Decision = tuple[Outcome, str]
_A_DAY = 24 * 60
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)\Z")
_LENGTH = len("00:00")

_AMBIGUOUS = re.compile(r"\b(?:IST|CST|BST|AST|MST)\b", re.IGNORECASE)
"""Zones whose letters stand for other ones elsewhere in the world."""

_ZONED = re.compile(r"\d ?(?:[ap]\.?m\.? )?(?P<zone>[A-Z]{1,5})\b")


def across_zones(claimed: Mention, stated: Mention) -> Decision:
    """Compare two clock times that name different zones."""
    mine, theirs = _in_utc(claimed), _in_utc(stated)
    if mine is None or theirs is None:
        return Outcome.UNDETERMINED, "times of different zones"
    if mine == theirs:
        return Outcome.AGREE, f"{claimed.text} is {stated.text}"
    apart = not any(_meet(mine, theirs, days) for days in (-1, 0, 1))
    ambiguous = any(_AMBIGUOUS.search(one.text) for one in (claimed, stated))
    if apart and not ambiguous:
        return Outcome.CONFLICT, "no common time, the zones taken into account"
    return Outcome.UNDETERMINED, "times of different zones"


def beside_zone(claimed: Mention, stated: Mention) -> Decision:
    """Compare two clock times of which only one names its zone.

    A claim may leave the zone out; what the source leaves out nobody knows.
    """
    mine, theirs = claimed.time, stated.time
    alone = Outcome.NOT_COMPARABLE, "only one of the times names its zone"
    if mine is None or theirs is None or _wall(mine) != _wall(theirs):
        return alone
    if len(theirs[0]) > len(mine[0]):
        return Outcome.AGREE, "the same time; the source names its zone"
    return Outcome.UNDETERMINED, alone[1]


def of_two_zones(claimed: Mention, stated: Mention) -> bool:
    """Whether two dates stand beside clock times of different zones."""
    found = [_ZONED.search(one.text) for one in (claimed, stated)]
    zones = [match.group("zone") for match in found if match is not None]
    return len(zones) == len(found) and zones[0] != zones[1]


def _wall(times: tuple[str, str]) -> tuple[str, str]:
    return times[0][:_LENGTH], times[1][:_LENGTH]


def _in_utc(mention: Mention) -> tuple[int, int] | None:
    """Return the minutes from midnight UTC, below those of a day for the first."""
    if mention.time is None:
        return None
    found = [_minutes(one) for one in mention.time]
    if found[0] is None or found[1] is None:
        return None
    first = found[0] % _A_DAY
    return first, first + (found[1] - found[0]) % _A_DAY


def _minutes(time: str) -> int | None:
    match = _OFFSET.search(time)
    if match is None:
        return None
    hours, minutes = (int(part) for part in time[:_LENGTH].split(":"))
    shift = int(match.group(2)) * 60 + int(match.group(3))
    shift = -shift if match.group(1) == "-" else shift
    return hours * 60 + minutes - shift


def _meet(mine: tuple[int, int], theirs: tuple[int, int], days: int) -> bool:
    shift = days * _A_DAY
    return mine[0] <= theirs[1] + shift and theirs[0] + shift <= mine[1]
