"""Whether a value of a claim may be reckoned from those of a sentence.

A sentence that has a word to reckon with ("half of them", "two weeks later") tells of
values that it does not write. Which ones is worked out here, so that every other value
of the claim may still be set beside those that are written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from itertools import combinations, pairwise

from oircheck.quantities.derived.reckoned import CLOSE
from oircheck.quantities.outcomes.amounts import head
from oircheck.quantities.outcomes.dates import Days, aligned
from oircheck.quantities.words.noun_table import includes, same_noun
from oircheck.quantities.words.units import UNITS
from oircheck.types import Mention, QuantityKind, Span

_PARTS = (
    (re.compile(r"\b(?:half|halved|halves)\b", re.IGNORECASE), (0.5, 1.5)),
    (re.compile(r"\b(?:twice|doubl\w+)\b", re.IGNORECASE), (2.0,)),
    (re.compile(r"\btripl\w+\b", re.IGNORECASE), (3.0,)),
    (re.compile(r"\bthirds?\b", re.IGNORECASE), (1 / 3, 2 / 3, 4 / 3, 5 / 3)),
    (re.compile(r"\bquarters?\b", re.IGNORECASE), (0.25, 0.75, 1.25, 1.75)),
)
"""Words for a share or a multiple, and what they make of a number."""

_SHARED_OUT = re.compile(
    r"\b(?:except|all but|each|per(?! ?cent)|apart from|respectively)\b", re.IGNORECASE
)
"""Words after which nothing tells what may be made of the numbers."""

_PARTED = re.compile(r"[;:()]|, | and (?=that\b|the\b|his\b|her\b|its\b|their\b)")
"""Where a part of a sentence ends."""

_COUNTED_FROM = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:later|earlier|before|after)\b", re.IGNORECASE
)
"""What tells that one date of the sentence is counted from another."""

_LEADS_ON = re.compile(
    rf"{_COUNTED_FROM.pattern}|\b(?:next|following|previous|preceding)"
    r" (?:day|morning|week|month|year|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)

ROUNDLY = 0.03
"""How near, as a share, a number has to come to a share of another."""

_YEAR = 365.25
_LOOSE = ((60.0, 0.0), (360.0, 16.0), (math.inf, 190.0))
"""By how many days a date counted over up to so many days is told loosely."""

MOST_TERMS = 8
"""Numbers of a sentence up to which three of them are added up as well."""


def shared_out(unit: str, claim: str) -> tuple[Span, ...]:
    """Return the parts of a sentence that tell numbers of each, or with an exception.

    Those of which the claim has the word as well are left out.
    """
    said = {found.group().lower() for found in _SHARED_OUT.finditer(claim)}
    cues = [x for x in _SHARED_OUT.finditer(unit) if x.group().lower() not in said]
    ends = [0, *(found.end() for found in _PARTED.finditer(unit)), len(unit)]
    return tuple(
        Span(start, end)
        for start, end in pairwise(ends)
        if any(start <= cue.start() < end for cue in cues)
    )


def may_be_share(value: Mention, unit: str, stated: Sequence[Mention]) -> bool:
    """Whether a number is the share or multiple that a word of the sentence tells."""
    if value.low is None or value.low != value.high:
        return False
    scales = [one for cue, made in _PARTS if cue.search(unit) for one in made]
    return any(
        math.isclose(
            value.low, scale * one.low, rel_tol=ROUNDLY if scale < 1 else CLOSE
        )
        for one in stated
        if one.low is not None and one.dates is None
        for scale in scales
    )


def may_be_added_up(value: Mention, stated: Sequence[Mention]) -> bool:
    """Whether a number comes of others: their half, double, product, share or sum.

    Sums and differences are made of two that count the same, or nothing that is named,
    or of three: "21 got ashore" of 26 aboard, three found and two missing; but 92 seats
    and three parties make no 89 seats.
    """
    if value.low is None or value.low != value.high:
        return False
    single = [one for one in stated if one.low is not None and one.low == one.high]
    return any(
        _comes_of(size(value), {(size(one), head(one.noun)) for one in single})
        for size in (_size, _written)
    )


def _size(mention: Mention) -> float:
    return mention.low or 0.0


def _written(mention: Mention) -> float:
    """Return the number of a length of time as it is written: 11 of "11 minutes"."""
    unit = UNITS.get(mention.unit or "")
    timed = mention.kind is QuantityKind.DURATION and unit is not None
    return _size(mention) / unit.factor if timed and unit else _size(mention)


def _comes_of(value: float, known: Collection[tuple[float, str]]) -> bool:
    numbers = {one for one, _ in known}
    made = {scale * one for one in numbers for scale in (0.5, 1.0, 2.0)}
    for one, other in combinations(numbers, 2):
        made.add(one * other)
        made |= {x / y for x, y in ((one, other), (other, one)) if y}
    for (one, noun), (other, stated) in combinations(known, 2):
        if not noun or not stated or _may_be_one(noun, stated):
            made |= {one + other, abs(one - other)}
    if len(numbers) <= MOST_TERMS:
        for low, middle, high in combinations(sorted(numbers), 3):
            made |= {low + middle + high, high - middle - low}
    return any(math.isclose(value, one, rel_tol=CLOSE) for one in made)


def _may_be_one(noun: str, other: str) -> bool:
    """Whether nouns may name the same: soldiers and policemen are both people."""
    people = all(includes(above="people", below=one) for one in (noun, other))
    return (
        people
        or same_noun(noun, other)
        or includes(above=noun, below=other)
        or includes(above=other, below=noun)
    )


def leads_on(claim: str, unit: str) -> bool:
    """Whether a claim counts from its dates what a sentence dates outright.

    "Eleven died that Thursday, and a twelfth some days later" has two days.
    """
    said = unit.lower()
    return any(x.group().lower() not in said for x in _LEADS_ON.finditer(claim))


def may_be_counted(
    date: Mention, unit: str, claim: str, stated: Sequence[Mention]
) -> bool:
    """Whether a date may be the one that a sentence counts from another.

    Args:
        stated: Dates and lengths of time of the sentence.
    """
    said = {found.group().lower() for found in _COUNTED_FROM.finditer(claim)}
    cues = [
        found
        for found in _COUNTED_FROM.finditer(unit)
        if found.group().lower() not in said
    ]
    if not cues:
        return False
    lengths = [
        one.low
        for one in stated
        if one.kind is QuantityKind.DURATION and one.low is not None
        if any(one.span.end > cue.start() >= one.span.start for cue in cues)
    ]
    anchors = [
        pair
        for one in stated
        if one.kind is QuantityKind.DATE
        if (pair := _both(date, one)) is not None
    ]
    if not anchors or len(lengths) < len(cues):
        return True
    return any(
        _leads_to(mine, theirs, sign * length)
        for mine, theirs in anchors
        for length in lengths
        for sign in (1, -1)
    )


def _both(date: Mention, other: Mention) -> tuple[Days, Days] | None:
    """Return the days of two dates, in one year where it is not told."""
    mine, theirs = aligned(date, other)
    return None if mine is None or theirs is None else (mine, theirs)


def _leads_to(mine: Days, theirs: Days, days: float) -> bool:
    """Whether so many days from one date lie within another, in whatever year."""
    slack = next(loose for most, loose in _LOOSE if abs(days) <= most)
    first, last = (one.toordinal() for one in mine)
    low = theirs[0].toordinal() + math.floor(days) - slack
    high = theirs[1].toordinal() + math.ceil(days) + slack
    return any(
        low <= last + years * _YEAR and first + years * _YEAR <= high
        for years in (-1, 0, 1)
    )
