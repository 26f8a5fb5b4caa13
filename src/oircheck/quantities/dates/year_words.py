"""Reads years in words: "nineteen ninety-six", "two thousand and five"."""

from __future__ import annotations

from oircheck.quantities.words.amounts import ONES, TENS
from oircheck.quantities.words.calendar import MONTHS
from oircheck.quantities.words.nouns import is_function
from oircheck.quantities.words.tokens import Tokens

_CENTURIES = {
    word: ONES[word]
    for word in "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen".split()
} | {"twenty": TENS["twenty"]}
YEAR_HEADS = frozenset({*_CENTURIES, "two"})
"""Words with which such a year begins."""

_LEADS = frozenset("in since until till during year early late mid".split())
_ZEROS = frozenset({"oh", "o"})
_SMALLEST_PAIR = 10


def year_in_words(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return a year in words and the token after it.

    A word of dating or a month leads in, and nothing is counted: "in two thousand
    and five homes" tells no year.
    """
    before = at - 1
    before -= tokens.word(before) in (",", "of")
    dated = tokens.word(at - 1) in _LEADS or _ends_day(tokens, before)
    found = _spelled(tokens, at) if dated else None
    if found is None:
        return None
    end = found[1]
    if tokens.word(end) in ("of", "-", "to"):
        return None
    return found if is_function(tokens.word(end)) else None


def _ends_day(tokens: Tokens, at: int) -> bool:
    """Whether a month, or a day after one, ends at the token."""
    if tokens.word(at) in MONTHS:
        return tokens.capital(at)
    word = tokens.word(at)
    at -= 1 if word.isdecimal() else 2
    number = tokens.word(at + 1)
    day = number.isdecimal() and len(number) <= 2
    return day and tokens.word(at) in MONTHS and tokens.capital(at)


def _spelled(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if tokens.match(at, ("two", "thousand")):
        end = at + 2
        end += tokens.word(end) == "and"
        rest = _below_hundred(tokens, end)
        if rest:
            return 2000 + rest[0], rest[1]
        return (2000, at + 2) if tokens.word(at - 1) in MONTHS else None
    century = _CENTURIES.get(tokens.word(at))
    if century is None:
        return None
    end = at + 1
    hundred = tokens.word(end) == "hundred"
    end += hundred
    end += tokens.word(end) == "and" if hundred else tokens.word(end) == "-"
    zero = tokens.word(end) in _ZEROS
    rest = _below_hundred(tokens, end + zero + (zero and tokens.word(end + 1) == "-"))
    if rest is None or (zero == (rest[0] >= _SMALLEST_PAIR) and not hundred):
        return None
    return 100 * century + rest[0], rest[1]


def _below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return 1 to 99 and the token after."""
    word = tokens.word(at)
    if word in TENS:
        dash = tokens.word(at + 1) == "-"
        unit = ONES.get(tokens.word(at + 1 + dash), 0)
        if 1 <= unit < _SMALLEST_PAIR:
            return int(TENS[word] + unit), at + 2 + dash
        return int(TENS[word]), at + 1
    value = int(ONES.get(word, 0))
    return (value, at + 1) if value >= 1 else None
