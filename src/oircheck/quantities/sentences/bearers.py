"""Tells whose a value is where one sentence gives each its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oircheck.quantities.sentences.clauses import Clause, Word, joint, part_of
from oircheck.quantities.sentences.value import Value
from oircheck.types import Mention, QuantityKind

JOINTS = frozenset(", ; ( \u2014 and but while whereas against".split())
"""What parts the values of two bearers."""

_TOLD = frozenset({QuantityKind.DATE, QuantityKind.TIME, QuantityKind.ORDINAL})


NEIGHBOURS = 6
"""How many values on either side of one are asked whether they have its name."""


def is_of_another(mine: Value, theirs: Value, *, alike: bool = False) -> str:
    """Return whose the sentence's value is instead, or "".

    "Bulgaria contributes eleven million euros, Serbia nine million": what stands with
    Bulgaria alone is none of Serbia's. The claim's name has to stand with another
    value of the sentence, and one that the claim has not on the same side of this one.

    Args:
        alike: Whether the other value has to be one of the same kind and unit.
    """
    if mine.mention.kind in _TOLD:
        return ""
    names = set(_names(mine.clause, part_of(mine.clause, mine.mention)))
    if not names:
        return ""
    said = {word.sense for word in mine.clause.words}
    unit = theirs.clause
    before, after = _around(unit, theirs.mention)
    for other in (*before[-NEIGHBOURS:], *after[:NEIGHBOURS]):
        if alike and not _is_like(theirs.mention, other):
            continue
        for here, there in _sides(unit, theirs.mention, other):
            own = _names(unit, here)
            foreign = [word for sense, word in own.items() if sense not in said]
            shared = names & own.keys()
            if foreign and not shared and names & _names(unit, there).keys():
                return f"told of {foreign[0].span.of(unit.text)}"
    return ""


def _is_like(one: Mention, other: Mention) -> bool:
    return one.kind is other.kind and one.unit == other.unit


_Part = tuple[int, int]


def _sides(
    clause: Clause, one: Mention, other: Mention
) -> Iterator[tuple[_Part, _Part]]:
    """Yield what stands before each of two values, and after each of them."""
    first, last = sorted((one.span, other.span))
    if joint(clause, first.end, last.start, JOINTS) == last.start:
        return
    (low, high), (other_low, other_high) = _part(clause, one), _part(clause, other)
    yield (low, one.span.start), (other_low, other.span.start)
    yield (one.span.end, high), (other.span.end, other_high)


def _names(clause: Clause, part: _Part) -> dict[str, Word]:
    """Return the names of a stretch; a capital that opens the sentence may be one."""
    low, high = part
    return {
        word.sense: word
        for word in clause.words
        if low <= word.span.start < high
        and word.lemma not in _TITLES
        and (word.name or (word.span.start == 0 and clause.text[:1].isupper()))
    }


_TITLES = frozenset("mr mrs ms miss dr prof sir lord lady dame".split())
"""What stands before the names of many, and is nobody's own."""


def _part(clause: Clause, mention: Mention) -> _Part:
    """Return the stretch around a value, up to where another number's begins."""
    low, high = 0, len(clause.text)
    before, after = _around(clause, mention)
    if before:
        low = joint(clause, before[-1].span.end, mention.span.start, JOINTS)
    if after:
        high = joint(clause, mention.span.end, after[0].span.start, JOINTS)
    return low, high


def _around(
    clause: Clause, mention: Mention
) -> tuple[Sequence[Mention], Sequence[Mention]]:
    """Return the other numbers of a sentence, before a value and after it."""
    others = [
        other
        for other in clause.mentions
        if other.kind not in _TOLD and not other.span.overlaps(mention.span)
    ]
    start = mention.span.start
    before = [other for other in others if other.span.end <= start]
    return before, others[len(before) :]
