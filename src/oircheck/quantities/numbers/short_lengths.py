"""Reads lengths of time in letters and colons: "2h 30m", "4h15", "2:01:09"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oircheck.quantities.numbers.counts import Amount
from oircheck.quantities.words.nouns import is_function
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import QuantityKind

_UNITS: Mapping[str, tuple[str, float]] = {
    "d": ("d", 86400.0),
    "h": ("h", 3600.0),
    "hr": ("h", 3600.0),
    "hrs": ("h", 3600.0),
    "m": ("min", 60.0),
    "min": ("min", 60.0),
    "mins": ("min", 60.0),
    "s": ("s", 1.0),
    "sec": ("s", 1.0),
    "secs": ("s", 1.0),
}
"""Short names of units of time: their symbols, and their seconds."""

_WHOLE, _SIXTY = 1000, 60
_CLOCK_LEADS = frozenset(
    "at by from until till before after since around about between".split()
)
"""Before "10:30:15" these show a time of the day."""

_RECORDED = frozenset("stood stands timed clocked record best time".split())
"""Before "at 2:29:50" these show how long a race took."""

_CLOCK_TAILS = frozenset("am pm a.m. p.m. gmt utc local hours hrs".split())


@dataclass(frozen=True, slots=True)
class _Part:
    """A number of one unit, in seconds, and the token after it."""

    value: float
    unit: str
    size: float
    end: int


def read_short_length(tokens: Tokens, at: int) -> Amount | None:
    """Read a length of time in at least two parts that begins at the token.

    "30m" after hours is minutes, not millions or metres. The unit is that of the
    last part.
    """
    return _in_letters(tokens, at) or _in_colons(tokens, at)


def _in_letters(tokens: Tokens, at: int) -> Amount | None:
    part = _part(tokens, at, None)
    if part is None or tokens.word(at - 1) == "the":
        return None
    total, parts = 0.0, 0
    last = part
    while part is not None:
        total, parts, last = total + part.value * part.size, parts + 1, part
        joint = tokens.word(part.end) == "and" and parts > 1
        part = _part(tokens, part.end + joint, part)
    if parts < 2:
        return None
    return _amount(at, last.end, total / last.size, last.unit)


def _part(tokens: Tokens, at: int, before: _Part | None) -> _Part | None:
    """Return the number and unit at the token, where it goes on from ``before``."""
    number, letters = tokens.word(at), tokens.word(at + 1)
    whole = number.isdecimal()
    if not whole and not (number.replace(".", "", 1).isdecimal() and before):
        return None
    glued = tokens.glued(at + 1)
    unit = _UNITS.get(letters)
    if before is None:
        if unit is None or float(number) >= _WHOLE or unit[0] == "s":
            return None
        # "55m" alone is metres or millions; "2 d" is no length
        known = letters not in ("m", "d") or glued
        return _Part(float(number), *unit, at + 2) if known else None
    if float(number) >= _SIXTY or tokens.breaks_line(at):
        return None
    spaced = letters == "m" and not glued and before.unit != "h"
    if unit is None or spaced:
        return _bare_minutes(tokens, at, before)
    if unit[1] >= before.size or (unit[0] != "s" and not whole):
        return None
    return _Part(float(number), *unit, at + 2)


def _bare_minutes(tokens: Tokens, at: int, before: _Part) -> _Part | None:
    """Read the minutes of "4h15", which have no letter of their own."""
    after = at + 1
    if before.unit != "h" or not tokens.glued(at) or len(tokens.low[at]) != 2:
        return None
    if not tokens.low[at].isdecimal():
        return None
    if tokens.glued(after) and tokens.low[after][0].isalnum():
        return None
    return _Part(float(tokens.low[at]), "min", 60.0, after)


def _in_colons(tokens: Tokens, at: int) -> Amount | None:
    """Read "2:01:09" and "3:47.52" where they are no times of the day."""
    first, second = tokens.word(at), tokens.word(at + 2)
    if not first.isdecimal() or len(first) > 2 or not _colon(tokens, at + 1):
        return None
    timed = tokens.word(at - 1) == "at" and tokens.word(at - 2) in _RECORDED
    if (tokens.word(at - 1) in _CLOCK_LEADS and not timed) or tokens.glued(at):
        return None
    whole, _, part = second.partition(".")
    if len(whole) != 2 or not whole.isdecimal() or int(whole) >= _SIXTY:
        return None
    if part and part.isdecimal():
        return _amount(at, at + 3, int(first) * 60 + float(second), "s")
    third = tokens.word(at + 4)
    seconds, _, tail = third.partition(".")
    if second != whole or not _colon(tokens, at + 3) or len(seconds) != 2:
        return None
    if not (seconds + tail).isdecimal() or int(seconds) >= _SIXTY:
        return None
    if len(first) == 2 and first[0] == "0" and not _is_led(tokens, at):
        return None
    end = at + 5
    if tokens.word(end) in _CLOCK_TAILS or _goes_on(tokens, end):
        return None
    return _amount(at, end, int(first) * 3600 + int(second) * 60 + float(third), "s")


def _colon(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == ":" and tokens.glued(at) and tokens.glued(at + 1)


def _is_led(tokens: Tokens, at: int) -> bool:
    """Whether a word that leads to lengths stands before ("in 00:58:12")."""
    return tokens.word(at - 1) in ("in", "of", "ran", "clocked", "than")


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether further figures are joined on, as in an address."""
    return (tokens.glued(at) and not is_function(tokens.word(at))) or (
        tokens.word(at) in (":", "/") and tokens.glued(at) and tokens.glued(at + 1)
    )


def _amount(at: int, end: int, value: float, unit: str) -> Amount:
    return Amount(
        first=at,
        value=at,
        value_end=end,
        end=end,
        kind=QuantityKind.DURATION,
        low=value,
        high=value,
        unit=unit,
    )
