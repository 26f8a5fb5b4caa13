"""What two stated values settle by plain reckoning, whatever a model reads in them.

"Of the nine blocks two are occupied" bears out that seven are unoccupied, though few of
the words are the same.
"""

from __future__ import annotations

from dataclasses import replace

from oircheck.types import Evidence, Outcome, Stage, Stance

BEARS_OUT = (0.9, 0.08, 0.02)
EXCLUDES = (0.02, 0.08, 0.9)
"""What a value that was reckoned says of a claim that it agrees with, or that it
excludes."""


def read_reckoned(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where a value reckoned from it settles the claim.

    Not where another value or a name of the claim is in conflict with the passage, nor
    where the model reads the opposite in its own words.
    """
    del claim
    settling = [one for one in item.comparisons if one.settles]
    if len(settling) != 1:
        return item
    others = [one for one in item.comparisons if one is not settling[0]]
    if any(one.outcome is Outcome.CONFLICT for one in others):
        return item
    if any(one.excludes and one.kind is not Stage.NUMBER for one in others):
        return item
    agrees = settling[0].outcome is Outcome.AGREE
    side = Stance.SUPPORTS if agrees else Stance.REFUTES
    if item.stance is side:
        return item
    sides = BEARS_OUT if agrees else EXCLUDES
    return replace(item, stance=side, probability=max(sides), probabilities=sides)
