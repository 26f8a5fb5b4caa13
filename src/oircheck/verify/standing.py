"""Which passages are heard on a claim, and what the others give way to.

The steps, in this order: what is retracted, denied, alleged, planned or left open is
no side; copies are one voice; the strongest standing decides; what speaks of another
thing or event gives way to what speaks of the claim's own; a correction replaces what
it corrects; a later count of a running total, and a later holder of an office, replace
the earlier one. Every passage set aside is kept, with the ground.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oircheck.types import (
    Evidence,
    Ground,
    Outcome,
    SetAside,
    SourceStatus,
    Stance,
)
from oircheck.verify.elsewhere import (
    beside_own_words,
    look_alikes,
    open_names,
    other_events,
    other_things,
    parts,
)
from oircheck.verify.offices import read_departure, successions
from oircheck.verify.opposed import disagree, follows
from oircheck.verify.origins import fold_origins
from oircheck.verify.replaced import corrections, outcomes, recounts, taken_back
from oircheck.verify.sides import no_side

_REPLACES = (
    other_things,
    look_alikes,
    parts,
    other_events,
    open_names,
    corrections,
    beside_own_words,
    outcomes,
    recounts,
    successions,
)
"""In this order: each looks at what those before have left."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """The passages that are heard, and those that are not."""

    heard: tuple[Evidence, ...]
    set_aside: tuple[SetAside, ...]


def hear(claim: str, evidence: Sequence[Evidence]) -> Hearing:
    """Sort the passages of a claim into those that are heard and the rest.

    Only a passage that took a side is ever set aside; of the others there is nothing
    to tell, nor of one that only repeats the passage before it.
    """
    evidence = [read_departure(claim, item) for item in evidence]
    aside: list[SetAside] = list(taken_back(claim, evidence))
    gone = {id(item.evidence) for item in aside}
    evidence = [item for item in evidence if id(item) not in gone]
    heard = list(_sides(claim, evidence, aside))
    heard = fold_origins(heard)
    heard = _outranked(heard, aside)
    for replaces in _REPLACES:
        given_way = list(replaces(claim, heard))
        aside.extend(given_way)
        gone = {id(item.evidence) for item in given_way}
        heard = [item for item in heard if id(item) not in gone]
    fallen = list(_fallen_with(heard, aside))
    gone = {id(item.evidence) for item in fallen} | _echoes(heard)
    heard = [item for item in heard if id(item) not in gone]
    return Hearing(tuple(heard), (*aside, *fallen))


def _fallen_with(
    heard: Sequence[Evidence], aside: Sequence[SetAside]
) -> Iterator[SetAside]:
    """Yield what takes its side only through a sentence before that was set aside."""
    for item in heard:
        if item.stance is Stance.NEUTRAL or not _leans_on_context(item):
            continue
        for gone in aside:
            if gone.evidence.stance is item.stance and follows(item, gone.evidence):
                yield SetAside(evidence=item, ground=gone.ground, by=gone.by)
                break


def _echoes(heard: Sequence[Evidence]) -> set[int]:
    """Return what takes a side through a sentence before that takes the other one."""
    return {
        id(item)
        for item in heard
        if _leans_on_context(item)
        and any(disagree(item, other) and follows(item, other) for other in heard)
    }


def _leans_on_context(item: Evidence) -> bool:
    """Whether a unit has no word of the claim, and no value to set beside one of its.

    What it says of the claim it then takes from the sentences before it.
    """
    said = dict(item.features).get("covered_unit")
    return said == 0 and all(
        each.outcome is Outcome.NOT_COMPARABLE for each in item.comparisons
    )


def withdrawals(evidence: Sequence[Evidence]) -> Iterator[SetAside]:
    """Yield what took a side among passages whose source does not take part."""
    for item in evidence:
        if item.stance is not Stance.NEUTRAL:
            retracted = item.retrieved.source.status is SourceStatus.RETRACTED
            ground = Ground.RETRACTED if retracted else Ground.LATER
            yield SetAside(evidence=item, ground=ground)


def _sides(
    claim: str, evidence: Sequence[Evidence], aside: list[SetAside]
) -> Iterator[Evidence]:
    """Yield what may be a side; the weights of the rest are not heard either."""
    for item in evidence:
        ground: Ground | None = None
        if item.retrieved.source.status is not SourceStatus.CURRENT:
            ground = Ground.RETRACTED
        elif item.stance is not Stance.NEUTRAL:
            ground = no_side(claim, item)
        if ground is None:
            yield item
        elif item.stance is not Stance.NEUTRAL:
            aside.append(SetAside(evidence=item, ground=ground))


def _outranked(heard: list[Evidence], aside: list[SetAside]) -> list[Evidence]:
    """Keep the passages of the strongest standing among those that take a side."""
    sided = [item for item in heard if item.stance is not Stance.NEUTRAL]
    tiers = [item.retrieved.source.tier for item in sided or heard]
    best = min(tiers) if sided else max(tiers, default=3)
    strongest = next((x for x in sided if x.retrieved.source.tier == best), None)
    aside.extend(
        SetAside(evidence=item, ground=Ground.OUTRANKED, by=strongest)
        for item in sided
        if item.retrieved.source.tier > best
    )
    return [item for item in heard if item.retrieved.source.tier <= best]
