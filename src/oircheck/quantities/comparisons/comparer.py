"""Sets the values of a claim beside those of one sentence of a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from oircheck.quantities.comparisons.all_but import by_those_left
from oircheck.quantities.comparisons.apart import Around, kept_apart, of_part_or_whole
from oircheck.quantities.comparisons.candidates import (
    Candidate,
    chosen,
    judged,
    withdrawn,
)
from oircheck.quantities.comparisons.equal_numbers import tells_equal
from oircheck.quantities.comparisons.last_time import before_the_last, with_last
from oircheck.quantities.comparisons.partners import with_partners
from oircheck.quantities.comparisons.remainders import may_be_rest
from oircheck.quantities.comparisons.results import compare_results, without
from oircheck.quantities.comparisons.settle import DATES, settled
from oircheck.quantities.comparisons.told_none import tells_none
from oircheck.quantities.comparisons.turned import beside_turned, compare_turned
from oircheck.quantities.comparisons.wholes import of_portion
from oircheck.quantities.derived.differences import Derived, Force
from oircheck.quantities.derived.reckoned import BARE, REASON, is_bare, may_be_reckoned
from oircheck.quantities.derived.sums import counts_one_more
from oircheck.quantities.derived.worked_out import derive
from oircheck.quantities.sentences.alignment import Alignment, align
from oircheck.quantities.sentences.clauses import Clause, segment, shown
from oircheck.quantities.sentences.counted_days import (
    with_counted_days,
    worked_out_day,
)
from oircheck.quantities.sentences.decided import are_of_two
from oircheck.quantities.sentences.fiscal import in_days, softened, year_start
from oircheck.quantities.sentences.gapped import with_shared_verb
from oircheck.quantities.sentences.own_dates import own_dates, rival_dates
from oircheck.quantities.sentences.owned import is_of_another_thing
from oircheck.quantities.sentences.pairs import read_pairs
from oircheck.quantities.sentences.parts import parts_of
from oircheck.quantities.sentences.portions import is_out_of, read_portions
from oircheck.quantities.sentences.refine import read_values
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.rows import key_date, read_row
from oircheck.quantities.sentences.running import is_new_total
from oircheck.quantities.sentences.signs import amounts
from oircheck.quantities.sentences.speakers import with_speakers
from oircheck.quantities.sentences.subjects import likeness
from oircheck.quantities.sentences.timing import are_joined, at_its_date
from oircheck.quantities.sentences.value import Value, joined, of_all, read_value
from oircheck.quantities.words.senses import GENERIC
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

FEW_WORDS = 2

_NOTHING = Outcome.NOT_COMPARABLE


class ValueComparer:
    """Compares numbers, dates and durations; implements ``ports.Comparer``."""

    kinds = frozenset({Stage.NUMBER, Stage.DATE})

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
        mine = read_values(claim, reference=claim_date)
        told = mine.mentions or read_pairs(mine) or amounts(mine)
        if not told and not tells_equal(mine):
            return ()
        theirs = read_values(unit, reference=passage_date, context=context)
        theirs = with_counted_days(theirs, context, passage_date, mine)
        around = Around(context, passage_date)
        start = year_start(f"{context} {unit}") if _is_fiscal(mine, theirs) else None
        if start is None:
            return _compared(mine, theirs, around)
        found, other = (
            _compared(
                in_days(mine, start, years), in_days(theirs, start, years), around
            )
            for years in (0, 1)
        )
        return softened(found, other)


def _is_fiscal(*clauses: Clause) -> bool:
    mentions = (one for clause in clauses for one in clause.mentions)
    return any(one.modifier is Modifier.FISCAL for one in mentions)


def _compared(mine: Clause, theirs: Clause, around: Around) -> tuple[Comparison, ...]:
    worked_out = derive(theirs)
    told = theirs.mentions or worked_out or read_pairs(theirs) or amounts(theirs)
    if not told and not tells_none(theirs):
        return ()
    scene = _Scene(mine, theirs, around)
    found = scene.found(worked_out)
    little = scene.says_little_else()
    kept = [
        _doubted(one, theirs, little=little)
        for one in settled(mine, theirs, scene.alignment, found, around.text)
    ]
    values = tuple(_comparison(mine, theirs, _bare(one, theirs)) for one in kept)
    results = compare_results(mine, theirs, scene.alignment, scene.around)
    signs = compare_turned(mine, theirs, scene.alignment, scene.around)
    values = with_partners(
        without(values, results), mine, theirs, scene.alignment, scene.around
    )
    return beside_turned(values, signs)


def _doubted(one: Candidate, theirs: Clause, *, little: bool) -> Candidate:
    """Let no value refute that may come of two values of the sentence.

    Where the sentence says little but what the claim says, the value is meant as said,
    unless one more is named beside it.
    """
    one = by_those_left(one)
    if one.outcome is not Outcome.CONFLICT or one.mine.dates is not None:
        return one
    if counts_one_more(theirs, one.mine, one.theirs) or may_be_rest(one.mine, theirs):
        return replace(one, outcome=Outcome.UNDETERMINED, reason=REASON, excludes=False)
    if little or not may_be_reckoned(one.mine, theirs.mentions):
        return one
    return replace(one, outcome=Outcome.UNDETERMINED, reason=REASON)


def _bare(one: Candidate, theirs: Clause) -> Candidate:
    """Let no value refute whose number the sentence has without a unit."""
    refutes = one.outcome is Outcome.CONFLICT or one.excludes
    if not refutes or not is_bare(one.mine, theirs.mentions):
        return one
    return replace(one, outcome=Outcome.UNDETERMINED, reason=BARE, excludes=False)


class _Scene:
    """A claim beside a sentence, both read once."""

    def __init__(self, claim: Clause, unit: Clause, around: Around) -> None:
        self.claim = claim
        self.unit = unit
        self.around = around
        self.alignment = align(claim, unit, around.senses)
        self.mine = joined([read_value(claim, one) for one in claim.mentions])
        self.theirs = joined([read_value(unit, one) for one in unit.mentions])
        self.mine = with_shared_verb(self.mine)
        self.theirs = of_all(with_shared_verb(self.theirs))
        self.mine = with_speakers(claim, _each_dated(claim, self.mine))
        self.theirs = with_speakers(unit, _each_dated(unit, self.theirs))
        self.mine, self.theirs = with_last(self.mine), with_last(self.theirs)
        self.parts = parts_of(unit)
        self.portions = read_portions(unit)
        self.series = _in_series(self.mine, self.theirs)
        if self.series:
            whole = unit.senses - GENERIC
            self.theirs = [replace(one, segment=whole) for one in self.theirs]
        self.theirs = self._sharing(self.theirs)
        self.dated = [_as_date(value) for value in self.theirs]
        words = (*claim.words, *unit.words)
        self.names = frozenset(word.sense for word in words if word.name)

    def _sharing(self, values: list[Value]) -> list[Value]:
        """Let dates that are joined share what is said of either."""
        found = list(values)
        dates = [
            at for at, one in enumerate(found) if one.mention.kind is QuantityKind.DATE
        ]
        for first, last in pairwise(dates):
            one, other = found[first], found[last]
            if are_joined(self.unit, one.mention, other.mention):
                near = one.segment | other.segment
                found[first] = replace(one, segment=near)
                found[last] = replace(other, segment=near)
        return found

    def says_little_else(self) -> bool:
        """Whether the sentence has hardly a word that the claim has not."""
        said = {word.sense for word in self.claim.words}
        return len({word.sense for word in self.unit.words} - said) <= FEW_WORDS

    def found(self, worked_out: tuple[Derived, ...]) -> list[Candidate]:
        """Return the best candidate for each value of the claim."""
        derived = [(one, *self._derived(one)) for one in worked_out]
        best = [
            one
            for value in self.mine
            if (one := self._best(value, derived)) is not None
        ]
        best.extend(self._from_claim(best, derived))
        return best

    def _derived(self, one: Derived) -> tuple[Value, Alignment]:
        """Read a worked-out value; what it says of itself counts as said."""
        if not one.words and one.role is Role.CHANGE:
            value = read_value(self.unit, one.mention, one.role)
            return replace(value, segment=self._near(one)), self.alignment
        if not one.words:
            return read_value(self.unit, one.mention, one.role), self.alignment
        unit = replace(self.unit, words=(*self.unit.words, *one.words))
        value = read_value(unit, one.mention, one.role)
        return value, align(self.claim, unit, self.around.senses)

    def _near(self, one: Derived) -> frozenset[str]:
        """Return the senses around the values that another was worked out from."""
        parts = [
            value.segment
            for value in self.theirs
            if value.mention.span.overlaps(one.mention.span)
        ]
        if not parts:
            return segment(self.unit, one.mention)
        return frozenset().union(*parts)

    def _best(
        self, mine: Value, derived: list[tuple[Derived, Value, Alignment]]
    ) -> Candidate | None:
        is_date = mine.mention.kind is QuantityKind.DATE
        rows = self.dated if is_date else self.theirs
        rows = [at_its_date(mine, value) for value in rows]
        pairs = [self._pair(mine, value) for value in rows]
        for one, value, alignment in derived:
            pairs.append((value, judged(mine, value, alignment, one)))
        kept = self._kept(mine, pairs)
        if is_date:
            kept = self._told_together(kept)
        agreeing = [one for one in kept if one.outcome is Outcome.AGREE]
        totals = [one for one in agreeing if is_new_total(self.unit, one.theirs)]
        if totals:
            kept = totals
        return chosen(kept, mine.segment, self.names)

    def _kept(
        self, mine: Value, pairs: Sequence[tuple[Value, Candidate | None]]
    ) -> list[Candidate]:
        """Return the candidates, those of another thing withdrawn."""
        return [
            self._weighed(mine, value, one) for value, one in pairs if one is not None
        ]

    def _weighed(self, mine: Value, theirs: Value, one: Candidate) -> Candidate:
        """Withdraw a candidate of another thing, and note one of the same subject."""
        one = kept_apart(mine, theirs, one, self.around, self.theirs)
        one = before_the_last(mine, theirs, one)
        if is_out_of(mine.clause, mine.mention, theirs.mention.low):
            one = withdrawn(one, "the claim has it as the whole")
        beside = mine.clause, mine.mention, theirs.clause, theirs.mention
        dated = one.mine.dates is not None and one.outcome is not Outcome.AGREE
        if dated and are_of_two(*beside):
            one = withdrawn(one, "one is the date of the decision")
        agrees = one.outcome is Outcome.AGREE
        if agrees and is_of_another_thing(mine.clause, theirs.clause, theirs.mention):
            one = withdrawn(one, "the source has it of another thing")
        return replace(one, likeness=likeness(mine, theirs))

    def _pair(self, mine: Value, theirs: Value) -> tuple[Value, Candidate | None]:
        """Set two written values side by side, the part and the whole kept apart."""
        theirs, reason = of_part_or_whole(mine, theirs, self.parts)
        if not reason:
            theirs, reason = of_portion(mine, theirs, self.portions)
        one = judged(mine, theirs, self.alignment)
        if one is not None and reason:
            one = withdrawn(one, reason)
        return theirs, one

    def _told_together(self, found: list[Candidate]) -> list[Candidate]:
        """Drop dates beside the one that agrees, where all are told of one thing.

        "Changed in 1864 and in 1927": neither year excludes the other.
        """
        agreeing = [one for one in found if one.outcome is Outcome.AGREE]
        if self.series:
            return agreeing or found
        return [
            one
            for one in found
            if one.outcome is Outcome.AGREE
            or not any(
                are_joined(self.unit, one.theirs, other.theirs) for other in agreeing
            )
        ]

    def _from_claim(
        self,
        found: list[Candidate],
        derived: list[tuple[Derived, Value, Alignment]],
    ) -> list[Candidate]:
        """Compare what follows from the claim's own values with the sentence."""
        done = {one.mine.span for one in found if one.outcome is not _NOTHING}
        added = []
        for one in derive(self.claim):
            if any(one.mention.span.overlaps(span) for span in done):
                continue
            if one.force in (Force.BOUNDS, Force.LEANS):
                continue
            own = read_value(self.claim, one.mention, one.role)
            pairs = [
                (theirs, judged(own, theirs, self.alignment, one))
                for theirs in self.theirs
            ]
            if one.mention.kind is QuantityKind.MULTIPLIER:
                pairs += [
                    (value, judged(own, value, alignment, other))
                    for other, value, alignment in derived
                    if value.mention.kind is QuantityKind.MULTIPLIER
                ]
            best = chosen(self._kept(own, pairs))
            if best is not None:
                added.append(best)
        return added


def _in_series(mine: Sequence[Value], theirs: Sequence[Value]) -> bool:
    """Whether values like those of the claim each have a date of their own."""
    kinds = {one.mention.kind for one in mine}
    dated = [one for one in theirs if one.date and one.mention.kind in kinds]
    without = any(
        one.rivals and one.date is None and one.role is not Role.CHANGE
        for one in theirs
    )
    return len({one.date.span for one in dated if one.date}) > 1 and not without


def _each_dated(clause: Clause, values: Sequence[Value]) -> list[Value]:
    """Give each value its own date, where several like it have one."""
    own = own_dates(clause)
    row = read_row(clause.text)
    date = key_date(clause, row) if row is not None else None
    if date is not None:
        return [
            one if one.mention is date else replace(one, date=date) for one in values
        ]
    if not own:
        return list(values)
    return [
        replace(one, date=own.get(one.mention), rivals=rival_dates(own, one.mention))
        for one in values
    ]


def _as_date(value: Value) -> Value:
    """Return "three days later" as the day it leads to, if that is known."""
    mention = value.mention
    if mention.kind is not QuantityKind.DURATION or mention.dates is None:
        return value
    mention = replace(mention, kind=QuantityKind.DATE, modifier=Modifier.EXACT)
    return replace(value, mention=mention, role=Role.LEVEL)


def _comparison(claim: Clause, unit: Clause, one: Candidate) -> Comparison:
    stage = Stage.DATE if one.mine.kind in DATES else Stage.NUMBER
    return Comparison(
        kind=stage,
        outcome=one.outcome,
        claimed=_stated(claim, one.mine),
        stated=_stated(unit, one.theirs),
        reason=worked_out_day(one.mine, one.theirs, one.outcome) or one.reason,
        excludes=one.excludes,
    )


def _stated(clause: Clause, mention: Mention) -> Stated:
    span: Span = shown(clause, mention)
    return Stated(span.of(clause.text), span, mention.value_span)
