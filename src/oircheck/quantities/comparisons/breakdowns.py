"""Keeps the count of all from being taken for that of one sort of them.

Of "186 people were aboard: 180 passengers and six crew" 186 passengers are
contradicted, however near 180 is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.bind import planned_alike
from oircheck.quantities.outcomes.amounts import head
from oircheck.quantities.sentences.alignment import Alignment
from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.quantities.words.noun_table import same_noun
from oircheck.types import (
    Comparison,
    Mention,
    Modifier,
    Outcome,
    QuantityKind,
    Stage,
    Stated,
)

REASON = "the source counts so many in all, and fewer of that sort"

_LED = re.compile(
    r"[^.;]{0,60}?(?::|\u2014|\u2013| -|\(|\bincluding|\bamong them|\bof whom"
    r"|\bmade up of|\bcomprising|\bconsisting of)[ ,]*(?:only |just |about )?",
    re.I,
)
"""What leads from all of them to those of one sort."""

_LEAST_SORTS = 2


def compare_breakdown(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Contradict a count of one sort that is the sentence's count of all."""
    if not alignment.names or (alignment.apart and alignment.apart.certain):
        return ()
    found = list(_broken_down(unit))
    told = []
    for mine in claim.mentions:
        if not _is_plain(mine):
            continue
        own = {
            part
            for whole, part in found
            if whole.low == mine.low and not _counts_alike(whole, mine)
            if _counts_alike(part, mine) and _is_no_narrower(part, mine)
        }
        if len(own) == 1:
            (part,) = own
            if _told_alike(claim, mine, unit, part, around):
                told.append(_comparison(claim, mine, unit, part))
    return tuple(told)


def _broken_down(unit: Clause) -> Iterator[tuple[Mention, Mention]]:
    """Yield each count of all with those of its sorts."""
    counts = [one for one in unit.mentions if _is_plain(one)]
    for at, whole in enumerate(counts):
        for run in (_added(counts[at + 1 :], whole), _added(counts[:at][::-1], whole)):
            yield from ((whole, part) for part in run)
        if at + 1 < len(counts):
            part = counts[at + 1]
            gap = unit.text[shown(unit, whole).end : part.span.start]
            if (part.low or 0.0) < (whole.low or 0.0) and _LED.fullmatch(gap):
                yield whole, part


def _added(counts: Sequence[Mention], whole: Mention) -> Sequence[Mention]:
    """Return the counts, from the first on, that add up to a whole."""
    total = 0.0
    for at, one in enumerate(counts):
        total += one.low or 0.0
        if total == whole.low and at + 1 >= _LEAST_SORTS:
            return counts[: at + 1]
    return ()


def _is_plain(mention: Mention) -> bool:
    exact = mention.modifier is Modifier.EXACT and mention.low == mention.high
    named = mention.kind is QuantityKind.CARDINAL and bool(mention.noun)
    return named and exact and mention.low is not None


def _counts_alike(one: Mention, other: Mention) -> bool:
    return same_noun(head(one.noun), head(other.noun))


def _is_no_narrower(part: Mention, mine: Mention) -> bool:
    """Whether a part's noun has no word beside its head that the claim's has not."""
    words, said = ((x.noun or "").lower().split() for x in (part, mine))
    return set(words[:-1]) <= set(said)


def _told_alike(
    claim: Clause, mine: Mention, unit: Clause, part: Mention, around: Around
) -> bool:
    one, other = read_value(claim, mine), read_value(unit, part)
    if one.negated != other.negated or not planned_alike(one, other):
        return False
    return not told_apart(one, other, around.setting)


def _comparison(
    claim: Clause, mine: Mention, unit: Clause, part: Mention
) -> Comparison:
    claimed, stated = shown(claim, mine), shown(unit, part)
    return Comparison(
        kind=Stage.NUMBER,
        outcome=Outcome.CONFLICT,
        claimed=Stated(claimed.of(claim.text), claimed, mine.value_span),
        stated=Stated(stated.of(unit.text), stated, part.value_span),
        reason=REASON,
        excludes=True,
    )
