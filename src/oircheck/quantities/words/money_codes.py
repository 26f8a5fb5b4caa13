"""Codes of currencies with a scale in them ("MSEK", "TEUR"), as data."""

from __future__ import annotations

from collections.abc import Mapping

from oircheck.quantities.words.units import CURRENCY_CODES

_SCALED = (
    "USD EUR GBP CHF SEK NOK DKK PLN CZK HUF AUD CAD NZD JPY CNY INR RUB ZAR TRY ISK"
).split()
_PREFIXES = {"M": 10**6, "T": 10**3, "K": 10**3, "k": 10**3}

SCALED_CODES: Mapping[str, tuple[str, int]] = {
    prefix + code: (code, scale)
    for code in _SCALED
    for prefix, scale in _PREFIXES.items()
}
"""Currency and scale of the codes that company reports write.

A code that is a word with its prefix ("MARS", "METH") is none of them.
"""

MONEY_CODES = CURRENCY_CODES | frozenset(SCALED_CODES)
"""Every code at which an amount of money may begin or end."""
