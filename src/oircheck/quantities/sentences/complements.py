"""Tells values apart by what stands after each: "£12 for adults and £6 for children".

A claim that is of the children is not borne out by what adults pay.
"""

from __future__ import annotations

from oircheck.quantities.sentences.alignment import LIGHT, holds
from oircheck.quantities.sentences.clauses import Clause, Word, shown, token_range
from oircheck.quantities.sentences.subjects import nearest_like
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.senses import GENERIC
from oircheck.types import Mention, QuantityKind

_KINDS = frozenset(
    {QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.MEASURE}
    | {QuantityKind.CARDINAL, QuantityKind.DURATION}
)
_PREPOSITIONS = frozenset("in for at among near on".split())
_ENDS = frozenset(", ; : . ( ) ! ? and but while whereas or".split())
_MOST = 5
"""Tokens of what stands after a value and its preposition."""


def is_of_another_complement(mine: Value, theirs: Value) -> str:
    """Return of what the sentence's value is instead, or "".

    Another value of its kind has to have, after the same preposition, what the claim
    has, and the claim nothing of what this one has.
    """
    claimed, stated = _written(mine), _written(theirs)
    if claimed is None or stated is None:
        return ""
    own = _complement(theirs.clause, stated)
    if not own:
        return ""
    several = any(True for _ in nearest_like(mine.clause, claimed))
    said = mine.segment if several else mine.clause.senses
    if any(holds(said, word.sense) for word in own):
        return ""
    senses = frozenset(word.sense for word in own)
    for other in nearest_like(theirs.clause, stated):
        if _lead(theirs.clause, other) != _lead(theirs.clause, stated):
            continue
        told = _complement(theirs.clause, other)
        apart = [word for word in told if not holds(senses, word.sense)]
        if apart and all(holds(said, word.sense) for word in apart):
            return f"told of {own[0].span.of(theirs.clause.text)}"
    return ""


def _written(value: Value) -> Mention | None:
    """Return the one written value that a value is, or was worked out from."""
    place = value.mention.span
    found = [one for one in value.clause.mentions if one.span.overlaps(place)]
    return found[0] if len(found) == 1 and found[0].kind in _KINDS else None


def _after(clause: Clause, mention: Mention) -> int:
    return token_range(clause.tokens, shown(clause, mention))[1]


def _lead(clause: Clause, mention: Mention) -> str:
    """Return the preposition right after a value and what it counts, or ""."""
    word = clause.tokens.word(_after(clause, mention))
    return word if word in _PREPOSITIONS else ""


def _complement(clause: Clause, mention: Mention) -> list[Word]:
    """Return the words after that preposition, up to where another part begins."""
    if not _lead(clause, mention):
        return []
    tokens, first = clause.tokens, _after(clause, mention) + 1
    end = first
    while end < min(first + _MOST, len(tokens)) and tokens.low[end] not in _ENDS:
        start = tokens.start[end]
        if any(one.span.start <= start < one.span.end for one in clause.mentions):
            break
        end += 1
    if end == first:
        return []
    low, high = tokens.start[first], tokens.end[end - 1]
    return [
        word
        for word in clause.words
        if low <= word.span.start < high and word.sense not in LIGHT | GENERIC
    ]
