"""The one pipeline: claims in, judgements out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from oircheck.ports import Comparer, Retriever, StanceModel, Verifier
from oircheck.types import (
    Claim,
    Comparison,
    Evidence,
    Judgement,
    Outcome,
    ScoredPassage,
    Stance,
)
from oircheck.verify.decide import decide, raised, shared, take_stance
from oircheck.verify.features import EXCHANGED, is_baseless
from oircheck.verify.policy import Policy
from oircheck.verify.questions import ask
from oircheck.verify.readings import Reading, read_passages
from oircheck.verify.standing import withdrawals

VERBATIM = {Stance.SUPPORTS: 0.99, Stance.NEUTRAL: 0.01, Stance.REFUTES: 0.0}
"""What a unit says of a claim that has its very words: no model is needed for that."""

TURNED = {Stance.SUPPORTS: 0.01, Stance.NEUTRAL: 0.04, Stance.REFUTES: 0.95}
"""The same of one that has them but for one word, which says the opposite."""

OPPOSED_FROM, HARDLY_ENTAILED = 0.5, 0.2
"""Contradiction and entailment of a passage that supports nothing, whatever else it
has of the claim; of the dossiers of dev one wrong support is gone, and no right one."""

SHOWN_BY_CORRECTION = "the claim with the passage's value in it is entailed"


def verify(
    claims: Iterable[Claim],
    *,
    retriever: Retriever,
    verifier: Verifier,
    comparers: Sequence[Comparer],
    stance: StanceModel,
    weighing: StanceModel,
    exchanging: StanceModel,
    policy: Policy,
) -> Iterator[Judgement]:
    """Judge each claim by itself: lazily, in order, one judgement a claim.

    A judgement depends on the claim and on what is retrieved for it, never on the
    claims beside it.
    """
    for claim in claims:
        found = retrieve_for(claim, retriever, policy)
        evidence = weigh_passages(
            claim,
            found.passages,
            verifier=verifier,
            comparers=comparers,
            stance=stance,
            exchanging=exchanging,
            policy=policy,
        )
        yield judged(claim, found, evidence, weighing=weighing, policy=policy)


@dataclass(frozen=True, slots=True)
class Found:
    """What was retrieved for a claim.

    Attributes:
        passages: Those that take part, best first, then those that would be among
            them, had their source not been retracted or published later.
        taking_part: How many take part.
    """

    passages: tuple[ScoredPassage, ...]
    taking_part: int


def judged(
    claim: Claim,
    found: Found,
    evidence: tuple[Evidence, ...],
    *,
    weighing: StanceModel,
    policy: Policy,
) -> Judgement:
    """Judge a claim by the evidence of what was found for it."""
    heard, withdrawn = evidence[: found.taking_part], evidence[found.taking_part :]
    verdict = decide(
        claim.text, heard, weighing=weighing, policy=policy, as_of=claim.as_of
    )
    aside = (*verdict.set_aside, *withdrawals(withdrawn))
    return Judgement(
        claim=claim,
        verdict=replace(verdict, set_aside=aside),
        evidence=heard,
        covered=any(is_relevant(item, policy) for item in heard),
    )


def retrieve_for(claim: Claim, retriever: Retriever, policy: Policy) -> Found:
    """Retrieve for a claim; what was retracted or published later takes no place."""
    found = retriever.retrieve([claim], k=policy.k)[0]
    withdrawn = retriever.set_aside([claim], k=policy.k)[0]
    return Found((*found, *withdrawn), len(found))


def is_relevant(item: Evidence, policy: Policy) -> bool:
    """Whether a passage is about the same thing as the claim."""
    said = dict(item.features).get("covered_unit", 0.0)
    return (
        item.stance is not Stance.NEUTRAL
        or item.retrieved.similarity >= policy.relevant_at
        or said >= policy.relevant_words_at
    )


def weigh_passages(
    claim: Claim,
    found: Sequence[ScoredPassage],
    *,
    verifier: Verifier,
    comparers: Sequence[Comparer],
    stance: StanceModel,
    exchanging: StanceModel,
    policy: Policy,
) -> tuple[Evidence, ...]:
    """Return the evidence of each passage, in the order given."""
    readings = read_passages(
        claim, found, verifier=verifier, comparers=comparers, digits=policy.digits
    )
    asked = ask([claim], [readings], verifier, exchanging, policy)[0]
    return weigh_readings(asked, stance=stance, policy=policy)


def weigh_readings(
    readings: Sequence[Reading],
    *,
    stance: StanceModel,
    policy: Policy,
) -> tuple[Evidence, ...]:
    """Return what each passage amounts to."""
    return tuple(_weigh(reading, stance=stance, policy=policy) for reading in readings)


def _weigh(reading: Reading, *, stance: StanceModel, policy: Policy) -> Evidence:
    features = reading.features()
    sides = _sides(reading, stance.probabilities(features), policy)
    if reading.exchanged:
        return _exchanged(reading, features, max(reading.exchanged, sides[2]), policy)
    conflict = any(x.outcome is Outcome.CONFLICT for x in reading.comparisons)
    near = reading.retrieved.similarity >= policy.bound_similarity
    confirmed = reading.corrected >= policy.corrected_at and (conflict or near)
    if confirmed and conflict:
        sides = raised(sides, policy)
    taken, probability = take_stance(
        sides, reading.comparisons, policy, confirmed=confirmed
    )
    if taken is Stance.SUPPORTS and _is_contradicted(reading):
        taken, probability = Stance.NEUTRAL, sides[1]
    baseless = is_baseless(features, corrected_at=policy.corrected_at)
    if taken is Stance.REFUTES and baseless and not reading.stands:
        taken, probability = Stance.NEUTRAL, sides[1]
    comparisons = reading.comparisons
    if taken is Stance.REFUTES and confirmed:
        comparisons = _bound(comparisons)
    return Evidence(
        retrieved=reading.retrieved,
        nli=reading.nli,
        comparisons=comparisons,
        stance=taken,
        probability=probability,
        probabilities=sides,
        features=tuple(features.items()),
        correction=reading.correction if confirmed else None,
        unsaid=reading.alignment.unmatched,
    )


def _is_contradicted(reading: Reading) -> bool:
    """Whether the verifier reads the opposite in a passage, and next to no support.

    Words in common alone then make no support: "a former teacher" of "a former nurse".
    """
    nli = reading.nli
    if reading.alignment.identical:
        return False
    return nli.contradiction > OPPOSED_FROM and nli.entailment < HARDLY_ENTAILED


def _sides(
    reading: Reading, found: Mapping[Stance, float], policy: Policy
) -> tuple[float, float, float]:
    """Return how probably a passage supports, settles nothing, refutes."""
    if reading.alignment.identical:
        found = VERBATIM
    elif reading.alignment.turned:
        found = TURNED
    return (
        round(found[Stance.SUPPORTS], policy.digits),
        round(found[Stance.NEUTRAL], policy.digits),
        round(found[Stance.REFUTES], policy.digits),
    )


def _exchanged(
    reading: Reading, features: Mapping[str, float], refutes: float, policy: Policy
) -> Evidence:
    """Return a passage that an exchange of values shows to refute the claim.

    Args:
        refutes: By the exchange, or by all else where that is surer: the two values
            are then what decides all the same.
    """
    sides = shared(refutes, policy)
    taken, probability = take_stance(sides, reading.decided, policy, confirmed=True)
    return Evidence(
        retrieved=reading.retrieved,
        nli=reading.nli,
        comparisons=reading.decided,
        stance=taken,
        probability=probability,
        probabilities=sides,
        features=(*features.items(), (EXCHANGED, reading.exchanged)),
        correction=reading.correction,
        unsaid=reading.alignment.unmatched,
    )


def _bound(comparisons: tuple[Comparison, ...]) -> tuple[Comparison, ...]:
    """Take values as of one thing, now that the corrected claim is entailed."""
    if any(item.outcome is Outcome.CONFLICT for item in comparisons):
        return comparisons
    return tuple(
        replace(item, outcome=Outcome.CONFLICT, reason=SHOWN_BY_CORRECTION)
        if item.excludes
        else item
        for item in comparisons
    )
