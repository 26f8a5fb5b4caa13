"""Whether a probability of 0.8 is right eight times in ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from oircheck.evaluate.intervals import Rate, rate

BINS = 10
"""Bins of equal width over [0, 1]."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The verdicts whose probability lies in (low, high]; the first takes 0 too.

    Attributes:
        mean: Their mean probability.
        right: How many of them are right.
    """

    low: float
    high: float
    mean: float
    right: Rate


@dataclass(frozen=True, slots=True)
class Calibration:
    """Expected calibration error, and the bins that hold at least one verdict."""

    error: float
    bins: tuple[Bin, ...]


def calibrate(verdicts: Sequence[tuple[float, bool]]) -> Calibration:
    """Compare probabilities with outcomes.

    The error is the mean distance between a bin's mean probability and its share of
    right verdicts, weighed by the verdicts in it; 0 for no verdict.

    Args:
        verdicts: Probability of each verdict, and whether it is right.

    Raises:
        ValueError: If a probability leaves [0, 1].
    """
    for probability, _ in verdicts:
        if not 0 <= probability <= 1:
            raise ValueError(f"not a probability: {probability}")
    bins: list[Bin] = []
    for place in range(BINS):
        inside = [item for item in verdicts if _bin_of(item[0]) == place]
        if inside:
            mean = sum(probability for probability, _ in inside) / len(inside)
            right = rate(good for _, good in inside)
            bins.append(Bin(place / BINS, (place + 1) / BINS, mean, right))
    distance = sum(abs(item.mean * item.right.of - item.right.hits) for item in bins)
    return Calibration(distance / len(verdicts) if verdicts else 0.0, tuple(bins))


def _bin_of(probability: float) -> int:
    for place in range(BINS):
        if probability <= (place + 1) / BINS:
            return place
    return BINS - 1
