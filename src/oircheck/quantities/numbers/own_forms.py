"""Reads amounts of a form of their own: "2h 30m", "23:1", "in her thirties"."""

from __future__ import annotations

from dataclasses import replace

from oircheck.quantities.numbers.counts import Amount
from oircheck.quantities.numbers.short_lengths import read_short_length
from oircheck.quantities.numbers.singles import bent
from oircheck.quantities.words.calendar import DECADE_WORDS
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier, QuantityKind

_OWNERS = frozenset("his her their my our your".split())
_LIFE_LEADS = frozenset("in into to reached entered entering until".split())
_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}
"""Years within a decade of life."""

_TEENS = {"": (13, 19), "early": (13, 15), "mid": (14, 16), "late": (17, 19)}
_SHORT_DECADES = frozenset("20 30 40 50 60 70 80 90".split())
_RATIOS = frozenset("ratio ratios proportion proportions".split())
_RATIO_WINDOW = 10
"""Tokens before "23:1" in which a word of a ratio is looked for."""

_RATIO_AFTER = 4
"""Tokens after it ("a 23:1 pupil-teacher ratio")."""

LIFE_TRIGGERS = frozenset({*DECADE_WORDS, "teens"})
_FREEZING = frozenset({"deg", "degC", "degF"})


def read_own_form(tokens: Tokens, at: int, floor: int) -> Amount | None:
    """Read a length in letters or colons, a ratio, or a decade of life.

    Args:
        floor: Tokens before this belong to an earlier mention.
    """
    found = read_short_length(tokens, at) or _ratio(tokens, at)
    return bent(tokens, found, floor) if found else _decade_of_life(tokens, at, floor)


def _ratio(tokens: Tokens, at: int) -> Amount | None:
    """Read "a ratio of 23:1" as 23; a score or a clock time has no such word."""
    one, other = tokens.word(at), tokens.word(at + 2)
    whole = all(each.isdecimal() and len(each) < 5 for each in (one, other))
    if tokens.word(at + 1) != ":" or not whole or not tokens.glued(at + 1):
        return None
    end = at + 3
    further = tokens.word(end) == ":" and tokens.glued(end)
    if not tokens.glued(at + 2) or further or not int(other):
        return None
    low = max(tokens.sentence_start(at), at - _RATIO_WINDOW)
    near = tokens.low[low:at] + tokens.low[end : end + _RATIO_AFTER]
    if _RATIOS.isdisjoint(near):
        return None
    value = int(one) / int(other)
    return _amount(QuantityKind.RATIO, at, end, value, value)


def _decade_of_life(tokens: Tokens, at: int, floor: int) -> Amount | None:
    """Read "in her thirties", "in his late 50s" as an age of 30 to 39, 55 to 59."""
    word, end = tokens.low[at], at + 1
    if word in _SHORT_DECADES:
        if tokens.word(end) != "s" or not tokens.glued(end):
            return None
        decade, end = int(word), end + 1
    elif word in LIFE_TRIGGERS:
        decade = DECADE_WORDS.get(word, 1900) - 1900
    else:
        return None
    first = at - (tokens.word(at - 1) == "-")
    part = tokens.word(first - 1) if tokens.word(first - 1) in _PARTS else ""
    first = first - 1 if part else at
    owned = first - 1 > floor and tokens.word(first - 1) in _OWNERS
    if not owned or tokens.word(first - 2) not in _LIFE_LEADS:
        return None
    low, high = _PARTS.get(part, (0, 9)) if decade else _TEENS[part]
    found = _amount(
        QuantityKind.DURATION, first, end, float(decade + low), float(decade + high)
    )
    return replace(found, unit="a", modifier=Modifier.BETWEEN)


def below_zero(tokens: Tokens, amount: Amount) -> Amount:
    """Give degrees "below zero" their sign."""
    measured = amount.unit in _FREEZING
    bare = amount.kind is QuantityKind.CARDINAL and amount.noun is None
    if not tokens.match(amount.end, ("below", "zero")) or not (measured or bare):
        return amount
    if amount.low < 0 or amount.high is None:
        return amount
    end = amount.end + 2
    return replace(
        amount,
        kind=QuantityKind.MEASURE,
        unit=amount.unit or "deg",
        low=-amount.high,
        high=-amount.low,
        value_end=end,
        end=end,
    )


def _amount(kind: QuantityKind, at: int, end: int, low: float, high: float) -> Amount:
    return Amount(
        first=at,
        value=at,
        value_end=end,
        end=end,
        kind=kind,
        low=low,
        high=high,
    )
