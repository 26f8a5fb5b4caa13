"""Sets "a total of 240 megawatts" beside "four units of 60 megawatts each"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from oircheck.quantities.comparisons.shown_beside import reckoned
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.words.senses import GENERIC
from oircheck.types import Comparison, Mention, Modifier, Outcome, QuantityKind, Span

_SIZES = frozenset({QuantityKind.MEASURE, QuantityKind.MONEY})
_TOTAL = re.compile(
    r"\b(?:in total|(?:a|the|its|their|combined) total|total|in all|altogether|combined"
    r"|together|adds? up|added up|amounts? to|all told)\b",
    re.IGNORECASE,
)
_ADD_UP = re.compile(r"\badd(?:s|ed)? (?:up to )?\Z")
_OF = re.compile(r"(?: [a-z-]+){0,4} of \Z")
_EACH_OF = re.compile(r"(?: [a-z-]+){0,4},? each (?:of|with|weighing|holding) \Z")
_EACH = re.compile(r"(?: [a-z]+){0,2} each\b")
_COUNTED = frozenset({QuantityKind.CARDINAL})

_Each = tuple[Mention, Mention]
"""How many there are, and what each of them has."""


def compare_total(
    claim: Clause, unit: Clause, alignment: Alignment
) -> tuple[Comparison, ...]:
    """Compare the total of a claim with a number times the size of each.

    Another total is refuted only where the claim gives the number as well. Nothing is
    said where the sentence tells of more than those.
    """
    sizes = [one for one in claim.mentions if one.kind in _SIZES]
    each = list(_each(unit))
    if len(sizes) != 1 or len(each) != 1 or not alignment.names:
        return ()
    (mine,), (number, size) = sizes, each[0]
    if _TOTAL.search(claim.text) is None or (mine.kind, mine.unit) != (
        size.kind,
        size.unit,
    ):
        return ()
    if any(one.unit == size.unit and one is not size for one in unit.mentions):
        return ()
    counts = [one for one in claim.mentions if one.kind is QuantityKind.CARDINAL]
    given = any(one.low == number.low and one.noun for one in counts)
    if not given and not _shares_a_word(claim, unit):
        return ()
    total = (number.low or 0.0) * (size.low or 0.0)
    stated = replace(size, low=total, high=total)
    if _ADD_UP.search(claim.text[: mine.value_span.start]):
        mine = replace(mine, modifier=Modifier.EXACT)
    outcome, _ = compare_mentions(claimed=mine, stated=stated)
    if outcome is Outcome.CONFLICT and not given:
        return ()
    told = f"{number.low:,g} times {size.low:,g} make {total:,g}"
    ends = shown(unit, number), shown(unit, size)
    place = Span(ends[0].start, max(x.end for x in ends))
    return reckoned(claim, mine, unit, place, (outcome, told))


def _each(unit: Clause) -> Iterator[_Each]:
    """Yield each number of things that have one size each."""
    for one, other in pairwise(unit.mentions):
        if one.kind not in _COUNTED or other.kind not in _SIZES:
            continue
        if not _is_exact(one) or not _is_exact(other):
            continue
        gap = unit.text[one.value_span.end : other.span.start]
        of = _OF.fullmatch(gap) and _EACH.match(unit.text, other.span.end)
        if of or _EACH_OF.fullmatch(gap):
            yield one, other


def _is_exact(mention: Mention) -> bool:
    return mention.modifier is Modifier.EXACT and mention.low == mention.high


def _shares_a_word(claim: Clause, unit: Clause) -> bool:
    """Whether a name or a word of the claim stands in the sentence itself."""
    said = [x.sense for x in claim.words if x.sense not in LIGHT | GENERIC | _SUMS]
    return any(holds(unit.senses, sense) for sense in said)


_SUMS = frozenset("total altogether combine together add amount".split())
