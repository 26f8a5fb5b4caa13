"""Sets "two thirds were men" beside "men outnumbered women by two to one"."""

from __future__ import annotations

import re

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.shown_beside import reckoned
from oircheck.quantities.mentions.reader import read_mentions
from oircheck.quantities.outcomes.amounts import head
from oircheck.quantities.sentences.alignment import Alignment, holds
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.words.senses import root
from oircheck.types import Comparison, Mention, Modifier, Outcome, QuantityKind, Span

NEAR = 0.05
"""How far, as a share of it, a share told in words may be off."""

_BY = re.compile(
    r"\b(?P<one>[a-z]+) outnumber(?:ed|s)? (?P<other>[a-z]+) by (?:about |nearly )?"
    r"(?P<ratio>[a-z\d]+ to [a-z\d]+)\b",
    re.IGNORECASE,
)
_WERE = re.compile(r" (?:were|are|was|is) (?P<who>[a-z]+)(?=[.,;]|\Z)")
_BOTH_SEXES = (
    frozenset({"men", "women"}),
    frozenset({"boys", "girls"}),
    frozenset({"males", "females"}),
)
_SHARES = frozenset({QuantityKind.RATIO, QuantityKind.PERCENT})


def compare_outnumbered(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare the share of one sex with how many times it outnumbers the other.

    Another share is refuted only where the passage names those it is of.
    """
    shares = [one for one in claim.mentions if one.kind in _SHARES]
    told, found = _BY.search(unit.text), _WERE.search(claim.text)
    if len(shares) != 1 or told is None or found is None or not alignment.names:
        return ()
    (mine,) = shares
    sexes = told.group("one").lower(), told.group("other").lower()
    if frozenset(sexes) not in _BOTH_SEXES or found.group("who") not in sexes:
        return ()
    sizes = _sizes(told.group("ratio"))
    if sizes is None or mine.modifier not in (Modifier.EXACT, Modifier.ABOUT):
        return ()
    size = sizes[sexes.index(found.group("who"))] / sum(sizes)
    share = (mine.low or 0.0) / (1.0 if mine.kind is QuantityKind.RATIO else 100.0)
    near = abs(share - size) <= NEAR * size
    if not near and not holds(unit.senses | around.senses, root(head(mine.noun))):
        return ()
    result = Outcome.AGREE if near else Outcome.CONFLICT
    reason = f"{told.group('ratio')} makes them {size:.0%}"
    return reckoned(claim, mine, unit, Span(*told.span()), (result, reason))


def _sizes(ratio: str) -> tuple[float, float] | None:
    """Return the two numbers of "two to one"."""
    one, other = (_number(word) for word in ratio.split(" to "))
    return None if one is None or other is None else (one, other)


def _number(word: str) -> float | None:
    if word.lower() == "one":
        return 1.0
    found: tuple[Mention, ...] = tuple(read_mentions(f"{word} things", reference=None))
    return found[0].low if len(found) == 1 else None
