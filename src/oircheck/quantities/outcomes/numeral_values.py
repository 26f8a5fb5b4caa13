"""The number of a value as it is written, and how much it says by itself."""

from __future__ import annotations

import math

from oircheck.quantities.words.units import UNITS
from oircheck.types import Mention, QuantityKind

FEW = 12
"""Numbers up to this one are told of many things."""

_SHORT, _ROUND, _TWO, _LONG = 1.0, 1.5, 2.0, 3.0
"""What a small, a round, a two-figure and a longer number say by themselves."""


def numeral_of(mention: Mention) -> float | None:
    """Return the number before its unit: 4 of "four months"."""
    value = mention.low
    if value is None:
        return None
    unit = UNITS.get(mention.unit or "")
    if mention.kind is QuantityKind.DURATION and unit is not None:
        value /= unit.factor
    return round(value, 6)


def is_bare(mention: Mention) -> bool:
    """Whether a number has neither a unit nor a noun of its own."""
    return mention.kind is QuantityKind.CARDINAL and not mention.unit


def told_by(mention: Mention) -> float:
    """Return how far an equal number shows that both are of one thing.

    3,150 is hardly told of two things; "six" is told of many.
    """
    value = numeral_of(mention)
    if value is None or mention.kind is QuantityKind.RATIO:
        return _SHORT
    figures = _figures(abs(value))
    if figures > 2:
        return _LONG
    if figures == 2:
        return _TWO if value > FEW or value != int(value) else _SHORT
    return _ROUND if value > FEW else _SHORT


def _figures(value: float) -> int:
    """Return the number of figures between the outermost that are not zeros."""
    if not value or not math.isfinite(value):
        return 0
    digits = f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "")
    return len(digits.strip("0"))
