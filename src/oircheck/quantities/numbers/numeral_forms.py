"""The value that a numeral gives, and the scale words after it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from oircheck.quantities.words.amounts import SCALES
from oircheck.quantities.words.tokens import Tokens

LONGEST_NUMERAL = 16
"""Digits beyond this are an identifier, not a quantity."""


class Form(Enum):
    """How a numeral is written."""

    CARDINAL = auto()
    ORDINAL = auto()
    FRACTION = auto()
    VAGUE = auto()


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, scale words resolved.

    Attributes:
        end: The token after it.
        high: Differs from ``low`` for vague numerals only.
        digits: Whether it begins with a digit.
        scale: Product of the scale words and suffixes in it; 1 without any.
    """

    low: float
    high: float
    end: int
    form: Form
    digits: bool = False
    scale: float = 1


def scales_at(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the product of the scale words at the token, and what follows."""
    product, end = 1, at
    while True:
        step = 1 if tokens.word(end) == "-" and tokens.glued(end) else 0
        word = tokens.word(end + step)
        if step and not tokens.glued(end + step):
            return product, end
        factor = SCALES.get(word) or _COUNTS.get(word)
        if not factor and word[-1:] == "s" and tokens.low[end - 1][0].isdecimal():
            factor = SCALES.get(word[:-1])
        if not factor or product * factor > 10**18:
            return product, end
        product *= factor
        end += step + 1


_COUNTS = {"hundred": 100, "dozen": 12, "dozens": 12}
