"""Tells claims about what was before a change from those about what came of it."""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import pairwise

from oircheck.quantities.sentences.alignment import holds
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.sentences.moves import Move
from oircheck.quantities.words.senses import is_past
from oircheck.types import QuantityKind, Span


class Before(IntEnum):
    """Of which time a claim speaks."""

    NO = 0
    UNKNOWN = 1
    """Before something that the sentence does not name."""

    YES = 2


FORMER = frozenset(
    "previously formerly earlier once originally initially before hitherto used"
    " previous former had been then until prior".split()
)
"""Words that put a value before a change, and say nothing of what it is of."""

_ADVERBS = frozenset(
    "previously formerly earlier originally initially hitherto".split()
)
_DENIED = frozenset("not never no than as nor without unlike".split())
_SAID = frozenset("said says told tells claimed reported announced that".split())
_STOPS = frozenset(", . ; : ! ? and but".split())
_LEAST_WORD = 3


def speaks_of_before(claim: Clause, unit: Clause) -> Before:
    """Return whether a claim tells what was before: "used to", "before the closure"."""
    low = claim.tokens.low
    if not _DENIED.isdisjoint(low) or not _SAID.isdisjoint(low):
        return Before.NO
    if not _ADVERBS.isdisjoint(low):
        return Before.YES
    for at, word in enumerate(low):
        after = claim.tokens.word(at + 1)
        if word == "used" and after == "to":
            return Before.YES
        if word == "once" and is_past(after):
            return Before.YES
        if word == "had" and _is_participle(after):
            return Before.YES
        if word == "before":
            return _before_what(claim, at, unit)
    return Before.NO


def is_plainly_before(claim: Clause) -> bool:
    """Whether "used to" or "previously" puts a claim before now, and no tense alone."""
    low = claim.tokens.low
    used = any(pair == ("used", "to") for pair in pairwise(low))
    return _DENIED.isdisjoint(low) and (used or not _ADVERBS.isdisjoint(low))


def _is_participle(word: str) -> bool:
    ended = word.endswith("ed") and len(word) > _LEAST_WORD
    return word in ("been", "cost", "stood") or ended or is_past(word)


def words_of_time(claim: Clause) -> Span | None:
    """Return where a claim names what its value was before."""
    tokens = claim.tokens
    for at, word in enumerate(tokens.low):
        if word == "before":
            end = _end_of_part(claim, at)
            return Span(tokens.start[at], tokens.end[end - 1])
    return None


def _end_of_part(claim: Clause, at: int) -> int:
    """Return the token after what "before" leads to."""
    tokens, end = claim.tokens, at + 1
    last = end + _MOST_NAMED
    while end < min(last, len(tokens)) and tokens.low[end] not in _STOPS:
        follows = end > at + 2 and tokens.low[end - 1] != "of"
        if follows and tokens.low[end] in _OPENING:
            break
        end += 1
    return end


_OPENING = frozenset("the a an it its they their he she".split())


_MOST_NAMED = 4
"""Words that "before" leads to, at the head of a claim, where no comma ends them."""


def _before_what(claim: Clause, at: int, unit: Clause) -> Before:
    """Return whether the sentence names what the claim's value was before."""
    tokens = claim.tokens
    end = _end_of_part(claim, at)
    if end == at + 1:
        return Before.YES
    place = Span(tokens.start[at], tokens.end[end - 1])
    words = [word for word in claim.words if word.span.overlaps(place)]
    if not words:
        return Before.UNKNOWN
    said = all(holds(unit.senses, word.sense) for word in words[:1])
    return Before.YES if said else Before.UNKNOWN


def speaks_of_now(unit: Clause) -> bool:
    """Whether a sentence has no verb in the past."""
    tokens = unit.tokens
    for at, word in enumerate(tokens.low):
        if word in ("was", "were", "had", "did", "used"):
            return False
        passive = tokens.word(at - 1) in ("is", "are", "be", "been", "being")
        if not passive and (is_past(word) or _ends_in_past(word)):
            return False
    return True


def _ends_in_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > _LEAST_WORD + 1


def tells_times(unit: Clause, move: Move) -> bool:
    """Whether the two values of a move are certainly of one thing at two times.

    "90 minutes, compared with 75 to Bergen" and "six instead of four" need not be.
    """
    between = unit.text[move.span.start : move.span.end].lower()
    if _FROM.search(between) is not None:
        return True
    if len(move.parts) < len(("start", "end")):
        return False
    last = max(part.end for part in move.parts)
    after = unit.text[last : last + _NEAR].lower()
    dates = [x for x in unit.mentions if x.kind is QuantityKind.DATE]
    dated = any(0 <= x.span.start - last <= _LEAST_WORD + 1 for x in dates)
    return dated or _TIMED.match(after) is not None


_NEAR = 40
_FROM = re.compile(r"\b(?:up|down) from\b|\bfrom\b.*\bto\b")
_TIMED = re.compile(
    r"(?: [a-z]+){0,2} (?:before|previously|earlier|formerly|ago"
    r"|(?:the )?(?:previous|year|last|month|week) [a-z]+)\b"
)
