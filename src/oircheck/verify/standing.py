"""Which passages are heard on a claim, and what the others give way to.

The steps, in this order: what is retracted, denied, alleged or planned is no side;
copies are one voice; the strongest standing decides; a correction replaces what it
corrects; a later count of a running total, and a later holder of an office, replace
the earlier one. Every passage set aside is kept, with the ground.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oircheck.quantities import edtf_interval
from oircheck.types import (
    Evidence,
    Ground,
    Outcome,
    SetAside,
    SourceStatus,
    Stage,
    Stance,
)
from oircheck.verify.origins import fold_origins
from oircheck.verify.sides import is_outcome, is_plan, no_side

_CORRECTS = re.compile(
    r"\b(?:corrections?|corrected|corrects|erratum|corrigendum|misstated|misreported"
    r"|(?:gave|given|printed|stated|reported|had) (?:a |an |the )?(?:wrong|incorrect"
    r"|mistaken|false)|(?:was|were) (?:wrong|incorrect|mistaken|in error)"
    r"|wrongly|in error|an earlier version|regrets? the error|revised (?:figure|"
    r"number|total)s?)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:and )?not\b ")

_TALLY = re.compile(
    r"\b(?:total|toll|tally|so far|to date|until now|cumulative|count stands"
    r"|ri(?:sen|ses|se) to|rose to|climbed to|grown to|grew to|went up to|gone up to"
    r"|jumped to|increased to|had reached|has reached|now stands|stands at|as of"
    r"|up to now"
    r"|(?:has|have|had|is|are) now|by (?:the end of |mid-|noon |midnight )?(?:Monday"
    r"|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April"
    r"|May|June|July|August|September|October|November|December|\d))\b"
)

_SUCCEEDS = re.compile(
    r"\b(?:took over|takes over|taken over|succeed(?:s|ed|ing)?|replac(?:es|ed|ing)"
    r"|appointed|named|elected|sworn in|stepp?(?:ed|ing|s) down|resign(?:ed|s|ing)?"
    r"|hand(?:ed|s|ing) over|assum(?:ed|es|ing)|new|former|ousted|dismissed|retired"
    r"|inaugurated|took office|takes office|left office|relinquished|in place of"
    r"|no longer|since)\b",
    re.IGNORECASE,
)

_PRESENT = re.compile(
    r"\b(?:is|are|commands?|heads?|leads?|runs?|chairs?|holds?|serves?|governs?|rules?"
    r"|presides?|directs?|manages?|owns?|captains?|coaches|edits?|edited by|lives"
    r"|has|have)\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|until|former|then|in \d{4})\b|\b\w+ed\b")


CLEAR = 0.7
"""Probability from which a passage is taken to speak of the claim's own subject."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """The passages that are heard, and those that are not."""

    heard: tuple[Evidence, ...]
    set_aside: tuple[SetAside, ...]


def hear(claim: str, evidence: Sequence[Evidence]) -> Hearing:
    """Sort the passages of a claim into those that are heard and the rest.

    Only a passage that took a side is ever set aside; of the others there is nothing
    to tell.
    """
    aside: list[SetAside] = []
    heard = list(_sides(claim, evidence, aside))
    heard = fold_origins(heard)
    heard = _outranked(heard, aside)
    for replaces in (
        _other_things,
        _other_events,
        _corrections,
        _outcomes,
        _recounts,
        _successions,
    ):
        given_way = list(replaces(claim, heard))
        aside.extend(given_way)
        gone = {id(item.evidence) for item in given_way}
        heard = [item for item in heard if id(item) not in gone]
    return Hearing(tuple(heard), tuple(aside))


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


def _opposed(heard: Sequence[Evidence]) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield pairs of opposite sides from different documents, the later one second."""
    for later in heard:
        for earlier in heard:
            if (
                {later.stance, earlier.stance} == {Stance.SUPPORTS, Stance.REFUTES}
                and later.retrieved.passage.doc_id != earlier.retrieved.passage.doc_id
                and later.retrieved.source.tier <= earlier.retrieved.source.tier
                and is_later(later, earlier)
            ):
                yield earlier, later


def is_later(one: Evidence, other: Evidence) -> bool:
    """Whether a passage was certainly published on a later day than another."""
    mine, theirs = one.retrieved.source.published, other.retrieved.source.published
    if mine is None or theirs is None:
        return False
    first, last = edtf_interval(mine).first, edtf_interval(theirs).last
    return first is not None and last is not None and first > last


def _other_things(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what lacks a name of the claim that an opposite passage has.

    "Upper Brandt measured 71 millimetres" is no side where another passage says what
    Lower Brandt measured. Where the name itself is the value, the two do disagree.
    """
    del claim
    for far in heard:
        for near in heard:
            if (
                {far.stance, near.stance} == {Stance.SUPPORTS, Stance.REFUTES}
                and near.probability >= CLEAR
                and not _seen(near, "names_missing")
                and _seen(far, "names_missing")
                and not _differs_by(Stage.NAME, far, near)
            ):
                yield SetAside(evidence=far, ground=Ground.OTHER_THING, by=near)
                break


def _seen(item: Evidence, name: str) -> float:
    return dict(item.features).get(name, 0.0)


def _other_events(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what differs both in the day and in the value.

    Where one passage bears out all that the claim says, day and value, another that
    differs in both speaks of another event.
    """
    del claim
    borne_out = [
        item
        for item in heard
        if item.stance is Stance.SUPPORTS
        and _agrees(item, Stage.DATE)
        and _agrees(item, Stage.NUMBER)
    ]
    for item in heard:
        if borne_out and item.stance is Stance.REFUTES and _elsewhere(item):
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY, by=borne_out[0])


def _elsewhere(item: Evidence) -> bool:
    """Whether both a day and a value of the claim are excluded by a passage's own."""
    differing = {
        each.kind
        for each in item.comparisons
        if each.outcome is Outcome.CONFLICT or each.excludes
    }
    return {Stage.DATE, Stage.NUMBER} <= differing


def _corrections(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    del claim
    seen: set[int] = set()
    for earlier, later in _opposed(heard):
        passage = later.retrieved.passage
        said = f"{later.retrieved.source.title or ''}. {passage.premise}"
        if id(earlier) in seen or not _differs(earlier, later):
            continue
        if _corrects(said, passage.view.text, earlier):
            seen.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.CORRECTED, by=later)


def _corrects(premise: str, unit: str, earlier: Evidence) -> bool:
    """Whether a text says that another one was wrong: outright, or "340, not 430"."""
    if _CORRECTS.search(premise):
        return True
    theirs = earlier.retrieved.passage.view.text
    for match in _NOT.finditer(unit):
        word = unit[match.end() :].split(" ")[0].strip(".,;")
        if word[:1].isdigit() and word in theirs:
            return True
    return False


def _outcomes(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside plans of which a later source tells what came of them."""
    if not is_outcome(claim):
        return
    seen: set[int] = set()
    for earlier, later in _opposed(heard):
        if id(earlier) in seen or not is_plan(claim, earlier):
            continue
        if not is_plan(claim, later):
            seen.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.PLANNED, by=later)


def _recounts(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside earlier counts of a running total, or counts of another day.

    A claim that names the day of one of the counts speaks of that one.
    """
    del claim
    seen: set[int] = set()
    for earlier, later in _opposed(heard):
        units = (earlier.retrieved.passage.premise, later.retrieved.passage.premise)
        counted = _differs_by(Stage.NUMBER, earlier, later)
        if not counted or not any(_TALLY.search(unit) for unit in units):
            continue
        if _agrees(earlier, Stage.DATE) and not _agrees(later, Stage.DATE):
            gone, ground, by = later, Ground.OTHER_DAY, earlier
        else:
            gone, ground, by = earlier, Ground.RECOUNTED, later
        if id(gone) not in seen:
            seen.add(id(gone))
            yield SetAside(evidence=gone, ground=ground, by=by)


def _successions(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside who held an office before, where the claim speaks of today."""
    if not _PRESENT.search(claim) or _PAST.search(claim):
        return
    seen: set[int] = set()
    for earlier, later in _opposed(heard):
        passes = _SUCCEEDS.search(later.retrieved.passage.view.text)
        differs = _differs_by(Stage.NAME, earlier, later)
        if passes and differs and id(earlier) not in seen:
            seen.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.SUCCEEDED, by=later)


def _differs(one: Evidence, other: Evidence) -> bool:
    """Whether two passages differ in any value of the claim."""
    return any(_differs_by(kind, one, other) for kind in Stage)


def _differs_by(kind: Stage, one: Evidence, other: Evidence) -> bool:
    """Whether two passages differ in a value of this kind."""
    found = [
        item
        for item in (*one.comparisons, *other.comparisons)
        if item.outcome is Outcome.CONFLICT
    ]
    return any(item.kind is kind for item in found)


def _agrees(item: Evidence, kind: Stage) -> bool:
    return any(
        each.kind is kind and each.outcome is Outcome.AGREE for each in item.comparisons
    )
