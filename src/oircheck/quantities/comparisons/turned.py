"""Sets the signs and moves of a claim beside those of a sentence.

A rise and a fall by one amount cannot both be, nor can a move and the same one turned
round; what shows that both are of one thing is added up: how telling the number is,
what else is equal, what it is compared with, and the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.pairing import (
    JOINTS,
    KNOWN,
    SAME,
    UNIT,
    Pairing,
    is_equal,
)
from oircheck.quantities.outcomes.numeral_values import told_by
from oircheck.quantities.sentences.alignment import Alignment
from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.sentences.moves import Move, read_moves
from oircheck.quantities.sentences.signs import Signed, Telling, read_signs
from oircheck.quantities.words.signs import COMPARATIVES, PLACES
from oircheck.types import (
    Comparison,
    Mention,
    Outcome,
    QuantityKind,
    Span,
    Stage,
    Stated,
)

ENOUGH, ENOUGH_OF_LEVELS, ENOUGH_TO_AGREE = 4.5, 5.5, 3.0
"""What has to come together; what a level rose from is seldom told."""

IN_THE_SAME_WORDS = "the same change, in the same words"
"""Then the rest of the comparison decides; only a conflict with another value goes."""

_AHEAD = frozenset(
    "to will would shall should expect expects expected promise promises promised"
    " hope hopes hoped plan plans planned want wants wanted may might could".split()
)
_BE = frozenset("is are was were".split())


@dataclass(frozen=True, slots=True)
class _Told:
    """Something equal that is told both ways, or in one way by both."""

    claimed: Span
    stated: Span
    mine: Span
    theirs: Span
    outcome: Outcome
    reason: str


def compare_turned(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare what rises, falls and moves in a claim with a sentence.

    Returns:
        A conflict for each value of the claim that the sentence has with the other
        sign, and an agreement for each that it has with the same one in other words.
    """
    if not alignment.names:
        return ()
    mine = read_signs(claim)
    moves = read_moves(claim, mine)
    if not mine and not moves:
        return ()
    pairing = Pairing(claim, unit, alignment, around)
    found = [*_of_signs(pairing, mine, pairing.signs)]
    found += _of_moves(pairing, moves, pairing.moves)
    return tuple(_comparison(claim, unit, one) for one in found)


def beside_turned(
    found: Sequence[Comparison], turned: Sequence[Comparison]
) -> tuple[Comparison, ...]:
    """Return what was found of the values, and of signs where they say more."""
    added: list[Comparison] = []
    gone: list[Comparison] = []
    for one in sorted(turned, key=lambda x: x.outcome is not Outcome.CONFLICT):
        if any(one.claimed.span.overlaps(x.claimed.span) for x in added):
            continue
        met = [
            x
            for x in found
            if x.claimed.span.overlaps(one.claimed.span)
            and (x.kind is Stage.NUMBER or x.claimed.span == one.claimed.span)
        ]
        told = any(x.outcome is Outcome.AGREE for x in met)
        if one.outcome is Outcome.AGREE and told:
            continue
        refuted = any(x.outcome is Outcome.CONFLICT for x in met)
        if one.reason == IN_THE_SAME_WORDS and not refuted:
            continue
        added.append(one)
        gone += [x for x in met if _gives_way(x, one)]
    kept = [x for x in found if not any(x is y for y in gone)]
    return tuple(sorted((*kept, *added), key=lambda x: x.claimed.span.start))


def _gives_way(one: Comparison, turned: Comparison) -> bool:
    """Whether a value is told by its sign; a level beside it stays what it is."""
    inside = turned.claimed.span
    within = inside.start <= one.claimed.span.start < inside.end
    return within or inside.overlaps(one.claimed.value)


def _of_signs(
    pairing: Pairing, mine: Sequence[Signed], theirs: Sequence[Signed]
) -> Iterator[_Told]:
    for one in mine:
        equal = [other for other in theirs if _is_of_one(one, other)]
        same = [other for other in equal if other.number == one.number]
        for other in same or equal:
            told = _of_sign(pairing, one, other, same=bool(same))
            if told is not None:
                yield told
                break


def _is_of_one(one: Signed, other: Signed) -> bool:
    """Whether two signs are of equal amounts of one kind."""
    if one.telling is not other.telling:
        return False
    if one.axis and other.axis and one.axis != other.axis:
        return False
    return is_equal(_without_sign(one.mention), _without_sign(other.mention))


def _without_sign(mention: Mention) -> Mention:
    """Drop a noun that is the sign itself ("a third higher")."""
    words = (mention.noun or "").lower().split()
    return (
        replace(mention, noun=None)
        if words[-1:] and (words[-1] in COMPARATIVES)
        else mention
    )


def _of_sign(
    pairing: Pairing, one: Signed, other: Signed, *, same: bool
) -> _Told | None:
    claim, unit = pairing.claim, pairing.unit
    mine, theirs = one.against, other.against
    compared = mine is not None and theirs is not None
    if mine is not None and theirs is not None and not mine.fits(theirs):
        return None
    if _planned(claim, one) != _planned(unit, other):
        return None
    if _elsewhere(claim, one.word, unit, other.word):
        return None
    dates = [x.date for x in (mine, theirs) if x is not None and x.date is not None]
    if not pairing.may_be_of_one(one.mention, other.mention, dates):
        return None
    told = told_by(one.mention) + (SAME if compared else 0.0)
    if one.mention.unit and one.mention.unit == other.mention.unit:
        told += UNIT
    given = mine.words if mine is not None else frozenset()
    beside = pairing.beside((one.mention.span,), (other.mention.span,))
    beside += pairing.between(one, other)
    known = beside >= KNOWN
    told += pairing.shared((one.mention.span, one.word), given, known=known) + beside
    of_level = one.telling is Telling.LEVEL and not known
    enough = ENOUGH_OF_LEVELS if of_level else ENOUGH
    enough = ENOUGH_TO_AGREE if same else enough
    if told < enough or (same and not pairing.names_inside):
        return None
    word, reverse = one.word.of(claim.text), other.word.of(unit.text)
    outcome = Outcome.AGREE if same else Outcome.CONFLICT
    reason = f"{word.lower()} is the reverse of {reverse.lower()}"
    if same:
        alike = word == reverse and one.mention.kind is other.mention.kind
        reason = IN_THE_SAME_WORDS if alike else "the same change"
    return _Told(_over(one), _over(other), one.word, other.word, outcome, reason)


def _over(one: Signed) -> Span:
    span = one.mention.span
    return Span(min(span.start, one.word.start), max(span.end, one.word.end))


def _of_moves(
    pairing: Pairing, mine: Sequence[Move], theirs: Sequence[Move]
) -> Iterator[_Told]:
    for one in mine:
        same = [x for x in theirs if _runs(one, x)]
        back = [x for x in theirs if _runs(one, replace(x, start=x.end, end=x.start))]
        for other in same or back:
            dates = _within(pairing.claim, one) + _within(pairing.unit, other)
            if not pairing.may_be_of_one(one.end, other.end, dates):
                continue
            told = told_by(one.start) + told_by(one.end) + SAME
            alike = one.end.unit and one.end.unit == other.end.unit
            told += UNIT if alike else 0.0
            beside = pairing.beside((one.span,), (other.span,))
            known = bool(alike) or beside >= KNOWN
            told += pairing.shared((one.span,), frozenset(), known=known) + beside
            if told < ENOUGH or (same and not pairing.names_inside):
                continue
            reason = "the same move" if same else "the move goes the other way"
            outcome = Outcome.AGREE if same else Outcome.CONFLICT
            yield _Told(one.span, other.span, one.span, other.span, outcome, reason)
            break


def _elsewhere(claim: Clause, mine: Span, unit: Clause, theirs: Span) -> bool:
    """Whether one is told of the north and the other of the south."""
    one, other = _places(claim, mine), _places(unit, theirs)
    return any(PLACES[word].reverse in other - one for word in one - other)


def _places(clause: Clause, but: Span) -> set[str]:
    tokens = clause.tokens
    return {
        word
        for at, word in enumerate(tokens.low)
        if word in PLACES and tokens.start[at] != but.start
    }


def _within(clause: Clause, move: Move) -> list[Mention]:
    """Return the dates that stand inside a move: each is of one of its ends."""
    dates = (x for x in clause.mentions if x.kind is QuantityKind.DATE)
    return [one for one in dates if one.span.overlaps(move.span)]


def _runs(one: Move, other: Move) -> bool:
    return is_equal(one.start, other.start) and is_equal(one.end, other.end)


def _planned(clause: Clause, one: Signed) -> bool:
    """Whether a change is still to come ("is to open ten weeks early")."""
    tokens = clause.tokens
    first = token_range(tokens, _over(one))[0]
    for at in range(first - 1, -1, -1):
        word = tokens.low[at]
        if word in JOINTS or tokens.ends_sentence(at):
            return False
        if word in _AHEAD and (word != "to" or tokens.word(at - 1) in _BE):
            return True
    return False


def _comparison(claim: Clause, unit: Clause, told: _Told) -> Comparison:
    return Comparison(
        kind=Stage.NUMBER,
        outcome=told.outcome,
        claimed=Stated(told.claimed.of(claim.text), told.claimed, told.mine),
        stated=Stated(told.stated.of(unit.text), told.stated, told.theirs),
        reason=told.reason,
        excludes=told.outcome is Outcome.CONFLICT,
    )
