"""Sets "equal numbers of men and women" beside "ten men and four women"."""

from __future__ import annotations

import re
from itertools import pairwise

from oircheck.quantities.outcomes.amounts import head
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.words.noun_table import lemma, same_noun
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

_EQUAL = re.compile(
    r"\b(?:an equal number|equal numbers|the same number) of (?P<one>[^\W\d]+)"
    r" and (?:of )?(?P<other>[^\W\d]+)"
)
LEAST_HELD = 0.5
_AND = re.compile(r",? and \Z")
_DENIED = re.compile(r"\b(?:not|never|no|n't)\b")


def tells_equal(claim: Clause) -> bool:
    """Whether a claim has two things in equal numbers."""
    return _EQUAL.search(claim.text) is not None


def compare_equal(
    claim: Clause, unit: Clause, alignment: Alignment
) -> tuple[Comparison, ...]:
    """Compare two things told in equal numbers with the counts of both."""
    found = _EQUAL.search(claim.text)
    if found is None or not alignment.names or _DENIED.search(claim.text):
        return ()
    pairs = [
        (one, other)
        for one, other in pairwise(unit.mentions)
        if _counts(one, found.group("one")) and _counts(other, found.group("other"))
        if _AND.fullmatch(unit.text[shown(unit, one).end : other.span.start])
    ]
    place = Span(*found.span())
    if len(pairs) != 1 or not _is_of_it(claim, place, unit):
        return ()
    one, other = pairs[0]
    span = Span(one.span.start, shown(unit, other).end)
    equal = one.low == other.low
    return (
        Comparison(
            kind=Stage.NUMBER,
            outcome=Outcome.AGREE if equal else Outcome.CONFLICT,
            claimed=Stated(place.of(claim.text), place, place),
            stated=Stated(span.of(unit.text), span, span),
            reason=f"{one.low:,g} and {other.low:,g} are"
            + (" equal" if equal else " not equal"),
            excludes=not equal,
        ),
    )


def _counts(mention: Mention, noun: str) -> bool:
    exact = mention.modifier is Modifier.EXACT and mention.low == mention.high
    counted = mention.kind is QuantityKind.CARDINAL and exact
    return counted and same_noun(head(mention.noun), lemma(noun.lower()))


def _is_of_it(claim: Clause, place: Span, unit: Clause) -> bool:
    """Whether half of the claim's other words and names stand in the sentence."""
    said = [
        word.sense
        for word in claim.words
        if word.sense not in LIGHT | GENERIC and not word.span.overlaps(place)
    ]
    held = [sense for sense in said if holds(unit.senses, sense)]
    return bool(said) and len(held) >= LEAST_HELD * len(said)
