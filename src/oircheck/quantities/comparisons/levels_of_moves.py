"""Gives each end of a move its own time: "66.6 per cent, up from 61.4 in 2018".

The year stands with the value before; the value after is of another time.
"""

from __future__ import annotations

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.outcomes.dates import compare_dates
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, shown, token_range
from oircheck.quantities.sentences.moves import Move, read_moves
from oircheck.quantities.sentences.own_dates import own_dates
from oircheck.quantities.sentences.roles import Role, role_of
from oircheck.quantities.sentences.signs import read_signs
from oircheck.quantities.sentences.value import read_value
from oircheck.quantities.words.senses import GENERIC
from oircheck.types import (
    Comparison,
    Mention,
    Outcome,
    QuantityKind,
    Span,
    Stage,
    Stated,
)

REASON = "that is what it was before"
ENOUGH = 0.75
"""Share of the claim's words that the sentence or its context must hold."""


def compare_ends(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare a level of a time with the end of a move that is of that time."""
    del around
    dates = [one for one in claim.mentions if one.kind is QuantityKind.DATE]
    levels = [one for one in claim.mentions if one.kind is not QuantityKind.DATE]
    if len(dates) != 1 or len(levels) != 1 or not alignment.names:
        return ()
    moves = read_moves(unit, read_signs(unit))
    if len(moves) != 1 or alignment.apart is not None:
        return ()
    (move,), (date,), (mine,) = moves, dates, levels
    if role_of(claim, date) is not Role.LEVEL:
        return ()
    other = _date_of_start_alone(unit, move, mine)
    if other is not None and not _same_day(other, date):
        return (_of_another_time(date, other),)
    theirs = _start_at(unit, move, date)
    if theirs is None or not _is_of_it(claim, mine, unit, theirs, alignment):
        return ()
    outcome, reason = compare_mentions(claimed=mine, stated=theirs)
    if outcome not in (Outcome.AGREE, Outcome.CONFLICT):
        return ()
    claimed, stated = shown(claim, mine), shown(unit, theirs)
    return (
        Comparison(
            kind=Stage.NUMBER,
            outcome=outcome,
            claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
            stated=Stated(stated.of(unit.text), stated, theirs.value_span),
            reason=f"{REASON}; {reason}",
            excludes=outcome is Outcome.CONFLICT,
        ),
    )


def _date_of_start_alone(unit: Clause, move: Move, mine: Mention) -> Mention | None:
    """Return the date that only the start of a move has, where the claim has its end.

    When the end was is not told.
    """
    own, ends = own_dates(unit), _ends(unit, move)
    if ends is None or ends[1] in own or ends[0] not in own:
        return None
    if not _is_led_by_particle(unit, ends[0]):
        return None
    agree = compare_mentions(claimed=mine, stated=ends[1])[0] is Outcome.AGREE
    return own[ends[0]] if agree else None


def _ends(unit: Clause, move: Move) -> tuple[Mention, Mention] | None:
    """Return the two values of a move as they are written."""
    written = {one.value_span: one for one in unit.mentions}
    start = written.get(move.start.value_span)
    end = written.get(move.end.value_span)
    return None if start is None or end is None or start is end else (start, end)


def _of_another_time(date: Mention, other: Mention) -> Comparison:
    return Comparison(
        kind=Stage.DATE,
        outcome=Outcome.NOT_COMPARABLE,
        claimed=Stated(date.text, date.span, date.value_span),
        stated=Stated(other.text, other.span, other.value_span),
        reason="that date is of the value before",
    )


def _start_at(unit: Clause, move: Move, date: Mention) -> Mention | None:
    """Return the value before, where the date is its own and not of the one after."""
    own, ends = own_dates(unit), _ends(unit, move)
    if ends is None or ends[0] not in own:
        return None
    start, end = ends
    if not _is_led_by_particle(unit, start) or _same_day(own.get(end), date):
        return None
    return start if _same_day(own[start], date) else None


def _is_led_by_particle(unit: Clause, start: Mention) -> bool:
    """Whether "up from" or "down from" leads to a value."""
    tokens = unit.tokens
    first = token_range(tokens, start.value_span)[0]
    return tokens.word(first - 1) == "from" and tokens.word(first - 2) in _PARTICLES


_PARTICLES = frozenset({"up", "down"})


def _same_day(one: Mention | None, date: Mention) -> bool:
    if one is None or one.dates is None or date.dates is None:
        return False
    return compare_dates(claimed=date, stated=one)[0] is Outcome.AGREE


def _is_of_it(
    claim: Clause, mine: Mention, unit: Clause, theirs: Mention, alignment: Alignment
) -> bool:
    """Whether both are plain levels, and of one thing."""
    one = read_value(claim, mine)
    other = read_value(unit, theirs)
    if one.role not in (Role.LEVEL, Role.TO) or one.negated != other.negated:
        return False
    if one.planned != other.planned or one.singly != other.singly:
        return False
    place: Span = shown(claim, mine)
    words = [
        word
        for word in claim.words
        if word.sense not in GENERIC | LIGHT and not word.span.overlaps(place)
    ]
    plain = [word for word in words if not word.name]
    held = [word for word in plain if holds(alignment.present, word.sense)]
    inside = [word for word in words if holds(alignment.inside, word.sense)]
    return bool(inside) and len(held) >= ENOUGH * len(plain)
