"""From what each passage says to a verdict."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from oircheck.ports import StanceModel
from oircheck.types import (
    Comparison,
    Evidence,
    Ground,
    Label,
    Outcome,
    SetAside,
    Stage,
    Stance,
    Verdict,
)
from oircheck.verify.opposed import follows, seen
from oircheck.verify.policy import Policy
from oircheck.verify.ranked import ranked_apart
from oircheck.verify.sides import speaker_of
from oircheck.verify.standing import Hearing, hear
from oircheck.verify.stated import unstated
from oircheck.verify.terms import holds_on

MOST_CITATIONS = 3
"""How many passages of one side are cited."""

CITATION_SHARE = 0.8
"""Passages this near to the most probable one compete by what they say themselves:
the fact may stand in the unit or in the sentences before it."""

CITED_SHARE = 0.6
"""How sure a further passage must be, as a share of the surest of its side."""

RULES = {
    Stage.NUMBER: "OC102",
    Stage.DATE: "OC103",
    Stage.NAME: "OC104",
    Stage.LANGUAGE_MODEL: "OC101",
}
"""Rule that a refutation falls under, by what decided."""

LEAST_VOICE = 0.2
"""Probability of a side from which a passage is put on the scales: many that say next
to nothing would else outvote one, and change with whatever is added to a corpus."""

ROUNDED = "within rounding"
"""How the reason of a comparison begins that a verdict repeats."""

_LEAST = 1e-4
"""Probabilities are kept away from 0 and 1 before their logarithm is taken."""


def raised(
    sides: tuple[float, float, float], policy: Policy
) -> tuple[float, float, float]:
    """Raise the refutation by a value whose corrected claim is entailed.

    Both then speak of one thing, and only the value differs. The linear model sees
    too few such passages to tell them from those that are merely alike.

    Args:
        sides: Probabilities of supporting, settling nothing, refuting.
    """
    least = policy.confirmed_refutes
    return sides if sides[2] >= least else shared(least, policy)


def shared(refutes: float, policy: Policy) -> tuple[float, float, float]:
    """Return the sides with a refutation; the other two have equal parts."""
    share = round((1 - refutes) / 2, policy.digits)
    return share, share, refutes


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
    blocked = conflict and policy.correct_and_verify and not confirmed
    if refutes >= policy.takes_side_at and refutes > supports and not blocked:
        return Stance.REFUTES, refutes
    if supports >= policy.takes_side_at and supports > refutes and not conflict:
        return Stance.SUPPORTS, supports
    return Stance.NEUTRAL, neutral


def decide(
    claim: str,
    evidence: Sequence[Evidence],
    *,
    weighing: StanceModel,
    policy: Policy,
    as_of: dt.date | None = None,
) -> Verdict:
    """Weigh the passages that are heard.

    Sources of equal standing that both speak clearly are *conflicting*; otherwise
    the calibrated probability of all that was read together decides.

    Args:
        as_of: The day from which the claim speaks.
    """
    if not evidence:
        return _unsettled(1.0, "no passage was retrieved", Stage.RETRIEVAL)
    hearing = hear(claim, evidence, as_of=as_of)
    verdict = _weighed(
        claim, hearing.heard, weighing=weighing, policy=policy, as_of=as_of
    )
    first = verdict.citations[0] if verdict.citations else None
    speaker = None
    if first is not None and verdict.label is Label.SUPPORTED:
        speaker = speaker_of(claim, first)
    aside = (*hearing.set_aside, *_baseless(evidence, hearing, policy))
    return replace(verdict, speaker=speaker, set_aside=aside)


def _baseless(
    evidence: Sequence[Evidence], hearing: Hearing, policy: Policy
) -> Iterator[SetAside]:
    """Yield what would be on a side by its probabilities, and has nothing to rest on.

    It was taken off that side before it was heard; its words may still put it on one.
    """
    sided = (*hearing.heard, *(gone.evidence for gone in hearing.set_aside))
    known = {
        passage.passage_id
        for one in sided
        if one.stance is not Stance.NEUTRAL
        for passage in (one.retrieved.passage, *one.retrieved.copies)
    }
    for item in evidence:
        if item.retrieved.passage.passage_id in known:
            continue
        taken, probability = take_stance(
            item.probabilities,
            item.comparisons,
            policy,
            confirmed=item.correction is not None,
        )
        if item.stance is Stance.NEUTRAL and taken is not Stance.NEUTRAL:
            shown = replace(item, stance=taken, probability=probability)
            yield SetAside(evidence=shown, ground=Ground.BASELESS)


def _weighed(
    claim: str,
    heard: Sequence[Evidence],
    *,
    weighing: StanceModel,
    policy: Policy,
    as_of: dt.date | None,
) -> Verdict:
    found = weighing.probabilities(weigh([_voice(item) for item in heard]))
    chances = {side: round(found[side], policy.digits) for side in Stance}
    supporting = _side(heard, Stance.SUPPORTS)
    refuting = _side(heard, Stance.REFUTES)
    at_odds = _conflict(supporting, refuting, policy)
    if at_odds is not None:
        return _conflicting(*at_odds)
    if supporting and chances[Stance.SUPPORTS] >= policy.support_at:
        missing = ""
        if policy.numbers_stated:
            missing = unstated(claim, supporting, heard=heard)
        if missing:
            return _unsettled(chances[Stance.NEUTRAL], missing, Stage.NUMBER)
        ranked = ranked_apart(claim, supporting)
        if ranked and not holds_on(claim, supporting[0], as_of):
            return _unsettled(chances[Stance.NEUTRAL], ranked, Stage.NAME)
        return _supported(supporting, chances[Stance.SUPPORTS])
    if refuting:
        stage = _stage(refuting[0])
        model_only = stage is Stage.LANGUAGE_MODEL
        needed = policy.refute_at_without_value if model_only else policy.refute_at
        if chances[Stance.REFUTES] >= needed:
            return _refuted(refuting, chances[Stance.REFUTES])
    return _unsettled(
        chances[Stance.NEUTRAL], "no passage settles it", Stage.LANGUAGE_MODEL
    )


@dataclass(frozen=True, slots=True)
class Voice:
    """What one passage brings to the scales.

    Attributes:
        supports: Probability that it supports the claim.
        refutes: Probability that it refutes it.
        conflicts: Whether a value of it is in conflict with one of the claim.
        agrees: Whether every value of the claim, and there is one, agrees with it.
    """

    supports: float
    refutes: float
    conflicts: bool
    agrees: bool


def weigh(voices: Sequence[Voice]) -> Mapping[str, float]:
    """Return what the weighing model sees of all passages together.

    Each side's weight is the chance that at least one passage takes it, were the
    passages independent; copies are folded before, so that they count once.

    Returns:
        Log odds and flags by name.
    """
    voices = [one for one in voices if max(one.supports, one.refutes) >= LEAST_VOICE]
    no_support = math.prod(1 - voice.supports for voice in voices)
    no_refutation = math.prod(1 - voice.refutes for voice in voices)
    for_it = [voice for voice in voices if voice.supports > voice.refutes]
    against = [voice for voice in voices if voice.refutes > voice.supports]
    return {
        "support": _log_odds(1 - no_support),
        "refutation": _log_odds(1 - no_refutation),
        "strongest_support": _log_odds(max((x.supports for x in voices), default=0)),
        "strongest_refutation": _log_odds(max((x.refutes for x in voices), default=0)),
        "value_agrees": float(any(voice.agrees for voice in for_it)),
        "value_conflicts": float(any(voice.conflicts for voice in against)),
    }


def _voice(item: Evidence) -> Voice:
    seen = dict(item.features)
    return Voice(
        supports=item.probabilities[0],
        refutes=item.probabilities[2],
        conflicts=seen.get("conflicting", 0.0) + seen.get("names_conflicting", 0.0) > 0,
        agrees=seen.get("agreeing", 0.0) > 0 and not seen.get("values_missing", 0.0),
    )


def _log_odds(probability: float) -> float:
    kept = min(1 - _LEAST, max(_LEAST, probability))
    return math.log(kept / (1 - kept))


def _side(evidence: Sequence[Evidence], side: Stance) -> list[Evidence]:
    """Return the passages of a side, the one to cite first."""
    items = [item for item in evidence if item.stance is side]
    top = max((item.probability for item in items), default=0.0)

    def rank(item: Evidence) -> tuple[bool, bool, float, float]:
        near = item.probability >= CITATION_SHARE * top
        by_value = side is Stance.REFUTES and _stage(item) is not Stage.LANGUAGE_MODEL
        return (not near, not by_value, -seen(item, "covered_unit"), -item.probability)

    return sorted(items, key=rank)


def _cited(side: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Keep the few that are nearly as sure as the surest, and say it themselves."""
    top = max(item.probability for item in side)
    kept = [item for item in side if item.probability >= CITED_SHARE * top]
    own = [item for item in kept if not any(_echoes(item, one) for one in kept)]
    return tuple(own[:MOST_CITATIONS])


def _echoes(item: Evidence, other: Evidence) -> bool:
    """Whether a passage takes its side only for another one that stands before it.

    A passage is read with the sentences before it. Where one of these is on the same
    side, and decides by a value or has more of the claim's words, the fact is there.
    """
    if _decides(item) or not follows(item, other):
        return False
    return _decides(other) or seen(other, "covered_unit") > seen(item, "covered_unit")


def _decides(item: Evidence) -> bool:
    decided = {Outcome.AGREE, Outcome.CONFLICT}
    return any(one.outcome in decided for one in item.comparisons)


def _conflict(
    supporting: Sequence[Evidence], refuting: Sequence[Evidence], policy: Policy
) -> tuple[Evidence, Evidence] | None:
    """Return a passage of either side, from different documents, that disagree.

    Both speak clearly, or one states a value of the claim and the other another.
    """
    for one in supporting:
        for other in refuting:
            if one.retrieved.passage.doc_id == other.retrieved.passage.doc_id:
                continue
            least = min(one.probability, other.probability)
            by_value = least >= policy.conflict_by_value_at and _at_odds(one, other)
            if least >= policy.conflict_at or by_value:
                return one, other
    return None


def _at_odds(supporting: Evidence, refuting: Evidence) -> bool:
    """Whether one value of the claim agrees with one passage and not with the other."""
    agreed = [
        item.claimed.span
        for item in supporting.comparisons
        if item.outcome is Outcome.AGREE
    ]
    return any(
        item.claimed.span.overlaps(span)
        for item in refuting.comparisons
        if item.outcome is Outcome.CONFLICT
        for span in agreed
    )


def _conflicting(first: Evidence, other: Evidence) -> Verdict:
    return Verdict(
        label=Label.CONFLICTING,
        confidence=min(first.probability, other.probability),
        decided_by=_stage(other),
        reason="sources of equal standing disagree",
        citations=(first, other),
        rule="OC105",
    )


def _supported(supporting: Sequence[Evidence], confidence: float) -> Verdict:
    best = supporting[0]
    agreed = [item for item in best.comparisons if item.outcome is Outcome.AGREE]
    reason = _beside(agreed) or "a passage says so"
    return Verdict(
        label=Label.SUPPORTED,
        confidence=confidence,
        decided_by=agreed[0].kind if agreed else Stage.LANGUAGE_MODEL,
        reason=reason,
        citations=_cited(supporting),
    )


def _refuted(refuting: Sequence[Evidence], confidence: float) -> Verdict:
    best = refuting[0]
    stage = _stage(best)
    conflicts = [x for x in best.comparisons if x.outcome is Outcome.CONFLICT]
    return Verdict(
        label=Label.REFUTED,
        confidence=confidence,
        decided_by=stage,
        reason=_beside(conflicts) or "a passage says otherwise",
        citations=_cited(refuting),
        correction=best.correction,
        rule=RULES[stage],
    )


def _unsettled(confidence: float, reason: str, stage: Stage) -> Verdict:
    return Verdict(
        label=Label.NOT_ENOUGH_INFO,
        confidence=confidence,
        decided_by=stage,
        reason=reason,
        rule="OC201",
    )


def _beside(values: Sequence[Comparison]) -> str:
    """Set the first two that differ as written side by side; "" where none do."""
    for one in values:
        if one.claimed.text.casefold() != one.stated.text.casefold():
            said = f"the claim says {one.claimed.text}; "
            said += f"the source says {one.stated.text}"
            rounded = one.reason.startswith(ROUNDED)
            return f"{said}, {one.reason}" if rounded else said
    return ""


def _stage(item: Evidence) -> Stage:
    for comparison in item.comparisons:
        if comparison.outcome is Outcome.CONFLICT:
            return comparison.kind
    return Stage.LANGUAGE_MODEL
