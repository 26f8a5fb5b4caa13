"""Adds up lengths of time told in parts: "four hours and 20 minutes"."""

from __future__ import annotations

from dataclasses import replace

from oircheck.quantities.mentions.amounts import read_amount
from oircheck.quantities.numbers.counts import Amount
from oircheck.quantities.words.tokens import Tokens
from oircheck.quantities.words.units import UNITS
from oircheck.types import Modifier, QuantityKind

_MOST_PARTS = 5
_LARGEST = frozenset("ms century millennium decade".split())


def whole_length(tokens: Tokens, amount: Amount, masked: bytearray) -> Amount:
    """Return the amount with the smaller units that follow it added in.

    The parts are joined by nothing, "and" or commas; a comma alone joins only where
    "and" follows further on.
    """
    if not _is_part(amount):
        return amount
    if tokens.match(amount.end, ("and", "a", "half")):
        low, end = amount.low + 0.5, amount.end + 3
        return replace(amount, low=low, high=low, value_end=end, end=end)
    found, chain, comma = amount, amount, False
    for _ in range(_MOST_PARTS):
        at = chain.end
        joint = tokens.word(at)
        at += joint == ","
        at += tokens.word(at) == "and"
        parts = read_amount(tokens, at, at, masked) if at < len(tokens) else ()
        if len(parts) != 1 or not _follows(chain, parts[0], at):
            break
        chain = _sum(chain, parts[0])
        comma = joint == ","
        if not comma or tokens.low[at - 1] == "and":
            found, comma = chain, False
    return found


def _is_part(amount: Amount) -> bool:
    return (
        amount.kind is QuantityKind.DURATION
        and amount.low == amount.high
        and amount.end == amount.value_end
        and amount.unit not in _LARGEST
    )


def _follows(whole: Amount, part: Amount, at: int) -> bool:
    """Whether the part begins at the token and is of a smaller unit."""
    if part.first != at or part.modifier is not Modifier.EXACT or not _is_part(part):
        return False
    larger, smaller = UNITS[whole.unit or "d"].factor, UNITS[part.unit or "d"].factor
    return smaller < larger and part.low * smaller < larger


def _sum(whole: Amount, part: Amount) -> Amount:
    """Add the part, and keep its unit as the one in which the next must be smaller."""
    larger, smaller = UNITS[whole.unit or "d"].factor, UNITS[part.unit or "d"].factor
    low = whole.low * larger / smaller + part.low
    return replace(
        whole,
        low=low,
        high=low,
        unit=part.unit,
        value_end=part.value_end,
        end=part.end,
    )
