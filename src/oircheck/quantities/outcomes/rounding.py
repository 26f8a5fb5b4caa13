"""Says how far a written number is rounded: to hundreds, to tenths."""

from __future__ import annotations

import math

from oircheck.quantities.outcomes.sets import Values

_WHOLE = (
    "whole numbers",
    "tens",
    "hundreds",
    "thousands",
    "ten thousands",
    "hundred thousands",
    "millions",
    "ten millions",
    "hundred millions",
    "billions",
    "ten billions",
    "hundred billions",
    "trillions",
)
_PARTS = ("tenths", "hundredths", "thousandths")


def within_rounding(rounded: Values) -> str:
    """Return "within rounding to hundreds (760 to 840)" for 800, or "".

    The written places say how far a number is rounded; a small one, whose last place
    would leave much open, stands for 5 percent either way at the most.
    """
    if not rounded.single or rounded.step <= 0 or rounded.size <= 0:
        return ""
    place = _place(rounded)
    if place is None:
        return ""
    factor = rounded.halo / rounded.step
    ends = (rounded.reach.low, rounded.reach.high)
    low, high = (
        _plain(rounded.size + (end - rounded.low) / factor, rounded.step)
        for end in ends
    )
    return f"within rounding to {place} ({low} to {high})"


def _place(rounded: Values) -> str | None:
    """Return the name of the last written place, in the number's own unit."""
    size = rounded.size
    if rounded.step >= _HALF and size == int(size):
        digits = str(int(size))
        zeros = len(digits) - len(digits.rstrip("0"))
        zeros = zeros if size >= _ROUND else 0
        return _WHOLE[zeros] if zeros < len(_WHOLE) else None
    power = -round(math.log10(2 * rounded.step))
    return _PARTS[power - 1] if 1 <= power <= len(_PARTS) else None


_HALF = 0.4
"""From about half a unit on, the last written place is not a decimal one."""

_ROUND = 100
"""Smaller whole numbers are written to the last one."""


def _plain(value: float, step: float) -> str:
    """Write an end without the hair by which two neighbours are kept apart."""
    places = 1 - math.floor(math.log10(step))
    return f"{round(value, places):,.12g}"
