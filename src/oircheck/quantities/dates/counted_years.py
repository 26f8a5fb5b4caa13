"""Tells four digits that count or measure from those that may be a year."""

from __future__ import annotations

from oircheck.quantities.words.amounts import SCALES
from oircheck.quantities.words.noun_table import VERB_FORMS
from oircheck.quantities.words.nouns import is_function, is_plural
from oircheck.quantities.words.tokens import Tokens
from oircheck.quantities.words.units import DURATIONS, MEASURES

LONGEST_SPAN = 120
"""Years between two that a dash alone joins."""

_DASHES = frozenset("- \u2014".split())
_RATED = frozenset("a an each every per".split())


def has_unit(tokens: Tokens, at: int) -> bool:
    """Whether a unit or scale follows, so that the digits are an amount."""
    word = tokens.word(at)
    if word in ("%", "percent", "per") or word in SCALES:
        return True
    if tokens.glued(at) and word[:1].isalpha():
        return True
    if word == "-" and tokens.glued(at):
        word = tokens.word(at + 1)
        return word in DURATIONS or word in MEASURES or word in ("strong", "member")
    if word in ("m", "in", "min", "second", "sec", "magnitude", "point", "bar", "mark"):
        return False
    return word in MEASURES or (word in DURATIONS and word[-1] == "s")


def counts_things(tokens: Tokens, at: int) -> bool:
    """Whether a plural noun follows, two words on at most."""
    word = tokens.word(at)
    if is_function(word) or tokens.capital(at):
        return False
    if word in VERB_FORMS:
        return False
    if is_plural(word):
        return True
    after = tokens.word(at + 1)
    return not is_function(after) and is_plural(after) and not word.endswith("ed")


def opens_range(tokens: Tokens, at: int) -> bool:
    """Whether a dash leads to a later year ("built 1898-1901"), and nothing is counted.

    "Lots 1610-1624" are numbered.
    """
    first, last, lead = tokens.low[at], tokens.word(at + 2), tokens.word(at - 1)
    if tokens.word(at + 1) not in _DASHES or not (last.isdecimal() and len(last) == 4):
        return False
    named = tokens.capital(at - 1) and not tokens.opens_sentence(at - 1)
    if named or is_plural(lead) or has_unit(tokens, at + 3):
        return False
    if tokens.word(at + 3) in _RATED:
        return False
    near = int(first) < int(last) <= int(first) + LONGEST_SPAN
    return near and not counts_things(tokens, at + 3)
