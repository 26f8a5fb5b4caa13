"""Reads shares and vague counts in words: "two thirds", "tens of thousands"."""

from __future__ import annotations

from decimal import Decimal

from oircheck.quantities.numbers.numeral_forms import Form, Numeral, scales_at
from oircheck.quantities.words.amounts import DENOMINATORS, ONES, ORDINALS, TENS, VAGUE
from oircheck.quantities.words.tokens import Tokens


def read_share(tokens: Tokens, at: int) -> Numeral | None:
    """Read "two thirds", "three-quarters", "half", "a third", with a scale."""
    word, end = tokens.low[at], at + 1
    ranked = _ranked_after(tokens, at) or _small_parts(tokens, at)
    if ranked:
        value, end = ranked
    elif word == "half" or (word == "quarter" and _is_fourth(tokens, at)):
        value = 0.5 if word == "half" else 0.25
    elif word in ("a", "an", "one"):
        end += 1 if tokens.word(end) == "-" and tokens.glued(end) else 0
        below = tokens.word(end)
        if below not in DENOMINATORS or (below[-1] == "s" and below != "halves"):
            return None
        if below not in ("half", "quarter") and _is_compound(tokens, end + 1):
            return None
        value, end = 1 / DENOMINATORS[below], end + 1
    elif word in ONES and 2 <= ONES[word] <= 19:
        end += 1 if tokens.word(end) == "-" and tokens.glued(end) else 0
        below = tokens.word(end)
        if below not in DENOMINATORS or (below[-1] != "s"):
            return None
        if below == "quarters" and _are_of_years(tokens, at, end + 1):
            return None
        value, end = ONES[word] / DENOMINATORS[below], end + 1
    else:
        return None
    return _scaled_fraction(tokens, end, value)


def _is_fourth(tokens: Tokens, at: int) -> bool:
    """Whether "quarter" alone is a share: "quarter of", "quarter million"."""
    after = at + 1
    if tokens.word(after) == "of":
        return True
    before = tokens.word(at - 1)
    if before in ORDINALS or before in _QUARTERS_OF or before == "-":
        return False
    after += tokens.word(after) == "-" and tokens.glued(after)
    return scales_at(tokens, after)[0] >= _LEAST_SCALE


_QUARTERS_OF = frozenset("this last next each every per same current past".split())
"""Before "quarter" these show three months."""

_LEAST_SCALE = 1000


def _small_parts(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """Read "a ten-thousandth", "three hundred-millionths"."""
    word, end = tokens.low[at], at + 1
    top = 1 if word in ("a", "an") else ONES.get(word, 0)
    tens = {"ten": 10, "hundred": 100}.get(tokens.word(end), 0)
    unit = tokens.word(end + 2)
    single = unit.removesuffix("s")
    if not top or not tens or tokens.word(end + 1) != "-":
        return None
    if ORDINALS.get(single, 0) < _LEAST_SCALE or (top > 1) != (unit != single):
        return None
    return top / (tens * ORDINALS[single]), end + 3


def parts_at(tokens: Tokens, at: int) -> int:
    """Return the 5 of the "fifths" at the token, or 0.

    "Twenty-two quarters" may be of years or coins.
    """
    below = tokens.word(at)
    if below[-1:] != "s" or below in _COUNTED_PARTS:
        return 0
    return DENOMINATORS.get(below, 0)


_COUNTED_PARTS = frozenset("quarters halves seconds".split())
"""Plurals that are counted more often than they are parts."""


def _are_of_years(tokens: Tokens, at: int, end: int) -> bool:
    """Whether "the past three quarters" are of years, and no three fourths."""
    year = tokens.word(end + 1)
    owned = tokens.word(end) == "of" and not (year.isdecimal() and len(year) == 4)
    return tokens.word(at - 1) in _YEARS_TOLD and not owned


_YEARS_TOLD = frozenset(
    "past last previous preceding next following coming first final consecutive"
    " straight successive".split()
)
"""Before "three quarters" these show nine months."""


def _is_compound(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen joins on ("a fourth-century church")."""
    return tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)


def _scaled_fraction(tokens: Tokens, end: int, value: float) -> Numeral:
    for words in (("a",), ("of", "a"), ("of", "one"), ("-", "a", "-"), ("-",), ()):
        if tokens.match(end, words):
            scale, after = scales_at(tokens, end + len(words))
            if scale != 1:
                value *= scale
                return Numeral(value, value, after, Form.CARDINAL, scale=scale)
    return Numeral(value, value, end, Form.FRACTION)


def read_vague(tokens: Tokens, at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few"."""
    start = at + 1 if tokens.low[at] == "a" else at
    word = tokens.word(start)
    if word not in VAGUE or (start > at) != (word in ("few", "couple", "handful")):
        return None
    if word == "scores" and not _is_many(tokens, at):
        return None
    if word == "several" and tokens.word(at - 1) in _DISTRIBUTING:
        return None
    low, high = VAGUE[word]
    end = start + 1
    if word in ("several", "few", "couple", "handful"):
        after = end + 1 if tokens.word(end) == "of" else end
        factor, after = scales_at(tokens, after)
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


_DISTRIBUTING = frozenset("the its their his her our these those".split())
"""Before "several" these tell things apart ("the several States")."""


def _is_many(tokens: Tokens, at: int) -> bool:
    """Whether "scores" are many, and not those of a match."""
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    if before in ("the", "their", "its", "his", "her", "test", "final"):
        return False
    return after == "of" or (after in ("were", "are", "have") and not before.isalpha())


_PLURAL_SCALES = {
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
    "lakhs": 10**5,
    "crores": 10**7,
}


def _ranked_after(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """Read "one twenty-fifth", "three hundred-thousandths" and the like."""
    top = 1 if tokens.low[at] == "one" else ONES.get(tokens.low[at], 0)
    end = at + 1
    end += 1 if tokens.word(end) == "-" and tokens.glued(end) else 0
    tens = TENS.get(tokens.word(end), 0)
    unit = tokens.word(end + 2)
    if not top or not tens or tokens.word(end + 1) != "-":
        return None
    single = unit.removesuffix("s")
    if single not in ORDINALS or ORDINALS[single] > 9 or (top > 1) != (unit != single):
        return None
    return top / (tens + ORDINALS[single]), end + 3


def part_after(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """Read "and a half", "and two thirds", "and three quarter million"."""
    dashed = tokens.word(at) == "-" and tokens.match(at, ("-", "and", "-", "a", "-"))
    start = at + 3 if dashed else at + 1
    if tokens.word(at) != "and" and not dashed:
        return None
    word, end = tokens.word(start), start + 1
    top = 1 if word == "a" else ONES.get(word, 0)
    if word in TENS:
        top, end = below_hundred(tokens, start) or (0, end)
    end += 1 if tokens.word(end) == "-" and tokens.glued(end) else 0
    below = tokens.word(end)
    if below not in DENOMINATORS or not top or tokens.word(end + 1) == "of":
        return None
    if below[-1] != "s" and top > 1 and scales_at(tokens, end + 1)[0] == 1:
        return None
    if below in ("second", "seconds") or (below not in _PARTS and top == 1):
        return None
    if top >= DENOMINATORS[below]:
        return None
    return top / DENOMINATORS[below], end + 1


_PARTS = frozenset({"half", "third", "quarter", "fourth", "fifth", "eighth", "tenth"})


def decimals_after(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """Read "point seven five", "point seventy-one" and "point 71" after a number."""
    if tokens.word(at) != "point":
        return None
    end, digits = at + 1, ""
    if tokens.word(end).isdecimal() and len(tokens.low[end]) <= _MOST_PLACES:
        return float(f"0.{tokens.low[end]}"), end + 1
    while _SPOKEN.get(tokens.word(end), 10) < 10:
        digits += str(_SPOKEN[tokens.low[end]])
        end += 1
    pair = None if digits else below_hundred(tokens, end)
    if pair:
        return pair[0] / 100, pair[1]
    return (float(f"0.{digits}"), end) if digits else None


_SPOKEN = {**ONES, "naught": 0, "oh": 0}
_MOST_PLACES = 6
"""Digits behind a spoken "point"."""


def below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read a whole number from 10 to 99 in words, and the token after it."""
    word, end = tokens.word(at), at + 1
    if ONES.get(word, 0) >= 10:
        return ONES[word], end
    if word not in TENS:
        return None
    below = end + (tokens.word(end) == "-" and tokens.glued(end))
    if 0 < ONES.get(tokens.word(below), 0) < 10:
        return TENS[word] + ONES[tokens.low[below]], below + 1
    return TENS[word], end


def power_after(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Read the power of ten of "1.5e9", "6 x 10^23", "3 \u00d7 10\u207b\u00b3"."""
    if tokens.word(at) == "e" and tokens.glued(at):
        signed = tokens.word(at + 1) in ("+", "-")
        return _power(tokens, at + 1 + signed, tokens.word(at + 1) == "-")
    if tokens.word(at) not in ("x", "*", "\u00d7"):
        return None
    return bare_power(tokens, at + 1)


def bare_power(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Read "10^6" and "10\u207b\u2074", which begin at the token."""
    after = at + 1
    if tokens.word(at) != "10" or not tokens.glued(after):
        return None
    if tokens.word(after) == "^":
        signed = tokens.word(after + 1) == "-"
        return _power(tokens, after + 1 + signed, signed)
    negative = tokens.word(after) == "\u207b"
    raised = tokens.word(after + negative).translate(_RAISED)
    if not raised.isdecimal() or len(raised) > 2 or not tokens.glued(after + negative):
        return None
    return Decimal(10) ** (-int(raised) if negative else int(raised)), after + (
        1 + negative
    )


def _power(tokens: Tokens, at: int, negative: bool) -> tuple[Decimal, int] | None:
    word = tokens.word(at)
    if not word.isdecimal() or len(word) > 2 or not tokens.glued(at):
        return None
    if tokens.glued(at + 1) and tokens.word(at + 1)[:1].isalpha():
        return None
    return Decimal(10) ** (-int(word) if negative else int(word)), at + 1


_RAISED = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)
