"""The words that amounts and dates are told with: tokens, units, nouns, as data."""

from __future__ import annotations
