"""What the verifier is asked once a claim's passages have been read.

Whether the claim with a passage's value in it is entailed, whether a value that no
passage has may be exchanged, and a closer look at what seems to contradict. Claims
that are at hand together are asked about together: each pair is scored by itself, so
that nothing of that shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oircheck.ports import StanceModel, Verifier
from oircheck.types import Claim, NliScores
from oircheck.verify.exchanged import Exchange, exchanges, settle
from oircheck.verify.features import Look
from oircheck.verify.policy import Policy
from oircheck.verify.readings import Reading, rounded

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Questions:
    """What is asked about one claim.

    Attributes:
        corrected: Numbers of the readings whose corrected claim is asked about.
        swapped: Exchanges.
        looked: Numbers of the readings that are looked at closely, two pairs each.
    """

    claim: Claim
    readings: Sequence[Reading]
    corrected: tuple[int, ...]
    swapped: tuple[Exchange, ...]
    looked: tuple[int, ...]

    def pairs(self) -> Iterator[Pair]:
        """Yield premise and hypothesis of each question, in the order of the fields."""
        for at in self.corrected:
            yield self._premise(at), self.readings[at].correction or ""
        for one in self.swapped:
            yield self._premise(one.at), one.text
        for at in self.looked:
            unit = self.readings[at].retrieved.passage.view.text
            yield unit, self.claim.text
            yield self.claim.text, unit

    def _premise(self, at: int) -> str:
        return self.readings[at].retrieved.passage.premise

    def answered(
        self, scores: Iterator[NliScores], exchanging: StanceModel, policy: Policy
    ) -> list[Reading]:
        """Return the readings with the answers, which come in the order of pairs."""
        found = list(self.readings)
        for at in self.corrected:
            found[at] = replace(found[at], corrected=next(scores).entailment)
        shown = [next(scores) for _ in self.swapped]
        found = settle(found, self.swapped, shown, exchanging=exchanging, policy=policy)
        for at in self.looked:
            look = Look(own=next(scores), back=next(scores))
            found[at] = replace(found[at], look=look)
        return found


def ask(
    claims: Sequence[Claim],
    readings: Sequence[Sequence[Reading]],
    verifier: Verifier,
    exchanging: StanceModel,
    policy: Policy,
) -> list[list[Reading]]:
    """Return the readings of each claim with what the verifier says further."""
    asked = [
        _questions(claim, own, verifier, policy)
        for claim, own in zip(claims, readings, strict=True)
    ]
    pairs = [pair for one in asked for pair in one.pairs()]
    scores = (rounded(one, policy.digits) for one in verifier.score(pairs))
    return [one.answered(scores, exchanging, policy) for one in asked]


def _questions(
    claim: Claim, readings: Sequence[Reading], verifier: Verifier, policy: Policy
) -> _Questions:
    numbered = list(enumerate(readings))
    nearest = max((one.retrieved.similarity for one in readings), default=0.0)
    near = max(policy.look_similarity, nearest - policy.look_below)
    return _Questions(
        claim=claim,
        readings=readings,
        corrected=tuple(at for at, one in numbered if one.correction is not None),
        swapped=tuple(exchanges(claim, readings, policy)),
        looked=tuple(
            at for at, one in numbered if _needs_look(one, verifier, policy, near)
        ),
    )


def _needs_look(item: Reading, verifier: Verifier, policy: Policy, near: float) -> bool:
    unit = item.retrieved.passage.view.text
    return (
        item.nli.contradiction >= policy.look_at
        and item.retrieved.similarity >= near
        and bool(unit.strip())
        and verifier.fits(unit)
    )
