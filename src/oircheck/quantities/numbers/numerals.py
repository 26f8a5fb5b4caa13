"""Reads one numeral, in digits or in words, at a given token."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from oircheck.quantities.numbers.continental import continental_value, spaced_groups
from oircheck.quantities.numbers.measures import unit_after
from oircheck.quantities.numbers.numeral_forms import (
    LONGEST_NUMERAL,
    Form,
    Numeral,
    scales_at,
)
from oircheck.quantities.numbers.part_words import (
    bare_power,
    decimals_after,
    part_after,
    parts_at,
    power_after,
    read_share,
    read_vague,
)
from oircheck.quantities.numbers.suffixes import is_suffix
from oircheck.quantities.words.amounts import (
    COUNTS,
    DENOMINATORS,
    ONES,
    ORDINALS,
    SCALES,
    SUFFIXES,
    TENS,
    VULGAR,
)
from oircheck.quantities.words.nouns import is_plural
from oircheck.quantities.words.tokens import Tokens

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_PARTED = re.compile(r"half|quarters?\Z")
_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def read_numeral(tokens: Tokens, at: int) -> Numeral | None:
    """Return the longest numeral that begins at the token, or ``None``."""
    word = tokens.word(at)
    if not word:
        return None
    if word[0].isdecimal():
        return _digits(tokens, at)
    if word in VULGAR:
        return Numeral(VULGAR[word], VULGAR[word], at + 1, Form.FRACTION)
    if word == "naught":
        return _naught(tokens, at)
    fraction = read_share(tokens, at)
    if fraction:
        return fraction
    vague = read_vague(tokens, at)
    if vague:
        return vague
    return _words(tokens, at)


def _naught(tokens: Tokens, at: int) -> Numeral | None:
    """Read "naught point five"; what came to naught is no number."""
    part = decimals_after(tokens, at + 1)
    if part is None:
        return None
    scale, end = scales_at(tokens, part[1])
    value = part[0] * scale
    return Numeral(value, value, end, Form.CARDINAL, scale=scale)


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


def is_bare_decimal(tokens: Tokens, at: int) -> bool:
    """Whether ".5" stands at the token, its point before it."""
    return (
        tokens.word(at - 1) == "."
        and tokens.glued(at)
        and (not tokens.glued(at - 1) or tokens.word(at - 2) in _BEFORE_POINT)
        and tokens.low[at].isdecimal()
    )


_BEFORE_POINT = frozenset("~ < > ( = $ £ € ¥".split())


def _digits(tokens: Tokens, at: int) -> Numeral | None:
    value = digits_value(tokens.low[at])
    if value is None:
        value = continental_value(tokens, at)
    if value is None:
        return None
    if _is_vulgar_pair(tokens, at):
        share = int(tokens.low[at]) / int(tokens.low[at + 2])
        return Numeral(share, share, at + 3, Form.FRACTION, digits=True)
    end = at + 1
    after = tokens.word(end)
    if tokens.glued(end) and after in _ENDINGS and value == int(value):
        return Numeral(float(value), float(value), end + 1, Form.ORDINAL, digits=True)
    alone = bare_power(tokens, at)
    if alone:
        total = float(alone[0])
        return Numeral(total, total, alone[1], Form.CARDINAL, digits=True)
    value, end = _with_written_part(tokens, at, value)
    factor = Decimal(1)
    power = power_after(tokens, end)
    if power:
        factor, end = power
    elif is_suffix(tokens, at, end):
        factor, end = Decimal(SUFFIXES[tokens.low[end]]), end + 1
    scale, end = scales_at(tokens, end)
    whole = Numeral(
        float(value * factor * scale),
        float(value * factor * scale),
        end,
        Form.CARDINAL,
        digits=True,
        scale=float(factor * scale),
    )
    return _gone_on(tokens, whole) if scale > 1 else whole


def _with_written_part(tokens: Tokens, at: int, value: Decimal) -> tuple[Decimal, int]:
    """Return the value with its further groups or its fraction, and what follows."""
    end = at + 1
    after = tokens.word(end)
    grouped = spaced_groups(tokens, at)
    if grouped:
        return grouped
    if tokens.glued(end) and after in VULGAR:
        return value + Decimal(VULGAR[after]), end + 1
    if after == "-" and tokens.glued(end) and _is_vulgar_pair(tokens, end + 1):
        # "2-1/4 pct"
        top, bottom = int(tokens.low[end + 1]), int(tokens.low[end + 3])
        return value + Decimal(top) / bottom, end + 4
    if _is_vulgar_pair(tokens, end) and not tokens.glued(end):
        top, bottom = int(tokens.low[end]), int(tokens.low[end + 2])
        return value + Decimal(top) / bottom, end + 3
    part = part_after(tokens, end)
    if part and _PARTED.match(tokens.low[part[1] - 1]) and tokens.low[at].isdecimal():
        # "3 and a half per cent"
        counted = is_plural(tokens.word(part[1])) or scales_at(tokens, part[1])[0] > 1
        if counted or unit_after(tokens, part[1], digits=False):
            return value + Decimal(part[0]), part[1]
    if after == "point" and tokens.low[end - 1].isdecimal():
        spoken = decimals_after(tokens, end)
        if spoken:
            return value + Decimal(str(spoken[0])), spoken[1]
    return value, end


def _gone_on(tokens: Tokens, whole: Numeral) -> Numeral:
    """Add what goes on behind a scale word: "2 crore 35 lakh", "3 hundred and 21".

    What has no scale word of its own is only added behind "and".
    """
    part = part_after(tokens, whole.end)
    if part and whole.scale >= _LEAST_HALVED and scales_at(tokens, part[1])[0] == 1:
        total = whole.low + part[0] * whole.scale
        return replace(whole, low=total, high=total, end=part[1])
    joined = tokens.word(whole.end) == "and"
    start = whole.end + joined
    if tokens.breaks_line(start) or not _is_number_word(tokens, start):
        return whole
    if scales_at(tokens, start + 1)[0] >= whole.scale:
        return whole
    below = read_numeral(tokens, start)
    if below is None or below.form is not Form.CARDINAL:
        return whole
    if not 0 < below.low < whole.scale:
        return whole
    if joined and not _closes_count(tokens, whole, below):
        return whole
    if not joined and not (below.digits and scales_at(tokens, start + 1)[0] > 1):
        return whole
    total = whole.low + below.low
    return replace(
        whole, low=total, high=total, end=below.end, scale=max(below.scale, 1)
    )


_LEAST_HALVED = 1000
"""From here on "and a half" is half of the scale: "3 million and a half"."""


def _is_number_word(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word.isdecimal() or word in ONES or word in TENS


def _closes_count(tokens: Tokens, whole: Numeral, below: Numeral) -> bool:
    """Whether "and 21" still belongs to the number, and is no count of its own.

    "2 hundred and 14" is one number; in "6 million and two hundred volunteers" two
    are told.
    """
    if whole.scale <= COUNTS["hundred"]:
        return True
    after = below.end
    if unit_after(tokens, after, digits=below.digits):
        return below.low >= COUNTS["hundred"]
    closed = not tokens.word(after)[:1].isalpha()
    return below.low >= COUNTS["hundred"] and closed


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
        elif _raises(word, total, smallest):
            total, current = (total + current) * _scale(word), 0
            smallest *= _scale(word)
        elif not seen and word in ("a", "an") and _scale_follows(tokens, end + 1):
            current = 1
        elif not seen and word == "hundred" and _is_one_hundred(tokens, at):
            current = COUNTS[word]
        else:
            break
        seen, end = True, end + step + 1
    if not seen:
        return None
    if tokens.low[end - 1] in ("hundred", "dozen", "dozens") and not total:
        smallest = COUNTS[tokens.low[end - 1]]
    return _with_part(tokens, end, float(total + current), smallest)


def _scale(word: str) -> int:
    """Return the power of ten of "million", and of "millions" after a numeral."""
    return int(SCALES.get(word, 0) or SCALES.get(_MILLIONS.get(word, ""), 0))


def _raises(word: str, total: int, smallest: int) -> bool:
    """Whether the word scales all before it: "three thousand two hundred crore"."""
    raised = 0 < total < _MOST_RAISED and smallest in _RAISED
    return raised and smallest < _scale(word) < SCALES["quadrillion"]


_MOST_RAISED = 10**8
_RAISED = (SCALES["thousand"], SCALES["lakh"])

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
    if word != "and" or current % 100 or tokens.word(at - 1) in _JOINT_COUNTS:
        return False
    if current == 0 and total == 0:
        return False
    if ORDINALS.get(after, 100) < 100:
        return current > 0
    if part_after(tokens, at) or _begins_share(tokens, at + 1):
        # "five billion and three quarters"
        return False
    if after in ONES or after in TENS:
        # "two hundred and three hundred people" are two numerals
        return not (current and tokens.word(at + 2) in COUNTS)
    return False


def _begins_share(tokens: Tokens, at: int) -> bool:
    """Whether "two thirds" stands at the token."""
    below = at + 1 + (tokens.word(at + 1) == "-" and tokens.glued(at + 1))
    word = tokens.word(below)
    top = ONES.get(tokens.word(at), 0)
    return word[-1:] == "s" and 0 < top < DENOMINATORS.get(word, 0)


_JOINT_COUNTS = frozenset("dozen dozens score".split())


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
        if tokens.low[end - 1] in ("dozen", "dozens") and scale == 1:
            value += part[0] * COUNTS["dozen"]
        elif scaled and 1 < scale < smallest:
            value += part[0] * scale
        elif scaled and scale == 1 and smallest > 100:
            value += part[0] * smallest
        else:
            value = (value + part[0]) * scale
        return Numeral(value, value, after, Form.CARDINAL, scale=scale)
    below = parts_at(tokens, end)
    if below and value >= _LEAST_PARTS:
        return Numeral(value / below, value / below, end + 1, Form.FRACTION)
    factor = smallest if scaled else 1
    return Numeral(value, value, end, Form.CARDINAL, scale=factor)


_LEAST_PARTS = 20
"""From here on "fifths" after a number are parts; "two fifths" is read before."""
