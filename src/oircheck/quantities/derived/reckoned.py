"""Whether a value of a claim may come of two values of the sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from oircheck.quantities.outcomes.amounts import head
from oircheck.types import Mention, QuantityKind

CLOSE = 1e-9
"""How near, as a share, a sum has to come."""

_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE})

_MEASURED = frozenset(
    {
        QuantityKind.MONEY,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
        QuantityKind.DURATION,
    }
)

_SCALES = (1e3, 1e6, 1e9, 1e12)

BARE = "the sentence tells the number in another way"

REASON = "it may be the sum or the difference of two values of the source"


def may_be_reckoned(claimed: Mention, stated: Sequence[Mention]) -> bool:
    """Whether the claimed number is the sum or the difference of two stated ones.

    "Eleven candidates did not speak it" comes of "15 candidates" and "four spoke it".
    What the parts are of is not looked at: this only keeps a value from refuting.
    """
    if claimed.kind not in _COUNTED or not _single(claimed):
        return False
    value = claimed.low or 0.0
    same = [
        one.low or 0.0
        for one in stated
        if one.kind is claimed.kind and one.unit == claimed.unit and _single(one)
    ]
    margin = CLOSE * abs(value)
    return any(
        abs(one + other - value) <= margin or abs(abs(one - other) - value) <= margin
        for one, other in combinations(same, 2)
    )


def may_come_of(claimed: Mention, numbers: Sequence[Mention]) -> bool:
    """Whether a number is another one, its half or double, or comes of two of them.

    Units are not looked at: "four cents" may come of "17 cents, against the 21 asked".
    """
    if not _single(claimed):
        return False
    value = claimed.low or 0.0
    known = {one.low or 0.0 for one in numbers if _single(one)}
    made = {scale * one for one in known for scale in (0.5, 1.0, 2.0)}
    for one, other in combinations(known, 2):
        made |= {one + other, abs(one - other), one * other}
        made |= {one / other if other else 0.0, other / one if one else 0.0}
    return any(math.isclose(value, one, rel_tol=CLOSE) for one in made)


def is_bare(claimed: Mention, stated: Sequence[Mention]) -> bool:
    """Whether a number of the sentence without a unit is that of the claim.

    In "58 million dollars on sales of 2.2 billion" and in "71 and 54 per cent" the unit
    is told once, as is the scale in "2.6 and 1.1 billion litres"; and what lies between
    the ends of "from 1,600 to 2,100 metres" is told with neither.
    """
    if claimed.kind not in (*_MEASURED, QuantityKind.CARDINAL) or not _single(claimed):
        return False
    if _is_whole(claimed, stated):
        return True
    if claimed.kind is QuantityKind.CARDINAL:
        return False
    value = claimed.low or 0.0
    return any(
        (
            one.kind is QuantityKind.CARDINAL
            and not one.unit
            and one.low == one.high == value
        )
        or _is_scaled(one, value)
        for one in stated
    ) or any(
        one.unit == claimed.unit
        and not _single(one)
        and math.isclose(_width(one), value, rel_tol=CLOSE)
        for one in stated
    )


def _is_scaled(one: Mention, value: float) -> bool:
    """Whether a number without a scale is that of the claim: "2.6 and 1.1 billion"."""
    if not one.low or not one.text[-1:].isdigit():
        return False
    times = value / one.low
    return any(math.isclose(times, scale, rel_tol=CLOSE) for scale in _SCALES)


def _is_whole(claimed: Mention, stated: Sequence[Mention]) -> bool:
    """Whether all values of the sentence of one kind add up to that of the claim."""
    parts = [
        one.low or 0.0
        for one in stated
        if one.kind is claimed.kind and one.unit == claimed.unit and _single(one)
        if not one.noun or head(one.noun) == head(claimed.noun)
    ]
    total = math.fsum(parts)
    return len(parts) > 1 and math.isclose(total, claimed.low or 0.0, rel_tol=CLOSE)


def _width(mention: Mention) -> float:
    """Return what lies between the two ends of "from 1,600 to 2,100"."""
    return abs((mention.high or 0.0) - (mention.low or 0.0))


def _single(mention: Mention) -> bool:
    return mention.low is not None and mention.low == mention.high
