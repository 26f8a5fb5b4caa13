"""Reads the moves of a sentence: from which value to which, however it is told.

"Grew from 18 to 31", "31, compared with 18 the year before", "31, thirteen more than in
2015" and "18 at first and 31 now" tell one move.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from oircheck.quantities.outcomes.numeral_values import numeral_of
from oircheck.quantities.sentences.clauses import Clause, shown, token_range
from oircheck.quantities.sentences.roles import Role, role_of
from oircheck.quantities.sentences.signs import Signed, Telling, amounts, level_before
from oircheck.quantities.words.signs import AT_FIRST, BY_NOW
from oircheck.types import Mention, Modifier, QuantityKind, Span

_AGAINST = (
    ("compared", "with"),
    ("compared", "to"),
    ("as", "against"),
    ("instead", "of"),
    ("in", "place", "of"),
    ("rather", "than"),
    ("down", "from"),
    ("up", "from"),
)
"""What stands between a value and the one that was before it."""

_YEARS = re.compile(r"\bfrom ((?:1[5-9]|20)\d\d) to ((?:1[5-9]|20)\d\d)\b")

_NEAR_TIME = 32
"""Characters after a value within which "at first" or "now" is told of it."""

_BETWEEN = 72
"""Characters between the two values of a move."""


@dataclass(frozen=True, slots=True)
class Move:
    """From which value to which.

    Attributes:
        start: The value before; worked out where it is not written.
        end: The value after.
        span: Both, as they stand in the sentence.
        parts: Where the two values stand, in the order of the sentence; one place
            where the value before is worked out.
    """

    start: Mention
    end: Mention
    span: Span
    parts: tuple[Span, ...]


def read_moves(clause: Clause, signs: tuple[Signed, ...]) -> tuple[Move, ...]:
    """Return the moves that a sentence tells.

    Args:
        signs: The signed values of the sentence.
    """
    found = [
        *_ranges(clause),
        *_of_years(clause),
        *_pairs(clause),
        *_worked_out(clause, signs),
    ]
    return tuple(one for one in found if numeral_of(one.start) != numeral_of(one.end))


def _ranges(clause: Clause) -> Iterator[Move]:
    """Read "from ten days to sixty" told as one value."""
    for one in amounts(clause):
        opens = one.text.lower().startswith("from ")
        if one.modifier is not Modifier.BETWEEN or not opens or one.low == one.high:
            continue
        text = one.value_span.of(clause.text)
        first, joint, last = text.partition(" to ")
        if not joint:
            continue
        low = replace(one, high=one.low, modifier=Modifier.EXACT)
        high = replace(one, low=one.high, modifier=Modifier.EXACT)
        start = one.value_span.start
        parts = (
            Span(start, start + len(first)),
            Span(one.value_span.end - len(last), one.value_span.end),
        )
        yield Move(low, high, one.span, parts)


def _of_years(clause: Clause) -> Iterator[Move]:
    """Read "brought forward from 2026 to 2024" and "put back from 2024 to 2026"."""
    for match in _YEARS.finditer(clause.text):
        parts = Span(*match.span(1)), Span(*match.span(2))
        start, end = (
            Mention(
                span=part,
                value_span=part,
                text=part.of(clause.text),
                kind=QuantityKind.CARDINAL,
                low=float(part.of(clause.text)),
                high=float(part.of(clause.text)),
            )
            for part in parts
        )
        yield Move(start, end, Span(*match.span()), parts)


def _pairs(clause: Clause) -> Iterator[Move]:
    """Read two values that stand side by side as the ends of a move."""
    levels = [x for x in amounts(clause) if x.low == x.high and not _is_pronoun(x)]
    for one, two in pairwise(levels):
        between = clause.text[one.span.end : two.span.start]
        if len(between) > _BETWEEN or ";" in between:
            continue
        order = _order(clause, one, two)
        if order is None:
            continue
        start, end = order
        span = Span(one.span.start, max(two.span.end, shown(clause, two).end))
        yield Move(start, end, span, (one.value_span, two.value_span))


def _order(
    clause: Clause, one: Mention, two: Mention
) -> tuple[Mention, Mention] | None:
    """Return which of two values was before the other, if that is told."""
    roles = role_of(clause, one), role_of(clause, two)
    if roles == (Role.FROM, Role.TO):
        return one, two
    if roles == (Role.TO, Role.FROM):
        return two, one
    tokens = clause.tokens
    low = tokens.low[
        token_range(tokens, one.span)[1] : token_range(tokens, two.value_span)[0]
    ]
    gap = tuple(low)
    if roles[0] is Role.FROM and gap[-1:] == ("to",):
        return one, two
    if any(_holds(gap, words) for words in _AGAINST):
        return two, one
    times = _time_of(clause, one), _time_of(clause, two)
    if times == (-1, 1):
        return one, two
    return (two, one) if times == (1, -1) else None


def _is_pronoun(mention: Mention) -> bool:
    """Whether "one" stands for a thing that was named."""
    return mention.text.lower() == "one" and not mention.noun and not mention.unit


def _holds(row: tuple[str, ...], words: tuple[str, ...]) -> bool:
    wide = len(words)
    return any(row[at : at + wide] == words for at in range(len(row) - wide + 1))


def _time_of(clause: Clause, mention: Mention) -> int:
    """Return -1 for a value "at first", 1 for one "now", else 0."""
    low = clause.text.lower()
    after = low[mention.span.end : mention.span.end + _NEAR_TIME]
    before = low[max(0, mention.span.start - _NEAR_TIME // 2) : mention.span.start]
    if any(words in after for words in AT_FIRST):
        return -1
    near = [*before.split(), *after.replace(",", " ").replace(".", " ").split()]
    return int(any(words in near for words in BY_NOW))


def _worked_out(clause: Clause, signs: tuple[Signed, ...]) -> Iterator[Move]:
    """Read "31, thirteen more than in 2015" as a move from 18 to 31."""
    for one in signs:
        against = one.against
        if one.telling is not Telling.AMOUNT or against is None or not against.in_time:
            continue
        level = level_before(clause, one.mention)
        if level is None or level.low is None or level.low != level.high:
            continue
        change = one.mention.low
        if change is None or change != one.mention.high:
            continue
        if one.mention.kind not in (level.kind, QuantityKind.CARDINAL):
            continue
        if level.kind is QuantityKind.DURATION:
            continue
        before = level.low - one.number * change
        start = replace(level, low=before, high=before)
        span = Span(level.span.start, one.word.end)
        yield Move(start, level, span, (level.value_span,))
