"""The times for which a text gives an office to one holder after the other.

"Petty chaired the society from 2018 to 2022. Dane has chaired it since" tells who
chaired it on each day, and who chairs it now. A verifier sees two people beside one
office, and takes either for it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oircheck.quantities import read_mentions
from oircheck.types import (
    Comparison,
    DateInterval,
    Evidence,
    Ground,
    Mention,
    Modifier,
    Outcome,
    SetAside,
    Stage,
    Stance,
    Stated,
)
from oircheck.verify.align import read_words
from oircheck.verify.held import (
    SHARED,
    Held,
    Term,
    is_of_office,
    is_plain,
    read_held,
    read_times,
    verb_is_of_now,
)
from oircheck.verify.offices import is_of_now
from oircheck.verify.times import overlap

_OF_A_DAY = frozenset({Modifier.IN, Modifier.EXACT})

HOLDS_THEN = (0.85, 0.12, 0.03)
ANOTHER_HOLDS = (0.03, 0.12, 0.85)
LEFT_OPEN = (0.05, 0.9, 0.05)
"""What a passage says of the claim, supporting, neither, refuting, whose words tell
for which time who held the office: no model is needed for that."""

WITHIN = "the day lies in the time told"
ANOTHER = "another one held the office then"

Told = tuple[Evidence, Ground | None]
"""A passage, and why it is no side any more where it was one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A claim on who holds an office.

    Attributes:
        day: Of which it speaks; ``None`` for that of the newest source.
        date: Its words for that, if it has any.
    """

    held: Held
    day: DateInterval | None
    date: Mention | None


def read_terms(claim: str, item: Evidence, as_of: dt.date | None) -> Told | None:
    """Return a passage as what it is where it tells who held the claim's office when.

    Args:
        as_of: The day from which a claim in the present speaks; without one it speaks
            of the days of the newest source.

    Returns:
        What is told; ``None`` where it is of no time in that office.
    """
    asked = _read_claim(claim, as_of)
    if asked is None:
        return None
    found = [
        (one, is_of_office(one.held, asked.held, item)) for one in read_times(item)
    ]
    terms = [one for one, is_of in found if is_of]
    if not terms:
        of_another = any(one.told and is_of is False for one, is_of in found)
        return _silenced(item, Ground.OTHER_THING) if of_another else None
    known = [(one, asked.held.same_holder(one.held)) for one in terms]
    if any(same is None or one.told is None for one, same in known):
        return None
    own = [one for one, same in known if same]
    others = [one for one, same in known if not same]
    return _of_now(item, own, others, asked) or _of_a_day(item, own, others, asked)


def holds_on(claim: str, item: Evidence, as_of: dt.date | None) -> bool:
    """Whether a passage tells that the claim's holder held the office on its day."""
    told = read_terms(claim, item, as_of)
    return told is not None and told[0].stance is Stance.SUPPORTS


def of_no_day(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what refutes a term that is told to have begun, by no name and no day.

    Where a passage tells when she was sworn in, that she succeeded somebody, or won an
    election, leaves open who was mayor in May.
    """
    asked = _read_claim(claim, None)
    if asked is None or asked.date is None:
        return
    if not any(_tells_of_arrival(asked, item) for item in heard):
        return
    for item in heard:
        shown = any(one.outcome is Outcome.CONFLICT for one in item.comparisons)
        if item.stance is Stance.REFUTES and not shown:
            yield SetAside(evidence=item, ground=Ground.OTHER_DAY)


_ARRIVES = re.compile(
    r"\b(?:sworn in|took office|takes office|became|inaugurated|appointed)\b"
)


def _tells_of_arrival(asked: _Asked, item: Evidence) -> bool:
    """Whether the claim's holder came into an office before the claim's day."""
    unit = item.retrieved.passage.view.text
    stems = {word.stem for word in read_words(unit)}
    if _ARRIVES.search(unit) is None or not asked.held.holder & stems:
        return False
    first = asked.day.first if asked.day is not None else None
    lasts = [
        one.dates.last
        for one in read_mentions(unit, reference=None)
        if one.dates is not None
    ]
    return first is not None and any(
        last is not None and last < first for last in lasts
    )


def _read_claim(claim: str, as_of: dt.date | None) -> _Asked | None:
    held = read_held(claim)
    if held is None or not held.office or not is_plain(claim):
        return None
    told = [one for one in read_mentions(claim, reference=None) if one.dates]
    if len(told) == 1 and told[0].modifier in _OF_A_DAY:
        return _Asked(held=held, day=told[0].dates, date=told[0])
    if told or not (is_of_now(claim) or verb_is_of_now(claim)):
        return None
    day = DateInterval(as_of, as_of) if as_of is not None else None
    return _Asked(held=held, day=day, date=None)


def _of_now(
    item: Evidence, own: Sequence[Term], others: Sequence[Term], asked: _Asked
) -> Told | None:
    if asked.day is not None:
        return None
    if any(one.end is None for one in own):
        return _supporting(item, asked, None), None
    going_on = [one for one in others if one.end is None]
    for one in going_on:
        if _is_alone(one, own):
            return _refuting(item, asked, one), None
    if own and item.stance is not Stance.SUPPORTS:
        return item, None
    return _silenced(item, Ground.OTHER_DAY)


def _of_a_day(
    item: Evidence, own: Sequence[Term], others: Sequence[Term], asked: _Asked
) -> Told | None:
    day = asked.day
    if day is None:
        return None
    held = next((one for one in own if one.may_hold(day)), None)
    if held is not None:
        return _supporting(item, asked, held.told), None
    for one in others:
        if one.holds_all(day) and _is_alone(one, own):
            return _refuting(item, asked, one), None
    if own and item.stance is not Stance.SUPPORTS:
        return item, None
    partly = any(one.may_hold(day) for one in others)
    return _silenced(item, Ground.OPEN if partly else Ground.OTHER_DAY)


def _supporting(item: Evidence, asked: _Asked, told: Stated | None) -> Evidence:
    """Return a passage as support, with the day and the time that it lies in."""
    shown: tuple[Comparison, ...] = ()
    if asked.date is not None and told is not None:
        date = asked.date
        claimed = Stated(date.text, date.span, date.value_span)
        shown = (Comparison(Stage.DATE, Outcome.AGREE, claimed, told, WITHIN),)
    kept = [
        each
        for each in item.comparisons
        if each.outcome is not Outcome.CONFLICT
        and not any(each.claimed.span.overlaps(one.claimed.span) for one in shown)
    ]
    return _taken(item, HOLDS_THEN, Stance.SUPPORTS, (*shown, *kept))


def _refuting(item: Evidence, asked: _Asked, other: Term) -> Evidence:
    """Return a passage as refutation, with the claim's holder and the other one."""
    mine, theirs = asked.held.name, other.held.name
    shown = Comparison(
        Stage.NAME, Outcome.CONFLICT, mine, theirs, ANOTHER, excludes=True
    )
    kept = [x for x in item.comparisons if not x.claimed.span.overlaps(mine.span)]
    return _taken(item, ANOTHER_HOLDS, Stance.REFUTES, (shown, *kept))


def _taken(
    item: Evidence,
    sides: tuple[float, float, float],
    side: Stance,
    comparisons: tuple[Comparison, ...],
) -> Evidence:
    if item.stance is side and item.probability >= max(sides):
        return replace(item, comparisons=comparisons)
    return replace(
        item,
        stance=side,
        probability=max(sides),
        probabilities=sides,
        comparisons=comparisons,
        correction=None,
    )


def _silenced(item: Evidence, ground: Ground) -> Told:
    if item.stance is Stance.NEUTRAL:
        return item, None
    sides = LEFT_OPEN
    silent = replace(
        item, stance=Stance.NEUTRAL, probability=sides[1], probabilities=sides
    )
    return silent, ground


def _is_alone(term: Term, own: Sequence[Term]) -> bool:
    """Whether nobody else can have held the office: one follows upon the other."""
    if term.held.deed not in SHARED:
        return True
    return any(
        one.end and (term.begin is None or overlap(one.end, term.begin)) for one in own
    )
