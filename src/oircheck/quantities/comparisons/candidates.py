"""Weighs the values of a sentence that a value of a claim may be set beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from oircheck.quantities.comparisons.bind import ENOUGH_FOR_COUNTS, FRAME, Bond, bond
from oircheck.quantities.comparisons.polarity import Opposed, opposed
from oircheck.quantities.comparisons.rule_bounds import of_rules
from oircheck.quantities.derived.differences import Derived, Force, Measure
from oircheck.quantities.derived.spans_of_time import is_age
from oircheck.quantities.outcomes.amounts import compare_mentions, head, of_one_currency
from oircheck.quantities.outcomes.dates import ONE_END
from oircheck.quantities.outcomes.sets import values
from oircheck.quantities.sentences.alignment import Alignment, holds
from oircheck.quantities.sentences.contrast import tells_apart
from oircheck.quantities.sentences.deadlines import (
    OTHER_DEADLINE,
    are_of_one_work,
    other_deadline,
    tells_several_stays,
)
from oircheck.quantities.sentences.extents import extent_of
from oircheck.quantities.sentences.how_often import in_one_period
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.noun_table import includes
from oircheck.quantities.words.senses import SENSES, root
from oircheck.types import Interval, Mention, Modifier, Outcome, QuantityKind

_ORDER = (
    Outcome.AGREE,
    Outcome.UNDETERMINED,
    Outcome.CONFLICT,
    Outcome.NOT_COMPARABLE,
)
BEFORE_THE_CHANGE = "it was so before it changed"
BY_HOW_MUCH = "that is by how much it changed"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value of the sentence that a value of the claim was set beside.

    Attributes:
        force: What the candidate may do where one of the two was worked out.
        excludes: Whether the two could not both be true of one thing.
        near: Senses on the side of the sentence's value.
        likeness: 2 where the same verb leads to both, 1 where they have a subject in
            the same words, else 0.
    """

    mine: Mention
    theirs: Mention
    outcome: Outcome
    reason: str
    closeness: float
    force: Force | None = None
    excludes: bool = False
    near: frozenset[str] = frozenset()
    likeness: int = 0


def withdrawn(one: Candidate, reason: str) -> Candidate:
    """Let a candidate say nothing, not even that it should be asked about."""
    return replace(
        one,
        outcome=Outcome.NOT_COMPARABLE,
        reason=reason,
        force=None,
        excludes=False,
    )


def judged(
    mine: Value, theirs: Value, alignment: Alignment, derived: Derived | None = None
) -> Candidate | None:
    """Compare a value of the claim with one of the sentence.

    Returns:
        ``None`` where the two say nothing of one another.
    """
    if derived is not None and not _is_of_it(mine, theirs, derived):
        return None
    outcome, reason = _outcome(mine.mention, theirs.mention, derived)
    outcome, reason = of_rules(mine, theirs, outcome, reason)
    if _of_other_extents(mine, theirs):
        outcome, reason = Outcome.NOT_COMPARABLE, "measures of different things"
    if outcome is Outcome.NOT_COMPARABLE:
        if mine.mention.kind is not theirs.mention.kind or derived:
            return None
        closeness = float(len(mine.segment & theirs.segment))
        apart = Candidate(mine.mention, theirs.mention, outcome, reason, closeness)
        return _in_another_coin(mine, theirs, alignment) or apart
    tie = bond(mine, theirs, alignment)
    if derived is not None:
        return _worked_out(mine, theirs, outcome, reason, tie, derived)
    turned = opposed(mine, theirs, alignment, outcome)
    if turned is not None:
        return _turned(turned, tie, theirs)
    return _tied(mine, theirs, outcome, reason, tie)


def _tied(
    mine: Value, theirs: Value, outcome: Outcome, reason: str, tie: Bond
) -> Candidate:
    """Let two values say what they may by how closely they belong together."""
    asked = _is_asked_about(mine, theirs, tie, reason)
    if asked and reason == ONE_END and are_of_one_work(mine, theirs):
        outcome = Outcome.CONFLICT
    if asked and reason != ONE_END:
        outcome, reason = Outcome.UNDETERMINED, OTHER_DEADLINE
    excludes = (outcome is Outcome.CONFLICT or asked) and tie.agree
    if not tie.agree or (excludes and not asked and not tie.conflict):
        reason = tie.why_not or "not shown to be of the same thing"
        outcome = Outcome.NOT_COMPARABLE
    elif outcome is Outcome.AGREE and tie.open:
        outcome, reason = Outcome.UNDETERMINED, BEFORE_THE_CHANGE
    return Candidate(
        mine.mention,
        theirs.mention,
        outcome,
        reason,
        tie.closeness,
        excludes=excludes,
        near=theirs.segment,
    )


def _is_asked_about(mine: Value, theirs: Value, tie: Bond, reason: str) -> bool:
    """Whether two dates that do not exclude each other are hardly meant both."""
    if reason == ONE_END:
        return tie.conflict and not tells_several_stays(theirs.clause)
    return other_deadline(mine, theirs)


def _in_another_coin(
    mine: Value, theirs: Value, alignment: Alignment
) -> Candidate | None:
    """Return equal figures of one thing in two currencies, as worth asking about.

    Only one of them can be right, but which sums are one another's worth is not known
    here: the corrected claim decides.
    """
    one, other = mine.mention, theirs.mention
    if not one.kind is other.kind is QuantityKind.MONEY or one.low != other.low:
        return None
    told = one.unit and other.unit and one.unit != other.unit
    exact = one.modifier is other.modifier is Modifier.EXACT
    if not told or not exact or one.low != one.high or of_one_currency(one, other):
        return None
    if any(x.unit == one.unit for x in theirs.clause.mentions):
        return None
    tie = bond(mine, theirs, alignment)
    if not tie.conflict or mine.role is not theirs.role:
        return None
    reason = f"the same figure in another currency ({one.unit} / {other.unit})"
    return Candidate(
        one,
        other,
        Outcome.NOT_COMPARABLE,
        reason,
        tie.closeness,
        excludes=True,
        near=theirs.segment,
    )


def _of_other_extents(mine: Value, theirs: Value) -> bool:
    """Whether one is told to be a height, say, and the other a width."""
    one = extent_of(mine.clause.text, mine.mention)
    other = extent_of(theirs.clause.text, theirs.mention)
    return bool(one and other) and one != other


def _turned(turned: Opposed, tie: Bond, theirs: Value) -> Candidate:
    """Return an equal amount that is told with the other sign."""
    return Candidate(
        turned.mine,
        turned.theirs,
        Outcome.CONFLICT if turned.bound else Outcome.NOT_COMPARABLE,
        turned.reason,
        tie.closeness,
        excludes=turned.bound,
        near=theirs.segment,
    )


def _worked_out(
    mine: Value,
    theirs: Value,
    outcome: Outcome,
    reason: str,
    tie: Bond,
    derived: Derived,
) -> Candidate | None:
    if outcome is Outcome.CONFLICT and derived.force is not Force.DECIDES:
        outcome = Outcome.UNDETERMINED
    if outcome is not Outcome.AGREE and derived.force is Force.AGREES:
        return None
    if not tie.agree or (outcome is Outcome.CONFLICT and not tie.conflict):
        return None
    if (
        outcome is Outcome.CONFLICT
        and derived.role is Role.CHANGE
        and not _told_of_the_same(mine, theirs)
    ):
        return None
    return Candidate(
        mine.mention,
        theirs.mention,
        outcome,
        f"{derived.how}; {reason}",
        tie.closeness,
        force=derived.force,
        excludes=outcome is Outcome.CONFLICT,
        near=theirs.segment,
    )


def _told_of_the_same(mine: Value, theirs: Value) -> bool:
    """Whether the words around one value stand around the parts of the other."""
    written, made = (theirs, mine) if theirs.written else (mine, theirs)
    words = written.segment
    shared = [word for word in words if holds(made.segment, word)]
    return len(shared) >= ENOUGH_FOR_COUNTS * len(words)


def _is_of_it(mine: Value, theirs: Value, derived: Derived) -> bool:
    """Whether what was worked out is of the other value's kind and event."""
    return _measures_alike(mine, theirs, derived) and _same_event(mine, theirs, derived)


def _measures_alike(mine: Value, theirs: Value, derived: Derived) -> bool:
    """Whether an age meets an age, and another length of time no age."""
    if derived.measures is None:
        return True
    written = theirs.mention if theirs.written else mine.mention
    written = mine.mention if mine.written else written
    return is_age(written) == (derived.measures is Measure.AGE)


def _same_event(mine: Value, theirs: Value, derived: Derived) -> bool:
    """Whether the other sentence tells of the event that an age or a birth is of."""
    of_time = derived.measures is Measure.TIME
    if not derived.words or of_time:
        return True
    other = theirs if mine.mention is derived.mention else mine
    return any(word.sense in other.segment for word in derived.words)


def _outcome(
    mine: Mention, theirs: Mention, derived: Derived | None
) -> tuple[Outcome, str]:
    if derived is not None and derived.anyone and derived.mention is theirs:
        theirs = _as_counted(mine, theirs)
    often = in_one_period(mine, theirs)
    outcome, reason = compare_mentions(claimed=often, stated=theirs)
    if derived is None or outcome is Outcome.NOT_COMPARABLE:
        return outcome, reason
    if theirs.modifier is Modifier.ABOUT:
        exact = replace(theirs, modifier=Modifier.EXACT)
        sharp = compare_mentions(claimed=mine, stated=exact)
        if sharp[0] is Outcome.AGREE:
            return sharp
    if derived.force is Force.BOUNDS and derived.mention is theirs:
        asked = values(mine).plain
        if Interval(values(theirs).low).within(asked):
            return Outcome.AGREE, "the lower bound satisfies the claim"
        return Outcome.UNDETERMINED, "there may be more"
    return outcome, reason


def _as_counted(mine: Mention, theirs: Mention) -> Mention:
    """Count men, women and children as the persons that the claim counts."""
    if not includes(above="people", below=head(mine.noun)):
        return theirs
    return replace(theirs, noun=mine.noun)


def chosen(
    found: Sequence[Candidate],
    mine: frozenset[str] = frozenset(),
    names: frozenset[str] = frozenset(),
) -> Candidate | None:
    """Return the candidate that says most about one value of the claim.

    An agreement comes first, unless the words around it show that the claim speaks
    of another value of the sentence; a conflict stands only where nothing undecided
    is as close.

    Args:
        mine: Senses around the claim's value.
        names: Those of them that are names.
    """
    by_outcome = {
        outcome: [one for one in found if one.outcome is outcome] for outcome in _ORDER
    }
    best = {
        outcome: max(
            group, key=lambda one: (one.excludes, one.closeness, one.force is None)
        )
        for outcome, group in by_outcome.items()
        if group
    }
    conflict, open_ = best.get(Outcome.CONFLICT), best.get(Outcome.UNDETERMINED)
    if Outcome.AGREE in best:
        agree = best[Outcome.AGREE]
        if not _overruled(agree, conflict, mine, names):
            whole = _of_the_whole(agree, by_outcome[Outcome.CONFLICT])
            return whole or agree
    if conflict and open_:
        if open_.reason == BY_HOW_MUCH:
            return conflict
        before = open_.reason == BEFORE_THE_CHANGE
        return (
            conflict if conflict.closeness > open_.closeness and not before else open_
        )
    return conflict or open_ or best.get(Outcome.NOT_COMPARABLE)


def _overruled(
    agree: Candidate,
    conflict: Candidate | None,
    mine: frozenset[str],
    names: frozenset[str],
) -> bool:
    """Whether a conflict binds so much better that the agreement is chance."""
    if conflict is None or agree.force not in (None, Force.DECIDES):
        return False
    if agree.likeness > conflict.likeness:
        return False
    if conflict.closeness > agree.closeness + FRAME / 2:
        return True
    return _of_another(agree, conflict, mine, names)


def _of_the_whole(agree: Candidate, conflicts: Sequence[Candidate]) -> Candidate | None:
    """Return a sum in conflict of which the agreement is one part.

    "Six people" is true of the soldiers among "six soldiers and three policemen", but
    not of those killed.
    """
    if head(agree.mine.noun) == head(agree.theirs.noun) or agree.force:
        return None
    if agree.mine.modifier is not Modifier.EXACT:
        return None
    for one in conflicts:
        covers = one.force and one.theirs.span.start <= agree.theirs.span.start
        if covers and agree.theirs.span.end <= one.theirs.span.end:
            return one
    return None


def _of_another(
    agree: Candidate,
    conflict: Candidate,
    mine: frozenset[str],
    names: frozenset[str],
) -> bool:
    """Whether the claim's words stand with the conflicting value alone.

    "Sweden won four" against "Norway won four and Sweden won three": only the words
    around "three" hold Sweden.
    """
    if agree.force or conflict.force:
        return False
    if agree.mine.kind is QuantityKind.DATE:
        own = mine & names
        return bool(own & conflict.near - agree.near) and not own & agree.near
    counted = {root(word) for word in (agree.mine.noun or "").lower().split()}
    telling = frozenset(
        word
        for word in mine - counted
        if word in SENSES or word in names or tells_apart(word)
    )
    with_conflict = telling & conflict.near - agree.near
    return bool(with_conflict) and not telling & agree.near - conflict.near
