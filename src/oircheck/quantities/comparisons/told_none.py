"""Reads "Blue Origin launched none" as a count of nought.

The word stands for whatever the sentence or the one before it counts.
"""

from __future__ import annotations

import re

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.sentences.alignment import Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.types import (
    Comparison,
    Mention,
    Outcome,
    QuantityKind,
    Span,
    Stage,
    Stated,
)

REASON = "the source tells that there were none"
ENOUGH = 0.6
"""Share of the claim's words that the sentence or its context must hold."""

_NONE = re.compile(
    r"\b(?:[Tt]he )?(?P<name>[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})"
    r" (?:(?:has|have|had) )?(?:[a-z]+ )?(?P<none>none)\b(?! of)"
)


def compare_none(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare the count of a claim with "none" that is told of the claim's name."""
    counts = [x for x in claim.mentions if x.kind is QuantityKind.CARDINAL]
    found = list(_NONE.finditer(unit.text))
    if len(counts) != 1 or len(found) != 1 or alignment.coverage < ENOUGH:
        return ()
    (mine,), (match,) = counts, found
    if not _is_its_name(claim, unit, Span(*match.span("name"))):
        return ()
    theirs = _nought(unit, Span(*match.span("none")))
    one, other = read_value(claim, mine), read_value(unit, theirs, Role.LEVEL)
    if one.planned != other.planned or told_apart(one, other, around.setting):
        return ()
    outcome, _ = compare_mentions(claimed=mine, stated=theirs)
    if outcome not in (Outcome.AGREE, Outcome.CONFLICT):
        return ()
    claimed = shown(claim, mine)
    return (
        Comparison(
            kind=Stage.NUMBER,
            outcome=outcome,
            claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
            stated=Stated(theirs.text, theirs.span, theirs.value_span),
            reason=REASON,
            excludes=outcome is Outcome.CONFLICT,
        ),
    )


def tells_none(unit: Clause) -> bool:
    """Whether a sentence tells of a name that it has, or did, none."""
    return _NONE.search(unit.text) is not None


def _is_its_name(claim: Clause, unit: Clause, place: Span) -> bool:
    """Whether the name before "none" is the claim's, and the only one of the claim."""
    own = [word.sense for word in unit.words if word.span.overlaps(place)]
    names = [
        word.sense
        for word in claim.words
        if word.name or (word.span.start == 0 and claim.text[:1].isupper())
    ]
    held = frozenset(own)
    return bool(own) and bool(names) and all(holds(held, name) for name in names)


def _nought(unit: Clause, place: Span) -> Mention:
    return Mention(
        span=place,
        value_span=place,
        text=place.of(unit.text),
        kind=QuantityKind.CARDINAL,
        low=0.0,
        high=0.0,
    )
