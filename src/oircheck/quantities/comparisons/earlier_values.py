"""Sets what a claim tells of the time before a change beside what it changed from.

"51 minutes, down from 74": the journey used to take 74 minutes, and not 51.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.levels_of_moves import REASON
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.outcomes.dates import compare_dates
from oircheck.quantities.outcomes.numeral_values import numeral_of
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.sentences.former import (
    FORMER,
    Before,
    is_plainly_before,
    speaks_of_before,
    speaks_of_now,
    tells_times,
    words_of_time,
)
from oircheck.quantities.sentences.moves import Move, read_moves
from oircheck.quantities.sentences.plans import planned
from oircheck.quantities.sentences.roles import Role, role_of
from oircheck.quantities.sentences.signs import read_signs
from oircheck.quantities.sentences.standings import standing
from oircheck.quantities.words.senses import GENERIC
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

NOT_TOLD = "of which time it is told is not said"
AFTER = "that is what it was afterwards"
ENOUGH = 0.75
"""Share of the claim's words that the sentence or its context must hold."""

_AT = frozenset({Modifier.EXACT, Modifier.IN})


@dataclass(frozen=True, slots=True)
class _Ends:
    """What something changed from and to, each as it is written, and its date.

    Attributes:
        made_from: What the value before was worked out from, where it is not written.
    """

    start: Mention
    end: Mention
    start_date: Mention | None
    end_date: Mention | None
    made_from: Span | None = None


def compare_earlier(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare a level of before a change, or of a date, with the end that it is of.

    Nothing is said where the sentence tells no change or several, or where the claim
    is of neither time.
    """
    del around
    dates = [one for one in claim.mentions if one.kind is QuantityKind.DATE]
    levels = [one for one in claim.mentions if one.kind is not QuantityKind.DATE]
    if len(levels) != 1 or len(dates) > 1 or not alignment.names:
        return ()
    (mine,) = levels
    moves = read_moves(unit, read_signs(unit))
    if not moves and not dates and is_plainly_before(claim):
        return _beside_now(claim, mine, unit)
    ends = _ends(unit, moves[0]) if len(moves) == 1 else None
    if ends is None or ends.start.kind is not mine.kind:
        return ()
    if not _is_of_it(claim, mine, alignment):
        return ()
    if dates:
        if alignment.apart is not None or planned(unit, ends.end):
            return ()
        return _at_date(claim, mine, dates[0], unit, ends)
    before = speaks_of_before(claim, unit)
    if before is Before.NO:
        return ()
    known = before is Before.YES and alignment.apart is None
    timed = ends.made_from is not None or tells_times(unit, moves[0])
    known = known and timed and not planned(unit, ends.end)
    return _beside(claim, mine, unit, ends, known=known)


def _beside_now(claim: Clause, mine: Mention, unit: Clause) -> tuple[Comparison, ...]:
    """Let what is so now, or came of a change, say nothing of what was before."""
    present = speaks_of_now(unit)
    for theirs in unit.mentions:
        if not present and role_of(unit, theirs) is not Role.TO:
            continue
        outcome, _ = compare_mentions(claimed=mine, stated=theirs)
        if outcome in (Outcome.AGREE, Outcome.CONFLICT):
            agrees = outcome is Outcome.AGREE
            met = Outcome.UNDETERMINED if agrees else Outcome.NOT_COMPARABLE
            one = _comparison(claim, mine, unit, theirs, met, AFTER)
            return (replace(one, excludes=agrees),)
    return ()


def _beside(
    claim: Clause, mine: Mention, unit: Clause, ends: _Ends, *, known: bool
) -> tuple[Comparison, ...]:
    """Compare a value of before with both; which is meant decides where it is known."""
    outcome, reason = compare_mentions(claimed=mine, stated=ends.start)
    agrees = outcome is Outcome.AGREE
    if outcome not in (Outcome.AGREE, Outcome.CONFLICT):
        return ()
    later = compare_mentions(claimed=mine, stated=ends.end)[0] is Outcome.AGREE
    if not known:
        met = Outcome.UNDETERMINED if agrees or later else Outcome.NOT_COMPARABLE
        one = _comparison(claim, mine, unit, ends.start, met, NOT_TOLD)
        return (replace(one, excludes=later and not agrees),)
    if not agrees and later:
        reason = AFTER
    told = f"{REASON}; {reason}"
    found = _comparison(claim, mine, unit, ends.start, outcome, told)
    place = ends.made_from
    if place is not None:
        found = replace(found, stated=Stated(place.of(unit.text), place, place))
    return (found,)


def _at_date(
    claim: Clause, mine: Mention, date: Mention, unit: Clause, ends: _Ends
) -> tuple[Comparison, ...]:
    """Compare a value of a date with the end that has that date."""
    if date.modifier is Modifier.BEFORE:
        when = ends.end_date
        if when is None or when.dates is None or when.dates != date.dates:
            return ()
        found = _beside(claim, mine, unit, ends, known=True)
        return (*found, _dated(claim, date, unit, when)) if found else ()
    told = ends.start_date is not None and ends.end_date is not None
    by_length = told and mine.kind is QuantityKind.DURATION
    if date.modifier not in _AT or not (by_length or _is_rate_of(claim, mine, ends)):
        return ()
    pairs = ((ends.start, ends.start_date), (ends.end, ends.end_date))
    met = [
        (value, when)
        for value, when in pairs
        if when is not None
        and compare_dates(claimed=date, stated=when)[0] is Outcome.AGREE
    ]
    if len(met) != 1:
        return ()
    value, when = met[0]
    outcome, reason = compare_mentions(claimed=mine, stated=value)
    if outcome not in (Outcome.AGREE, Outcome.CONFLICT):
        return ()
    return (
        _comparison(claim, mine, unit, value, outcome, reason),
        _dated(claim, date, unit, when),
    )


def _is_rate_of(claim: Clause, mine: Mention, ends: _Ends) -> bool:
    """Whether so many a day are told, and the value before alone has a date."""
    if ends.start_date is None or ends.end_date is not None:
        return False
    led = ends.start.text.lower().startswith("from ")
    at = claim.mentions.index(mine)
    return led and standing(claim, mine, at) is Role.RATE


def _ends(unit: Clause, move: Move) -> _Ends | None:
    """Return the two values as they are written, or ``None`` if one is not."""
    if len(move.parts) == 1:
        return _Ends(move.start, move.end, None, None, move.span)
    written = {one.value_span: one for one in unit.mentions}
    start = written.get(move.start.value_span)
    end = written.get(move.end.value_span)
    if start is None or end is None or start is end:
        return None
    start = in_the_unit_of(start, end)
    if start.kind is not end.kind:
        return None
    return _Ends(start, end, _date_after(unit, start), _date_after(unit, end))


def in_the_unit_of(start: Mention, end: Mention) -> Mention:
    """Read "four" of "six days a week instead of four" as four days.

    And "75" of "90 million euros instead of 75" as 75 million euros.
    """
    bare = start.kind is QuantityKind.CARDINAL and not start.noun
    if not bare or end.kind not in _MEASURED or not end.low or end.low != end.high:
        return start
    written = _SCALED.search(end.text)
    told = float(written["number"].replace(",", "")) if written else numeral_of(end)
    if start.low is None or not told:
        return start
    low = start.low * end.low / told
    return replace(start, kind=end.kind, unit=end.unit, low=low, high=low)


_SCALED = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?) ?(?:million|billion|trillion)\b")
_MEASURED = frozenset(
    {QuantityKind.DURATION, QuantityKind.MEASURE, QuantityKind.MONEY}
    | {QuantityKind.PERCENT}
)


def _date_after(unit: Clause, value: Mention) -> Mention | None:
    """Return the date that follows a value at once."""
    place = shown(unit, value).end
    for one in unit.mentions:
        if one.kind is QuantityKind.DATE and one.span.start >= place:
            return one if not unit.text[place : one.span.start].strip() else None
    return None


def _is_of_it(claim: Clause, mine: Mention, alignment: Alignment) -> bool:
    """Whether the sentence has what the claim tells of, its time left aside."""
    place, time = shown(claim, mine), words_of_time(claim)
    words = [
        word
        for word in claim.words
        if word.sense not in GENERIC | LIGHT
        and word.lemma not in FORMER
        and not word.span.overlaps(place)
        and not (time is not None and word.span.overlaps(time))
    ]
    held = [word for word in words if holds(alignment.present, word.sense)]
    inside = [word for word in words if holds(alignment.inside, word.sense)]
    return bool(inside) and len(held) >= ENOUGH * len(words)


def _dated(claim: Clause, date: Mention, unit: Clause, when: Mention) -> Comparison:
    return _comparison(claim, date, unit, when, Outcome.AGREE, "the same time")


def _comparison(
    claim: Clause,
    mine: Mention,
    unit: Clause,
    theirs: Mention,
    outcome: Outcome,
    reason: str,
) -> Comparison:
    claimed, stated = shown(claim, mine), shown(unit, theirs)
    return Comparison(
        kind=Stage.DATE if mine.kind is QuantityKind.DATE else Stage.NUMBER,
        outcome=outcome,
        claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
        stated=Stated(stated.of(unit.text), stated, theirs.value_span),
        reason=reason,
        excludes=outcome is Outcome.CONFLICT,
    )
