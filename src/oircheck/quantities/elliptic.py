"""Gives a bare number the unit that it leaves to the value before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from oircheck.quantities.clauses import Clause, token_range
from oircheck.quantities.words import SCALES, SUFFIXES
from oircheck.types import Mention, QuantityKind

_MEASURED = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE})
_TIMES = frozenset({QuantityKind.DATE, QuantityKind.DURATION})
_LEADS = frozenset("from against with after versus to than was at of".split())
_MOST_BETWEEN = 16
"""Words between a value and the number that leaves its unit away."""


def with_unit(clause: Clause, found: Sequence[Mention], at: int) -> Mention:
    """Return "373 million" after "418 million euros" as euros.

    Only where the sentence sets the two side by side ("up from", "compared with"), or
    one as a part of the other ("of which the state paid 25 million"). A
    unit is left away by a number with a scale word, as the value before it has one; a
    counted noun, by one that has a time of its own.
    """
    mention = found[at]
    if mention.noun or mention.unit or mention.kind is not QuantityKind.CARDINAL:
        return mention
    tokens = clause.tokens
    first = token_range(tokens, mention.span)[0]
    if not _is_numeral(mention):
        return mention
    gapped = _is_gapped(clause, mention)
    led = bool({tokens.word(first - 1), tokens.low[first]} & _LEADS)
    if not gapped and not led and not _is_of_which(clause, found[at - 1], mention):
        return mention
    for other in reversed(found[:at]):
        counts = other.kind is QuantityKind.CARDINAL and bool(other.noun)
        if not counts and other.kind not in _MEASURED:
            continue
        place, end = token_range(tokens, other.span)
        if first - end > _MOST_BETWEEN or tokens.sentence_start(first) > place:
            return mention
        if counts and (gapped or _is_timed(clause, found, at)):
            return replace(mention, noun=other.noun)
        if not counts and _is_scaled(mention) and _is_scaled(other):
            return replace(mention, kind=other.kind, unit=other.unit)
        return mention
    return mention


def _is_of_which(clause: Clause, whole: Mention, mention: Mention) -> bool:
    return bool(_OF_WHICH.match(clause.text[whole.span.end : mention.span.start]))


_OF_WHICH = re.compile(r",? of (?:which|that|it)\b[^.;,\d]{0,60}\Z")


def _is_numeral(mention: Mention) -> bool:
    """Whether a number is written as one, and not as "twice" or "both"."""
    first = mention.text.lower().split()[0]
    return first not in _FOLDED


_FOLDED = frozenset("once twice thrice both neither half none".split())


def _is_gapped(clause: Clause, mention: Mention) -> bool:
    """Whether a number closes a part without a verb ("40 men, Sweden 25.")."""
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    if end < len(tokens) and tokens.low[end] not in _STOPS:
        return False
    at = first - 1
    while at >= 0 and tokens.low[at].isalpha() and tokens.low[at] not in _JOINTS:
        at -= 1
    named = 0 < first - 1 - at <= _MOST_NAMED
    return named and at >= 0 and tokens.low[at] in _JOINTS


_STOPS = frozenset(". , ; ! ?".split())
_JOINTS = frozenset(", ; and while whereas but".split())
_MOST_NAMED = 4
"""Words of whoever the number is of."""


def _is_timed(clause: Clause, found: Sequence[Mention], at: int) -> bool:
    """Whether the number is followed at once by its time ("61,500 the year before")."""
    if at + 1 >= len(found):
        return False
    one, time = found[at], found[at + 1]
    gap = clause.text[one.span.end : time.span.start].split()
    return time.kind in _TIMES and gap in ([], ["in"], ["on"], ["by"])


def _is_scaled(mention: Mention) -> bool:
    words = mention.text.lower().replace("-", " ").split()
    return any(word.strip("$£€¥.,0123456789") in _SCALED for word in words)


_SCALED = frozenset({*SCALES, *SUFFIXES}) - {"dozen", "score", "dozens"}
