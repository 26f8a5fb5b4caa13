"""Reads one numeral, in digits or in words, at a given token."""

from __future__ import annotations

import re
from decimal import Decimal

from oircheck.quantities.nouns import is_plural
from oircheck.quantities.numeral_forms import Form, Numeral, scales_at
from oircheck.quantities.part_words import (
    decimals_after,
    part_after,
    power_after,
    read_share,
    read_vague,
)
from oircheck.quantities.tokens import Tokens
from oircheck.quantities.unit_table import CURRENCY_SIGNS, METRE_LEADS, METRE_WORDS
from oircheck.quantities.words import (
    COUNTS,
    ONES,
    ORDINALS,
    SCALES,
    SUFFIXES,
    TENS,
    VULGAR,
)

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_METRES_NEAR = 6
"""Tokens before "12m" in which a height or distance is looked for."""

LONGEST_NUMERAL = 16
"""Digits beyond this are an identifier, not a quantity."""


def read_numeral(tokens: Tokens, at: int) -> Numeral | None:
    """Return the longest numeral that begins at the token, or ``None``."""
    word = tokens.word(at)
    if not word:
        return None
    if word[0].isdecimal():
        return _digits(tokens, at)
    if word in VULGAR:
        return Numeral(VULGAR[word], VULGAR[word], at + 1, Form.FRACTION)
    fraction = read_share(tokens, at)
    if fraction:
        return fraction
    vague = read_vague(tokens, at)
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
    if _is_vulgar_pair(tokens, at):
        share = int(tokens.low[at]) / int(tokens.low[at + 2])
        return Numeral(share, share, at + 3, Form.FRACTION, digits=True)
    end = at + 1
    after = tokens.word(end)
    if tokens.glued(end) and after in _ENDINGS and value == int(value):
        return Numeral(float(value), float(value), end + 1, Form.ORDINAL, digits=True)
    grouped = _spaced_groups(tokens, at)
    if grouped:
        value, end = grouped
    elif tokens.glued(end) and after in VULGAR:
        value, end = value + Decimal(VULGAR[after]), end + 1
    elif after == "-" and tokens.glued(end) and _is_vulgar_pair(tokens, end + 1):
        # "2-1/4 pct"
        top, bottom = int(tokens.low[end + 1]), int(tokens.low[end + 3])
        value, end = value + Decimal(top) / bottom, end + 4
    elif _is_vulgar_pair(tokens, end) and not tokens.glued(end):
        top, bottom = int(tokens.low[end]), int(tokens.low[end + 2])
        value, end = value + Decimal(top) / bottom, end + 3
    factor: float = 1
    power = power_after(tokens, end)
    if power:
        factor, end = power
    elif tokens.glued(end) and _is_suffix(tokens, at, end):
        factor, end = SUFFIXES[tokens.low[end]], end + 1
    scale, end = scales_at(tokens, end)
    factor *= scale
    total = float(value) * factor
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
    near = tokens.low[max(0, at - _METRES_NEAR) : at]
    if not METRE_LEADS.isdisjoint(near) and not is_plural(tokens.word(suffix + 1)):
        return True
    race = tokens.low[at] in ("60", "100", "200", "400", "800", "1500", "1,500")
    return race and tokens.word(at - 1) in ("the", "s") and tokens.raw[suffix] == "m"


def _is_vulgar_pair(tokens: Tokens, at: int) -> bool:
    """Whether "1/2" and the like stand at the token."""
    top, slash, bottom = (tokens.word(at + step) for step in range(3))
    return (
        slash == "/"
        and top.isdecimal()
        and bottom in ("2", "3", "4", "5", "8", "16", "32")
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
            if word == "gross" and tokens.word(end + step + 1) != "of":
                break
            current *= COUNTS[word]
        elif _scale(word) and current > 0 and _scale(word) < smallest:
            smallest = _scale(word)
            total, current = total + current * smallest, 0
        elif not seen and word in ("a", "an") and _scale_follows(tokens, end + 1):
            current = 1
        elif not seen and word == "hundred" and _is_one_hundred(tokens, at):
            current = COUNTS[word]
        else:
            break
        seen, end = True, end + step + 1
    if not seen:
        return None
    if tokens.low[end - 1] == "hundred" and not total:
        smallest = 100
    return _with_part(tokens, end, float(total + current), smallest)


def _scale(word: str) -> int:
    """Return the power of ten of "million", and of "millions" after a numeral."""
    return int(SCALES.get(word, 0) or SCALES.get(_MILLIONS.get(word, ""), 0))


_MILLIONS = {"millions": "million", "billions": "billion", "trillions": "trillion"}


def _is_one_hundred(tokens: Tokens, at: int) -> bool:
    """Whether "hundred" stands without its "a": "its hundred and thirty people"."""
    if tokens.word(at - 1) in _SPANNED:
        return True
    below = tokens.word(at + 2)
    return (
        tokens.word(at - 1) in _OWNED
        and tokens.word(at + 1) == "and"
        and (below in ONES or below in TENS)
    )


_OWNED = frozenset("its the their our his her this these and of with to by".split())
_SPANNED = frozenset("past last next".split())
"""Words before "hundred years" that stand for an article."""


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
    if ORDINALS.get(after, 100) < 100:
        return current > 0
    if after in ONES or after in TENS:
        # "two hundred and three hundred people" are two numerals
        return not (current and tokens.word(at + 2) in COUNTS)
    return False


def _scale_follows(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    if word in ("score", "gross"):
        below = tokens.word(at + 2)
        known = below in ONES or below in TENS or below[:1].isdecimal()
        return tokens.word(at + 1) == "of" and not known
    return word in SCALES or word in COUNTS


def _with_part(tokens: Tokens, end: int, value: float, smallest: int) -> Numeral:
    """Add "and a half", "point five", with the scale after it."""
    scaled = smallest < 10**18 and value % smallest == 0
    part = decimals_after(tokens, end)
    if part:
        scale, after = scales_at(tokens, part[1])
        value = (value + part[0]) * scale
        return Numeral(value, value, after, Form.CARDINAL, scale=scale)
    part = part_after(tokens, end)
    if part:
        scale, after = scales_at(tokens, part[1])
        if tokens.low[end - 1] == "dozen" and scale == 1:
            value += part[0] * COUNTS["dozen"]
        elif scaled and scale == 1 and smallest > 100:
            value += part[0] * smallest
        else:
            value = (value + part[0]) * scale
        return Numeral(value, value, after, Form.CARDINAL, scale=scale)
    factor = smallest if scaled else 1
    return Numeral(value, value, end, Form.CARDINAL, scale=factor)
