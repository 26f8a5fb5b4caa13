"""Sets "180 more nurses than teachers" beside the two numbers of a sentence.

"Four times as many teachers as nurses" and "three times as many took the drug as took a
placebo" are told by the numbers of either, and only the right way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.outcomes.amounts import compare_mentions, head
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.sentences.sides import sides
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.quantities.words.noun_table import same_noun
from oircheck.quantities.words.senses import GENERIC, root, sense_at
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

ROUNDED = 0.05
"""Share by which a multiple told in words may be off."""

ENOUGH = 0.6
"""Share of the claim's words that must be shared for a contradiction."""

_AS_MANY = re.compile(
    r"\s*as (?:many|much) (?P<one>[^,;.]+?) as (?P<other>[^,;.]+)", re.IGNORECASE
)
_MORE = re.compile(
    r"\s*(?P<way>more|fewer) (?P<one>[^,;.]+?) than (?P<other>[^,;.]+)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_KINDS = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE})
_FACTORS = frozenset({QuantityKind.MULTIPLIER, QuantityKind.RATIO})


@dataclass(frozen=True, slots=True)
class _Relation:
    """How a claim says that two numbers stand to each other.

    Attributes:
        number: 1 for more, -1 for fewer, 0 for a multiple.
        one: Senses of what the greater is of; words of both sides left out.
        place: The words that are shown.
    """

    mention: Mention
    number: int
    one: frozenset[str]
    other: frozenset[str]
    place: Span


def compare_multiples(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare how two numbers stand to each other in a claim and in a sentence."""
    found = list(_relations(claim))
    if len(found) != 1 or not alignment.names:
        return ()
    (mine,) = found
    pairs = list(_pairs(unit, mine))
    if len(pairs) != 1:
        return ()
    one, other = pairs[0]
    if not _told_alike(claim, mine, unit, (one, other), around):
        return ()
    outcome, reason = _outcome(mine, one.low or 0.0, other.low or 0.0)
    if outcome not in (Outcome.AGREE, Outcome.CONFLICT):
        return ()
    if outcome is Outcome.CONFLICT and alignment.coverage < ENOUGH:
        return ()
    stated = _over(unit, one, other)
    return (
        Comparison(
            kind=Stage.NUMBER,
            outcome=outcome,
            claimed=Stated(
                mine.place.of(claim.text), mine.place, mine.mention.value_span
            ),
            stated=Stated(stated.of(unit.text), stated, stated),
            reason=reason,
            excludes=outcome is Outcome.CONFLICT,
        ),
    )


def _relations(claim: Clause) -> Iterator[_Relation]:
    for one in claim.mentions:
        end = one.value_span.end
        many = _AS_MANY.match(claim.text, end) if one.kind in _FACTORS else None
        more = _MORE.match(claim.text, end) if one.kind in _KINDS else None
        match = many or more
        if match is None or one.low is None or one.low != one.high:
            continue
        first, second = _senses(match.group("one")), _senses(match.group("other"))
        number = 0 if many else (1 if match.group("way").lower() == "more" else -1)
        if first - second and second - first:
            place = Span(one.span.start, match.end("other"))
            yield _Relation(one, number, first - second, second - first, place)


def _senses(text: str) -> frozenset[str]:
    """Return the senses of the words of a text, light ones left out."""
    roots = [root(word.lower()) for word in _WORD.findall(text)]
    found = {sense_at(roots, at)[0] for at in range(len(roots))}
    return frozenset(word for word in found if len(word) > _SHORT) - GENERIC - LIGHT


_SHORT = 2
"""Letters of words that tell nothing: "of", "as"."""


def _pairs(unit: Clause, mine: _Relation) -> Iterator[tuple[Mention, Mention]]:
    """Yield two numbers of which the one is of the first side and no other is."""
    counts = [x for x in unit.mentions if x.kind in _KINDS and _is_exact(x)]
    for one, other in permutations(counts, 2):
        if one.kind is not other.kind or one.unit != other.unit:
            continue
        words = sides(unit, one, other)
        first = _of(one, () if words is None else [x.sense for x in words[0]])
        second = _of(other, () if words is None else [x.sense for x in words[1]])
        crossed = _meet(first, mine.other) or _meet(second, mine.one)
        if _meet(first, mine.one) and _meet(second, mine.other) and not crossed:
            yield one, other


def _is_exact(mention: Mention) -> bool:
    bent = mention.modifier not in (Modifier.EXACT, Modifier.ABOUT)
    return mention.low is not None and mention.low == mention.high and not bent


def _of(mention: Mention, words: Sequence[str]) -> frozenset[str]:
    noun = head(mention.noun)
    return frozenset((*words, noun)) if noun else frozenset(words)


def _meet(own: frozenset[str], wanted: frozenset[str]) -> bool:
    return any(
        holds(own, word) or any(same_noun(word, one) for one in own) for word in wanted
    )


def _told_alike(
    claim: Clause,
    mine: _Relation,
    unit: Clause,
    pair: tuple[Mention, Mention],
    around: Around,
) -> bool:
    one = read_value(claim, mine.mention)
    for mention in pair:
        other = read_value(unit, mention)
        if one.negated != other.negated or one.planned != other.planned:
            return False
        if told_apart(one, other, around.setting):
            return False
    return True


def _outcome(mine: _Relation, one: float, other: float) -> tuple[Outcome, str]:
    """Compare the relation with that of the two numbers."""
    bare = replace(mine.mention, noun=None)
    if mine.number:
        gap = (one - other) * mine.number
        if gap <= 0:
            return Outcome.CONFLICT, "it is the other way round"
        made = replace(bare, low=gap, high=gap, modifier=Modifier.EXACT)
        return compare_mentions(claimed=bare, stated=made)[0], f"the gap is {gap:,g}"
    if not other:
        return Outcome.NOT_COMPARABLE, ""
    fold, told = one / other, mine.mention.low or 0.0
    near = abs(fold - told) <= ROUNDED * told
    bent = mine.mention.modifier is not Modifier.EXACT
    made = replace(bare, low=fold, high=fold, modifier=Modifier.EXACT)
    outcome = (
        compare_mentions(claimed=bare, stated=made)[0]
        if bent
        else (Outcome.AGREE if near else Outcome.CONFLICT)
    )
    return outcome, f"the one is {fold:.2f} times the other"


def _over(unit: Clause, one: Mention, other: Mention) -> Span:
    first, second = shown(unit, one), shown(unit, other)
    return Span(min(first.start, second.start), max(first.end, second.end))
