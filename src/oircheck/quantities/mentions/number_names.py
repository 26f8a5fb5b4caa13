"""Tells names that hold a number ("3M", "7-Eleven", "Six Flags") from counts."""

from __future__ import annotations

from oircheck.quantities.numbers.modifiers import modifier_before
from oircheck.quantities.words.amounts import ONES, TENS
from oircheck.quantities.words.nouns import is_function, is_plural
from oircheck.quantities.words.tokens import Tokens
from oircheck.quantities.words.units import CURRENCY_SIGNS

_FIRMS = frozenset({("3", "M")})
"""Digits and a letter that are a firm as long as nothing is counted."""

_NAMES = frozenset(
    {
        ("one", "direction"),
        ("one", "republic"),
        ("two", "rivers"),
        ("three", "gorges"),
        ("three", "rivers"),
        ("four", "seasons"),
        ("five", "eyes"),
        ("five", "guys"),
        ("five", "nations"),
        ("six", "flags"),
        ("six", "nations"),
        ("seven", "network"),
        ("seven", "oaks"),
        ("seven", "sisters"),
        ("nine", "elms"),
        ("nine", "network"),
        ("ten", "network"),
        ("ten", "commandments"),
        ("twelve", "apostles"),
    }
)
"""Names that may open a sentence, where every word has a capital."""

_OF_ONE = frozenset("is was has says plans wants sells owns runs".split())
"""Verbs of one thing: several things that are counted do not take them."""


def is_number_name(tokens: Tokens, at: int) -> bool:
    """Whether a number word with a capital begins a name ("Six Flags is shut")."""
    after = at + 1
    if not tokens.capital(at) or not tokens.capital(after):
        return False
    pair = tokens.low[at], tokens.low[after]
    if pair in _NAMES:
        return True
    if not is_plural(pair[1]) or pair[0] == "one":
        return False
    return tokens.word(after + 1) in _OF_ONE


def is_digit_name(tokens: Tokens, at: int) -> bool:
    """Whether digits begin a name: "7-Eleven", or "3M" where nothing is counted."""
    after = at + 1
    if tokens.word(after) == "-" and tokens.glued(after) and tokens.glued(after + 1):
        word = tokens.low[after + 1]
        return tokens.capital(after + 1) and (word in ONES or word in TENS)
    letter = tokens.raw[after] if after < len(tokens) else ""
    if (tokens.low[at], letter) not in _FIRMS or not tokens.glued(after):
        return False
    if tokens.word(at - 1) in CURRENCY_SIGNS or modifier_before(tokens, at, 0):
        return False
    counted = tokens.word(after + 1)
    return is_function(counted) or not (
        is_plural(counted) or is_plural(tokens.word(after + 2))
    )
