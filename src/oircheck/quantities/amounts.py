"""Reads quantities: counts, money, measures, percentages, durations, ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oircheck.quantities.counts import (
    Amount,
    read_count,
    read_fraction,
    read_ordinal,
)
from oircheck.quantities.measures import Measured, currency_before, unit_after
from oircheck.quantities.modifiers import modifier_after, modifier_before
from oircheck.quantities.months import month_at
from oircheck.quantities.nouns import find_noun
from oircheck.quantities.numerals import Form, Numeral, read_numeral
from oircheck.quantities.tokens import Tokens
from oircheck.quantities.words import CHANGES
from oircheck.types import Modifier, QuantityKind

MOST_APART = 10
"""A range from "$12 to 14" reaches no further than this multiple."""

_CHANGE_WINDOW = 14
"""Tokens before "from 20 to 30" in which a word of change is looked for."""


@dataclass(frozen=True, slots=True)
class _Core:
    """A numeral with the currency before it."""

    numeral: Numeral
    currency: str | None
    first: int
    negative: bool = False

    @property
    def low(self) -> float:
        return -self.numeral.low if self.negative else self.numeral.low


def read_amount(
    tokens: Tokens, at: int, floor: int, masked: bytearray
) -> tuple[Amount, ...]:
    """Read the quantity that begins at the token; a change gives two.

    Args:
        floor: Tokens before this belong to an earlier mention.
        masked: Tokens that name something.
    """
    core = _core(tokens, at, masked)
    if core is None:
        return ()
    one = core.numeral
    if one.form is Form.CARDINAL or one.form is Form.FRACTION:
        pair = _pair(tokens, core, floor, masked)
        if pair:
            return pair
    amount = _single(tokens, core)
    if amount is None:
        return ()
    return (_bent(tokens, amount, floor),)


def _core(tokens: Tokens, at: int, masked: bytearray) -> _Core | None:
    lead = currency_before(tokens, at)
    code, first, number = lead if lead else (None, at, at)
    if number >= len(tokens) or masked[number]:
        return None
    numeral = read_numeral(tokens, number)
    if numeral is None or (lead and numeral.form is Form.ORDINAL):
        return None
    if lead and numeral.form is Form.VAGUE:
        return None
    negative = _negative(tokens, first)
    if negative:
        first -= 1
    return _Core(numeral, code, first, negative)


def _negative(tokens: Tokens, at: int) -> bool:
    sign = tokens.word(at - 1)
    if sign == "minus":
        return not tokens.word(at - 2)[:1].isdecimal()
    return sign == "-" and tokens.glued(at) and not tokens.glued(at - 1)


def _unit(tokens: Tokens, core: _Core) -> Measured | None:
    if core.currency:
        return Measured(QuantityKind.MONEY, core.currency, core.numeral.end)
    return unit_after(tokens, core.numeral.end, digits=core.numeral.digits)


def _pair(
    tokens: Tokens, one: _Core, floor: int, masked: bytearray
) -> tuple[Amount, ...]:
    """Read a range or a change whose first number is ``one``."""
    unit_one = _unit(tokens, one)
    joint_at = unit_one.end if unit_one else one.numeral.end
    noun = None
    if (
        tokens.word(joint_at) in ("a", "an", "per")
        and tokens.word(joint_at + 2) == "to"
    ):
        joint_at += 2
    joint = tokens.word(joint_at)
    lead = modifier_before(tokens, one.first, floor)
    start = lead[1] if lead else one.first
    before = tokens.word(start - 1) if start > floor else ""
    if before == "from" and joint not in ("to", "-") and not unit_one:
        noun = find_noun(tokens, joint_at)
        if noun and tokens.word(noun[1]) == "to":
            joint_at, joint = noun[1], "to"
    if joint not in ("-", "to", "and", "or", "\u2014"):
        return ()
    if joint == "and" and before != "between":
        return ()
    two = _second(tokens, joint_at, masked)
    if two is None:
        return ()
    unit_two = _unit(tokens, two)
    if unit_one and unit_two and unit_one.kind is not unit_two.kind:
        return ()
    if joint == "to" and before != "from" and _strangers(one, two, unit_one, unit_two):
        return ()
    first = start - 1 if before in ("from", "between") else start
    ends = _Ends(one, two, unit_one, unit_two, first, joint_at)
    if before == "from" and joint in ("to", "-"):
        if _is_change(tokens, start, ends):
            return _change(tokens, ends, noun)
    elif joint == "to" and _is_bare_change(tokens, start, ends):
        return _change(tokens, ends, noun)
    return _range(tokens, ends, before, joint)


def _strangers(
    one: _Core, two: _Core, unit_one: Measured | None, unit_two: Measured | None
) -> bool:
    """Whether "rose 20 percent to 40,454" gives a change and a level."""
    if unit_one is None or unit_two is not None:
        return False
    return not one.currency or two.low > MOST_APART * one.low * two.numeral.scale


@dataclass(frozen=True, slots=True)
class _Ends:
    """Two numbers with what stands between and before them."""

    one: _Core
    two: _Core
    unit_one: Measured | None
    unit_two: Measured | None
    first: int
    joint: int

    @property
    def unit(self) -> Measured | None:
        return self.unit_two or self.unit_one

    def low(self) -> float:
        """Return the first value; it takes the scale that only the second names."""
        one, two = self.one.numeral, self.two.numeral
        value = self.one.low
        if (
            one.scale == 1
            and two.scale > 1
            and one.low < 1000
            and (one.low < two.low / two.scale or self.one.currency)
        ):
            return value * two.scale
        return value


def _second(tokens: Tokens, joint: int, masked: bytearray) -> _Core | None:
    word = tokens.word(joint)
    at = joint + 1
    if word == "-":
        if not tokens.glued(joint) or not tokens.glued(at):
            return None
        if tokens.match(at, ("to", "-")):
            at += 2
    if word == "to" and tokens.word(at) in _BENDERS:
        lead = tokens.word(at)
        at += 3 if lead in ("more", "less", "fewer") else 1
        at -= 1 if lead in ("more", "less", "fewer") else 0
    if word == "-" and at < len(tokens) and masked[at]:
        return None
    core = _core(tokens, at, masked)
    if core and core.numeral.digits and month_at(tokens, core.numeral.end):
        return None
    if core is None or core.numeral.form not in (Form.CARDINAL, Form.FRACTION):
        return None
    return core


_BENDERS = frozenset(
    "about around approximately roughly nearly almost some over more less fewer"
    " just".split()
)


def _is_change(tokens: Tokens, at: int, ends: _Ends) -> bool:
    """Whether "from A to B" tells of a change and not of a range."""
    if ends.low() >= ends.two.low:
        return True
    lowest = max(tokens.sentence_start(at), at - _CHANGE_WINDOW)
    near = tokens.low[lowest:at]
    if "ranging" in near or "range" in near or "ranged" in near or "aged" in near:
        return False
    return any(word in CHANGES for word in near)


def _is_bare_change(tokens: Tokens, at: int, ends: _Ends) -> bool:
    """Whether "rose 12 to 17" tells of a change."""
    if tokens.word(at - 1) not in CHANGES or ends.unit:
        return False
    return ends.one.numeral.form is Form.CARDINAL


def _change(
    tokens: Tokens, ends: _Ends, noun: tuple[int, int] | None
) -> tuple[Amount, ...]:
    """Give both ends of a change; what only one of them names holds for both."""
    two = _single(tokens, ends.two)
    if two is None:
        return ()
    one_unit = ends.unit_one or ends.unit_two
    one_end = ends.unit_one.end if ends.unit_one else ends.one.numeral.end
    factor = one_unit.factor if one_unit else 1
    low = ends.low() * factor
    if two.noun is None and noun and two.kind is QuantityKind.CARDINAL:
        two = replace(two, noun=noun)
    lead = modifier_before(tokens, ends.two.first, ends.joint + 1)
    second = replace(
        two,
        first=ends.joint,
        modifier=lead[0] if lead else Modifier.TO,
    )
    outer = modifier_before(tokens, ends.one.first, ends.first)
    first = Amount(
        first=ends.first,
        value=ends.one.first,
        value_end=one_end,
        end=one_end,
        kind=one_unit.kind if one_unit else two.kind,
        low=low,
        high=low,
        modifier=outer[0] if outer else Modifier.FROM,
        unit=one_unit.unit if one_unit else two.unit,
        noun=noun or two.noun,
        scale=max(ends.one.numeral.scale, 1),
    )
    if ends.unit_one and not ends.unit_two and two.kind is QuantityKind.CARDINAL:
        second = replace(second, kind=ends.unit_one.kind, unit=ends.unit_one.unit)
    return first, second


def _range(tokens: Tokens, ends: _Ends, before: str, joint: str) -> tuple[Amount, ...]:
    low, high = ends.low(), ends.two.low
    unit = ends.unit
    if low >= high or ends.one.numeral.form is not ends.two.numeral.form:
        return ()
    if joint == "or" and (unit or ends.two.numeral.low) and high - low > max(2, low):
        return ()
    if joint == "and" and before != "between":
        return ()
    end = unit.end if unit else ends.two.numeral.end
    end = max(end, ends.two.numeral.end)
    kind = QuantityKind.CARDINAL
    if ends.one.numeral.form is Form.FRACTION:
        kind = QuantityKind.RATIO
    factor = unit.factor if unit else 1
    amount = Amount(
        first=ends.first,
        value=ends.one.first,
        value_end=end,
        end=end,
        kind=unit.kind if unit else kind,
        low=low * factor,
        high=high * factor,
        modifier=Modifier.BETWEEN,
        unit=unit.unit if unit else None,
        scale=ends.two.numeral.scale,
    )
    return (_with_noun(tokens, _aged(tokens, amount)),)


def _with_noun(tokens: Tokens, amount: Amount) -> Amount:
    """Add the counted noun, or the "of" phrase of a share."""
    counted = amount.kind in (QuantityKind.CARDINAL, QuantityKind.ORDINAL)
    if not counted and tokens.word(amount.value_end) != "of":
        return amount
    return replace(amount, noun=find_noun(tokens, amount.value_end))


def _aged(tokens: Tokens, amount: Amount) -> Amount:
    """Read "aged 18 to 25" as years."""
    before = tokens.word(amount.first - 1)
    if amount.kind is QuantityKind.CARDINAL and before in ("aged", "ages", "age"):
        return replace(amount, kind=QuantityKind.DURATION, unit="a")
    return amount


def _single(tokens: Tokens, core: _Core) -> Amount | None:
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
    unit = _unit(tokens, core)
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
    return _with_noun(tokens, found)


def _bent(tokens: Tokens, amount: Amount, floor: int) -> Amount:
    """Add the modifier before or after the amount."""
    lead = modifier_before(tokens, amount.first, floor)
    trail = modifier_after(tokens, amount.end)
    if lead and _only_lasts(tokens, amount, lead[1]):
        lead = None
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
    if first - floor < 1 or tokens.word(first - 1) != "from":
        return False
    return tokens.word(first - 2) in CHANGES


def _only_lasts(tokens: Tokens, amount: Amount, lead: int) -> bool:
    """Whether "over ten years" tells how long something went on, not more."""
    if amount.kind is not QuantityKind.DURATION or tokens.low[lead] != "over":
        return False
    return tokens.word(lead - 1) not in _LASTING and tokens.word(amount.end) != "ago"


_LASTING = frozenset(
    "for just well of lasted lasts took takes spent than by aged is was"
    " after in".split()
)
