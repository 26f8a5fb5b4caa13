"""Keeps the number of a whole from what is told of a part alone, and the other way.

Of "of the 412 flights scheduled, 37 were cancelled" the greater number is of those
that were scheduled, and of no cancelled flight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from oircheck.quantities.sentences.alignment import LIGHT, holds
from oircheck.quantities.sentences.clauses import Clause, Word, shown
from oircheck.quantities.sentences.portions import Portion
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.standings import is_stative
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.senses import GENERIC, SENSES
from oircheck.types import Mention, QuantityKind

OF_A_PART = "told of a part of them"
OF_ALL = "told of them all, and not of a part"

_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.RATIO, QuantityKind.PERCENT})
"""Beside another of these a claim tells of a part by itself."""


def of_portion(
    mine: Value, theirs: Value, portions: Sequence[Portion]
) -> tuple[Value, str]:
    """Read a whole as a level where the claim is told of it, and a part of the part.

    Args:
        portions: The parts of the source's sentence, with their wholes.

    Returns:
        The sentence's value, and why it is not what the claim speaks of, or "".
    """
    counts = [one for one in mine.clause.mentions if one.kind in _COUNTED]
    if len(counts) > 1:
        return theirs, ""
    own = [one for one in portions if one.whole is not None]
    for one in own:
        if theirs.mention is one.part and _is_of_all(mine, theirs.clause, one):
            return theirs, OF_A_PART
    of_it = [one for one in own if one.whole is theirs.mention]
    if any(_is_of_part(mine, theirs.clause, one) for one in of_it):
        return theirs, OF_ALL
    if any(_is_of_all(mine, theirs.clause, one) for one in of_it):
        return replace(theirs, role=Role.LEVEL), ""
    return theirs, ""


def _is_of_part(mine: Value, unit: Clause, one: Portion) -> bool:
    """Whether a claim says what is told of the part, and not what is of the whole."""
    said = mine.clause.senses
    told, whole = _told_of_part(one), _told_of_whole(unit, one)
    held = [word for word in told if holds(said, word.sense)]
    near = bool(held) and (held[0] is told[0] or 2 * len(held) > len(told))
    return near and not any(holds(said, word.sense) for word in whole)


def _is_of_all(mine: Value, unit: Clause, one: Portion) -> bool:
    """Whether a claim says of the things what is told of the whole, or no more at all.

    "There were 96 nursing posts" says nothing of those that were vacant.
    """
    said = mine.clause.senses
    told, whole = _told_of_part(one), _told_of_whole(unit, one)
    if not told or any(holds(said, word.sense) for word in told):
        return False
    if any(holds(said, word.sense) for word in whole):
        return True
    of_it = unit.senses - {word.sense for word in told}
    rest = [word for word in mine.clause.words if word.sense not in LIGHT | GENERIC]
    bare = bool(rest) and all(holds(of_it, word.sense) for word in rest)
    return bare and is_stative(mine.clause, mine.mention)


def _told_of_part(one: Portion) -> list[Word]:
    """Return the words of a part, nearest first, without names."""
    end = one.part.span.end
    return [
        word
        for word in one.words
        if not word.name and (word.span.start >= end or word.sense in SENSES)
    ]


def _told_of_whole(unit: Clause, one: Portion) -> list[Word]:
    """Return the words between a whole that comes first and its part: "scheduled"."""
    whole: Mention | None = one.whole
    if whole is None or whole.span.start > one.part.span.start:
        return []
    low, high = shown(unit, whole).end, one.part.span.start
    comma = unit.text.find(",", low, high)
    high = comma if comma >= 0 else high
    return [
        word
        for word in unit.words
        if low <= word.span.start < high and not word.name and word.sense not in LIGHT
    ]
