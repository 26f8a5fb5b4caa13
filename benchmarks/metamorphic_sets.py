"""The comparison semantics once more, in exact arithmetic, for the metamorphic run.

It shares no code with the package: what the comparer is measured by must not be what
the comparer does. Numbers are fractions, sets are pairs of ends that are open or
closed, days are proleptic ordinals.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

AGREE, CONFLICT = "agree", "conflict"
UNDETERMINED, NOT_COMPARABLE = "undetermined", "not_comparable"

EXACT, MORE, LEAST = "exact", "more_than", "at_least"
LESS, MOST, NEARLY, ABOUT = "less_than", "at_most", "nearly", "about"
LOWER, UPPER = frozenset({MORE, LEAST}), frozenset({LESS, MOST, NEARLY})

ROUNDED_FROM = 100
MOST_ROUNDING = Fraction(1, 20)
NEAR_MISS = Fraction(1, 20)
TENTH = Fraction(1, 10)

COUNTED = frozenset({"cardinal", "money", "measure"})
"""Kinds whose rounded numbers may miss by a twentieth."""


@dataclass(frozen=True)
class Written:
    """A number as it is written.

    Attributes:
        value: With its scale word.
        place: The unit of the last written place; of a whole number without scale
            word the place of its last digit that is not zero.
        kind: "cardinal", "percent", "money", "measure", "duration" or "ordinal".
        fine: Whether decimals or a scale word are written.
    """

    value: Fraction
    place: Fraction
    kind: str
    modifier: str = EXACT
    fine: bool = False


@dataclass(frozen=True)
class Set:
    """Values between two ends; ``None`` is no end."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Set) -> bool:
        """Whether the two have a value in common."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Set) -> bool:
        """Whether every value of this set is less than every one of the other."""
        if self.high is None or other.low is None:
            return False
        touching = self.high == other.low and (self.high_open or other.low_open)
        return self.high < other.low or touching

    def within(self, other: Set) -> bool:
        """Whether every value of this set lies in the other."""
        if other.low is not None:
            if self.low is None or self.low < other.low:
                return False
            if self.low == other.low and other.low_open and not self.low_open:
                return False
        if other.high is not None:
            if self.high is None or self.high > other.high:
                return False
            if self.high == other.high and other.high_open and not self.high_open:
                return False
        return True


def halo(one: Written) -> Fraction:
    """Return by how much a written number may stand for another."""
    half = one.place / 2
    capped = min(half, MOST_ROUNDING * one.value)
    if one.kind == "ordinal":
        return Fraction(0)
    if one.fine or one.kind == "percent":
        return half
    if one.kind == "measure":
        least = Fraction(1, 2)
        return least if one.value < ROUNDED_FROM else max(least, capped)
    if one.value < ROUNDED_FROM or one.place == 1:
        return Fraction(0)
    return capped


def hard(one: Written) -> Set:
    """Return every value that a wording leaves open, rounding included."""
    value, around = one.value, halo(one)
    if one.modifier == EXACT:
        # A value half-way belongs to the number above it.
        return Set(value - around, value + around, high_open=around > 0)
    return plain(one)


def plain(one: Written) -> Set:
    """Return the same without rounding."""
    value = one.value
    match one.modifier:
        case "more_than":
            return Set(value, None, low_open=True)
        case "at_least":
            return Set(value, None)
        case "less_than":
            return Set(Fraction(0), value, high_open=True)
        case "at_most":
            return Set(Fraction(0), value)
        case "nearly":
            return Set(value * 9 / 10, value, high_open=True)
        case "about":
            return Set(value - value * TENTH, value + value * TENTH)
        case _:
            return Set(value, value)


def expected(claim: Written, source: Written) -> str:
    """Return the outcome for two numbers of one thing, kind and unit."""
    same = claim.value == source.value
    mine, theirs = claim.modifier, source.modifier
    if same:
        outcome = _of_same_numeral(mine, theirs)
        if outcome:
            return outcome
    finer = mine == theirs == EXACT and halo(claim) < halo(source)
    if plain(source).within(hard(claim)) and not (finer and not same):
        return AGREE
    soft = {mine, theirs} <= {ABOUT, NEARLY}
    if soft and _close(claim.value, source.value):
        return AGREE
    if same or hard(claim).meets(hard(source)):
        return UNDETERMINED
    rounded = min(claim.value, source.value) >= ROUNDED_FROM
    near = mine == theirs == EXACT and _close(claim.value, source.value)
    if rounded and near and claim.kind in COUNTED:
        return UNDETERMINED
    return CONFLICT


def expected_converted(claim: Written, source: Written, factor: Fraction) -> str:
    """Return the outcome for two exact numbers of different units.

    Args:
        factor: How many of the claim's unit make one of the source's.
    """
    mine, around = hard(claim), halo(source)
    low, high = (source.value - around) * factor, (source.value + around) * factor
    return AGREE if mine.meets(Set(low, high, high_open=around > 0)) else CONFLICT


def _of_same_numeral(mine: str, theirs: str) -> str:
    if (mine in LOWER and theirs in UPPER) or (mine in UPPER and theirs in LOWER):
        return CONFLICT
    if mine == theirs or mine in (EXACT, ABOUT):
        return AGREE
    both_low, both_high = {mine, theirs} <= LOWER, {mine, theirs} <= UPPER
    return AGREE if both_low or both_high else ""


def _close(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= NEAR_MISS * max(abs(one), abs(other))


def expected_dates(
    relation: str, claim: tuple[int, int], source: tuple[int, int]
) -> str:
    """Return the outcome for two periods, as first and last day, of one relation.

    Args:
        relation: "in", "since", "until", "by", "before" or "after", on both sides.
    """
    inside = claim[0] <= source[0] and source[1] <= claim[1]
    if relation == "before":
        return AGREE if source[0] <= claim[0] else UNDETERMINED
    if relation == "after":
        return AGREE if source[1] >= claim[1] else UNDETERMINED
    if inside:
        return AGREE
    apart = claim[1] < source[0] or source[1] < claim[0]
    return CONFLICT if apart else UNDETERMINED
