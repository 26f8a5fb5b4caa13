"""The values that a wording leaves open: exact, rounded, bounded, vague."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from oircheck.quantities.words.amounts import SCALES, SUFFIXES, VAGUE
from oircheck.quantities.words.coins import HUNDREDTH, is_coin
from oircheck.quantities.words.money_codes import SCALED_CODES
from oircheck.quantities.words.units import UNITS
from oircheck.types import Interval, Mention, Modifier, QuantityKind

DOZEN = 12
ROUNDED_FROM = 100
"""Counts below this are taken as exact."""

MILLION = 1e6
"""From here on scale words leave as much open after words as after digits."""

MOST_ROUNDING = 0.05
"""A rounded count never stands for more than this share either way."""

ABOUT_SHARE = 0.1
NEARLY_SHARE = 0.9
SOFT_ABOVE, SOFT_BELOW = 1.25, 0.75
FRACTION_HALO = 0.03
"""A simple fraction leaves three points either way open."""

SMALL_FRACTION = 0.15
"""A small one leaves no more of itself open: one in ten is not one in eight."""

COARSE_DURATION = 0.1
_SHY = 1 - 1e-6
"""Halos are this much smaller, so that 4.5 and 4.6 do not meet at 4.55."""

_TIES = 1 + 1e-5
"""Undoes the above on the lower side: 4.45 is rounded to 4.5, 4.55 is not."""

_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
_SCALE = re.compile(r"([a-z]+)")


@dataclass(frozen=True, slots=True)
class Values:
    """What a mention may mean, in the base unit of its dimension.

    Attributes:
        hard: Every value that the wording leaves open, rounding included.
        plain: The same without rounding.
        soft: What a writer would normally mean.
        reach: ``hard``, with the values that round to it from half-way.
        halo: Half a unit of the last written place.
        low: The written value.
        size: The same in the mention's own unit.
        step: Half a unit of the last written place, in the same.
    """

    hard: Interval
    plain: Interval
    soft: Interval
    reach: Interval
    halo: float
    low: float
    high: float
    size: float = 0.0
    step: float = 0.0

    @property
    def single(self) -> bool:
        """Whether one number is written."""
        return self.low == self.high


def values(mention: Mention) -> Values:
    """Return the sets of a quantity.

    Raises:
        ValueError: If the mention states no number.
    """
    if mention.low is None:
        raise ValueError(f"no number: {mention.text!r}")
    factor, offset = _base(mention)
    low = mention.low * factor + offset
    high = low if mention.high is None else mention.high * factor + offset
    if mention.modifier is Modifier.VAGUE or _is_couple(mention):
        return _vague(mention, low)
    step = _halo(mention)
    found = bent(mention.modifier, low, high, step * factor)
    return replace(found, size=mention.low, step=step)


def bent(modifier: Modifier, low: float, high: float, halo: float) -> Values:
    """Return the sets of a written number or range under a modifier."""
    halo *= _SHY
    plain = _plain(modifier, low, high)
    soft = _soft(modifier, low, high, plain)
    hard = reach = plain
    if modifier in _EXACT:
        hard = soft = Interval(low - halo, high + halo)
        wide = halo * _TIES
        reach = Interval(low - wide, high + halo)
    return Values(hard, plain, soft, reach, halo, low, high)


_EXACT = frozenset(
    {
        Modifier.EXACT,
        Modifier.BETWEEN,
        Modifier.FROM,
        Modifier.TO,
        Modifier.IN,
    }
)


def _plain(modifier: Modifier, low: float, high: float) -> Interval:
    margin = ABOUT_SHARE * abs(low)
    match modifier:
        case Modifier.MORE_THAN:
            return Interval(low, math.inf, low_open=True)
        case Modifier.AT_LEAST:
            return Interval(low, math.inf)
        case Modifier.LESS_THAN:
            return Interval(min(0.0, high), high, high_open=high > 0)
        case Modifier.AT_MOST:
            return Interval(min(0.0, high), high)
        case Modifier.NEARLY:
            if low <= 0:
                return Interval(low - margin, high)
            return Interval(NEARLY_SHARE * low, high, high_open=True)
        case Modifier.ABOUT:
            return Interval(low - margin, high + ABOUT_SHARE * abs(high))
        case _:
            return Interval(low, high)


def _soft(modifier: Modifier, low: float, high: float, plain: Interval) -> Interval:
    if low <= 0:
        return plain
    match modifier:
        case Modifier.MORE_THAN:
            return Interval(low, SOFT_ABOVE * high, low_open=True)
        case Modifier.AT_LEAST:
            return Interval(low, SOFT_ABOVE * high)
        case Modifier.LESS_THAN:
            return Interval(SOFT_BELOW * low, high, high_open=True)
        case Modifier.AT_MOST:
            return Interval(SOFT_BELOW * low, high)
        case _:
            return plain


def _is_couple(mention: Mention) -> bool:
    return "couple" in mention.text.lower() and mention.low == 2


def _vague(mention: Mention, low: float) -> Values:
    """Return the conventional range of "dozens", "several hundred", "a few"."""
    words = [word for word in re.split(r"[\s-]+", written(mention).lower()) if word]
    high = low * 5 - 1
    for word in words:
        if word in VAGUE:
            factor = 1.0
            for other in words:
                many = other == "dozens" and other != word
                factor *= DOZEN if many else _SCALE_WORDS.get(other, 1)
            high = (VAGUE[word][1] + (factor > 1)) * factor - (factor > 1)
            high = min(high, 99.0) if factor == DOZEN else high
            break
    for word in words[1:]:
        if word in _PLURAL and words[0] in ("tens", "dozens", "scores", "hundreds"):
            high = (VAGUE[words[0]][1] + 1) * _PLURAL[word] - 1
    whole = Interval(low, max(low, high))
    return Values(whole, whole, whole, whole, 0.0, low, max(low, high))


_SCALE_WORDS = {**SCALES, "hundred": 100, "dozen": 12}
_PLURAL = {"thousands": 10**3, "millions": 10**6, "billions": 10**9}


def written(mention: Mention) -> str:
    """Return the characters of the value alone."""
    start = mention.value_span.start - mention.span.start
    return mention.text[start : start + len(mention.value_span)]


def _base(mention: Mention) -> tuple[float, float]:
    """Return factor and offset into the base unit of the mention's dimension."""
    if mention.kind is QuantityKind.RATIO:
        return 100.0, 0.0
    if mention.unit == "bp":
        return 0.01, 0.0
    if mention.kind is QuantityKind.MEASURE and (mention.unit or "") in UNITS:
        unit = UNITS[mention.unit or ""]
        return unit.factor, unit.offset
    return 1.0, 0.0


def _halo(mention: Mention) -> float:
    """Return half a unit of the last written place, in the mention's own unit."""
    text = _DECIMAL_COMMA.sub(".", written(mention))
    low = abs(mention.low or 0.0)
    if mention.kind is QuantityKind.RATIO:
        halo = min(FRACTION_HALO, SMALL_FRACTION * low)
        return 0.0 if "100" in text else halo
    digits = list(_DIGITS.finditer(text))
    scale = _scale(text, mention)
    if mention.kind is QuantityKind.DURATION:
        return _duration_halo(mention, digits, scale)
    if digits and digits[-1].group(1):
        return 0.5 * 10.0 ** -len(digits[-1].group(1)) * scale * _cents(mention)
    if scale > 1 and (digits or scale >= MILLION):
        return 0.5 * min(scale, _last_place(low))
    if mention.kind in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT):
        return 0.5
    if mention.kind is QuantityKind.MEASURE:
        if low < ROUNDED_FROM:
            return 0.5
        return max(0.5, min(0.5 * _last_place(low), MOST_ROUNDING * low))
    if low < ROUNDED_FROM:
        return 0.5 * _cents(mention) if _is_coin(mention) else 0.0
    if mention.kind is QuantityKind.ORDINAL or _last_place(low) == 1:
        return 0.0
    return min(0.5 * _last_place(low), MOST_ROUNDING * low)


def _cents(mention: Mention) -> float:
    return HUNDREDTH if _is_coin(mention) else 1.0


def _is_coin(mention: Mention) -> bool:
    return mention.kind is QuantityKind.MONEY and is_coin(written(mention))


def _duration_halo(
    mention: Mention, digits: list[re.Match[str]], scale: float
) -> float:
    unit = UNITS.get(mention.unit or "")
    size = unit.factor if unit else 1.0
    if digits and digits[-1].group(1):
        return 0.5 * 10.0 ** -len(digits[-1].group(1)) * size * scale
    if scale > 1 and (digits or scale >= MILLION):
        return 0.5 * min(scale, _last_place(abs(mention.low or 0.0) / size)) * size
    low = abs(mention.low or 0.0) / size
    if low < ROUNDED_FROM:
        return 0.0
    if digits and float(digits[-1].group().replace(",", "")) != round(low, 6):
        # the last of several parts, as in "3h 20m" and "2:13:20"
        return 0.5 * size
    return min(0.5 * _last_place(low), MOST_ROUNDING * low) * size


def _scale(text: str, mention: Mention) -> float:
    """Return the product of the scale words that follow digits."""
    low = text.lower()
    last = max((match.end() for match in _DIGITS.finditer(low)), default=0)
    product = float(SCALED_CODES.get(text.split(" ", 1)[0], ("", 1))[1])
    for match in _SCALE.finditer(low, last):
        word = match.group(1)
        table = SUFFIXES if match.start() == last else _SCALE_WORDS
        product *= table.get(word) or _of_letters(mention, match)
    return product if product <= max(1.0, abs(mention.low or 0.0)) * 10 else 1.0


def _of_letters(mention: Mention, match: re.Match[str]) -> float:
    """Return the scale of "SEK 450 M", "3.4 k users" and "MEUR 60.5"."""
    text = written(mention)
    code = text[match.start() : match.end()]
    if code in SCALED_CODES:
        return SCALED_CODES[code][1]
    spaced = text[match.start() - 1 : match.start()] == " "
    known = spaced and mention.kind in (QuantityKind.MONEY, QuantityKind.CARDINAL)
    return SUFFIXES.get(match.group(), 1) if known else 1.0


def _last_place(value: float) -> float:
    """Return the place of the last non-zero digit of a whole number."""
    if value == 0 or value != int(value):
        return 1.0
    place, rest = 1, int(value)
    while rest % 10 == 0:
        place, rest = place * 10, rest // 10
    return float(place)
