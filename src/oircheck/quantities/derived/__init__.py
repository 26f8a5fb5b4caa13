"""What follows from the values of one sentence: sums, differences, ages."""

from __future__ import annotations
