"""Reads clock times and their time zones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oircheck.quantities.tokens import Tokens
from oircheck.quantities.words import ONES

ZONES: Mapping[str, str] = {
    "gmt": "+00:00",
    "utc": "+00:00",
    "z": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "jst": "+09:00",
    "ist": "+05:30",
    "aest": "+10:00",
    "aedt": "+11:00",
}
"""Offsets of time zones; several have other meanings elsewhere in the world."""

_NAMED: Mapping[str, str] = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_HALVES = frozenset({"am", "pm", "a.m.", "p.m."})
_LONGEST_GAP = 3


@dataclass(frozen=True, slots=True)
class ClockReading:
    """A clock time in tokens, with its ISO form."""

    first: int
    end: int
    earliest: str
    latest: str


def read_clock(tokens: Tokens, at: int) -> ClockReading | None:
    """Read the clock time that begins at the token, if there is one."""
    word = tokens.word(at)
    if word in _NAMED:
        end, zone = _zone(tokens, at + 1)
        return ClockReading(at, end, _NAMED[word] + zone, _NAMED[word] + zone)
    first = _time(tokens, at)
    if first is None:
        return None
    hour, minute, half, end = first
    joint = tokens.word(end)
    second = _time(tokens, end + 1) if joint in ("-", "to", "and", "until") else None
    if joint == "and" and tokens.word(at - 1) != "between":
        second = None
    if second and second[2] is None and half is None and tokens.word(at + 1) != ":":
        second = None
    if (
        half is None
        and (not second or not second[2])
        and not _is_clear(tokens, at, end)
    ):
        return None
    if second:
        end = second[3]
        late = _clock(second[0], second[1], second[2] or half)
        half = half or second[2]
    else:
        late = _clock(hour, minute, half)
    early = _clock(hour, minute, half)
    if early is None or late is None:
        return None
    end, zone = _zone(tokens, end)
    return ClockReading(at, end, early + zone, late + zone)


def _time(tokens: Tokens, at: int) -> tuple[int, int, str | None, int] | None:
    """Return hour, minute, half of the day and the token after."""
    word, end, minute = tokens.word(at), at + 1, 0
    if word.isdecimal() and len(word) <= 2:
        hour = int(word)
        if tokens.word(end) == ":" and tokens.glued(end) and tokens.glued(end + 1):
            digits = tokens.word(end + 1)
            if not digits.isdecimal() or len(digits) != 2:
                return None
            minute, end = int(digits), end + 2
            if tokens.word(end) == ":" and tokens.glued(end):
                end += 2
    elif "." in word and len(word) in (4, 5) and word.replace(".", "").isdecimal():
        left, _, right = word.partition(".")
        if len(right) != 2 or tokens.word(end) not in _HALVES | {"gmt"}:
            return None
        hour, minute = int(left), int(right)
    elif word in ONES and tokens.word(end) in (*_HALVES, "o"):
        hour = ONES[word]
    else:
        return None
    if hour > 24 or minute > 59:
        return None
    half, end = _half(tokens, end)
    return hour, minute, half, end


def _half(tokens: Tokens, at: int) -> tuple[str | None, int]:
    word = tokens.word(at)
    if word in _HALVES:
        return word[0], at + 1
    if word == "o" and tokens.match(at, ("o", "'", "clock")):
        part = tokens.word(at + 5) if tokens.match(at + 3, ("in", "the")) else ""
        if part in ("morning", "afternoon", "evening"):
            return "a" if part == "morning" else "p", at + 6
        return "o", at + 3
    if word == "noon":
        return "p", at + 1
    return None, at


def _is_clear(tokens: Tokens, at: int, end: int) -> bool:
    """Whether "10:30" without a half of the day is a time and no score."""
    if tokens.word(at + 1) != ":":
        return False
    if tokens.word(end) in ZONES or tokens.word(end) in ("hours", "local", "hrs"):
        return True
    return tokens.word(at - 1) in (
        "at",
        "by",
        "until",
        "from",
        "before",
        "after",
        "since",
        "around",
        "about",
        "between",
        "to",
    )


def _clock(hour: int, minute: int, half: str | None) -> str | None:
    if half in ("a", "p") and not 1 <= hour <= 12 and hour > 12:
        return f"{hour:02d}:{minute:02d}" if hour < 24 else None
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour % 24:02d}:{minute:02d}"


def _zone(tokens: Tokens, at: int) -> tuple[int, str]:
    """Return the token after a time zone, and its offset."""
    start = at
    if tokens.word(at) in ("hours", "hrs"):
        at += 1
    bracket = tokens.word(at) == "("
    name = tokens.word(at + bracket)
    if name in ZONES and tokens.raw[at + bracket].isupper():
        return at + 1 + bracket, ZONES[name]
    return (at if at > start else start), ""
