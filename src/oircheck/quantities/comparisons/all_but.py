"""Tells how near "all but 56" is to what a source has, by those who are left out."""

from __future__ import annotations

import re
from dataclasses import replace

from oircheck.quantities.comparisons.candidates import Candidate
from oircheck.types import Modifier, Outcome

_ALL_BUT = re.compile(r"all but (?P<left>[\d,.]+|[a-z-]+)\Z", re.IGNORECASE)
NEAR = 0.05
"""Share of those left out by which two numbers of them are as good as one."""

_ROUND = 10


def by_those_left(one: Candidate) -> Candidate:
    """Let "all but 56 of the 748" refute 702, though 692 is near it.

    The number that was written is that of those left out: 46, not 56.
    """
    found = _ALL_BUT.match(one.mine.text)
    mine, theirs = one.mine.low, one.theirs.low
    if one.outcome is not Outcome.UNDETERMINED or not found or not mine or not theirs:
        return one
    exact = one.theirs.modifier is Modifier.EXACT and one.theirs.low == one.theirs.high
    if one.force is not None or not exact or theirs % _ROUND == 0:
        return one
    digits = found.group("left").replace(",", "")
    left = float(digits) if digits.isdecimal() else 1.0
    if abs(mine - theirs) <= NEAR * left or not one.reason.startswith("a near miss"):
        return one
    more = "more" if mine < theirs else "fewer"
    reason = f"the claim leaves {abs(mine - theirs):,g} {more} out"
    return replace(one, outcome=Outcome.CONFLICT, reason=reason, excludes=True)
