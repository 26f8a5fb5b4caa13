"""Reads what follows a numeral: a unit, a currency, a percent sign."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.quantities.numbers.numeral_forms import scales_at
from oircheck.quantities.numbers.raised_units import raised_unit
from oircheck.quantities.words.coins import COIN_NATIONS, COINS, HUNDREDTH
from oircheck.quantities.words.money_codes import MONEY_CODES, SCALED_CODES
from oircheck.quantities.words.nouns import is_function
from oircheck.quantities.words.tokens import Tokens
from oircheck.quantities.words.units import (
    CURRENCY_ALIASES,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DURATIONS,
    LETTER_UNITS,
    LOWER_CODES,
    MEASURES,
    NATIONS,
    SIGN_PREFIXES,
    Unit,
)
from oircheck.types import QuantityKind

_RATES = frozenset("day hour week month year second minute".split())
_MASS_WORDS = frozenset("weigh weighs weighed weighing lost lose gained heavy".split())


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit after a numeral.

    Attributes:
        end: The token after it.
        factor: By what the numeral is multiplied ("cents" are hundredths).
    """

    kind: QuantityKind
    unit: str
    end: int
    factor: float = 1.0


def currency_before(tokens: Tokens, at: int) -> tuple[str, int, int] | None:
    """Return currency, its first token and the number's, if a currency leads in."""
    sign = tokens.word(at)
    if sign in CURRENCY_SIGNS:
        code, first = CURRENCY_SIGNS[sign], at
        before = tokens.word(at - 1)
        if (
            sign == "$"
            and before in SIGN_PREFIXES
            and (tokens.glued(at) or before in ("us", "u.s."))
        ):
            code, first = SIGN_PREFIXES[before], at - 1
        return code, first, at + 1
    raw = tokens.raw[at] if at < len(tokens) else ""
    if sign in ("rs", "rs."):
        step = 2 if tokens.word(at + 1) == "." and tokens.glued(at + 1) else 1
        return "INR", at, at + step
    if raw in MONEY_CODES:
        code = SCALED_CODES[raw][0] if raw in SCALED_CODES else raw
        after = at + 2 if tokens.word(at + 1) in CURRENCY_SIGNS else at + 1
        return CURRENCY_ALIASES.get(code, code), at, after
    return None


def unit_after(tokens: Tokens, at: int, *, digits: bool) -> Measured | None:
    """Return the unit that begins at the token, hyphenated or not.

    Args:
        digits: Whether the numeral is written in digits, so that short symbols
            count as units.
    """
    start = at
    if tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
        start = at + 1
    return (
        _percent(tokens, start)
        or (_feet_and_inches(tokens, start) if digits else None)
        or _currency(tokens, start, hyphen=start > at)
        or _duration(tokens, start)
        or _duration(tokens, _skip_manner(tokens, start))
        or _measure(tokens, start, digits=digits)
    )


def _feet_and_inches(tokens: Tokens, at: int) -> Measured | None:
    """Read the signs of 5'2"."""
    if not tokens.glued(at):
        return None
    foot = tokens.low[at] == "'" and tokens.glued(at + 1) and tokens.glued(at + 2)
    if foot and tokens.word(at + 1).isdecimal() and tokens.word(at + 2) in _INCHES:
        return Measured(QuantityKind.MEASURE, "ft", at + 1)
    inch = tokens.low[at] in _INCHES and tokens.glued(at - 1)
    if inch and tokens.word(at - 2) == "'" and tokens.word(at - 3).isdecimal():
        return Measured(QuantityKind.MEASURE, "in", at + 1)
    return None


_INCHES = frozenset({'"', "\u201d", "\u2033"})


def _percent(tokens: Tokens, at: int) -> Measured | None:
    word, after = tokens.word(at), tokens.word(at + 1)
    if word in ("%", "percent", "pct", "percents"):
        if word == "%" and tokens.match(at + 1, ("-", "points")):
            return Measured(QuantityKind.PERCENTAGE_POINT, "pp", at + 3)
        if after in ("point", "points"):
            return Measured(QuantityKind.PERCENTAGE_POINT, "pp", at + 2)
        return Measured(QuantityKind.PERCENT, "%", at + 1)
    if word == "per" and after == "cent":
        if tokens.word(at + 2) in ("point", "points"):
            return Measured(QuantityKind.PERCENTAGE_POINT, "pp", at + 3)
        return Measured(QuantityKind.PERCENT, "%", at + 2)
    if word == "percentage":
        step = 2 if after == "-" else 1
        if tokens.word(at + step) in ("point", "points"):
            return Measured(QuantityKind.PERCENTAGE_POINT, "pp", at + step + 1)
    if word in ("pp", "ppt", "ppts", "pps"):
        return Measured(QuantityKind.PERCENTAGE_POINT, "pp", at + 1)
    if word in ("bps", "bp") or (word == "basis" and after in ("points", "point", "-")):
        step = {"bps": 1, "bp": 1}.get(word, 3 if after == "-" else 2)
        return Measured(QuantityKind.PERCENTAGE_POINT, "bp", at + step)
    return None


def _currency(tokens: Tokens, at: int, *, hyphen: bool) -> Measured | None:
    first, at = at, _skip_nation(tokens, at)
    word = tokens.word(at)
    stem = word[:-1] if word.endswith("s") and word not in CURRENCY_WORDS else word
    signed = word in CURRENCY_SIGNS and (word != "$" or tokens.glued(at))
    if signed and not tokens.word(at + 1)[:1].isdecimal():
        return Measured(QuantityKind.MONEY, CURRENCY_SIGNS[word], at + 1)
    coded = _code(tokens, at)
    if coded is not None:
        return coded
    coin = _coin(tokens, at)
    if coin is not None:
        return coin
    if stem not in _WORDS and at == first:
        return None
    if tokens.capital(at) and stem != "bitcoin":
        return None
    if (
        word == stem
        and stem in ("won", "mark", "real", "rand", "pound", "cent")
        and stem in ("won", "real", "mark")
        and at == first
    ):
        return None
    if stem in ("pound", "stone") and at == first and _is_mass(tokens, at, hyphen):
        return Measured(QuantityKind.MEASURE, "lb", at + 1)
    if stem == "mark" and at == first:
        return None
    nation = " ".join(tokens.low[first:at])
    code = _NATIONS.get(stem, {}).get(nation) or _WORDS[stem]
    end = at + 1
    if tokens.word(end) == "sterling":
        end += 1
    factor = HUNDREDTH if stem in COINS or stem in COIN_NATIONS else 1.0
    return Measured(QuantityKind.MONEY, code, end, factor)


def _code(tokens: Tokens, at: int) -> Measured | None:
    """Read "USD", "EUR million" and "MSEK" after a number."""
    raw = tokens.raw[at] if at < len(tokens) else ""
    if raw in SCALED_CODES:
        code, scale = SCALED_CODES[raw]
        return Measured(QuantityKind.MONEY, code, at + 1, scale)
    if not (raw in CURRENCY_CODES and len(raw) == 3) and raw.lower() not in LOWER_CODES:
        return None
    code = raw.upper()
    factor, end = scales_at(tokens, at + 1)
    return Measured(
        QuantityKind.MONEY, CURRENCY_ALIASES.get(code, code), end, float(factor)
    )


_PER = frozenset("a an per each apiece off".split())
"""Words after "41c" that show cents."""

_WORDS = {**CURRENCY_WORDS, **COINS}
_NATIONS = {**NATIONS, **COIN_NATIONS}


def _coin(tokens: Tokens, at: int) -> Measured | None:
    """Read the signs and letters of coins: "41\u00a2", "85p", "41c a share"."""
    raw = tokens.raw[at] if at < len(tokens) else ""
    glued = tokens.glued(at)
    if raw == "\u00a2" or (raw == "c" and glued and tokens.word(at + 1) in _PER):
        return Measured(QuantityKind.MONEY, "USD", at + 1, HUNDREDTH)
    if tokens.word(at) == "pence" or (raw == "p" and glued):
        return Measured(QuantityKind.MONEY, "GBP", at + 1, HUNDREDTH)
    return None


def _skip_nation(tokens: Tokens, at: int) -> int:
    """Skip the nation of "Australian dollars", "Hong Kong dollars"."""
    for length in (1, 2):
        nation = " ".join(tokens.low[at : at + length])
        word = tokens.word(at + length)
        for stem in (word, word[:-1]):
            if nation in _NATIONS.get(stem, {}):
                return at + length
    return at


def _is_mass(tokens: Tokens, at: int, hyphen: bool) -> bool:
    """Whether "pounds" is a weight here."""
    if tokens.word(at + 1) == "of" and tokens.word(at + 2) in _OWED:
        return False
    if hyphen or tokens.word(at + 1) in ("of", "heavier", "lighter", "overweight"):
        return True
    near = tokens.low[max(0, at - 6) : at + 3]
    return any(word in _MASS_WORDS for word in near)


_OWED = frozenset(
    "debt debts damage damages savings money funding aid investment taxpayers taxpayer"
    " public cuts income revenue rent compensation".split()
)
"""After "pounds of" these show money."""


def _skip_manner(tokens: Tokens, at: int) -> int:
    """Skip what says of which sort the days are ("three more days")."""
    placed = tokens.word(at) in _PLACED and tokens.word(at + 1).endswith("s")
    return at + (placed or tokens.word(at) in _MANNERS)


_MANNERS = frozenset(
    "straight consecutive successive full whole long more additional extra further"
    " calendar solid short".split()
)


_PLACED = frozenset("past previous preceding coming next upcoming".split())
"""Words that place several of them ("the five past years")."""


def _duration(tokens: Tokens, at: int) -> Measured | None:
    for words, unit in DURATIONS.get(tokens.word(at), ()):
        if tokens.match(at, words):
            if (
                unit.symbol == "s"
                and tokens.word(at) == "second"
                and not is_plural_before(tokens, at)
            ):
                return None
            if tokens.capital(at) and unit.symbol in ("d", "h"):
                return None
            return Measured(QuantityKind.DURATION, unit.symbol, at + len(words))
    return None


def is_plural_before(tokens: Tokens, at: int) -> bool:
    """Whether "second" at the token is a unit: "one second", "10-second"."""
    return tokens.word(at - 1) in ("-", "one", "a", "1")


def _measure(tokens: Tokens, at: int, *, digits: bool) -> Measured | None:
    raised = raised_unit(tokens, at) if digits else None
    if raised:
        return _rate(tokens, raised[0].symbol, raised[1])
    for words, unit in MEASURES.get(tokens.word(at), ()):
        if not tokens.match(at, words):
            continue
        if not _fits(tokens, at, unit, words, digits=digits):
            continue
        end = at + len(words)
        if words[-1] == "sq" or (words[0] == "ft" and tokens.word(end) == "."):
            end += 1
        return _rate(tokens, unit.symbol, end)
    raw = tokens.raw[at] if at < len(tokens) else ""
    letter = LETTER_UNITS.get(raw) if digits else None
    if letter is None or not _letter_fits(tokens, at, raw):
        return None
    end = at + 1
    if raw == "in" and tokens.word(end) == "." and tokens.glued(end):
        end += 1
    kind = (
        QuantityKind.DURATION
        if letter.dimension == "duration"
        else QuantityKind.MEASURE
    )
    return Measured(kind, letter.symbol, end)


def _fits(
    tokens: Tokens, at: int, unit: Unit, words: tuple[str, ...], *, digits: bool
) -> bool:
    """Whether a name from the table is a unit in this place."""
    word = words[0]
    if unit.symbol == "cup":
        return tokens.word(at + 1) == "of" and not tokens.capital(at)
    if word in ("stone", "bar", "amp", "yard", "point", "degree", "carat"):
        if tokens.capital(at):
            return False
        if word == "stone":
            return any(near in _MASS_WORDS for near in tokens.low[max(0, at - 5) : at])
    if len(words) == 1 and len(word) <= 3 and word not in ("ton", "bar", "foot"):
        if not digits:
            return False
        raw = tokens.raw[at]
        if word in ("au", "lm"):
            return raw == unit.symbol
        if unit.symbol in ("MW", "mW", "MB", "kB", "GB", "TB", "PB"):
            return raw[0].isupper() or raw.isupper() or raw == "kB" or raw == "kb"
        if word == "kt" and _is_of_mass(tokens, at + 1):
            return False
        if word in ("kt", "cc", "pc", "mg", "pb", "cl", "dl", "hl"):
            return raw.islower() or word == "kt" or raw == unit.symbol
    return True


def _is_of_mass(tokens: Tokens, at: int) -> bool:
    """Whether "kt" before the token is kilotonnes, and no knots."""
    of_gas = tokens.capital(at) and tokens.word(at)[:2] in ("co", "ch")
    if tokens.word(at) in ("of", "per") or of_gas:
        return True
    return tokens.word(at) == "a" and tokens.word(at + 1) in _RATES


def _letter_fits(tokens: Tokens, at: int, raw: str) -> bool:
    glued = tokens.glued(at)
    if raw == "m":
        return True
    if raw in ("Mt", "Gt"):
        # "12 Mt Kenya guides"
        return not tokens.capital(at + 1) or _is_of_mass(tokens, at + 1)
    if raw == "kt":
        return _is_of_mass(tokens, at + 1)
    if raw == "in":
        feet = tokens.word(at - 2) in ("ft", "feet", "foot")
        return glued or feet or tokens.word(at + 1) == ")"
    if raw in ("C", "F"):
        return glued and tokens.word(at - 1)[:1].isdecimal()
    if raw in ("K", "A", "t"):
        return (glued or tokens.word(at + 1) in ("of", ".", ",")) and raw == "t"
    if raw == "s" or (raw == "h" and glued):
        return glued
    closed = is_function(tokens.word(at + 1))
    return glued or (closed if raw in ("g", "h") else len(raw) > 1 or raw in "LWVJ")


def _denominator(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the unit of measure after "/" or "per", and the token after it."""
    slash = tokens.word(at) == "/" and tokens.glued(at) and tokens.glued(at + 1)
    if not slash and tokens.word(at) != "per":
        return None
    raised = raised_unit(tokens, at + 1)
    if raised:
        return raised[0].symbol, raised[1]
    for words, unit in MEASURES.get(tokens.word(at + 1), ()):
        if tokens.match(at + 1, words) and unit.dimension in _SIZES:
            return unit.symbol, at + 1 + len(words)
    raw = tokens.raw[at + 1] if at + 1 < len(tokens) else ""
    if slash and raw in ("g", "L", "l", "m", "h", "s", "d"):
        return LETTER_UNITS[raw].symbol if raw in LETTER_UNITS else raw, at + 2
    return None


_DISTANT = frozenset("ago earlier before previously later".split())
"""After "a week" these tell a time, and no rate ("14 mln bushels a week ago")."""

_SIZES = frozenset({"mass", "volume", "area", "length"})


def _rate(tokens: Tokens, symbol: str, end: int) -> Measured:
    """Append what the unit is taken of: "barrels a day", "mg/kg", "grams per litre"."""
    below = _denominator(tokens, end)
    if below:
        symbol, end = f"{symbol}/{below[0]}", below[1]
    elif (
        tokens.word(end) in ("a", "an", "per", "each")
        and tokens.word(end + 1) in _RATES
        and tokens.word(end + 2) not in _DISTANT
    ):
        if symbol not in ("km/h", "mph", "m/s"):
            symbol, end = f"{symbol}/{tokens.low[end + 1]}", end + 2
    elif symbol == "barrel" and tokens.word(end) == "daily":
        symbol, end = "barrel/day", end + 1
    return Measured(QuantityKind.MEASURE, symbol, end)
