"""Compares a clock time of a claim with one of a source."""

from __future__ import annotations

import re

from oircheck.quantities.outcomes.zones import across_zones, beside_zone
from oircheck.types import Mention, Outcome

Decision = tuple[Outcome, str]


def compare_times(*, claimed: Mention, stated: Mention) -> Decision:
    """Compare two clock times, those of different zones as moments."""
    mine, theirs = claimed.time, stated.time
    if mine is None or theirs is None or len(mine[0]) != len(theirs[0]):
        return beside_zone(claimed, stated)
    if mine == theirs:
        return Outcome.AGREE, "equal"
    if mine[0][5:] != theirs[0][5:]:
        return across_zones(claimed, stated)
    if _half_day_apart(mine, theirs) and not (
        _tells_half(claimed) and _tells_half(stated)
    ):
        return Outcome.UNDETERMINED, "which half of the day is not told"
    if mine[0] <= theirs[0] and theirs[1] <= mine[1]:
        return Outcome.AGREE, "the source's time lies inside the claim's"
    if theirs[0] <= mine[1] and mine[0] <= theirs[1]:
        return Outcome.UNDETERMINED, "the source's time is coarser"
    return Outcome.CONFLICT, "no common time"


def _half_day_apart(mine: tuple[str, str], theirs: tuple[str, str]) -> bool:
    """Whether two times are the same on the face of a clock."""
    return all(
        one[2:] == other[2:] and abs(int(one[:2]) - int(other[:2])) == _HALF_DAY
        for one, other in zip(mine, theirs, strict=True)
    )


_HALF_DAY = 12
_TELLS_HALF = re.compile(
    r"\b[ap]\.?m\b|\b[ap]\.m\.|morning|afternoon|evening|night|noon|midday"
    r"|\b(?:1[3-9]|2[0-4]|0\d)[:.]?\d\d|\b\d{4}\b",
    re.IGNORECASE,
)


def _tells_half(mention: Mention) -> bool:
    """Whether a time tells the half of the day ("7.30 pm", "19:30")."""
    return _TELLS_HALF.search(mention.text) is not None
