"""Judging with stances written down by hand, for tests of the rules alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from oircheck.index.scope import takes_part
from oircheck.text.passages import build_passages
from oircheck.types import (
    Claim,
    Document,
    Judgement,
    NliScores,
    ScoredPassage,
    Stance,
)
from oircheck.verify import COMPARERS, Policy
from oircheck.verify.pipeline import Found, judged, weigh_readings
from oircheck.verify.readings import Reading, compare_passages, read_scored

SURE = 0.95
SIMILARITY = 0.7

_SCORES = {
    Stance.SUPPORTS: NliScores(SURE, 0.03, 0.02),
    Stance.NEUTRAL: NliScores(0.02, SURE, 0.03),
    Stance.REFUTES: NliScores(0.02, 0.03, SURE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a reader makes of the passages of a claim.

    Attributes:
        supports: Words of the units that the reader takes to say what the claim says,
            whoever says so and however it is put.
        refutes: Words of the units taken to say otherwise; every other unit is
            about neither.
    """

    supports: Sequence[str] = ()
    refutes: Sequence[str] = ()

    def stance(self, unit: str) -> Stance:
        """Return how the reader takes a unit."""
        if any(words in unit for words in self.supports):
            return Stance.SUPPORTS
        if any(words in unit for words in self.refutes):
            return Stance.REFUTES
        return Stance.NEUTRAL


def judge_as_read(
    claim: Claim, documents: Sequence[Document], read: Read, *, policy: Policy
) -> Judgement:
    """Judge a claim by all passages of the documents, read as ``read`` says.

    The rest is what every check does: the comparers, the rules of standing, the
    decision. A corrected claim is entailed where the reader takes the passage to
    say otherwise.
    """
    found = _all_passages(claim, documents)
    compared = compare_passages(claim, found.passages, COMPARERS)
    stances = [read.stance(item.passage.view.text) for item in found.passages]
    readings = read_scored(
        claim,
        found.passages,
        compared,
        [_SCORES[stance] for stance in stances],
        comparers=COMPARERS,
        digits=policy.digits,
    )
    corrected = [
        replace(reading, corrected=_corrected(reading, stance))
        for reading, stance in zip(readings, stances, strict=True)
    ]
    evidence = weigh_readings(corrected, stance=AsRead(), policy=policy)
    return judged(claim, found, evidence, weighing=Strongest(), policy=policy)


def _all_passages(claim: Claim, documents: Sequence[Document]) -> Found:
    """Return every passage; those that take no part come last."""
    found = [
        ScoredPassage(passage, document.source, document.path, SIMILARITY, 0.1)
        for document in documents
        for passage in build_passages(document)
    ]
    part = [item for item in found if takes_part(item.source, claim.as_of)]
    rest = [item for item in found if not takes_part(item.source, claim.as_of)]
    return Found((*part, *rest), len(part))


def _corrected(reading: Reading, stance: Stance) -> float:
    asked = reading.correction is not None
    return SURE if asked and stance is Stance.REFUTES else 0.0


class AsRead:
    """A ``StanceModel`` that believes the verifier and nothing else."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        """Return ``SURE`` for the class of the verifier."""
        if features["entailment"] > 0:
            return _towards(Stance.SUPPORTS)
        if features["contradiction"] > 0:
            return _towards(Stance.REFUTES)
        return _towards(Stance.NEUTRAL)


class Strongest:
    """A ``StanceModel`` of the verdict: the side of the strongest passage."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        """Return ``SURE`` for the side whose strongest passage is the stronger."""
        supports = features["strongest_support"]
        refutes = features["strongest_refutation"]
        if max(supports, refutes) <= 0:
            return _towards(Stance.NEUTRAL)
        return _towards(Stance.SUPPORTS if supports >= refutes else Stance.REFUTES)


class NoExchange:
    """A ``StanceModel`` of exchanges that takes none to show anything."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        """Return ``SURE`` for neither side, whatever an exchange wins."""
        del features
        return _towards(Stance.NEUTRAL)


def _towards(side: Stance) -> Mapping[Stance, float]:
    rest = (1 - SURE) / 2
    return {stance: SURE if stance is side else rest for stance in Stance}
