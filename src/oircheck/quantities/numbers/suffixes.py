"""Tells a letter behind a number that scales it ("12m", "3.4 k", "$1MM")."""

from __future__ import annotations

from oircheck.quantities.numbers.raised_units import raised_unit
from oircheck.quantities.words.amounts import SUFFIXES
from oircheck.quantities.words.money_codes import MONEY_CODES
from oircheck.quantities.words.nouns import is_plural
from oircheck.quantities.words.tokens import Tokens
from oircheck.quantities.words.units import CURRENCY_SIGNS, METRE_LEADS, METRE_WORDS

_METRES_NEAR = 6
"""Tokens before "12m" in which a height or distance is looked for."""

_LEAST_THOUSANDS = 50
"""From here on "60 k" is no race over so many kilometres."""


def is_suffix(tokens: Tokens, at: int, suffix: int) -> bool:
    """Whether the token is a letter that scales the digits at ``at``."""
    word = tokens.word(suffix)
    if word not in SUFFIXES:
        return False
    if not tokens.glued(suffix):
        return _is_spaced_suffix(tokens, at, suffix)
    raw = tokens.raw[suffix]
    if word == "mm":
        return _has_currency(tokens, at, suffix)
    if word in ("b", "t") and tokens.word(at - 1) not in CURRENCY_SIGNS:
        counted = "." in tokens.low[at] and is_plural(tokens.word(suffix + 1))
        return word == "b" and counted
    if word == "m" and (raised_unit(tokens, suffix) or _is_metres(tokens, at, suffix)):
        return False
    return not (raw == "K" and len(tokens.low[at]) == 1)


def _is_spaced_suffix(tokens: Tokens, at: int, suffix: int) -> bool:
    """Whether "3.4 k users", "SEK 450 M", "$3.5 MM" have a scale behind a space."""
    raw, after = tokens.raw[suffix], tokens.word(suffix + 1)
    if tokens.breaks_line(suffix) or (tokens.glued(suffix + 1) and after == "."):
        closed = tokens.ends_sentence(suffix + 1) if after == "." else False
        if not closed:
            return False
    if raw in ("M", "MM", "k") and _has_currency(tokens, at, suffix):
        return True
    if raw != "k":
        return False
    if tokens.word(at - 1) in ("a", "the"):
        return False
    if "." in tokens.low[at]:
        return is_plural(after) or not after[:1].isalnum()
    told = float(tokens.low[at].replace(",", ""))
    return is_plural(after) and told >= _LEAST_THOUSANDS


def _has_currency(tokens: Tokens, at: int, suffix: int) -> bool:
    before, after = at - 1, suffix + 1
    if tokens.word(before) in CURRENCY_SIGNS:
        return True
    return any(
        0 <= near < len(tokens) and tokens.raw[near] in MONEY_CODES
        for near in (before, after)
    )


def _is_metres(tokens: Tokens, at: int, suffix: int) -> bool:
    """Whether the "m" of "100m" is a metre: heights, distances and races."""
    if tokens.word(at - 1) in CURRENCY_SIGNS:
        return False
    if tokens.word(suffix + 1) in METRE_WORDS:
        return True
    near = tokens.low[max(0, at - _METRES_NEAR) : at]
    if not METRE_LEADS.isdisjoint(near) and not is_plural(tokens.word(suffix + 1)):
        return True
    race = tokens.low[at] in ("60", "100", "200", "400", "800", "1500", "1,500")
    return race and tokens.word(at - 1) in ("the", "s") and tokens.raw[suffix] == "m"
