"""Reads one number with its sign, currency, unit, noun and modifier."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oircheck.quantities.numbers.counts import (
    Amount,
    read_count,
    read_fraction,
    read_ordinal,
)
from oircheck.quantities.numbers.measures import Measured, currency_before, unit_after
from oircheck.quantities.numbers.modifiers import modifier_after, modifier_before
from oircheck.quantities.numbers.numeral_forms import Form, Numeral
from oircheck.quantities.numbers.numerals import is_bare_decimal, read_numeral
from oircheck.quantities.words.amounts import CHANGES, ONES, TENS
from oircheck.quantities.words.money_codes import SCALED_CODES
from oircheck.quantities.words.nouns import find_noun
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier, QuantityKind


@dataclass(frozen=True, slots=True)
class Core:
    """A numeral with the currency before it."""

    numeral: Numeral
    currency: str | None
    first: int
    negative: bool = False

    @property
    def low(self) -> float:
        """The value with its sign."""
        return -self.numeral.low if self.negative else self.numeral.low


def core_at(tokens: Tokens, at: int, masked: bytearray) -> Core | None:
    """Return the numeral at the token with the currency and sign before it."""
    lead = currency_before(tokens, at)
    code, first, number = lead if lead else (None, at, at)
    if lead and tokens.word(number) == "." and tokens.glued(number + 1):
        number += 1
    if number >= len(tokens) or masked[number]:
        return None
    numeral = read_numeral(tokens, number)
    if numeral and is_bare_decimal(tokens, number):
        value = float(f"0.{tokens.low[number]}") * numeral.scale
        numeral = replace(numeral, low=value, high=value)
        first = min(first, number - 1)
    if numeral is None or (lead and numeral.form is Form.ORDINAL):
        return None
    if lead and numeral.form is Form.VAGUE:
        return None
    if lead and tokens.raw[lead[1]] in SCALED_CODES:
        numeral = scaled(numeral, SCALED_CODES[tokens.raw[lead[1]]][1])
    negative = _negative(tokens, first)
    if negative:
        first -= 1
    return Core(numeral, code, first, negative)


def scaled(numeral: Numeral, scale: int) -> Numeral:
    """Return the 45 of "MSEK 45" as millions."""
    return replace(
        numeral,
        low=numeral.low * scale,
        high=numeral.high * scale,
        scale=numeral.scale * scale,
    )


def _negative(tokens: Tokens, at: int) -> bool:
    sign = tokens.word(at - 1)
    if sign == "-" and tokens.text[tokens.start[at - 1]] == "\u2212":
        # the sign itself may stand apart, as in "5 \u2212 3" it does
        return not tokens.word(at - 2)[:1].isdecimal()
    if sign in ("minus", "negative"):
        before = tokens.word(at - 2)
        counted = before[:1].isdecimal() or before in ONES or before in TENS
        return not counted and before not in ("or", "plus", ",")
    return sign == "-" and tokens.glued(at) and not tokens.glued(at - 1)


def unit_of(tokens: Tokens, core: Core) -> Measured | None:
    """Return the currency before or the unit after the numeral."""
    if core.currency:
        return Measured(QuantityKind.MONEY, core.currency, core.numeral.end)
    found = unit_after(tokens, core.numeral.end, digits=core.numeral.digits)
    if core.numeral.form is Form.VAGUE and tokens.word(core.numeral.end) == "of":
        found = unit_after(tokens, core.numeral.end + 1, digits=False)
    if found is None and tokens.word(core.first - 1 - _of(tokens, core)) == "magnitude":
        return Measured(QuantityKind.MEASURE, "magnitude", core.numeral.end)
    return found


def _of(tokens: Tokens, core: Core) -> bool:
    return tokens.word(core.first - 1) == "of"


def with_noun(tokens: Tokens, amount: Amount) -> Amount:
    """Add the counted noun, or the "of" phrase of a share."""
    counted = amount.kind in (QuantityKind.CARDINAL, QuantityKind.ORDINAL)
    if not counted and tokens.word(amount.value_end) != "of":
        return amount
    return replace(amount, noun=find_noun(tokens, amount.value_end))


def aged(tokens: Tokens, amount: Amount) -> Amount:
    """Read "aged 18 to 25" as years."""
    before = tokens.word(amount.first - 1)
    if amount.kind is QuantityKind.CARDINAL and before in ("aged", "ages", "age"):
        return replace(amount, kind=QuantityKind.DURATION, unit="a")
    return amount


def single(tokens: Tokens, core: Core) -> Amount | None:
    """Read one number with what follows it."""
    numeral = core.numeral
    amount = Amount(
        first=core.first,
        value=core.first,
        value_end=numeral.end,
        end=numeral.end,
        kind=QuantityKind.CARDINAL,
        low=core.low,
        high=None if numeral.form is Form.VAGUE else core.low,
        modifier=Modifier.VAGUE if numeral.form is Form.VAGUE else Modifier.EXACT,
        scale=numeral.scale,
    )
    if numeral.form is Form.ORDINAL:
        after = read_numeral(tokens, numeral.end)
        if after and after.form is Form.CARDINAL:
            return None
        return read_ordinal(tokens, amount)
    unit = unit_of(tokens, core)
    if unit is None and numeral.form is Form.FRACTION:
        unit = _unit_of(tokens, numeral.end)
    if unit:
        return _measured(tokens, amount, unit)
    if numeral.form is Form.FRACTION:
        return read_fraction(tokens, amount)
    return read_count(tokens, amount)


def _unit_of(tokens: Tokens, at: int) -> Measured | None:
    """Read the unit of "half an hour", "three-quarters of a mile"."""
    at += tokens.word(at) == "of"
    if tokens.word(at) not in ("a", "an"):
        return None
    return unit_after(tokens, at + 1, digits=False)


def _measured(tokens: Tokens, amount: Amount, unit: Measured) -> Amount:
    low = amount.low * unit.factor
    end = unit.end
    if unit.kind is QuantityKind.DURATION and unit.unit == "a":
        if tokens.match(end, ("-", "old")) or tokens.match(end, ("-", "olds")):
            end += 2
        elif tokens.word(end) == "old":
            end += 1
    found = replace(
        amount,
        kind=unit.kind,
        unit=unit.unit,
        low=low,
        high=low if amount.high is not None else None,
        value_end=end,
        end=end,
    )
    return with_noun(tokens, found)


def bent(tokens: Tokens, amount: Amount, floor: int) -> Amount:
    """Add the modifier before or after the amount."""
    lead = modifier_before(tokens, amount.first, floor)
    trail = modifier_after(tokens, amount.end)
    if lead and _only_lasts(tokens, amount, lead[1]):
        lead = None
    if trail and amount.noun is not None and amount.noun[0] < trail[1]:
        amount = replace(amount, noun=find_noun(tokens, trail[1]))
    if lead and amount.kind is not QuantityKind.ORDINAL:
        amount = replace(amount, modifier=lead[0], first=lead[1])
    elif _is_old_level(tokens, amount.first, floor):
        first = amount.first - 1
        amount = replace(amount, modifier=Modifier.FROM, first=first)
    elif trail and amount.kind is not QuantityKind.ORDINAL:
        amount = replace(amount, modifier=trail[0], end=trail[1])
        if amount.kind is QuantityKind.CARDINAL and amount.noun is None:
            amount = replace(amount, noun=find_noun(tokens, trail[1]))
    return amount


def _is_old_level(tokens: Tokens, first: int, floor: int) -> bool:
    """Whether "up from" or "fell from" stands before the amount."""
    if tokens.word(first - 1) in _LEVELS and tokens.word(first - 2) in ("a", "an"):
        first -= 2
    if first - floor < 1 or tokens.word(first - 1) != "from":
        return False
    if first - 1 == floor:
        # "rises to $2.90 from $2.75"
        return not CHANGES.isdisjoint(tokens.low[max(0, floor - _LEVELS_NEAR) : floor])
    return tokens.word(first - 2) in CHANGES


def _only_lasts(tokens: Tokens, amount: Amount, lead: int) -> bool:
    """Whether "over ten years" tells how long something went on, not more."""
    if amount.kind is not QuantityKind.DURATION or tokens.low[lead] != "over":
        return False
    return tokens.word(lead - 1) not in _LASTING and tokens.word(amount.end) != "ago"


_LEVELS_NEAR = 12
"""Tokens before "from $2.75" in which the change to another level is looked for."""

_LEVELS = frozenset(
    "typical record average peak low high previous initial earlier mere".split()
)
"""Between "from a" and an amount these say which level it was."""

_LASTING = frozenset(
    "for just well of lasted lasts took takes spent than by aged is was"
    " after in".split()
)
