"""Sets "eight are standing but unconnected" beside "22 stand and 14 are connected"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from oircheck.quantities.comparisons.shown_beside import reckoned
from oircheck.quantities.outcomes.amounts import head
from oircheck.quantities.sentences.alignment import Alignment
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.words.noun_table import same_noun
from oircheck.quantities.words.senses import root
from oircheck.types import Comparison, Mention, Modifier, Outcome, QuantityKind, Span

_BUT_NOT = re.compile(
    r"\b(?P<one>[a-z]{3,}),? but (?:un|not (?:yet )?(?:been )?)(?P<other>[a-z]{3,})\b"
)
_TOLD = re.compile(
    r"(?: (?:in|at|on) [A-Z]\w+)? (?:had been |have been |had |were |are |was )?"
    r"(?:already )?(?P<done>[a-z]{3,})\b"
)
_JOINT = re.compile(r",? (?:and|but) (?:only |just )?(?:of them )?\Z")


def compare_short(
    claim: Clause, unit: Clause, alignment: Alignment
) -> tuple[Comparison, ...]:
    """Compare how many are the one but not the other with the counts of both.

    Only what the two counts bear out is told: the second need not be among the first.
    """
    found = _BUT_NOT.search(claim.text)
    counts = [one for one in claim.mentions if one.kind is QuantityKind.CARDINAL]
    if found is None or len(counts) != 1 or not alignment.names:
        return ()
    (mine,) = counts
    done = root(found.group("one")), root(found.group("other"))
    pairs = [
        (one, other)
        for one, other, told in _pairs(unit)
        if told == done and same_noun(head(one.noun), head(mine.noun))
    ]
    if len(pairs) != 1 or mine.modifier is not Modifier.EXACT:
        return ()
    one, other = pairs[0]
    gap = (one.low or 0.0) - (other.low or 0.0)
    if gap != mine.low:
        return ()
    told = Outcome.AGREE, f"{one.low:,g} less {other.low:,g} are {gap:,g}"
    place = Span(one.span.start, shown(unit, other).end)
    return reckoned(claim, mine, unit, place, told)


def _pairs(unit: Clause) -> Iterator[tuple[Mention, Mention, tuple[str, str]]]:
    """Yield two counts of a thing, the second fewer, with what is done to either."""
    counts = [one for one in unit.mentions if one.kind is QuantityKind.CARDINAL]
    for one, other in pairwise(counts):
        end = shown(unit, one).end
        first = _TOLD.match(unit.text, end)
        second = _TOLD.match(unit.text, shown(unit, other).end)
        if first is None or second is None or first.end() > other.span.start:
            continue
        alike = other.noun is None or same_noun(head(other.noun), head(one.noun))
        exact = one.modifier is other.modifier is Modifier.EXACT
        joined = _JOINT.search(unit.text[first.end() : other.span.start])
        if alike and exact and joined and (one.low or 0.0) >= (other.low or 0.0):
            yield one, other, (root(first.group("done")), root(second.group("done")))
