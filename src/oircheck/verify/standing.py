"""Which passages are heard on a claim, and what the others give way to.

The steps, in this order: what is retracted, denied, alleged, planned or left open is
no side; copies are one voice; the strongest standing decides; what speaks of another
thing or event gives way to what speaks of the claim's own; a correction replaces what
it corrects; a later count of a running total, and a later holder of an office, replace
the earlier one. Every passage set aside is kept, with the ground.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from oircheck.types import (
    Evidence,
    Ground,
    Outcome,
    SetAside,
    SourceStatus,
    Stage,
    Stance,
)
from oircheck.verify.contrasted import (
    of_another_value,
    read_correction,
    states_own_value,
)
from oircheck.verify.corrected import corrections, put_right, taken_back
from oircheck.verify.departures import agrees_with_succession
from oircheck.verify.elsewhere import (
    beside_own_words,
    look_alikes,
    other_events,
    other_things,
    parts,
)
from oircheck.verify.kinds import beside_it, other_kinds, wholes
from oircheck.verify.neighbours import neighbours
from oircheck.verify.offices import successions
from oircheck.verify.opposed import disagree, follows
from oircheck.verify.origins import fold_origins
from oircheck.verify.replaced import later_counts, outcomes, recounts, totals
from oircheck.verify.sides import is_outcome, no_side, tells_deed
from oircheck.verify.strays import less_exact, strays
from oircheck.verify.terms import of_no_day
from oircheck.verify.unsaid import open_names, silences
from oircheck.verify.which import of_another_one
from oircheck.verify.wording import read_wording, silenced

Rule = Callable[[str, Sequence[Evidence]], Iterator[SetAside]]

_SPEAK_OF_ELSE = (
    strays,
    less_exact,
    other_kinds,
    beside_it,
    wholes,
    neighbours,
    of_another_one,
    of_no_day,
    other_things,
    look_alikes,
    parts,
    other_events,
    later_counts,
)
"""What speaks of another thing, place or time outranks nothing."""

_REPLACES = (
    open_names,
    silences,
    corrections,
    beside_own_words,
    outcomes,
    totals,
    recounts,
    successions,
)
"""In this order: each looks at what those before have left."""

SETTLES = 0.5
"""Probability of its side from which a passage makes its standing count."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """The passages that are heard, and those that are not."""

    heard: tuple[Evidence, ...]
    set_aside: tuple[SetAside, ...]


def hear(
    claim: str, given: Sequence[Evidence], *, as_of: dt.date | None = None
) -> Hearing:
    """Sort the passages of a claim into those that are heard and the rest.

    Only a passage that took a side is ever set aside; of the others there is nothing
    to tell. Whatever was given on a side is heard on one, a copy of what is, or set
    aside.

    Args:
        as_of: The day from which the claim speaks.
    """
    evidence, grounds = read_wording(claim, given, as_of=as_of)
    aside: list[SetAside] = []
    for takes in (put_right, taken_back):
        aside.extend(takes(claim, evidence))
        gone = {id(item.evidence) for item in aside}
        evidence = [item for item in evidence if id(item) not in gone]
    evidence = [
        read_correction(claim, item, _set_aside_for(item, aside)) for item in evidence
    ]
    quiet = list(silenced(given, evidence, grounds))
    heard = list(_sides(claim, evidence, aside))
    heard = fold_origins(heard)
    heard = _without(_SPEAK_OF_ELSE, claim, heard, aside)
    heard = _outranked(heard, aside)
    heard = _without(_REPLACES, claim, heard, aside)
    told = (*aside, *quiet)
    fallen = [*_fallen_with(heard, told), *_not_yet(claim, heard, aside)]
    gone = {id(item.evidence) for item in fallen}
    echoes = [one for one in _echoes(heard) if id(one.evidence) not in gone]
    gone |= {id(one.evidence) for one in echoes} | _after(heard, told)
    heard = [item for item in heard if id(item) not in gone]
    return Hearing(tuple(heard), (*aside, *fallen, *echoes, *quiet))


def _without(
    rules: Sequence[Rule], claim: str, heard: list[Evidence], aside: list[SetAside]
) -> list[Evidence]:
    """Return what is left when each rule has looked at what those before left."""
    for rule in rules:
        given_way = list(rule(claim, heard))
        aside.extend(
            item for item in given_way if item.evidence.stance is not Stance.NEUTRAL
        )
        gone = {id(item.evidence) for item in given_way}
        heard = [item for item in heard if id(item) not in gone]
    return heard


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


def _not_yet(
    claim: str, heard: Sequence[Evidence], aside: Sequence[SetAside]
) -> Iterator[SetAside]:
    """Yield what has no word of the deed, in a text of which that is still planned.

    That a lander was launched does not bear out that it landed, where the same text
    says that it is to.
    """
    planned = [gone for gone in aside if gone.ground is Ground.PLANNED]
    for item in heard:
        if item.stance is not Stance.SUPPORTS or not is_outcome(claim):
            continue
        doc_id = item.retrieved.passage.doc_id
        gone = next(
            (x for x in planned if x.evidence.retrieved.passage.doc_id == doc_id), None
        )
        if gone and not tells_deed(claim, item.retrieved.passage.view.text):
            yield SetAside(evidence=item, ground=Ground.PLANNED, by=gone.by)


def _echoes(heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Yield what takes a side through a sentence before that takes the other one."""
    for item in heard:
        if not _leans_on_context(item):
            continue
        by = next((x for x in heard if disagree(item, x) and follows(item, x)), None)
        if by is not None:
            yield SetAside(evidence=item, ground=Ground.ECHO, by=by)


def _after(heard: Sequence[Evidence], aside: Sequence[SetAside]) -> set[int]:
    """Return what takes no side, and was read together with what was set aside.

    How much it weighs for either side is owed to that one.
    """
    return {
        id(item)
        for item in heard
        if item.stance is Stance.NEUTRAL
        and any(follows(item, gone.evidence) for gone in aside)
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
            ground = _no_side(claim, item, evidence, aside)
        if ground is None:
            yield item
        elif item.stance is not Stance.NEUTRAL:
            aside.append(SetAside(evidence=item, ground=ground))


def _set_aside_for(item: Evidence, aside: Sequence[SetAside]) -> list[Evidence]:
    """Return what gave way to a passage."""
    return [
        gone.evidence
        for gone in aside
        if gone.by is not None and gone.by.retrieved is item.retrieved
    ]


def _no_side(
    claim: str,
    item: Evidence,
    evidence: Sequence[Evidence],
    aside: Sequence[SetAside],
) -> Ground | None:
    """Return why a passage settles nothing, or None if it may."""
    if not _set_aside_for(item, aside) and of_another_value(claim, item, evidence):
        return Ground.OTHER_THING
    if agrees_with_succession(claim, item):
        return Ground.OTHER_DAY
    return None if states_own_value(claim, item) else no_side(claim, item)


def _settles(item: Evidence) -> bool:
    """Whether a passage is likely to be of its side, or is so by a value."""
    return item.probability >= SETTLES or any(
        each.kind is not Stage.NAME
        and each.outcome in (Outcome.AGREE, Outcome.CONFLICT)
        for each in item.comparisons
    )


def _outranked(heard: list[Evidence], aside: list[SetAside]) -> list[Evidence]:
    """Keep the passages of the strongest standing among those that settle the claim."""
    sided = [item for item in heard if item.stance is not Stance.NEUTRAL]
    settling = [item for item in sided if _settles(item)]
    tiers = [item.retrieved.source.tier for item in settling or sided or heard]
    best = min(tiers) if sided else max(tiers, default=3)
    strongest = next((x for x in sided if x.retrieved.source.tier == best), None)
    aside.extend(
        SetAside(evidence=item, ground=Ground.OUTRANKED, by=strongest)
        for item in sided
        if item.retrieved.source.tier > best
    )
    return [item for item in heard if item.retrieved.source.tier <= best]
