"""Gives a value the verb that its part of the sentence leaves to the part before.

In "steel output fell 2 percent and coal output 7 percent" both fell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from oircheck.quantities.sentences.bearers import JOINTS
from oircheck.quantities.sentences.clauses import (
    Clause,
    Word,
    joint,
    shown,
    token_range,
)
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.senses import SENSES
from oircheck.types import QuantityKind, Span

_KINDS = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MONEY,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
    }
)
_MOVES = frozenset({"increase", "reduce"})
_CHANGING = frozenset({Role.CHANGE, Role.TO})
_MOST_WORDS = 3
"""Content words of a part that is a subject and no more."""


def with_shared_verb(values: Sequence[Value]) -> list[Value]:
    """Let a value without a verb of its own share that of the like value before."""
    found = list(values)
    last: dict[QuantityKind, Value] = {}
    for at, other in enumerate(found):
        kind = other.mention.kind
        if kind in _KINDS:
            one = last.get(kind)
            if one is not None and _is_gapped(one, other):
                found[at] = _shared(one, other)
            last[kind] = found[at]
    return found


def _is_gapped(one: Value, other: Value) -> bool:
    mine, theirs = one.mention, other.mention
    if mine.kind is not theirs.kind or mine.unit != theirs.unit:
        return False
    clause = one.clause
    high = theirs.span.start
    low = min(shown(clause, mine).end, high)
    start = joint(clause, low, high, JOINTS)
    if start >= high or _opens_with_place(clause, start):
        return False
    words = _between(one, start, high)
    if not 0 < len(words) <= _MOST_WORDS or _between(one, low, start):
        return False
    tokens = clause.tokens
    said = tokens.low[slice(*token_range(tokens, Span(start, high)))]
    if not _VERBS.isdisjoint(said):
        return False
    return not any(word.sense in SENSES for word in words[1:])


_VERBS = frozenset(
    "is are was were be been has have had do does did will would can could may might"
    " should must".split()
)


def _opens_with_place(clause: Clause, start: int) -> bool:
    """Whether a part opens with a place or a time, and leaves away its subject too."""
    at = token_range(clause.tokens, Span(start, start + 1))[0] + 1
    return clause.tokens.word(at) in _PREPOSITIONS


_PREPOSITIONS = frozenset("in at on for from of with by to after before since".split())


def _between(value: Value, low: int, high: int) -> list[Word]:
    return [word for word in value.clause.words if low <= word.span.start < high]


def _shared(one: Value, other: Value) -> Value:
    """Return the later value with verb and role of the earlier one."""
    governor = other.governor or one.governor
    moves = one.segment & _MOVES
    before = _between(one, 0, one.mention.span.start)[-1:]
    beside = (word for word in before if not word.name and _stands_beside(word, one))
    verb = one.segment & {word.sense for word in beside}
    moved = bool(moves) or one.role in _CHANGING
    role = one.role if other.role is Role.LEVEL and moved else other.role
    return replace(
        other,
        role=role,
        governor=governor,
        direction=other.direction or one.direction,
        segment=other.segment | moves | verb | (one.segment & {governor}),
    )


def _stands_beside(word: Word, value: Value) -> bool:
    """Whether nothing stands between a word and a value: "a man of 71" has "of"."""
    return not value.clause.text[word.span.end : value.mention.span.start].strip()
