"""Reads one numeral, in digits or in words, at a given token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from oircheck.quantities.tokens import Tokens
from oircheck.quantities.unit_table import CURRENCY_SIGNS, METRE_WORDS
from oircheck.quantities.words import (
    COUNTS,
    DENOMINATORS,
    ONES,
    ORDINALS,
    SCALES,
    SUFFIXES,
    TENS,
    VAGUE,
    VULGAR,
)

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
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


def read_numeral(tokens: Tokens, at: int) -> Numeral | None:
    """Return the longest numeral that begins at the token, or ``None``."""
    word = tokens.word(at)
    if not word:
        return None
    if word[0].isdecimal():
        return _digits(tokens, at)
    if word in VULGAR:
        return Numeral(VULGAR[word], VULGAR[word], at + 1, Form.FRACTION)
    fraction = _fraction(tokens, at)
    if fraction:
        return fraction
    vague = _vague(tokens, at)
    if vague:
        return vague
    return _words(tokens, at)


def digits_value(word: str) -> Decimal | None:
    """Return what a token of digits says, or ``None`` for a malformed one."""
    if len(word) > LONGEST_NUMERAL * 2:
        return None
    if _DECIMAL.fullmatch(word):
        whole = word.partition(".")[0]
        return Decimal(word) if len(whole) <= LONGEST_NUMERAL else None
    if _THOUSANDS.fullmatch(word) or _INDIAN.fullmatch(word):
        return Decimal(word.replace(",", ""))
    return None


def _digits(tokens: Tokens, at: int) -> Numeral | None:
    value = digits_value(tokens.low[at])
    if value is None:
        return None
    end = at + 1
    after = tokens.word(end)
    if tokens.glued(end) and after in _ENDINGS and value == int(value):
        return Numeral(float(value), float(value), end + 1, Form.ORDINAL, digits=True)
    grouped = _spaced_groups(tokens, at)
    if grouped:
        value, end = grouped
    elif tokens.glued(end) and after in VULGAR:
        value, end = value + Decimal(VULGAR[after]), end + 1
    elif _is_vulgar_pair(tokens, end) and not tokens.glued(end):
        top, bottom = int(tokens.low[end]), int(tokens.low[end + 2])
        value, end = value + Decimal(top) / bottom, end + 3
    factor = 1
    if tokens.glued(end) and _is_suffix(tokens, at, end):
        factor, end = SUFFIXES[tokens.low[end]], end + 1
    scale, end = _scales(tokens, end)
    factor *= scale
    total = float(value * factor)
    return Numeral(total, total, end, Form.CARDINAL, digits=True, scale=factor)


def _is_suffix(tokens: Tokens, at: int, suffix: int) -> bool:
    word, raw = tokens.low[suffix], tokens.raw[suffix]
    if word not in SUFFIXES or word == "mm":
        return False
    if word in ("b", "t") and (tokens.word(at - 1) or " ") not in "$€£¥₹":
        return False
    if word == "m" and _is_metres(tokens, at, suffix):
        return False
    return not (raw == "K" and len(tokens.low[at]) == 1)


def _is_metres(tokens: Tokens, at: int, suffix: int) -> bool:
    """Whether the "m" of "100m" is a metre: heights, distances and races."""
    if tokens.word(at - 1) in CURRENCY_SIGNS:
        return False
    if tokens.word(suffix + 1) in METRE_WORDS:
        return True
    race = tokens.low[at] in ("60", "100", "200", "400", "800", "1500", "1,500")
    return race and tokens.word(at - 1) in ("the", "s") and tokens.raw[suffix] == "m"


def _is_vulgar_pair(tokens: Tokens, at: int) -> bool:
    """Whether "1/2" and the like stand at the token."""
    top, slash, bottom = (tokens.word(at + step) for step in range(3))
    return (
        slash == "/"
        and top.isdecimal()
        and bottom in ("2", "3", "4", "5", "8", "16")
        and int(top) < int(bottom)
        and tokens.glued(at + 1)
        and tokens.glued(at + 2)
        and tokens.word(at + 3) != "/"
    )


def _spaced_groups(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Read "1 200 000", and "5 200" when the space is a typographic one."""
    first = tokens.low[at]
    if not first.isdecimal() or len(first) > 3 or first[0] == "0":
        return None
    end, digits = at + 1, first
    plain_space = False
    while (
        end < len(tokens) and tokens.low[end].isdecimal() and len(tokens.low[end]) == 3
    ):
        gap = tokens.text[tokens.end[end - 1] : tokens.start[end]]
        if len(gap) != 1 or gap == "\n":
            break
        plain_space = plain_space or gap == " "
        digits += tokens.low[end]
        end += 1
        if len(digits) > LONGEST_NUMERAL:
            return None
    groups = end - at - 1
    if not groups or (plain_space and groups < 2) or len(digits) > LONGEST_NUMERAL:
        return None
    return Decimal(digits), end


def _scales(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return the product of the scale words at the token, and what follows."""
    product, end = 1, at
    while True:
        step = 1 if tokens.word(end) == "-" and tokens.glued(end) else 0
        word = tokens.word(end + step)
        if step and not tokens.glued(end + step):
            return product, end
        factor = SCALES.get(word) or {"hundred": 100, "dozen": 12}.get(word)
        if not factor or product * factor > 10**18:
            return product, end
        product *= factor
        end += step + 1


def _words(tokens: Tokens, at: int) -> Numeral | None:
    total, current, end, smallest = 0, 0, at, 10**18
    seen = False
    while end < len(tokens):
        step = 1 if seen and _joins(tokens, end, current, total) else 0
        word = tokens.word(end + step)
        if word in ORDINALS and _fits(ORDINALS[word], current, seen=seen):
            value = _ordinal(total, current, word)
            return Numeral(value, value, end + step + 1, Form.ORDINAL)
        if word in ONES and _fits(ONES[word], current, seen=seen):
            current += ONES[word]
        elif word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word in COUNTS and _counts(word, current, seen=seen):
            current *= COUNTS[word]
        elif word in SCALES and current > 0 and SCALES[word] < smallest:
            total, smallest = total + current * SCALES[word], SCALES[word]
            current = 0
        elif not seen and word in ("a", "an") and _scale_follows(tokens, end + 1):
            current = 1
        else:
            break
        seen, end = True, end + step + 1
    if not seen:
        return None
    return _with_half(tokens, end, float(total + current), smallest)


def _counts(word: str, current: int, *, seen: bool) -> bool:
    if word == "hundred":
        return seen and 0 < current < 100
    return seen and 0 < current < 1000


def _ordinal(total: int, current: int, word: str) -> float:
    value = ORDINALS[word]
    if value >= 100 and current:
        return float(total + current * value)
    return float(total + current + value)


def _fits(value: int, current: int, *, seen: bool) -> bool:
    if not seen or current == 0:
        return True
    if value >= 100:
        return current < 100
    if value >= 10:
        return current % 100 == 0
    return value > 0 and current % 10 == 0 and current % 100 != 10


def _joins(tokens: Tokens, at: int, current: int, total: int) -> bool:
    """Whether "-" or "and" at the token joins two parts of one numeral."""
    word, after = tokens.word(at), tokens.word(at + 1)
    if word == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return True
    if word != "and" or current % 100 or tokens.word(at - 1) in ("dozen", "score"):
        return False
    if current == 0 and total == 0:
        return False
    if after in ONES or after in TENS:
        # "two hundred and three hundred people" are two numerals
        return not (current and tokens.word(at + 2) in COUNTS)
    return False


def _scale_follows(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    if word == "score":
        return False
    return word in SCALES or word in COUNTS


def _with_half(tokens: Tokens, end: int, value: float, smallest: int) -> Numeral:
    """Add "and a half", with the scale after it ("two and a half million")."""
    scaled = smallest < 10**18 and value % smallest == 0
    for words, part in _PARTS:
        if tokens.match(end, words):
            after = end + len(words)
            scale, after_scale = _scales(tokens, after)
            if scaled and scale == 1:
                value += part * smallest
            else:
                value = (value + part) * scale
            return Numeral(value, value, after_scale, Form.CARDINAL, scale=scale)
    factor = smallest if scaled else 1
    return Numeral(value, value, end, Form.CARDINAL, scale=factor)


_PARTS = (
    (("and", "a", "half"), 0.5),
    (("and", "one", "half"), 0.5),
    (("and", "one", "-", "half"), 0.5),
    (("and", "a", "quarter"), 0.25),
    (("-", "and", "-", "a", "-", "half"), 0.5),
)


def _fraction(tokens: Tokens, at: int) -> Numeral | None:
    """Read "two thirds", "three-quarters", "half", "a third", with a scale."""
    word, end = tokens.low[at], at + 1
    if word == "half" or (word == "quarter" and tokens.word(at + 1) == "of"):
        value = 0.5 if word == "half" else 0.25
    elif word in ("a", "an", "one"):
        end += 1 if tokens.word(end) == "-" and tokens.glued(end) else 0
        below = tokens.word(end)
        if below not in DENOMINATORS or (below[-1] == "s" and below != "halves"):
            return None
        if word != "one" and below in ("second", "fourth") and word == "an":
            return None
        value, end = 1 / DENOMINATORS[below], end + 1
    elif word in ONES and 2 <= ONES[word] <= 19:
        end += 1 if tokens.word(end) == "-" and tokens.glued(end) else 0
        below = tokens.word(end)
        if below not in DENOMINATORS or (below[-1] != "s"):
            return None
        value, end = ONES[word] / DENOMINATORS[below], end + 1
    else:
        return None
    return _scaled_fraction(tokens, end, value)


def _scaled_fraction(tokens: Tokens, end: int, value: float) -> Numeral:
    for words in (("a",), ("of", "a"), ("of", "one"), ("-",), ()):
        if tokens.match(end, words):
            scale, after = _scales(tokens, end + len(words))
            if scale != 1:
                value *= scale
                return Numeral(value, value, after, Form.CARDINAL, scale=scale)
    return Numeral(value, value, end, Form.FRACTION)


def _vague(tokens: Tokens, at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few"."""
    start = at + 1 if tokens.low[at] == "a" else at
    word = tokens.word(start)
    if word not in VAGUE or (start > at) != (word in ("few", "couple", "handful")):
        return None
    low, high = VAGUE[word]
    end = start + 1
    if word in ("several", "few", "couple", "handful"):
        after = end + 1 if tokens.word(end) == "of" else end
        factor, after = _scales(tokens, after)
        if factor != 1:
            low, high, end = low * factor, high * factor, after
            if word == "several":
                high = max(high, 9.99 * factor)
            if word == "few":
                low = 2 * factor
        elif word == "handful" and tokens.word(end) != "of":
            return None
    elif tokens.word(end) == "of" and tokens.word(end + 1) in _PLURAL_SCALES:
        scale = _PLURAL_SCALES[tokens.low[end + 1]]
        low = {"dozens": 24, "scores": 40}.get(word, low) * scale
        high, end = (high + 1) * scale - 1, end + 2
    elif word == "tens":
        return None
    return Numeral(low, high, end, Form.VAGUE)


_PLURAL_SCALES = {
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
    "lakhs": 10**5,
    "crores": 10**7,
}
