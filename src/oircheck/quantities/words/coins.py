"""Coins of a hundredth: cents, pence, øre; as data."""

from __future__ import annotations

import re
from collections.abc import Mapping

HUNDREDTH = 0.01

COINS: Mapping[str, str] = {
    "cent": "USD",
    "eurocent": "EUR",
    "penny": "GBP",
    "øre": "NOK",
    "öre": "SEK",
    "kopeck": "RUB",
    "kopek": "RUB",
    "paise": "INR",
    "agorot": "ILS",
    "grosz": "PLN",
    "groszy": "PLN",
    "stotinki": "BGN",
}
"""Currency of a coin without a nation before it."""

COIN_NATIONS: Mapping[str, Mapping[str, str]] = {
    "cent": {
        "us": "USD",
        "u.s.": "USD",
        "american": "USD",
        "euro": "EUR",
        "australian": "AUD",
        "canadian": "CAD",
        "singapore": "SGD",
        "hong kong": "HKD",
        "new zealand": "NZD",
    },
    "centime": {"swiss": "CHF", "french": "FRF", "euro": "EUR"},
    "øre": {"danish": "DKK", "norwegian": "NOK"},
    "öre": {"swedish": "SEK"},
}
"""Currency of a coin by the nation before its name."""

_NAMELESS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (
        re.compile(r"\d\s?cents?\b|\b[a-z]+ cents?\b|\dc\b", re.I),
        frozenset("USD EUR AUD CAD NZD SGD HKD ZAR".split()),
    ),
    (re.compile(r"øre\b", re.I), frozenset({"NOK", "DKK"})),
)
_NATION = re.compile(
    r"\b(?:u\.?s\.?|american|euro|australian|canadian|singapore|hong kong|new zealand"
    r"|danish|norwegian) (?:cents?|øre)\b",
    re.I,
)


_COIN = re.compile(
    r"\d[pc¢]\Z|\b(?:euro)?cents?\b|\b(?:pence|penny|centimes?|[øö]re|paise|agorot"
    r"|kopec?ks?|groszy?|stotinki)\b",
    re.I,
)


def is_coin(text: str) -> bool:
    """Whether an amount of money is written in coins of a hundredth."""
    return bool(_COIN.search(text))


def may_be_of(text: str, currency: str | None) -> bool:
    """Whether an amount in coins without a nation may be one of a currency.

    "41 cents" are 41 US cents as long as nothing speaks of euros.
    """
    if _NATION.search(text):
        return False
    return any(
        coin.search(text) and currency in currencies for coin, currencies in _NAMELESS
    )
