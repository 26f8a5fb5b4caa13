"""Gives each name of a sentence of several parts its own value.

"Maria Costa won 7,204 votes; her rival Ivo Lenz won 6,981": a claim that gives one of
them the number of the other is contradicted, however near the two numbers are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.coordinated import number_beside
from oircheck.quantities.outcomes.amounts import compare_mentions, head
from oircheck.quantities.sentences.alignment import Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, Word, shown
from oircheck.quantities.sentences.plans import planned_within
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.quantities.words.noun_table import same_noun
from oircheck.types import (
    Comparison,
    Mention,
    Modifier,
    Outcome,
    QuantityKind,
    Span,
    Stage,
    Stated,
)

REASON = "the source tells that number of another name"

LEAST_COVERED = 0.5
"""Share of the claim's words that the sentence or its context must hold."""

_JOINT = re.compile(r"; |, (?:and|but|while|whereas) | while | whereas ")
_KINDS = frozenset(
    {QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE}
    | {QuantityKind.PERCENT}
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a sentence, with its names and its first value of a sort."""

    place: Span
    names: frozenset[str]
    value: Mention


def compare_parts(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare the one value of a claim's name with that of its name in the sentence."""
    if alignment.coverage < LEAST_COVERED or not alignment.names:
        return ()
    own = [one for one in claim.mentions if one.kind in _KINDS]
    names = _names(claim, Span(0, len(claim.text)))
    names = frozenset(one for one in names if holds(alignment.inside, one))
    if len(own) != 1 or not names or own[0].modifier is not Modifier.EXACT:
        return ()
    mine = own[0]
    parts = list(_parts(unit, mine))
    here = [one for one in parts if _all_held(one.names, names)]
    there = [
        one
        for one in parts
        if one.names and not one.names & names and one.value.low == mine.low
    ]
    if len(here) != 1:
        return ()
    theirs = here[0].value
    same = theirs.low == mine.low
    if (same and theirs in unit.mentions) or not (same or len(there) == 1):
        return ()
    if not _told_alike(claim, mine, unit, here[0], around):
        return ()
    return (_comparison(claim, mine, unit, theirs),)


def _names(clause: Clause, place: Span) -> frozenset[str]:
    """Return the names of a stretch; a capital that opens it may be one."""
    return frozenset(
        word.sense
        for word in clause.words
        if word.span.overlaps(place) and _named(clause, word)
    )


def _named(clause: Clause, word: Word) -> bool:
    opens = word.span.start == 0 and clause.text[:1].isupper()
    return word.name or opens


def _all_held(names: frozenset[str], wanted: frozenset[str]) -> bool:
    return all(holds(names, one) for one in wanted)


def _parts(unit: Clause, mine: Mention) -> Iterator[_Part]:
    """Yield the parts of a sentence that have a value like the claim's."""
    low = 0
    ends = [match.start() for match in _JOINT.finditer(unit.text)]
    for high in (*ends, len(unit.text)):
        place = Span(low, high)
        found = [
            one
            for one in unit.mentions
            if low <= one.span.start < high and _is_like(one, mine)
        ]
        value = found[0] if found else _beside_name(unit, place, mine)
        if value is not None:
            yield _Part(place, _names(unit, place), value)
        low = high


def _is_like(one: Mention, mine: Mention) -> bool:
    if one.kind is not mine.kind or one.unit != mine.unit or one.low != one.high:
        return False
    noun, other = head(one.noun), head(mine.noun)
    plain = one.low is not None and one.modifier is Modifier.EXACT
    return plain and (not noun or not other or same_noun(noun, other))


def _beside_name(unit: Clause, place: Span, mine: Mention) -> Mention | None:
    ends = [x.span.end for x in unit.words if x.name and x.span.overlaps(place)]
    found = [number_beside(unit, end, mine) for end in ends]
    return next((one for one in found if one is not None), None)


def _told_alike(
    claim: Clause, mine: Mention, unit: Clause, part: _Part, around: Around
) -> bool:
    """Whether neither is denied, planned or of another time than the other."""
    one = read_value(claim, mine)
    if part.value not in unit.mentions:
        return not one.negated and not planned_within(unit, part.place)
    other = read_value(unit, part.value)
    if one.negated != other.negated or one.planned != other.planned:
        return False
    return not told_apart(one, other, around.setting)


def _comparison(
    claim: Clause, mine: Mention, unit: Clause, theirs: Mention
) -> Comparison:
    claimed, stated = shown(claim, mine), shown(unit, theirs)
    outcome = compare_mentions(claimed=mine, stated=theirs)[0]
    agree = outcome is Outcome.AGREE
    settled = outcome if agree else Outcome.CONFLICT
    return Comparison(
        kind=Stage.NUMBER,
        outcome=settled,
        claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
        stated=Stated(stated.of(unit.text), stated, theirs.value_span),
        reason="the source tells it of that name" if agree else REASON,
        excludes=settled is Outcome.CONFLICT,
    )
