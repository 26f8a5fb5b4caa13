"""Reads areas and volumes without a raised figure: "m2", "km^2", "µg/m3"."""

from __future__ import annotations

from oircheck.quantities.words.tokens import Tokens
from oircheck.quantities.words.units import UNITS, Unit

_LENGTHS = frozenset("mm cm m km ft yd".split())


def raised_unit(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """Return the area or volume at the token, and the token after it."""
    word, end = tokens.word(at), at + 1
    if word not in _LENGTHS or tokens.raw[at] != word or not tokens.glued(end):
        return None
    end += tokens.word(end) == "^" and tokens.glued(end + 1)
    unit = UNITS.get(word + tokens.word(end))
    if tokens.word(end) not in ("2", "3") or unit is None:
        return None
    after = end + 1
    if tokens.glued(after) and tokens.word(after)[:1].isalnum():
        return None
    return unit, after
