"""Sets the values of a claim beside those of one sentence of a source."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace

from oircheck.quantities.bind import Alignment, Bond, Value, align, bond
from oircheck.quantities.clauses import Clause, content, read_clause, shown
from oircheck.quantities.derived import Derived, derive
from oircheck.quantities.outcomes import compare_mentions
from oircheck.quantities.roles import role_of
from oircheck.quantities.tokens import tokenise
from oircheck.types import (
    Comparison,
    DateInterval,
    Mention,
    Modifier,
    Outcome,
    QuantityKind,
    Span,
    Stage,
    Stated,
)

FULL_COVERAGE = 0.9
"""Share of shared words from which several values may conflict at once."""

_LABELLED = re.compile(r"\b([A-Z][a-z]{2,})s? ([A-Z]|\d{1,6})\b")
"""A thing with a letter or number for a name, or a month."""

_MONTHS = frozenset(calendar.month_name[1:]) | frozenset(calendar.month_abbr[1:])

_DATES = frozenset({QuantityKind.DATE, QuantityKind.TIME})
_ORDER = (
    Outcome.AGREE,
    Outcome.UNDETERMINED,
    Outcome.CONFLICT,
    Outcome.NOT_COMPARABLE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A value of the sentence that a value of the claim was set beside."""

    mine: Mention
    theirs: Mention
    outcome: Outcome
    reason: str
    closeness: float
    derived: bool = False
    excludes: bool = False


class ValueComparer:
    """Compares numbers, dates and durations; implements ``ports.Comparer``."""

    def compare(
        self,
        *,
        claim: str,
        claim_date: DateInterval | None,
        unit: str,
        context: str,
        passage_date: DateInterval | None,
    ) -> tuple[Comparison, ...]:
        """Compare each value of the claim with the best bound one of the unit.

        A value refutes only where it binds to the same thing: a value of the claim
        that stands anywhere in the unit, for the same thing, agrees.
        """
        mine = read_clause(claim, reference=claim_date)
        theirs = read_clause(unit, reference=passage_date, context=context)
        if not mine.mentions or not theirs.mentions:
            return ()
        around = tokenise(context)
        senses = frozenset(word.sense for word in content(around, ()))
        alignment = align(mine, theirs, senses)
        worked_out = derive(theirs)
        found = [
            best
            for mention in mine.mentions
            if (best := _best(mine, mention, theirs, worked_out, alignment))
        ]
        found.extend(_from_claim(mine, theirs, alignment, found))
        settled = _settled(found, alignment)
        if _labelled_apart(claim, unit):
            settled = [_apart(one) for one in settled]
        return tuple(_comparison(mine, theirs, one) for one in settled)


def _best(
    claim: Clause,
    mine: Mention,
    unit: Clause,
    worked_out: tuple[Derived, ...],
    alignment: Alignment,
) -> _Candidate | None:
    """Return the candidate that says most about one value of the claim."""
    own = Value(claim, mine, role_of(claim, mine))
    found = []
    for stated in unit.mentions:
        theirs = _as_date(stated) if mine.kind is QuantityKind.DATE else stated
        tie = bond(own, Value(unit, theirs, role_of(unit, theirs)), alignment)
        found.append(_judged(mine, theirs, tie))
    for value in worked_out:
        tie = bond(own, Value(unit, value.mention, value.role), alignment)
        found.append(_judged(mine, value.mention, tie, derived=value))
    return _chosen([one for one in found if one is not None])


def _as_date(mention: Mention) -> Mention:
    """Return "three days later" as the day it leads to, if that is known."""
    if mention.kind is QuantityKind.DURATION and mention.dates is not None:
        return replace(mention, kind=QuantityKind.DATE, modifier=Modifier.EXACT)
    return mention


def _judged(
    mine: Mention, theirs: Mention, tie: Bond, derived: Derived | None = None
) -> _Candidate | None:
    outcome, reason = compare_mentions(claimed=mine, stated=theirs)
    if derived is not None and theirs.modifier is Modifier.ABOUT:
        exact = replace(theirs, modifier=Modifier.EXACT)
        sharp = compare_mentions(claimed=mine, stated=exact)
        if sharp[0] is Outcome.AGREE:
            outcome, reason = sharp
    if outcome is Outcome.NOT_COMPARABLE:
        if mine.kind is not theirs.kind or derived:
            return None
        return _Candidate(mine, theirs, outcome, reason, tie.closeness)
    if derived is not None:
        reason = f"{derived.how}; {reason}"
        if outcome is Outcome.CONFLICT and not derived.exact:
            outcome = Outcome.UNDETERMINED
    excludes = outcome is Outcome.CONFLICT and tie.agree
    if not tie.agree or (excludes and not tie.conflict):
        if derived is not None:
            return None
        reason = tie.why_not or "not shown to be of the same thing"
        outcome = Outcome.NOT_COMPARABLE
    return _Candidate(
        mine, theirs, outcome, reason, tie.closeness, derived is not None, excludes
    )


def _chosen(found: list[_Candidate]) -> _Candidate | None:
    """Prefer agreement; a conflict stands only where nothing else is as close."""
    by_outcome = {
        outcome: [one for one in found if one.outcome is outcome] for outcome in _ORDER
    }
    best = {
        outcome: max(
            group, key=lambda one: (one.excludes, one.closeness, not one.derived)
        )
        for outcome, group in by_outcome.items()
        if group
    }
    if Outcome.AGREE in best:
        return best[Outcome.AGREE]
    conflict, open_ = best.get(Outcome.CONFLICT), best.get(Outcome.UNDETERMINED)
    if conflict and open_:
        return conflict if conflict.closeness > open_.closeness else open_
    return conflict or open_ or best.get(Outcome.NOT_COMPARABLE)


def _from_claim(
    claim: Clause, unit: Clause, alignment: Alignment, found: list[_Candidate]
) -> list[_Candidate]:
    """Compare what follows from the claim's own values with the sentence."""
    added = []
    settled = {one.mine.span for one in found if one.outcome is not _NOTHING}
    for value in derive(claim):
        if any(value.mention.span.overlaps(span) for span in settled):
            continue
        candidates = []
        own = Value(claim, value.mention, value.role)
        for theirs in unit.mentions:
            tie = bond(own, Value(unit, theirs, role_of(unit, theirs)), alignment)
            one = _judged(value.mention, theirs, tie, derived=value)
            if one is not None:
                candidates.append(one)
        best = _chosen(candidates)
        if best is not None:
            added.append(best)
    return added


_NOTHING = Outcome.NOT_COMPARABLE


def _settled(found: list[_Candidate], alignment: Alignment) -> list[_Candidate]:
    """Withdraw conflicts that rather show another event than another value."""
    conflicts = [one for one in found if one.outcome is Outcome.CONFLICT]
    several = len(conflicts) > 1 and alignment.coverage < FULL_COVERAGE
    dated = any(one.mine.kind in _DATES for one in conflicts)
    kept = []
    for one in found:
        if one.outcome is Outcome.CONFLICT and (
            several or (dated and one.mine.kind not in _DATES)
        ):
            reason = "the dates differ: perhaps another event"
            kept.append(replace(one, outcome=_NOTHING, reason=reason, derived=False))
        else:
            kept.append(one)
    return sorted(kept, key=lambda one: one.mine.span.start)


def _labelled_apart(claim: str, unit: str) -> bool:
    """Whether "Ward B" of the claim meets only other wards, or sensors, or rooms."""
    claimed, stated = set(_LABELLED.findall(claim)), set(_LABELLED.findall(unit))
    kinds = {kind for kind, _ in stated} - _MONTHS
    return any(kind in kinds and (kind, label) not in stated for kind, label in claimed)


def _apart(one: _Candidate) -> _Candidate:
    if one.outcome is not Outcome.CONFLICT and not one.excludes:
        return one
    reason = "of another one of its kind"
    return replace(one, outcome=_NOTHING, reason=reason, excludes=False)


def _comparison(claim: Clause, unit: Clause, one: _Candidate) -> Comparison:
    stage = Stage.DATE if one.mine.kind in _DATES else Stage.NUMBER
    return Comparison(
        kind=stage,
        outcome=one.outcome,
        claimed=_stated(claim, one.mine),
        stated=_stated(unit, one.theirs),
        reason=one.reason,
        excludes=one.excludes,
    )


def _stated(clause: Clause, mention: Mention) -> Stated:
    span: Span = shown(clause, mention)
    return Stated(span.of(clause.text), span, mention.value_span)
