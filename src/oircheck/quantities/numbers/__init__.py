"""How one number is read: its numeral, sign, scale, unit, noun and modifier."""

from __future__ import annotations
