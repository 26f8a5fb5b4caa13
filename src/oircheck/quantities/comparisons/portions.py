"""Sets the part of a whole that a claim tells beside the one that a sentence tells.

The whole in which both agree binds the two: "47 of the 168 men who had started" and "of
168 starters 74 reached the finish".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.bind import planned_alike
from oircheck.quantities.derived.reckoned import may_be_reckoned
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.sentences.alignment import Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.sentences.portions import (
    Portion,
    claimed_portion,
    read_portions,
)
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.types import Comparison, Mention, Outcome, Stage, Stated

REASON = "another part of the same whole"
ALIKE = "the same part of the same whole"

LEAST_SHARED = 0.5
"""Share of the words beside the source's part that the claim must hold."""

_HAD = frozenset("hold seat hav count remain number total".split())
"""What a thing does that has parts; it tells no part from another."""


def compare_portions(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare the one part that a claim tells with that of a sentence."""
    mine = claimed_portion(claim)
    if mine is None or not alignment.names or not alignment.told_alike:
        return ()
    if alignment.apart is not None and alignment.apart.certain:
        return ()
    found = read_portions(unit)
    near = [one for one in found if _is_of_it(mine, one, claim, unit, len(found))]
    if len(near) != 1:
        return ()
    (theirs,) = near
    outcome = _outcome(mine, theirs, unit)
    if outcome is None or not _told_alike(claim, mine, unit, theirs, around):
        return ()
    return (_comparison(claim, mine.part, unit, theirs.part, outcome),)


def _is_of_it(
    mine: Portion, theirs: Portion, claim: Clause, unit: Clause, several: int
) -> bool:
    """Whether both are parts of one whole, and told by the same words."""
    if theirs.whole is None or not theirs.words:
        return False
    if mine.whole is None:
        held = [x for x in mine.senses if x in _HAD or holds(unit.senses, x)]
        if several > 1 or len(held) < len(mine.senses):
            return False
    elif mine.whole.low != theirs.whole.low:
        return False
    said = mine.senses
    shared = [word for word in theirs.words if holds(said, word.sense)]
    if any(word.name and not holds(claim.senses, word.sense) for word in theirs.words):
        return False
    return len(shared) >= LEAST_SHARED * len(theirs.words)


def _outcome(mine: Portion, theirs: Portion, unit: Clause) -> Outcome | None:
    """Return what the two parts say of one another, or ``None``.

    A number that stands elsewhere in the sentence, or may come of those that do, is
    not refuted; nor is more than a part that is narrowed by further words.
    """
    one, other = (replace(x.part, noun=None) for x in (mine, theirs))
    outcome = compare_mentions(claimed=one, stated=other)[0]
    if outcome is not Outcome.CONFLICT:
        return outcome if outcome is Outcome.AGREE else None
    if any(mine.part.low == x.low for x in unit.mentions):
        return None
    if may_be_reckoned(mine.part, unit.mentions) or _is_rest(mine, unit):
        return None
    if theirs.narrowed and (one.low or 0.0) > (other.low or 0.0):
        return None
    return outcome


def _is_rest(mine: Portion, unit: Clause) -> bool:
    """Whether the claim's part may be what the source's part leaves of a whole."""
    sizes = [x.low for x in unit.mentions if x.low is not None and x.dates is None]
    return any(one - other == mine.part.low for one in sizes for other in sizes)


def _told_alike(
    claim: Clause, mine: Portion, unit: Clause, theirs: Portion, around: Around
) -> bool:
    one, other = read_value(claim, mine.part), read_value(unit, theirs.part)
    if one.negated != other.negated or not planned_alike(one, other):
        return False
    return not told_apart(one, other, around.setting)


def _comparison(
    claim: Clause, mine: Mention, unit: Clause, theirs: Mention, outcome: Outcome
) -> Comparison:
    claimed, stated = shown(claim, mine), shown(unit, theirs)
    conflict = outcome is Outcome.CONFLICT
    return Comparison(
        kind=Stage.NUMBER,
        outcome=outcome,
        claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
        stated=Stated(stated.of(unit.text), stated, theirs.value_span),
        reason=REASON if conflict else ALIKE,
        excludes=conflict,
    )


def added(
    found: Sequence[Comparison], portions: Sequence[Comparison]
) -> tuple[Comparison, ...]:
    """Return what was found, with a part where its value was not settled before."""
    settled = [
        one.claimed.value
        for one in found
        if one.outcome in (Outcome.AGREE, Outcome.CONFLICT)
    ]
    new = [
        one
        for one in portions
        if not any(one.claimed.value.overlaps(span) for span in settled)
    ]
    taken = [one.claimed.value for one in new]
    kept = [x for x in found if not any(x.claimed.value.overlaps(s) for s in taken)]
    return tuple(sorted((*kept, *new), key=lambda one: one.claimed.span.start))
