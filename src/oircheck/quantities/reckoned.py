"""Whether a value of a claim may come of two values of the sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from oircheck.types import Mention, QuantityKind

CLOSE = 1e-9
"""How near, as a share, a sum has to come."""

_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE})

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


def _single(mention: Mention) -> bool:
    return mention.low is not None and mention.low == mention.high
