"""Sets a change that a claim tells beside the two values that a sentence tells.

"Turnout fell by 5.2 points" and "profit halved" are told by "66.6 per cent, up from
61.4" and "from 161 billion to 121 billion": how much, and which way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.earlier_values import in_the_unit_of
from oircheck.quantities.comparisons.polarity import SIGNED
from oircheck.quantities.outcomes.amounts import compare_mentions, counted
from oircheck.quantities.outcomes.dates import compare_dates
from oircheck.quantities.outcomes.numeral_values import numeral_of
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.sentences.moves import Move, read_moves
from oircheck.quantities.sentences.own_dates import own_dates
from oircheck.quantities.sentences.refine import read_values
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.signs import Signed, Telling, read_signs
from oircheck.quantities.sentences.value import read_value
from oircheck.quantities.words.noun_table import same_noun
from oircheck.quantities.words.senses import GENERIC, root
from oircheck.quantities.words.signs import ALL_WORDS, ESTIMATED, PLANNED
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

ENOUGH, ENOUGH_ALIKE = 0.75, 0.5
"""Share of the claim's other words that the sentence or its context must hold; fewer
where the change is as large in both, whichever way it went."""

ROUNDED = 0.02
"""Share by which a multiple may be off that is told in whole words."""

_LEVELS = frozenset(
    {QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE}
    | {QuantityKind.PERCENT, QuantityKind.DURATION}
)
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO})
_PLAN = "plan"
_PLANNED = PLANNED | ESTIMATED
_INSTEAD = ("instead of", "rather than", "in place of")
_FOLD = {
    "doubled": 2.0,
    "tripled": 3.0,
    "trebled": 3.0,
    "quadrupled": 4.0,
    "halved": 0.5,
}
_WORDS = {2.0: "doubled", 3.0: "tripled", 4.0: "quadrupled", 0.5: "halved"}
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_IDLE = LIGHT | frozenset("by point points percentage since between".split())
_SINCE = frozenset({Modifier.SINCE, Modifier.FROM, Modifier.BETWEEN})


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of a claim: by how much, and which way (1 or -1).

    Attributes:
        place: The words that are shown.
        word: Where the word of its direction stands, or the value itself.
        of_plan: Whether it is told of what was planned ("longer than planned").
    """

    mention: Mention
    number: int
    place: Span
    word: Span
    of_plan: bool = False


def compare_moved(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare the change of a claim with the one move that a sentence tells."""
    if not alignment.names or (alignment.apart and alignment.apart.certain):
        return ()
    changes = list(_changes(claim))
    if len(changes) != 1 or read_moves(claim, read_signs(claim)):
        return ()
    change = changes[0]
    moves = [one for one in _moves(claim, unit, around) if _is_whole(one)]
    if change.of_plan:
        moves = [one for one in moves if _is_of_plan(unit, one)]
    if len({(one.start.low, one.end.low) for one in moves}) != 1:
        return ()
    move = moves[0]
    told = _told(change, move)
    if told is None or not _is_of_it(claim, unit, change, move):
        return ()
    outcome, reason, alike = told
    if outcome is not Outcome.AGREE and outcome is not Outcome.CONFLICT:
        return ()
    least = ENOUGH_ALIKE if alike else ENOUGH
    if not _shares_words(claim, change, alignment, least):
        return ()
    found = _comparison(claim, unit, change, move, outcome, reason)
    return (found, *_dates_met(claim, unit))


def beside_moved(
    found: Sequence[Comparison], moved: Sequence[Comparison]
) -> tuple[Comparison, ...]:
    """Return what was found, and a change and its dates in the place of their own."""
    taken = [one.claimed.span for one in moved]
    kept = [x for x in found if not any(x.claimed.value.overlaps(s) for s in taken)]
    return tuple(sorted((*kept, *moved), key=lambda one: one.claimed.span.start))


def _changes(claim: Clause) -> Iterator[_Change]:
    """Yield "fell by 5.2 points" and "halved"."""
    for one in claim.mentions:
        fold = one.low
        if one.kind is QuantityKind.MULTIPLIER and fold and one.text.lower() in _FOLD:
            yield _Change(one, 1 if fold > 1 else -1, one.span, one.value_span)
    for sign in read_signs(claim):
        if sign.telling is not Telling.AMOUNT:
            continue
        span, of_plan = sign.mention.span, _tells_plan(sign)
        if of_plan or (sign.against is None and sign.word.start < span.start):
            ends = sorted((span, sign.word))
            place = Span(ends[0].start, ends[1].end)
            yield _Change(sign.mention, sign.number, place, sign.word, of_plan)


def _tells_plan(sign: Signed) -> bool:
    against = sign.against
    return against is not None and _PLAN in against.norms and not against.in_time


def _is_of_plan(unit: Clause, move: Move) -> bool:
    """Whether a move is what came of what was planned ("41 months instead of 30")."""
    between = move.span.of(unit.text).lower()
    return any(words in between for words in _INSTEAD)


def _is_whole(move: Move) -> bool:
    one, two = move.start, move.end
    if one.kind is not two.kind or one.unit != two.unit or one.kind not in _LEVELS:
        return False
    return bool(one.low) and bool(two.low) and one.low != two.low


def _moves(claim: Clause, unit: Clause, around: Around) -> Iterator[Move]:
    for one in read_moves(unit, read_signs(unit)):
        yield replace(one, start=in_the_unit_of(one.start, one.end))
    yield from _since(claim, unit, around)


def _since(claim: Clause, unit: Clause, around: Around) -> Iterator[Move]:
    """Yield a count of a year beside that of the sentence before, which is of now.

    "It employs 300 teachers. In 2020 it employed 100 teachers."
    """
    before = around.sentence
    dates = [x for x in unit.mentions if x.kind is QuantityKind.DATE]
    if before is None or len(dates) != 1:
        return
    if any(x.kind is QuantityKind.DATE for x in before.mentions):
        return
    told = [x for x in claim.mentions if x.kind is QuantityKind.DATE]
    if not told or told[0].modifier is not Modifier.SINCE:
        return
    for one in unit.mentions:
        noun = counted(one)
        if one.kind not in _LEVELS or not noun or not holds(claim.senses, noun):
            continue
        for other in before.mentions:
            if other.kind is one.kind and same_noun(counted(other), noun):
                yield Move(one, other, one.span, (one.value_span,))


def _told(change: _Change, move: Move) -> tuple[Outcome, str, bool] | None:
    """Return what the size and the direction of a move say of a change.

    The last tells whether it is as large in both.
    """
    made = _made(change.mention, move)
    if made is None:
        return None
    mine = replace(change.mention, noun=None)
    outcome, _ = compare_mentions(claimed=mine, stated=made[0])
    start, end = move.start.low or 0.0, move.end.low or 0.0
    alike = outcome is Outcome.AGREE
    if (end > start) != (change.number > 0):
        return Outcome.CONFLICT, f"it went the other way; {made[1]}", alike
    return outcome, made[1], alike


def _made(mine: Mention, move: Move) -> tuple[Mention, str] | None:
    """Return the change of a move in the terms of the claim's, and how it was made."""
    start, end = move.start.low or 0.0, move.end.low or 0.0
    gap = round(abs(end - start), 9)
    if mine.kind is QuantityKind.MULTIPLIER:
        fold = end / start
        return _sized(mine, fold, ROUNDED * fold), f"the ratio is {fold:.2f}"
    if mine.kind is QuantityKind.PERCENTAGE_POINT:
        if move.start.kind is not QuantityKind.PERCENT:
            return None
        return _sized(mine, gap), f"the difference is {_plain(gap)}"
    if mine.kind in _SHARES and move.start.kind is not QuantityKind.PERCENT:
        share = gap / abs(start)
        share = share if mine.kind is QuantityKind.RATIO else 100 * share
        made = replace(_sized(mine, share), modifier=Modifier.ABOUT)
        return made, f"the change is {100 * gap / abs(start):.1f} percent"
    if mine.kind is move.start.kind and mine.unit == move.start.unit:
        if mine.kind is QuantityKind.PERCENT:
            return None
        return _sized(mine, gap), f"the difference is {_plain(_in_units(gap, move))}"
    return None


def _in_units(gap: float, move: Move) -> float:
    """Return a gap in the unit that the value after a move is written in."""
    told, end = numeral_of(move.end), move.end
    if end.kind is not QuantityKind.DURATION or not told or not end.low:
        return gap
    return round(gap * told / end.low, 2)


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _sized(mine: Mention, value: float, margin: float = 0.0) -> Mention:
    if margin and abs((mine.low or 0.0) - value) <= margin:
        value = mine.low or 0.0
    return replace(mine, low=value, high=value, modifier=Modifier.EXACT, noun=None)


def _is_of_it(claim: Clause, unit: Clause, change: _Change, move: Move) -> bool:
    """Whether the claim's change and the sentence's move are of one time."""
    mine = read_value(claim, change.mention, Role.CHANGE)
    theirs = read_value(unit, move.end, Role.CHANGE)
    if mine.negated != theirs.negated:
        return False
    if not change.of_plan and mine.planned != theirs.planned:
        return False
    return _of_one_time(claim, unit, move)


def _shares_words(
    claim: Clause, change: _Change, alignment: Alignment, least: float
) -> bool:
    """Whether the sentence or its context has enough of the claim's other words."""
    words = [
        word
        for word in claim.words
        if word.sense not in GENERIC | _IDLE
        and word.lemma not in ALL_WORDS
        and root(word.lemma) not in SIGNED
        and not word.span.overlaps(change.place)
        and not (change.of_plan and word.lemma in _PLANNED)
    ]
    plain = [word for word in words if not word.name]
    held = [word for word in plain if holds(alignment.present, word.sense)]
    inside = [word for word in words if holds(alignment.inside, word.sense)]
    return bool(inside) and len(held) >= least * len(plain)


def _of_one_time(claim: Clause, unit: Clause, move: Move) -> bool:
    """Whether every date of the claim is one of the sentence, and not of its start."""
    own = own_dates(unit)
    first = own.get(move.start)
    for date in claim.mentions:
        if date.kind is not QuantityKind.DATE:
            continue
        met = [
            x for x in unit.mentions if x.kind is QuantityKind.DATE and _meet(date, x)
        ]
        if not met:
            return False
        if met == [first] and date.modifier not in _SINCE:
            return False
    return True


def _dates_met(claim: Clause, unit: Clause) -> Iterator[Comparison]:
    """Yield the dates of the claim with those of the sentence that they agree with."""
    for date in claim.mentions:
        if date.kind is not QuantityKind.DATE or date.modifier in _SINCE:
            continue
        rows = (x for x in unit.mentions if x.kind is QuantityKind.DATE)
        met = next((x for x in rows if _meet(date, x)), None)
        if met is not None:
            yield Comparison(
                kind=Stage.DATE,
                outcome=Outcome.AGREE,
                claimed=Stated(date.text, date.span, date.value_span),
                stated=Stated(met.text, met.span, met.value_span),
                reason="the source's date lies inside the claim's",
            )


def _meet(one: Mention, other: Mention) -> bool:
    if one.dates is None or other.dates is None:
        return one.text.lower() == other.text.lower()
    if one.modifier in _SINCE or other.modifier in _SINCE:
        first, second = (replace(x, modifier=Modifier.IN) for x in (one, other))
        return compare_dates(claimed=first, stated=second)[0] is Outcome.AGREE
    return compare_dates(claimed=one, stated=other)[0] is Outcome.AGREE


def _comparison(
    claim: Clause,
    unit: Clause,
    change: _Change,
    move: Move,
    outcome: Outcome,
    reason: str,
) -> Comparison:
    turned = outcome is Outcome.CONFLICT and reason.startswith("it went")
    value = change.word if turned else change.mention.value_span
    return Comparison(
        kind=Stage.NUMBER,
        outcome=outcome,
        claimed=Stated(change.place.of(claim.text), change.place, value),
        stated=Stated(move.span.of(unit.text), move.span, move.span),
        reason=reason,
        excludes=outcome is Outcome.CONFLICT,
    )


def moved_claim(claim: str, comparison: Comparison, unit: str) -> str | None:
    """Return the claim with the change worked out from the source's two values.

    Returns:
        ``None`` where no change is compared, or the number is not told in digits.
    """
    theirs = read_values(unit, reference=None)
    place = comparison.stated.value
    moves = read_moves(theirs, read_signs(theirs))
    move = next((one for one in moves if one.span == place and _is_whole(one)), None)
    mine = next(
        (
            one
            for one in read_values(claim, reference=None).mentions
            if one.value_span == comparison.claimed.value
        ),
        None,
    )
    made = _made(mine, move) if mine is not None and move is not None else None
    if made is None or mine is None or made[0].low is None or not mine.low:
        return None
    if mine.kind is QuantityKind.MULTIPLIER:
        word = _WORDS.get(round(made[0].low, 2))
        return None if word is None else _put(claim, mine.value_span, word)
    written = _NUMBER.search(mine.value_span.of(claim))
    if written is None:
        return None
    number = float(written.group().replace(",", "")) * made[0].low / mine.low
    place = Span(*written.span()).shifted(mine.value_span.start)
    return _put(claim, place, _plain(round(number, 1)))


def _put(claim: str, place: Span, words: str) -> str:
    return claim[: place.start] + words + claim[place.end :]
