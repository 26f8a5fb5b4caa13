"""Reads clock times and their time zones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oircheck.quantities.words.amounts import ONES, TENS
from oircheck.quantities.words.calendar import DAY_PARTS
from oircheck.quantities.words.nouns import is_function
from oircheck.quantities.words.tokens import Tokens
from oircheck.quantities.words.units import DURATIONS
from oircheck.types import Modifier

ZONES: Mapping[str, str] = {
    "gmt": "+00:00",
    "utc": "+00:00",
    "z": "+00:00",
    "wet": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "sast": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "ist": "+05:30",
    "pkt": "+05:00",
    "sgt": "+08:00",
    "hkt": "+08:00",
    "awst": "+08:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "aest": "+10:00",
    "aedt": "+11:00",
    "nzst": "+12:00",
    "nzdt": "+13:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "akst": "-09:00",
    "hst": "-10:00",
}
"""Offsets of time zones; several have other meanings elsewhere in the world."""

_NAMED: Mapping[str, str] = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_HALVES = frozenset({"am", "pm", "a.m.", "p.m."})
_LEADS = frozenset(
    "at by until till from before after since around about between to past".split()
)
_BENT: Mapping[str, Modifier] = {
    "about": Modifier.ABOUT,
    "around": Modifier.ABOUT,
    "approximately": Modifier.ABOUT,
    "roughly": Modifier.ABOUT,
    "shortly": Modifier.ABOUT,
    "by": Modifier.BY,
    "until": Modifier.UNTIL,
    "till": Modifier.UNTIL,
    "before": Modifier.BEFORE,
    "after": Modifier.AFTER,
    "since": Modifier.SINCE,
}
_LATE = frozenset({"afternoon", "evening", "night", "tonight"})
_PAST = frozenset({"past", "after"})
_TO = frozenset({"to", "before", "till", "of"})
_QUARTER, _HALF, _HOUR = 15, 30, 60


@dataclass(frozen=True, slots=True)
class ClockReading:
    """A clock time in tokens, with its ISO form.

    Attributes:
        first: First token with the modifier before it.
        value: First token of the time alone.
    """

    first: int
    value: int
    end: int
    earliest: str
    latest: str
    modifier: Modifier = Modifier.EXACT


def read_clock(tokens: Tokens, at: int, floor: int = 0) -> ClockReading | None:
    """Read the clock time that begins at the token, if there is one.

    Args:
        floor: Tokens before this belong to an earlier mention.
    """
    word = tokens.word(at)
    if word in _NAMED:
        end, zone = _zone(tokens, at + 1)
        return _bent(tokens, at, end, (_NAMED[word] + zone, _NAMED[word] + zone), floor)
    for reader in (_in_words, _military, _span):
        found = reader(tokens, at)
        if found:
            early, late, end = found
            end, zone = _zone(tokens, end)
            return _bent(tokens, at, end, (early + zone, late + zone), floor)
    return None


def _bent(
    tokens: Tokens, at: int, end: int, times: tuple[str, str], floor: int
) -> ClockReading:
    """Add the word before the time that bends it."""
    before = tokens.word(at - 1)
    modifier = _BENT.get(before, Modifier.EXACT) if at > floor else Modifier.EXACT
    first = at - 1 if modifier is not Modifier.EXACT else at
    return ClockReading(first, at, end, *times, modifier)


def _span(tokens: Tokens, at: int) -> tuple[str, str, int] | None:
    """Read "4 p.m.", "10:30", "from 4pm to 5pm"."""
    first = _time(tokens, at)
    if first is None:
        return None
    hour, minute, half, end = first
    joint = tokens.word(end)
    second = None
    if joint in ("-", "to", "and", "until", "till", "through"):
        second = _time(tokens, end + 1) or _named_hour(tokens, end + 1)
    hours = tokens.match(at - 2, ("hours", "of"))
    if joint == "and" and tokens.word(at - 1) != "between" and not hours:
        second = None
    if second and second[2] is None and half is None and tokens.word(at + 1) != ":":
        second = None
    known = half is not None or (second and second[2])
    if not known and not _is_clear(tokens, at, end):
        return None
    late = _clock(hour, minute, half)
    if second:
        end = second[3]
        late = _clock(second[0], second[1], second[2] or half)
        half = half or second[2]
    early = _clock(hour, minute, half)
    return None if early is None or late is None else (early, late, end)


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
    elif word in ONES:
        hour = ONES[word]
        if hour > 12 or _half(tokens, end)[0] is None:
            return None
    else:
        return None
    if hour > 24 or minute >= _HOUR:
        return None
    half, end = _half(tokens, end)
    return hour, minute, half, end


def _named_hour(tokens: Tokens, at: int) -> tuple[int, int, str | None, int] | None:
    """Return "noon" or "midnight" as the end of a range of times."""
    word = tokens.word(at)
    if word not in _NAMED:
        return None
    return (0, 0, "a", at + 1) if word == "midnight" else (12, 0, "p", at + 1)


def _half(tokens: Tokens, at: int) -> tuple[str | None, int]:
    """Return "a", "p" or "o" for "am", "pm" and "o'clock", and the token after."""
    word = tokens.word(at)
    if word in _HALVES:
        return word[0], at + 1
    if word == "o" and tokens.match(at, ("o", "'", "clock")):
        part = _part_of_day(tokens, at + 3)
        return part or ("o", at + 3)
    if word == "noon":
        return "p", at + 1
    if tokens.word(at - 1) != "of":
        early = tokens.word(at - 3) == "morning"
        if tokens.word(at - 2) == "at" and (early or tokens.word(at - 3) in _LATE):
            return ("a" if early else "p"), at
        part = _part_of_day(tokens, at)
        clock = tokens.word(at - 2) == ":"
        lead = tokens.word(at - 4 if clock else at - 2)
        hours = tokens.match(at - 3, ("hours", "of"))
        if part and (clock or hours or lead in _LEADS or not lead[:1].isalpha()):
            return part
    return None, at


def _part_of_day(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the half of the day told by "in the morning", "at night", "tonight".

    "this evening" and "tonight" are dates of their own: they are not taken in.
    """
    if tokens.match(at, ("at", "night")):
        return "p", at + 2
    named = tokens.word(at + 2) in DAY_PARTS and is_function(tokens.word(at + 3))
    if named and tokens.match(at, ("in", "the")):
        return "a" if tokens.low[at + 2] == "morning" else "p", at + 3
    if tokens.word(at) == "tonight":
        return "p", at
    day = tokens.word(at) in ("this", "yesterday", "tomorrow")
    if day and tokens.word(at + 1) in DAY_PARTS:
        return "a" if tokens.low[at + 1] == "morning" else "p", at
    return None


def _in_words(tokens: Tokens, at: int) -> tuple[str, str, int] | None:
    """Read "half past nine", "a quarter to eight pm", "five past seven"."""
    word, end = tokens.word(at), at + 1
    start = at
    if word == "a" and tokens.word(end) == "quarter":
        word, end, start = "quarter", end + 1, end
    minutes = {"quarter": _QUARTER, "half": _HALF}.get(word, 0)
    if not minutes:
        minutes = int(word) if word.isdecimal() and len(word) < 3 else 0
        minutes = minutes or ONES.get(word, 0) or TENS.get(word, 0)
        if word in TENS and tokens.word(end) == "-" and tokens.glued(end):
            minutes, end = minutes + ONES.get(tokens.word(end + 1), 0), end + 2
    if tokens.word(end) in ("minutes", "minute", "mins"):
        end += 1
    elif minutes % 5 or start + 1 < end != at + 2 < end:
        return None
    joint = tokens.word(end)
    if not 0 < minutes < _HOUR or joint not in _PAST | _TO:
        return None
    if word == "half" and joint != "past":
        return None
    if joint in ("after", "before", "of", "till") and word not in ("quarter", "half"):
        return None
    hour, after = _hour(tokens, end + 1)
    if hour is None or not _is_idiom(tokens, at, end, after):
        return None
    half, after = _half(tokens, after)
    if joint in _TO:
        hour, minutes = (hour - 1) % 12 or 12, _HOUR - minutes
    told = _clock(hour, minutes, half)
    return (told, told, after) if told else None


def _hour(tokens: Tokens, at: int) -> tuple[int | None, int]:
    word = tokens.word(at)
    if word in ("noon", "midday", "midnight"):
        return 12 if word != "midnight" else 0, at + 1
    value = ONES.get(word)
    if value is None and word.isdecimal() and len(word) <= 2:
        value = int(word)
    return (value, at + 1) if value is not None and 1 <= value <= 12 else (None, at)


def _is_idiom(tokens: Tokens, at: int, joint: int, after: int) -> bool:
    """Whether "five to seven" tells the time and no range."""
    if tokens.word(joint) == "past":
        return True
    if tokens.word(joint - 1) in ("minutes", "minute", "mins"):
        return tokens.word(after) not in DURATIONS
    word = tokens.word(at)
    if word in ("quarter", "half") or tokens.word(at + 1) == "quarter":
        return True
    return tokens.word(at - 1) == "at" or _half(tokens, after)[0] is not None


def _military(tokens: Tokens, at: int) -> tuple[str, str, int] | None:
    """Read "2130 GMT", "0900 hours" and "at 0430"."""
    word, end = tokens.word(at), at + 1
    if len(word) != 4 or not word.isdecimal():
        return None
    hour, minute = int(word[:2]), int(word[2:])
    if hour > 24 or minute >= _HOUR:
        return None
    zoned = tokens.raw[end : end + 1] and tokens.raw[end].isupper()
    zoned = zoned and tokens.low[end] in ZONES
    hours = tokens.word(end) in ("hours", "hrs") and (
        word[0] == "0" or tokens.word(at - 1) in _LEADS
    )
    until = _end_of_watch(tokens, at)
    if until is not None:
        return f"{hour % 24:02d}:{minute:02d}", until, at + 3
    zero = word[0] == "0" and tokens.word(at - 1) in _LEADS
    if not (zoned or hours or zero):
        return None
    told = f"{hour % 24:02d}:{minute:02d}"
    return told, told, end


def _end_of_watch(tokens: Tokens, at: int) -> str | None:
    """Return the second time of "between 1700 and 2100 hrs"."""
    joint = "and" if tokens.word(at - 1) == "between" else "to"
    last = tokens.word(at + 2)
    if tokens.word(at + 1) not in (joint, "-") or tokens.word(at + 3) not in _HOURS:
        return None
    if len(last) != 4 or not last.isdecimal():
        return None
    hour, minute = int(last[:2]), int(last[2:])
    if hour > _LAST_HOUR or minute >= _HOUR:
        return None
    return f"{hour % 24:02d}:{minute:02d}"


_HOURS = frozenset({"hours", "hrs"})
_LAST_HOUR = 24


def _is_clear(tokens: Tokens, at: int, end: int) -> bool:
    """Whether "10:30" without a half of the day is a time and no score."""
    if tokens.word(at + 1) != ":":
        return False
    if tokens.word(end) in ZONES or tokens.word(end) in ("hours", "local", "hrs"):
        return True
    return tokens.word(at - 1) in _LEADS


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
    if tokens.word(at) in ("hours", "hrs"):
        at += 1
    bracket = tokens.word(at) == "("
    name = tokens.word(at + bracket)
    if name in ZONES and tokens.raw[at + bracket].isupper():
        end = at + 1 + bracket
        signed = tokens.word(end) in ("+", "-") and tokens.glued(end)
        if name in ("gmt", "utc") and signed:
            shifted = _shifted(tokens, end)
            if shifted:
                return shifted
        return end, ZONES[name]
    return at, ""


def _shifted(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """Read the rest of "GMT+2" and "UTC+05:30"."""
    hours, end = tokens.word(at + 1), at + 2
    if not hours.isdecimal() or len(hours) > 2 or not tokens.glued(at + 1):
        return None
    minutes = "00"
    if tokens.word(end) == ":" and tokens.word(end + 1).isdecimal():
        minutes, end = tokens.low[end + 1], end + 2
    return end, f"{tokens.low[at]}{int(hours):02d}:{minutes}"
