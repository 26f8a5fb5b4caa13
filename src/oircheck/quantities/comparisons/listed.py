"""Gives each name of a list its value: "A and B lie 31 and 44 kilometres off Ustka"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.sentences.alignment import Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, Word, shown
from oircheck.quantities.sentences.sides import near, sides
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.quantities.words.amounts import SCALES
from oircheck.types import Comparison, Mention, Outcome, QuantityKind, Stage, Stated

REASON = "the list gives it to the other name"

_SCALE = re.compile(r"\b(?:thousand|million|billion|trillion)\b")

LEAST_COVERED = 0.5
"""Share of the claim's words that the sentence or its context must hold."""

_KINDS = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MONEY,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
    }
)


def compare_listed(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare each value of a claim with that of its name in a list of two."""
    if alignment.coverage < LEAST_COVERED or not alignment.names:
        return ()
    lists = list(_lists(unit))
    if len(lists) != 1:
        return ()
    found = []
    for mine in claim.mentions:
        theirs = _of_its_name(claim, mine, lists[0])
        if theirs is None or not _conflict(mine, theirs.mention):
            continue
        one, other = read_value(claim, mine), read_value(unit, theirs.written)
        if one.negated == other.negated and not told_apart(one, other, around.setting):
            found.append(_comparison(claim, mine, theirs.written))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value of a list, as it is written and with the unit of the list."""

    written: Mention
    mention: Mention
    words: tuple[Word, ...]


def _lists(unit: Clause) -> Iterator[tuple[_Entry, _Entry]]:
    """Yield two joined values, each with the words of its own name."""
    for one, two in pairwise(unit.mentions):
        gap = unit.text[one.value_span.end : two.value_span.start].strip()
        if gap != "and" or one.kind not in _KINDS or two.kind not in _KINDS:
            continue
        found = sides(unit, one, two)
        if found is None or not all(found):
            continue
        if not all(word.name or word.span.start == 0 for row in found for word in row):
            continue
        yield _Entry(one, _completed(one, two), found[0]), _Entry(two, two, found[1])


def _completed(one: Mention, two: Mention) -> Mention:
    """Give a bare number the unit and the scale of the one that it is joined to."""
    if one.kind is not QuantityKind.CARDINAL or one.noun:
        return one
    scale = _SCALE.search(two.text) if one.text[-1:].isdigit() else None
    times = float(SCALES[scale.group()]) if scale else 1.0
    return replace(
        one,
        kind=two.kind,
        unit=two.unit,
        noun=two.noun,
        low=None if one.low is None else one.low * times,
        high=None if one.high is None else one.high * times,
    )


def _of_its_name(
    claim: Clause, mine: Mention, row: tuple[_Entry, _Entry]
) -> _Entry | None:
    """Return the entry of the one name that stands beside the claim's value."""
    senses = frozenset(word.sense for word in near(claim, mine))
    held = [[holds(senses, word.sense) for word in entry.words] for entry in row]
    named, touched = [all(one) for one in held], [any(one) for one in held]
    if sum(touched) != 1 or named != touched:
        return None
    return row[named.index(True)]


def _conflict(mine: Mention, theirs: Mention) -> bool:
    if mine.kind is not theirs.kind:
        return False
    outcome = compare_mentions(claimed=mine, stated=theirs)[0]
    return outcome is Outcome.CONFLICT


def _comparison(claim: Clause, mine: Mention, theirs: Mention) -> Comparison:
    claimed = shown(claim, mine)
    return Comparison(
        kind=Stage.NUMBER,
        outcome=Outcome.CONFLICT,
        claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
        stated=Stated(theirs.text, theirs.span, theirs.value_span),
        reason=REASON,
        excludes=True,
    )
