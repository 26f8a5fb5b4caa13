"""Tells what each of two values of a sentence is told of, and not the other.

In "510 retire early and 230 transfer to other plants" the first has "retire early"; of
"Selby and Thorne lie 19 and 12 miles from the sea" the first has Selby.
"""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.quantities.sentences.alignment import LIGHT, holds
from oircheck.quantities.sentences.clauses import Clause, Word, shown, token_range
from oircheck.quantities.words.senses import GENERIC, root
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Mention, Span

_STRONG = frozenset("; : \u2014 while whereas but".split())
_WEAK = frozenset("and or".split())
_OPENERS = frozenset("( )".split())
_LIST = frozenset(("and", ", and", "und"))
_MOST_IN_NAME = 4
"""Words of each name of a list."""

_SPOKEN = "speak put estimate maintain claim count rest remainder others remaining"
_IDLE = LIGHT | GENERIC | frozenset(root(word) for word in _SPOKEN.split())
"""Words that tell nothing of a value: "the rest", and verbs that any speaker has."""

_TIMES = frozenset("once twice thrice".split())


def is_counted_time(mention: Mention) -> bool:
    """Whether a value is "twice", which parts nothing from anything."""
    return mention.text.lower() in _TIMES


def sides(
    clause: Clause, one: Mention, other: Mention
) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    """Return the words that are told of each value alone, in the order of the values.

    Returns:
        ``None`` where the sentence does not show where the one ends and the other
        begins.
    """
    first, last = sorted((one, other), key=lambda value: value.span.start)
    found = _listed(clause, first, last)
    if found is None:
        parts = stretches(clause, first, last)
        if parts is None:
            return None
        found = _within(clause, parts[0]), _within(clause, parts[1])
    mine, theirs = found
    shared = {
        word.sense for word in mine if holds(frozenset(_senses(theirs)), word.sense)
    } | {word.sense for word in theirs if holds(frozenset(_senses(mine)), word.sense)}
    kept = tuple(
        tuple(
            word
            for word in words
            if word.sense not in shared | _IDLE and word.sense.isalpha()
        )
        for words in found
    )
    return (kept[0], kept[1]) if first is one else (kept[1], kept[0])


def _senses(words: Sequence[Word]) -> set[str]:
    return {word.sense for word in words}


_Words = tuple[Word, ...]


def stretches(
    clause: Clause, first: Mention, last: Mention
) -> tuple[Span, Span] | None:
    """Return the stretch of each of two values, up to what parts them.

    Returns:
        ``None`` where nothing does, or several joints of one strength might.
    """
    alike = [
        one
        for one in clause.mentions
        if one.kind is first.kind and not is_counted_time(one) and not _bounds(one)
    ]
    if any(first.span.end <= one.span.start < last.span.start for one in alike):
        return None
    middle = _parted(clause, shown(clause, first).end, last.span.start)
    if middle is None:
        return None
    before = [one for one in alike if one.span.end <= first.span.start]
    after = [one for one in alike if one.span.start >= last.span.end]
    low, high = 0, len(clause.text)
    if before:
        low = _nearest(clause.tokens, before[-1].span.end, first.span.start)
    if after:
        end = shown(clause, last).end
        part = _parted(clause, end, after[0].span.start)
        high = part if part is not None else after[0].span.start
    return Span(low, middle), Span(middle, high)


def _bounds(mention: Mention) -> bool:
    """Whether a value only tells of which ones another is told ("55 or over")."""
    return mention.text.lower().endswith(_OR)


_OR = tuple(f" or {word}" for word in ("more", "over", "older", "less", "under"))


def _within(clause: Clause, part: Span) -> _Words:
    words = clause.words
    return tuple(word for word in words if part.start <= word.span.start < part.end)


def _parted(clause: Clause, low: int, high: int) -> int | None:
    """Return where the strongest joint between two places stands, if there is one.

    Several joints of one strength leave open which of them parts the two.
    """
    tokens = clause.tokens
    inside = [one.span for one in clause.mentions]
    found = [
        at
        for at in range(*token_range(tokens, Span(min(low, high), high)))
        if not any(span.start <= tokens.start[at] < span.end for span in inside)
    ]
    if any(tokens.low[at] in _OPENERS for at in found):
        return None
    strong = [at for at in found if tokens.low[at] in _STRONG]
    commas = [at for at in found if tokens.low[at] == ","]
    weak = [at for at in found if tokens.low[at] in _WEAK]
    both = [at for at in commas if at + 1 in weak or tokens.low[at + 1] in _STRONG]
    for group in (strong, both, commas, weak):
        if group:
            return tokens.start[group[-1]] if len(group) == 1 else None
    return None


def near(clause: Clause, mention: Mention) -> _Words:
    """Return the words around a value up to the nearest joint on either side."""
    tokens = clause.tokens
    low = _nearest(tokens, 0, mention.span.start)
    low = 0 if low == mention.span.start else low
    end = shown(clause, mention).end
    after = (
        tokens.start[at]
        for at in range(*token_range(tokens, Span(end, max(end, len(clause.text)))))
        if tokens.low[at] in _STRONG | _WEAK | _OPENERS or tokens.low[at] == ","
    )
    return _within(clause, Span(low, next(after, len(clause.text))))


def _nearest(tokens: Tokens, low: int, high: int) -> int:
    """Return where the last joint before a value stands, else the value."""
    found = [
        at
        for at in range(*token_range(tokens, Span(min(low, high), high)))
        if tokens.low[at] in _STRONG | _WEAK | _OPENERS or tokens.low[at] == ","
    ]
    return tokens.start[found[-1]] if found else high


def _listed(
    clause: Clause, first: Mention, last: Mention
) -> tuple[_Words, _Words] | None:
    """Return the two names of a list that two values of a list belong to, in order."""
    gap = clause.text[first.value_span.end : last.value_span.start].strip().lower()
    return listed_names(clause) if gap in _LIST else None


def listed_names(clause: Clause) -> tuple[_Words, _Words] | None:
    """Return the words of the two names of a sentence that "and" joins, if any."""
    tokens = clause.tokens
    found = [
        pair
        for at, word in enumerate(tokens.low)
        if word == "and" and (pair := _names_around(tokens, at)) is not None
    ]
    if len(found) != 1:
        return None
    (one, mine), (other, theirs) = found[0]
    return (
        _within(clause, Span(tokens.start[one], tokens.end[mine])),
        _within(clause, Span(tokens.start[other], tokens.end[theirs])),
    )


_Run = tuple[int, int]


def _names_around(tokens: Tokens, at: int) -> tuple[_Run, _Run] | None:
    """Return the first and last word of the name on either side of "and"."""
    low = at
    while low > 0 and at - low < _MOST_IN_NAME and tokens.raw[low - 1][0].isupper():
        low -= 1
    high = at
    while (
        high + 1 < len(tokens)
        and high - at < _MOST_IN_NAME
        and tokens.raw[high + 1][0].isupper()
    ):
        high += 1
    if low == at or high == at:
        return None
    return (low, at - 1), (at + 1, high)
