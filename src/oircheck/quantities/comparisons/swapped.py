"""Notices that a claim gives each of two values what the source gives the other.

"Torvik has 140 and Dalen 85" and "Torvik has 85; Dalen keeps 140": both values stand in
the sentence, so that each of them by itself seems to be borne out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.remainders import rest_of
from oircheck.quantities.outcomes.amounts import compare_mentions, counted
from oircheck.quantities.sentences.alignment import Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, Word, shown
from oircheck.quantities.sentences.plans import planned_within
from oircheck.quantities.sentences.refine import read_values
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.sides import is_counted_time, sides, stretches
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

REASON = "the source tells each of the two values of the other"

LEAST_COVERED = 0.25
"""Share of the claim's words that the sentence or its context must hold. That both
values stand in one sentence binds the two more than words do."""

MOST_VALUES = 8
"""Values of one kind in a claim among which two are looked for."""

_TIMES = frozenset({QuantityKind.DATE, QuantityKind.TIME})
_LEFT_OUT = frozenset(
    {QuantityKind.TIME, QuantityKind.MULTIPLIER, QuantityKind.ORDINAL}
)
_Pair = tuple[Mention, Mention]


def compare_swapped(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare each two values of a claim with the same two of a sentence."""
    covered = alignment.coverage >= LEAST_COVERED or rest_of(claim) is not None
    if not covered or not alignment.names:
        return ()
    if alignment.apart is not None and alignment.apart.certain:
        apart = {alignment.apart.mine, alignment.apart.theirs}
        if not apart & {word.lemma for word in claim.words if word.name}:
            return ()
    found: dict[Span, Comparison] = {}
    for mine, theirs in _same_two(claim, unit):
        if not _are_swapped(claim, mine, unit, theirs):
            continue
        crossed = tuple(zip(mine, theirs[::-1], strict=True))
        if not _of_one_time(claim, unit, crossed, around):
            continue
        for one, other in crossed:
            if one.low == _REST:
                continue
            found.setdefault(one.span, _comparison(claim, one, unit, other))
    return tuple(found.values())


def _same_two(claim: Clause, unit: Clause) -> Iterator[tuple[_Pair, _Pair]]:
    """Yield two unlike values of the claim, and the same two of the sentence."""
    said, stated = _with_rest(claim), _with_rest(unit)
    own = [one for one in said if _is_asked(one)][:MOST_VALUES]
    for one, two in combinations(own, 2):
        if not _alike(one, two) or _equal(one, two):
            continue
        if one.span.overlaps(two.span):
            continue
        mine = [[x for x in said if _equal(value, x)] for value in (one, two)]
        theirs = [
            [x for x in stated if _is_asked(x) and _equal(value, x)]
            for value in (one, two)
        ]
        if all(len(row) == 1 for row in (*mine, *theirs)):
            first, second = theirs[0][0], theirs[1][0]
            if not first.span.overlaps(second.span):
                yield (one, two), (first, second)


def _with_rest(clause: Clause) -> tuple[Mention, ...]:
    """Return the values of a sentence, and "the rest" as one of a size of its own."""
    place = rest_of(clause)
    if place is None:
        return clause.mentions
    rest = Mention(
        span=place,
        value_span=place,
        text=place.of(clause.text),
        kind=QuantityKind.CARDINAL,
        low=_REST,
        high=_REST,
    )
    return (*clause.mentions, rest)


_REST = -1.0
"""Size of "the rest", which no count has."""


def _is_asked(mention: Mention) -> bool:
    return mention.kind not in _LEFT_OUT and not is_counted_time(mention)


def _alike(one: Mention, other: Mention) -> bool:
    if one.kind is other.kind is QuantityKind.DURATION:
        return True
    if one.kind in _TOLD_SHORT and _is_bare(other):
        return True
    if other.kind in _TOLD_SHORT and _is_bare(one):
        return True
    return one.kind is other.kind and one.unit == other.unit


_TOLD_SHORT = frozenset(
    {QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT}
)
"""Kinds whose unit may be left to the other of two: "31 and 44 kilometres"."""


def _is_bare(mention: Mention) -> bool:
    return mention.kind is QuantityKind.CARDINAL and not mention.noun


def _equal(one: Mention, other: Mention) -> bool:
    """Whether two values are written alike, whatever they count."""
    if not _alike(one, other):
        return False
    if one.kind is QuantityKind.DATE:
        there = compare_mentions(claimed=one, stated=other)[0]
        back = compare_mentions(claimed=other, stated=one)[0]
        return there is back is Outcome.AGREE
    size, other_size = _size(one), _size(other)
    return size is not None and size == other_size


def _size(mention: Mention) -> float | None:
    return mention.high if mention.low is None else mention.low


def _are_swapped(claim: Clause, mine: _Pair, unit: Clause, theirs: _Pair) -> bool:
    """Whether the words of either value stand with the other one, and none with it.

    Where names have changed places, a verb may stand with its own value: "60,000 were
    sold in Ireland and the rest in Britain" has it once for both.
    """
    own, other = sides(claim, *mine), sides(unit, *theirs)
    if own is None or other is None:
        return False
    turned = _plans_turned(claim, mine, unit, theirs)
    if turned is not None:
        return turned
    crossing = [
        _shared(said, stated) for said, stated in zip(own, other[::-1], strict=True)
    ]
    if not all(crossing):
        return False
    named = all(any(word.name for word in words) for words in crossing)
    leads = _lead_of(mine), _lead_of(theirs)
    for said, stated in zip(own, other, strict=True):
        for word in _shared(said, stated):
            leading = _leads_both(word, stated, leads)
            if word.name and not (named and leading):
                return False
            if not named and not leading:
                return False
    nouns = {counted(one) for one in mine if counted(one)}
    nouns = nouns if len(nouns) == 1 else set()
    telling = [
        [word for word in words if word.lemma not in nouns] for words in crossing
    ]
    return any(
        word.name or word.span.start > leads[0] for words in telling for word in words
    )


def _lead_of(pair: _Pair) -> int:
    """Return where the first of two values begins."""
    return min(one.span.start for one in pair)


def _leads_both(word: Word, stated: Sequence[Word], leads: tuple[int, int]) -> bool:
    """Whether a word stands before the first value in both, and is told of both."""
    if word.span.start > leads[0]:
        return False
    return all(
        other.span.start < leads[1]
        for other in stated
        if holds(frozenset({other.sense}), word.sense)
    )


def _plans_turned(
    claim: Clause, mine: _Pair, unit: Clause, theirs: _Pair
) -> bool | None:
    """Whether the one that came is the one that was planned: "expected 80, had 131".

    Returns:
        ``None`` where not both sentences tell a plan beside what came of it.
    """
    own, other = _first_planned(claim, *mine), _first_planned(unit, *theirs)
    return None if own is None or other is None else own != other


def _first_planned(clause: Clause, one: Mention, other: Mention) -> bool | None:
    """Whether the one value was planned and not the other, or the other way round."""
    first, last = sorted((one, other), key=lambda value: value.span.start)
    parts = stretches(clause, first, last)
    if parts is None:
        return None
    plans = [planned_within(clause, part) for part in parts]
    if plans[0] == plans[1]:
        return None
    return plans[0] if first is one else plans[1]


def _shared(said: Sequence[Word], stated: Sequence[Word]) -> list[Word]:
    senses = frozenset(word.sense for word in stated)
    return [word for word in said if holds(senses, word.sense)]


def _of_one_time(
    claim: Clause, unit: Clause, crossed: Sequence[_Pair], around: Around
) -> bool:
    """Whether both are told of one time, and one of them at least in one manner."""
    values = [
        (read_value(claim, one, Role.LEVEL), read_value(unit, x, Role.LEVEL))
        for one, x in crossed
    ]
    if any(one.negated != other.negated for one, other in values):
        return False
    if all(one.planned != other.planned for one, other in values):
        return False
    if values[0][0].mention.kind in _TIMES:
        return True
    return not any(told_apart(one, other, around.setting) for one, other in values)


def _comparison(
    claim: Clause, mine: Mention, unit: Clause, theirs: Mention
) -> Comparison:
    claimed, stated = shown(claim, mine), shown(unit, theirs)
    return Comparison(
        kind=Stage.DATE if mine.kind in _TIMES else Stage.NUMBER,
        outcome=Outcome.CONFLICT,
        claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
        stated=Stated(stated.of(unit.text), stated, theirs.value_span),
        reason=REASON,
        excludes=True,
    )


def instead(
    found: Sequence[Comparison], swapped: Sequence[Comparison]
) -> tuple[Comparison, ...]:
    """Return what was found, with what was swapped in the place of the same values."""
    taken = [one.claimed.value for one in swapped]
    kept = [x for x in found if not any(x.claimed.value.overlaps(s) for s in taken)]
    return tuple(sorted((*kept, *swapped), key=lambda one: one.claimed.span.start))


def exchange(claim: str, comparison: Comparison, unit: str) -> str | None:
    """Return the claim with its two values in each other's place.

    Returns:
        ``None`` where the comparison is of no two values that were exchanged.
    """
    if comparison.reason != REASON:
        return None
    source = read_values(unit, reference=None)
    clause = read_values(claim, reference=None)
    stated = _at(source, comparison.stated.value)
    mine = _at(clause, comparison.claimed.value)
    if mine is None:
        return None
    if stated is None:
        return _with_names_exchanged(clause, mine, source)
    others = [one for one in clause.mentions if _equal(one, stated) and one is not mine]
    if len(others) != 1:
        return None
    places = _places(mine, others[0])
    return _put(claim, *sorted(places)) if places is not None else None


def _put(claim: str, first: Span, last: Span) -> str:
    """Return the claim with two stretches in each other's place."""
    one, other = last.of(claim), first.of(claim)
    if first.start == 0 and other[:1].isupper():
        one, other = one[:1].upper() + one[1:], other[:1].lower() + other[1:]
    middle = claim[first.end : last.start]
    return f"{claim[: first.start]}{one}{middle}{other}{claim[last.end :]}"


def _with_names_exchanged(clause: Clause, mine: Mention, unit: Clause) -> str | None:
    """Return the claim with the names of a number and of the rest exchanged."""
    rests = [one for one in _with_rest(clause) if one.low == _REST]
    own = sides(clause, mine, rests[0]) if rests else None
    if own is None:
        return None
    said = unit.senses
    names = [[x for x in row if x.name and holds(said, x.sense)] for row in own]
    if any(len(row) != 1 for row in names):
        return None
    return _put(clause.text, *sorted((names[0][0].span, names[1][0].span)))


def _places(one: Mention, other: Mention) -> tuple[Span, Span] | None:
    """Return what is exchanged: numbers together with "fewer than", without units."""
    if one.kind is not other.kind or _is_unitless(one) != _is_unitless(other):
        numbers = [_NUMBER.match(x.text, _lead(x)) for x in (one, other)]
        if numbers[0] is None or numbers[1] is None:
            return None
        return (
            Span(*numbers[0].span()).shifted(one.span.start),
            Span(*numbers[1].span()).shifted(other.span.start),
        )
    if one.kind is QuantityKind.DATE or one.modifier is other.modifier:
        return one.value_span, other.value_span
    return one.span, other.span


def _is_unitless(mention: Mention) -> bool:
    """Whether a number is written without the unit that it has from another one."""
    return bool(mention.unit) and mention.text[-1:].isdigit()


def _lead(mention: Mention) -> int:
    return mention.value_span.start - mention.span.start


_NUMBER = re.compile(r"\d[\d,.]*(?: (?:thousand|million|billion|trillion))?")


def _at(clause: Clause, place: Span) -> Mention | None:
    return next((one for one in clause.mentions if one.value_span == place), None)
