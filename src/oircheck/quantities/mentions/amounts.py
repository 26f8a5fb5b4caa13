"""Reads quantities: single numbers, ranges, and changes from one to another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oircheck.quantities.dates.months import month_at
from oircheck.quantities.numbers.counts import Amount, read_multiple
from oircheck.quantities.numbers.measures import Measured
from oircheck.quantities.numbers.modifiers import modifier_before
from oircheck.quantities.numbers.numeral_forms import Form
from oircheck.quantities.numbers.singles import (
    Core,
    aged,
    bent,
    core_at,
    scaled,
    single,
    unit_of,
    with_noun,
)
from oircheck.quantities.words.amounts import CHANGES
from oircheck.quantities.words.money_codes import SCALED_CODES
from oircheck.quantities.words.nouns import find_noun
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier, QuantityKind

MOST_APART = 10
"""A range from "$12 to 14" reaches no further than this multiple."""

_CHANGE_WINDOW = 14
"""Tokens before "from 20 to 30" in which a word of change is looked for."""


def read_amount(
    tokens: Tokens, at: int, floor: int, masked: bytearray
) -> tuple[Amount, ...]:
    """Read the quantity that begins at the token; a change gives two.

    Args:
        floor: Tokens before this belong to an earlier mention.
        masked: Tokens that name something.
    """
    core = core_at(tokens, at, masked)
    if core is None:
        return ()
    one = core.numeral
    if one.form is Form.CARDINAL or one.form is Form.FRACTION:
        pair = _pair(tokens, core, floor, masked)
        if pair:
            return pair
    amount = single(tokens, core)
    if amount is None:
        return ()
    return (bent(tokens, amount, floor),)


def _pair(
    tokens: Tokens, one: Core, floor: int, masked: bytearray
) -> tuple[Amount, ...]:
    """Read a range or a change whose first number is ``one``."""
    unit_one = unit_of(tokens, one)
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
    two = _of_code(tokens, one, two)
    first = start - 1 if before in ("from", "between") else start
    ends = _Ends(one, two, unit_one, unit_of(tokens, two), first, joint_at)
    if ends.differ or (joint == "to" and before != "from" and _strangers(tokens, ends)):
        return ()
    if before == "from" and joint in ("to", "-"):
        if _is_change(tokens, start, ends):
            return _change(tokens, ends, noun)
    elif joint == "to" and _is_bare_change(tokens, start, ends):
        return _change(tokens, ends, noun)
    return _range(tokens, ends, before, joint)


def _strangers(tokens: Tokens, ends: _Ends) -> bool:
    """Whether "rose 20 percent to 40,454" gives a change and a level."""
    one, two = ends.one, ends.two
    if ends.unit_one is None:
        return False
    if ends.unit_two is not None:
        # "rose $12.40 to $1,923.10"
        return tokens.word(one.first - 1) in CHANGES and one.currency is not None
    return not one.currency or two.low > MOST_APART * one.low * two.numeral.scale


@dataclass(frozen=True, slots=True)
class _Ends:
    """Two numbers with what stands between and before them."""

    one: Core
    two: Core
    unit_one: Measured | None
    unit_two: Measured | None
    first: int
    joint: int

    @property
    def differ(self) -> bool:
        one, two = self.unit_one, self.unit_two
        return one is not None and two is not None and one.kind is not two.kind

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


def _of_code(tokens: Tokens, one: Core, two: Core) -> Core:
    """Let the code of "MEUR 30 to 45" scale the second number as well."""
    code = tokens.raw[one.first]
    if code not in SCALED_CODES or two.currency or two.numeral.scale != 1:
        return two
    return replace(two, numeral=scaled(two.numeral, SCALED_CODES[code][1]))


def _second(tokens: Tokens, joint: int, masked: bytearray) -> Core | None:
    word = tokens.word(joint)
    at = joint + 1
    if word == "-" and tokens.glued(joint) and tokens.word(at) == "to":
        at += 1
    elif word == "-":
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
    core = core_at(tokens, at, masked)
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
    two = single(tokens, ends.two)
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
    fraction = ends.one.numeral.form is Form.FRACTION
    same = ends.one.numeral.form is ends.two.numeral.form
    if low >= high or not (same or (fraction and unit)):
        return ()
    if joint == "or" and (unit or ends.two.numeral.low) and high - low > max(2, low):
        return ()
    if joint == "and" and before != "between":
        return ()
    end = unit.end if unit else ends.two.numeral.end
    end = max(end, ends.two.numeral.end)
    kind = QuantityKind.CARDINAL
    if fraction:
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
    multiple = None if unit else read_multiple(tokens, amount)
    if multiple and multiple.value_end > amount.value_end:
        return (multiple,)
    return (with_noun(tokens, aged(tokens, amount)),)
