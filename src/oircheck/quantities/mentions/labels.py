"""Tells the number of an article, a flight, a seat from a number that counts."""

from __future__ import annotations

from oircheck.quantities.numbers.measures import unit_after
from oircheck.quantities.numbers.numerals import digits_value
from oircheck.quantities.words.masks import LABELS, LOWER_LABELS, SOFT_LABELS
from oircheck.quantities.words.nouns import is_function
from oircheck.quantities.words.tokens import Tokens


def labelled(tokens: Tokens, at: int, masked: bytearray) -> bool:
    """Whether the number is that of an article, a terminal, a flight."""
    label = at - 1
    if tokens.word(label) in (".", "-") and tokens.glued(label):
        label -= 1
    word = tokens.word(label)
    if tokens.low[at - 1] == "-" and masked[at - 2]:
        return tokens.word(at - 3 - (tokens.word(at - 3) == ".")) in LABELS
    if word == "week" and tokens.word(label - 1) in _IN_WEEK:
        return is_function(tokens.word(at + 1)) or tokens.ends_sentence(at)
    if word == "seats" and _holds(tokens, at):
        return False
    soft = word in SOFT_LABELS and tokens.word(label - 1) != "-"
    if soft and not tokens.capital(label) and label == at - 1:
        return tokens.low[at].isdecimal() and not _has_unit(tokens, at + 1)
    if word in LABELS or word in ("no", "nos"):
        if word in LOWER_LABELS:
            return word not in ("no", "nos") or _is_number_sign(tokens, at)
        return tokens.capital(label) and digits_value(tokens.low[at]) is not None
    if word in ("and", "or", ",", "to", "through", "&") and at > 2 and masked[at - 2]:
        label = at - 4 if tokens.word(at - 3) == "." else at - 3
        several = tokens.word(label)[-1:] == "s" or tokens.word(label) in ("pp", "page")
        return tokens.word(label) in LABELS and several
    return word == "of" and tokens.word(label - 1) == "group" and tokens.capital(at - 2)


_IN_WEEK = frozenset("in of until after since by from during".split())
"""Before "week 7" these show the number of a week."""


def _is_number_sign(tokens: Tokens, at: int) -> bool:
    """Whether "no" before the number is short for "number" ("bus No 38")."""
    if tokens.low[at - 1] == ".":
        return True
    inside = tokens.raw[at - 1] in ("No", "Nos") and not tokens.opens_sentence(at - 1)
    return inside and not tokens.breaks_line(at)


def _holds(tokens: Tokens, at: int) -> bool:
    """Whether "seats" is a verb ("the hall seats 1,200").

    Seats that are numbered are several, and no one number stands behind them.
    """
    after = tokens.word(at + 1)
    listed = after in ("and", "or", ",", "to", "-", "&", "through")
    if listed and tokens.word(at + 2)[:1].isdecimal():
        return False
    holder = tokens.word(at - 2)
    # "the A380 seats 500"
    code = tokens.glued(at - 2) and tokens.low[at - 3].isalpha()
    return bool(holder) and (code or not is_function(holder))


def _has_unit(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == "-" or unit_after(tokens, at, digits=True) is not None
