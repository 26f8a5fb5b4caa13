"""Reads "not cleaned since May 1984" as "last cleaned in May 1984".

What was last done on a day was done before as well, and not after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from oircheck.quantities.comparisons.candidates import Candidate, withdrawn
from oircheck.quantities.outcomes.dates import aligned
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.senses import is_past
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier, Outcome, QuantityKind

REASON = "what was last done then was done before as well"

_PERFECT = frozenset("has have had".split())
_CONTRACTED = frozenset("hasn haven hadn".split())
_NOT = frozenset("not never".split())
_NAMING = frozenset("the its his her their this a s at on in for".split())
"""Before "last" these make it a word about a thing or a time."""

_REACH = 3
"""Tokens after "last" among which its verb stands."""


def with_last(values: Sequence[Value]) -> list[Value]:
    """Return the values, a date marked where something was last done on it."""
    return [
        one if one.mention.kind is not QuantityKind.DATE else _marked(one)
        for one in values
    ]


def _marked(value: Value) -> Value:
    tokens = value.clause.tokens
    if value.mention.modifier is Modifier.SINCE:
        if not (value.negated and _is_perfect(tokens)):
            return value
        mention = replace(value.mention, modifier=Modifier.IN)
        return replace(value, mention=mention, negated=False, last=True)
    return replace(value, last=True) if _was_last(tokens) else value


def _is_perfect(tokens: Tokens) -> bool:
    """Whether it is told of the time up to now that something has not been done."""
    return any(
        word in _CONTRACTED or (word in _PERFECT and tokens.word(at + 1) in _NOT)
        for at, word in enumerate(tokens.low)
    )


def _was_last(tokens: Tokens) -> bool:
    for at, word in enumerate(tokens.low):
        if word != "last" or at == 0 or tokens.low[at - 1] in _NAMING:
            continue
        after = tokens.low[at + 1 : at + 1 + _REACH]
        if after and (after[0].endswith("ed") or is_past(after[0])):
            return True
    return False


def before_the_last(mine: Value, theirs: Value, one: Candidate) -> Candidate:
    """Withdraw a conflict with a day before the one on which it was last done."""
    if mine.last == theirs.last or one.outcome is not Outcome.CONFLICT:
        return one
    first, second = aligned(mine.mention, theirs.mention)
    if first is None or second is None:
        return one
    plain, last = (second, first) if mine.last else (first, second)
    return withdrawn(one, REASON) if plain[1] < last[0] else one
