"""What each passage says of a claim by its words alone, and what that leaves open.

Where the words take a passage off the side on which the model had put it, that is
told, with the ground: no stance changes in silence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from oircheck.types import Evidence, Ground, SetAside, Stance
from oircheck.verify.absences import read_absence
from oircheck.verify.bearers import read_bearer
from oircheck.verify.bearings import read_bearing
from oircheck.verify.comparatives import read_comparative
from oircheck.verify.contrasted import read_contrast
from oircheck.verify.denials import read_denial
from oircheck.verify.departures import read_arrivals, read_departure
from oircheck.verify.directions import read_direction
from oircheck.verify.doers import read_doer
from oircheck.verify.inside import read_inside, read_place
from oircheck.verify.mosts import read_most
from oircheck.verify.named_right import read_name_denied, read_name_put_right
from oircheck.verify.nobody import read_nobody
from oircheck.verify.opposites import read_opposite, read_told
from oircheck.verify.reckoned import read_reckoned
from oircheck.verify.reversals import read_reversal
from oircheck.verify.subjects import read_other_subject
from oircheck.verify.superlatives import read_standing
from oircheck.verify.tenures import read_tenure
from oircheck.verify.terms import read_terms
from oircheck.verify.turned_round import Straight, read_turned
from oircheck.verify.withdrawn import read_put_right, read_taken_back

Reader = Callable[[str, Evidence], Evidence]

_READERS: tuple[tuple[Reader, Ground], ...] = (
    (read_denial, Ground.OPEN),
    (read_contrast, Ground.UNCLEAR),
    (read_put_right, Ground.UNCLEAR),
    (read_name_denied, Ground.UNCLEAR),
    (read_name_put_right, Ground.CORRECTED),
    (read_reckoned, Ground.UNCLEAR),
    (read_tenure, Ground.OTHER_DAY),
    (read_bearing, Ground.OTHER_THING),
    (read_standing, Ground.BASELESS),
    (read_bearer, Ground.OTHER_THING),
    (read_nobody, Ground.OTHER_THING),
    (read_comparative, Ground.OTHER_THING),
    (read_direction, Ground.OTHER_THING),
    (read_absence, Ground.OTHER_THING),
)
"""Readers in their order, and the ground where one leaves a passage on no side."""

_LAST: tuple[tuple[Reader, Ground], ...] = (
    (read_doer, Ground.OTHER_THING),
    (read_reversal, Ground.BASELESS),
    (read_other_subject, Ground.OTHER_THING),
    (read_most, Ground.OTHER_THING),
)
"""Those that only take support away: what refutes by its words is told before."""

Grounds = dict[int, Ground]
"""Grounds by the identity of the retrieved passage."""


def read_wording(
    claim: str, evidence: Sequence[Evidence], *, as_of: dt.date | None
) -> tuple[list[Evidence], Grounds]:
    """Return passages as what they are where their words alone tell.

    Returns:
        The passages, in the order given, and why those that a reader took off their
        side are on none.
    """
    grounds: Grounds = {}
    own = ((reader, Ground.BASELESS) for reader in _readers_of(claim, evidence))
    taken_back = (
        lambda claim, item: read_taken_back(claim, item, evidence),
        Ground.CORRECTED,
    )
    readers = (*_READERS, *own, taken_back, *_LAST)
    left = [
        _turned(claim, x, read_departure, Ground.OTHER_DAY, grounds) for x in evidence
    ]
    found: list[Evidence] = []
    for item in read_arrivals(claim, left):
        told = read_terms(claim, item, as_of)
        if told is not None:
            item, ground = told
            if ground is not None:
                grounds[id(item.retrieved)] = ground
        else:
            for reader, its_ground in readers:
                item = _turned(claim, item, reader, its_ground, grounds)
        found.append(item)
    return found, grounds


def _readers_of(claim: str, evidence: Sequence[Evidence]) -> tuple[Reader, ...]:
    """Return what reads a passage by what the others tell of the claim as well."""
    inside = read_inside([item.retrieved.passage.premise for item in evidence])
    deeds = read_told(claim, evidence)
    straight = Straight(claim, evidence)
    return (
        lambda claim, item: read_place(claim, item, inside),
        lambda claim, item: read_opposite(claim, item, deeds),
        lambda claim, item: read_turned(claim, item, straight),
    )


def _turned(
    claim: str, item: Evidence, reader: Reader, ground: Ground, grounds: Grounds
) -> Evidence:
    read = reader(claim, item)
    if item.stance is not Stance.NEUTRAL and read.stance is Stance.NEUTRAL:
        grounds[id(read.retrieved)] = ground
    return read


def silenced(
    given: Sequence[Evidence], read: Sequence[Evidence], grounds: Mapping[int, Ground]
) -> Iterator[SetAside]:
    """Yield what was on a side by the model and is on none by its words.

    Args:
        given: The passages as the model took them.
        read: What became of them, as far as they are still there.
    """
    stances = {id(item.retrieved): item.stance for item in read}
    for item in given:
        at = id(item.retrieved)
        if item.stance is not Stance.NEUTRAL and stances.get(at) is Stance.NEUTRAL:
            yield SetAside(evidence=item, ground=grounds[at])
