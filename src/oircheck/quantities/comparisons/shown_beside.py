"""Makes a comparison of a value of a claim and a place of a sentence."""

from __future__ import annotations

from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.types import Comparison, Mention, Outcome, Span, Stage, Stated


def reckoned(
    claim: Clause, mine: Mention, unit: Clause, place: Span, told: tuple[Outcome, str]
) -> tuple[Comparison, ...]:
    """Return what was reckoned of a value, or nothing where that is open.

    Args:
        place: What of the sentence it was reckoned from.
        told: The outcome, and how it was worked out.
    """
    outcome, reason = told
    if outcome not in (Outcome.AGREE, Outcome.CONFLICT):
        return ()
    claimed = shown(claim, mine)
    found = Comparison(
        kind=Stage.NUMBER,
        outcome=outcome,
        claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
        stated=Stated(place.of(unit.text), place, place),
        reason=reason,
        excludes=outcome is Outcome.CONFLICT,
    )
    return (found,)
