"""Rates with the 95 % interval that so few cases leave open."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Z_95 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many.

    Nothing out of nothing is a rate too: it has no value, and its interval is all
    of [0, 1].
    """

    hits: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.of:
            raise ValueError(f"not a rate: {self.hits} of {self.of}")

    @property
    def value(self) -> float | None:
        """The share of hits; ``None`` of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval at 95 %."""
        if not self.of:
            return 0.0, 1.0
        share, spread = self.hits / self.of, Z_95**2 / self.of
        centre = (share + spread / 2) / (1 + spread)
        reach = Z_95 * math.sqrt((share * (1 - share) + spread / 4) / self.of)
        reach /= 1 + spread
        low = 0.0 if not self.hits else max(0.0, centre - reach)
        high = 1.0 if self.hits == self.of else min(1.0, centre + reach)
        return low, high


def rate(outcomes: Iterable[bool]) -> Rate:
    """Count the outcomes that are true."""
    found = list(outcomes)
    return Rate(sum(found), len(found))
