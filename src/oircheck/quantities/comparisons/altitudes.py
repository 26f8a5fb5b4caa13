"""Sets "the plateau lies below 4,000 metres" beside "on a plateau at 4,850 metres"."""

from __future__ import annotations

import re

from oircheck.quantities.comparisons.shown_beside import reckoned
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.sentences.alignment import Alignment
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.words.noun_table import lemma
from oircheck.types import Comparison, Mention, Modifier, QuantityKind

_LENGTHS = frozenset({"m", "ft"})
_BOUNDS = frozenset(
    {Modifier.LESS_THAN, Modifier.MORE_THAN, Modifier.AT_MOST, Modifier.AT_LEAST}
)
_LIES = re.compile(
    r"\A(?:The|Its|An?) (?:[a-z]+ ){0,2}?(?P<noun>[a-z]{3,})"
    r"(?: (?:of|at|on|in|for) (?:the )?[A-Z][\w\u2019' -]{0,40}?)?"
    r" (?:lies|lay|is|was|stands|stood|sits|sat|is situated|is found) (?:at )?\Z"
)
_VERTICAL = re.compile(r"(?:at )?(?:below|above|under|over|(?:low|high)er than)\b")
_AT = re.compile(
    r"\b(?P<noun>[a-z]{3,})(?: (?:lies|lay|stands|stood|sits|sat))? at"
    r"(?: an? (?:altitude|height|elevation) of)?(?: about| some)? \Z"
)
_AFTER = re.compile(
    r"(?: \(|[.,;)]|\Z| (?:above|over) (?:the )?(?:sea|sea level)\b| (?:in|on) )"
)


def compare_altitude(
    claim: Clause, unit: Clause, alignment: Alignment
) -> tuple[Comparison, ...]:
    """Compare the bound of a height above the sea with the height of the same place.

    The place is the same noun; every name of the claim stands in the passage.
    """
    if not alignment.names:
        return ()
    for mine in claim.mentions:
        noun = _claimed(claim, mine)
        told = [one for one in unit.mentions if noun and _stated(unit, one) == noun]
        if len(told) != 1 or told[0].unit != mine.unit:
            continue
        outcome, _ = compare_mentions(claimed=mine, stated=told[0])
        told_of = outcome, f"the source has it at {told[0].text.removeprefix('at ')}"
        return reckoned(claim, mine, unit, told[0].span, told_of)
    return ()


def _claimed(claim: Clause, mention: Mention) -> str:
    """Return the noun whose height a claim bounds, or ""."""
    if not _is_length(mention) or mention.modifier not in _BOUNDS:
        return ""
    found = _LIES.match(claim.text[: mention.span.start])
    vertical = _VERTICAL.match(mention.text.lower())
    return lemma(found.group("noun")) if found and vertical else ""


def _stated(unit: Clause, mention: Mention) -> str:
    """Return the noun that a sentence has at a height, or ""."""
    exact = mention.modifier in (Modifier.EXACT, Modifier.ABOUT)
    if not _is_length(mention) or not exact:
        return ""
    found = _AT.search(unit.text[: mention.value_span.start])
    after = _AFTER.match(unit.text, mention.span.end)
    return lemma(found.group("noun")) if found and after else ""


def _is_length(mention: Mention) -> bool:
    measured = mention.kind is QuantityKind.MEASURE and mention.unit in _LENGTHS
    return (measured and mention.low == mention.high) or (
        measured and mention.modifier in _BOUNDS
    )
