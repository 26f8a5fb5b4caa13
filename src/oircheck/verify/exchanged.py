"""Values and names that the sources do not have, exchanged for those that they have.

Where a passage is near, says nothing of a claim's value, and entails the claim with a
value of its own in that place, both speak of one thing: the claim is wrong, and the
claim with the other value is right ("correct and verify again").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oircheck.names import correct as correct_name
from oircheck.names import rivals as rival_names
from oircheck.quantities import correct, edtf_interval
from oircheck.quantities import rivals as rival_values
from oircheck.types import (
    Claim,
    Comparison,
    DateInterval,
    Outcome,
    ScoredPassage,
    Stage,
)
from oircheck.verify.policy import Policy
from oircheck.verify.readings import Reading, as_of

SHOWN = "the claim with the passage's value in its place is entailed"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A claim with a value of a passage in the place of its own.

    Attributes:
        at: Number of the reading.
        comparison: Of the two values.
        text: The claim with the passage's value.
    """

    at: int
    comparison: Comparison
    text: str


def exchanges(
    claim: Claim, readings: Sequence[Reading], policy: Policy
) -> Iterator[Exchange]:
    """Yield what may be asked about the passages of one claim.

    Only passages that are near are asked about, and of names only where the verifier
    sees something against the claim: it knows names apart, but hardly numbers.
    """
    if not policy.exchange:
        return
    for at, reading in enumerate(readings):
        if not _is_asked(reading, policy):
            continue
        others = [one.retrieved for one in readings if one is not reading]
        for comparison in _rivals(claim, reading, others, policy):
            put = correct_name if comparison.kind is Stage.NAME else correct
            text = put(claim.text, comparison, reading.retrieved.passage.view.text)
            if text is not None and text != claim.text:
                yield Exchange(at, comparison, text)


def _is_asked(reading: Reading, policy: Policy) -> bool:
    """Whether a passage is near, and no value of it decides already."""
    if reading.alignment.identical or reading.alignment.turned:
        return False
    if any(item.outcome is Outcome.CONFLICT for item in reading.comparisons):
        return False
    near = reading.retrieved.similarity >= policy.exchange_similarity
    return near and reading.nli.neutral <= policy.exchange_neutral


def _rivals(
    claim: Claim, reading: Reading, others: Sequence[ScoredPassage], policy: Policy
) -> Iterator[Comparison]:
    passage = reading.retrieved.passage
    yield from rival_values(
        claim=claim.text,
        claim_date=as_of(claim),
        unit=passage.view.text,
        context=passage.context,
        passage_date=_published(reading.retrieved),
        elsewhere=[(one.passage.view.text, _published(one)) for one in others],
    )
    if reading.nli.contradiction >= policy.exchange_contradiction:
        yield from rival_names(
            claim=claim.text, unit=passage.view.text, context=passage.context
        )


def _published(item: ScoredPassage) -> DateInterval | None:
    published = item.source.published
    return edtf_interval(published) if published else None


def settle(
    readings: Sequence[Reading],
    asked: Sequence[Exchange],
    entailed: Sequence[float],
    policy: Policy,
) -> list[Reading]:
    """Let values refute whose place in the claim another value is shown to have.

    Args:
        readings: Of one claim.
        asked: Its exchanges.
        entailed: How far the passage entails the claim after each.

    Returns:
        The readings; where an exchange is entailed with the two values in conflict
        and the claim corrected.
    """
    found = list(readings)
    best: dict[int, float] = {}
    for one, shown in zip(asked, entailed, strict=True):
        plain = readings[one.at]
        if _is_shown(one, plain, shown, policy) and shown > best.get(one.at, 0.0):
            best[one.at] = shown
            found[one.at] = _with(plain, one, shown)
    return found


def _is_shown(one: Exchange, plain: Reading, shown: float, policy: Policy) -> bool:
    if one.comparison.kind is not Stage.NAME:
        return shown >= policy.exchanged_at
    gain = shown - plain.nli.entailment
    return shown >= policy.exchanged_name_at and gain >= policy.exchange_gain


def _with(reading: Reading, one: Exchange, shown: float) -> Reading:
    """Put the conflict in the place of what was found of the claim's value."""
    kept = [
        item
        for item in reading.comparisons
        if not item.claimed.span.overlaps(one.comparison.claimed.span)
    ]
    conflict = replace(one.comparison, outcome=Outcome.CONFLICT, reason=SHOWN)
    return replace(
        reading,
        comparisons=(*kept, conflict),
        correction=one.text,
        corrected=shown,
    )
