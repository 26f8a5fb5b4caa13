"""Whether a value of a claim may come of two values of the sentence."""

from __future__ import annotations

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


def _single(mention: Mention) -> bool:
    return mention.low is not None and mention.low == mention.high
