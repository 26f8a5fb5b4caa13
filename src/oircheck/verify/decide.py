"""From what each passage says to a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.types import (
    Comparison,
    Evidence,
    Label,
    Outcome,
    SourceStatus,
    Stage,
    Stance,
    Verdict,
)
from oircheck.verify.policy import Policy

MOST_CITATIONS = 3
"""How many passages of one side are cited."""

CITATION_MARGIN = 0.15
"""Passages this close to the most probable one compete by what they say themselves:
the fact may stand in the unit or in the sentences before it."""

RULES = {
    Stage.NUMBER: "OC102",
    Stage.DATE: "OC103",
    Stage.NAME: "OC104",
    Stage.LANGUAGE_MODEL: "OC101",
}
"""Rule that a refutation falls under, by what decided."""


def take_stance(
    probabilities: tuple[float, float, float],
    comparisons: Sequence[Comparison],
    policy: Policy,
    *,
    confirmed: bool,
) -> tuple[Stance, float]:
    """Decide what a passage says of a claim.

    Args:
        probabilities: Of supporting, settling nothing, refuting.
        confirmed: Whether the claim with the passage's value is entailed.

    Returns:
        The stance, and its calibrated probability.
    """
    supports, neutral, refutes = probabilities
    conflict = any(item.outcome is Outcome.CONFLICT for item in comparisons)
    needed = policy.refute_at if conflict else policy.refute_at_without_value
    blocked = conflict and policy.correct_and_verify and not confirmed
    if refutes >= needed and not blocked:
        return Stance.REFUTES, refutes
    if supports >= policy.support_at and not conflict:
        return Stance.SUPPORTS, supports
    return Stance.NEUTRAL, neutral


def decide(evidence: Sequence[Evidence], policy: Policy) -> Verdict:
    """Weigh the passages that take a side.

    The source of the stronger standing decides; sources of equal standing that both
    speak clearly are *conflicting*; otherwise the clearer side decides.
    """
    sides = {
        side: _of_best_tier([item for item in evidence if _counts(item, side)])
        for side in (Stance.SUPPORTS, Stance.REFUTES)
    }
    supporting, refuting = sides[Stance.SUPPORTS], sides[Stance.REFUTES]
    if supporting and refuting:
        return _weigh(supporting, refuting, policy)
    if supporting:
        return _supported(supporting)
    if refuting:
        return _refuted(refuting)
    return _unsettled(evidence, policy)


def _counts(item: Evidence, side: Stance) -> bool:
    current = item.retrieved.source.status is SourceStatus.CURRENT
    return current and item.stance is side


def _of_best_tier(items: Sequence[Evidence]) -> list[Evidence]:
    if not items:
        return []
    best = min(item.retrieved.source.tier for item in items)
    kept = [item for item in items if item.retrieved.source.tier == best]
    top = max(item.probability for item in kept)

    def rank(item: Evidence) -> tuple[float, float, float]:
        near = item.probability >= top - CITATION_MARGIN
        said = dict(item.features).get("covered_unit", 0.0)
        return (-float(near), -said, -item.probability)

    return sorted(kept, key=rank)


def _weigh(
    supporting: list[Evidence], refuting: list[Evidence], policy: Policy
) -> Verdict:
    tiers = supporting[0].retrieved.source.tier, refuting[0].retrieved.source.tier
    if tiers[0] != tiers[1]:
        return _supported(supporting) if tiers[0] < tiers[1] else _refuted(refuting)
    clearest = [
        max(item.probability for item in side) for side in (supporting, refuting)
    ]
    documents = {item.retrieved.passage.doc_id for item in supporting}
    others = [
        item for item in refuting if item.retrieved.passage.doc_id not in documents
    ]
    if min(clearest) >= policy.conflict_at and others:
        return Verdict(
            label=Label.CONFLICTING,
            confidence=min(clearest),
            decided_by=_stage(others[0]),
            reason="sources of equal standing disagree",
            citations=(supporting[0], others[0]),
            rule="OC105",
        )
    return _supported(supporting) if clearest[0] >= clearest[1] else _refuted(refuting)


def _supported(supporting: list[Evidence]) -> Verdict:
    best = supporting[0]
    agreed = [item for item in best.comparisons if item.outcome is Outcome.AGREE]
    stage = agreed[0].kind if agreed else Stage.LANGUAGE_MODEL
    reason = "a passage says so"
    if agreed:
        shown = agreed[0]
        reason = (
            f"the claim says {shown.claimed.text}; the source says {shown.stated.text}"
        )
    return Verdict(
        label=Label.SUPPORTED,
        confidence=max(item.probability for item in supporting),
        decided_by=stage,
        reason=reason,
        citations=tuple(supporting[:MOST_CITATIONS]),
    )


def _refuted(refuting: list[Evidence]) -> Verdict:
    ranked = sorted(refuting, key=lambda item: _stage(item) is Stage.LANGUAGE_MODEL)
    best = ranked[0]
    stage = _stage(best)
    reason = "a passage says otherwise"
    for item in best.comparisons:
        if item.outcome is Outcome.CONFLICT:
            reason = (
                f"the claim says {item.claimed.text}; "
                f"the source says {item.stated.text}"
            )
            break
    return Verdict(
        label=Label.REFUTED,
        confidence=max(item.probability for item in refuting),
        decided_by=stage,
        reason=reason,
        citations=tuple(ranked[:MOST_CITATIONS]),
        correction=best.correction,
        rule=RULES[stage],
    )


def _stage(item: Evidence) -> Stage:
    for comparison in item.comparisons:
        if comparison.outcome is Outcome.CONFLICT:
            return comparison.kind
    return Stage.LANGUAGE_MODEL


def _unsettled(evidence: Sequence[Evidence], policy: Policy) -> Verdict:
    if not evidence:
        return Verdict(
            label=Label.NOT_ENOUGH_INFO,
            confidence=1.0,
            decided_by=Stage.RETRIEVAL,
            reason="no passage was retrieved",
            rule="OC201",
        )
    taken = max(1 - item.probabilities[1] for item in evidence)
    return Verdict(
        label=Label.NOT_ENOUGH_INFO,
        confidence=round(1 - taken, policy.digits),
        decided_by=Stage.LANGUAGE_MODEL,
        reason="no passage settles it",
        rule="OC201",
    )
