"""Reads years that name their era: "79 AD", "AD 79", "from 37 to 41 CE"."""

from __future__ import annotations

from oircheck.quantities.dates.periods import Grain, Period
from oircheck.quantities.words.tokens import Tokens

_ERAS = frozenset({"AD", "A.D.", "CE", "C.E."})
_JOINED = frozenset({("from", "to"), ("from", "until"), ("between", "and")})
_LAST_YEAR = 2999


def year_before_era(tokens: Tokens, at: int) -> tuple[Period, int] | None:
    """Read "79 AD", and the first year of "from 37 to 41 AD"."""
    if _is_era(tokens, at + 1):
        return _year(tokens, at, at + 2)
    joined = (tokens.word(at - 1), tokens.word(at + 1)) in _JOINED
    if not (joined or tokens.word(at + 1) == "-") or not _is_era(tokens, at + 3):
        return None
    return _year(tokens, at, at + 1) if _rises(tokens, at) else None


def year_after_era(tokens: Tokens, at: int) -> tuple[Period, int] | None:
    """Read "AD 79", and "AD 37-41" as its years from the first to the last."""
    if not tokens.raw[at].isupper():
        return None
    found, first = _year(tokens, at + 1, at + 2), at + 1
    joint = tokens.word(at + 2)
    dashed = joint == "-" and tokens.glued(at + 2) and tokens.glued(at + 3)
    if found is None or not (dashed or (tokens.word(at - 1), joint) in _JOINED):
        return found
    last = _year(tokens, at + 3, at + 4) if _rises(tokens, first) else None
    if last is None:
        return found
    return Period(grain=Grain.YEAR, year=found[0].year, until=last[0]), last[1]


def _is_era(tokens: Tokens, at: int) -> bool:
    return 0 <= at < len(tokens) and tokens.raw[at] in _ERAS


def _rises(tokens: Tokens, at: int) -> bool:
    """Whether the number after the joint is the larger one."""
    first, last = tokens.word(at), tokens.word(at + 2)
    whole = first.isdecimal() and last.isdecimal() and len(last) <= 4
    return whole and int(first) < int(last)


def _year(tokens: Tokens, number: int, end: int) -> tuple[Period, int] | None:
    word = tokens.word(number)
    if not word.isdecimal() or len(word) > 4 or not 1 <= int(word) <= _LAST_YEAR:
        return None
    return Period(grain=Grain.YEAR, year=int(word)), end
