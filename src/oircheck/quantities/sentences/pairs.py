"""Reads the two numbers of a result: "won 3-2", "by 19 votes to 11"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from oircheck.quantities.mentions.codes import is_score
from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.words.amounts import CHANGES
from oircheck.quantities.words.masks import SCORE_VERBS
from oircheck.types import Mention, Modifier, QuantityKind, Span

VOTES = frozenset("vote votes ballot ballots mp mps".split())
_POINTS = frozenset("goal goals point points run runs set sets frame frames".split())
_TOLD = SCORE_VERBS | frozenset(
    "ruling rulings decision verdict win wins score scoreline adopted carried endorsed"
    " backed ratified majority margin opposed defeated beaten draw accepted accepts"
    " decided".split()
)
"""Words that make two numbers the result of a match or of a vote."""

_VOTED = frozenset(
    "vote votes voted voting passed pass approved adopted carried rejected ruled ruling"
    " upheld endorsed ratified ballot decision verdict opposed accepted accepts"
    " decided".split()
)
_FOR = re.compile(
    r"(?: votes?| [a-z]+(?:s|men|women))?(?: were| voted| in)?"
    r" ?(?:for|favou?r|yes)\b[^;.]{0,24}"
)
_WINDOW = 12
"""Tokens around two numbers among which a word of a result is looked for."""

MOST, MOST_VOTES = 1000, 10**8
"""Results have smaller numbers; votes that are called so may be many."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two numbers of a result.

    Attributes:
        span: Both numbers, with what stands between them.
        first: The number written first.
        of_votes: Whether it is known to be the result of a vote.
        sided: Whether the first is known to be those in favour.
        parts: Each number by itself, where both are read as values.
    """

    span: Span
    first: int
    second: int
    of_votes: bool
    sided: bool = False
    parts: tuple[Mention, Mention] | None = None

    @property
    def numbers(self) -> frozenset[int]:
        """The two, whichever was written first."""
        return frozenset({self.first, self.second})


def read_pairs(clause: Clause) -> tuple[Pair, ...]:
    """Return the results that a sentence tells, in its order."""
    found = [*_dashed(clause), *_written(clause), *_from_low(clause)]
    return tuple(sorted(found, key=lambda one: one.span.start))


def _dashed(clause: Clause) -> Iterator[Pair]:
    """Read "3-2" and "19-11", where a word near by tells of a result."""
    tokens = clause.tokens
    at = 0
    while at + 2 < len(tokens):
        numbers = tokens.low[at], tokens.low[at + 2]
        dashed = tokens.low[at + 1] == "-" and all(x.isdecimal() for x in numbers)
        if not dashed or not is_score(tokens, at) or not _told(clause, at, at + 3):
            at += 1
            continue
        first, second = (int(number) for number in numbers)
        if max(first, second) < MOST and not tokens.glued(at):
            span = Span(tokens.start[at], tokens.end[at + 2])
            yield Pair(span, first, second, _of_votes(clause, at, at + 3))
        at += 3


def _written(clause: Clause) -> Iterator[Pair]:
    """Read "19 votes to 11" and "19 in favour and 11 against"."""
    tokens = clause.tokens
    for one, two in pairwise(clause.mentions):
        if not (_is_plain(one) and _is_plain(two)):
            continue
        first, end = token_range(tokens, one.span)[0], token_range(tokens, two.span)[1]
        gap = clause.text[one.span.end : two.span.start].lower().strip(" ,")
        span = Span(one.span.start, two.span.end)
        low, high = int(one.low or 0), int(two.low or 0)
        if _FOR.fullmatch(f" {gap}") and tokens.word(end) in ("against", "opposed"):
            yield Pair(span, low, high, True, True, (one, two))
            continue
        words = gap.split()
        if words[-1:] != ["to"] or len(words) > 2:
            continue
        of_votes = words[0] in VOTES and tokens.word(first - 1) != "from"
        named = of_votes or words[0] in _POINTS or one.unit == "point"
        if not named and (len(words) > 1 or not _by(clause, first)):
            continue
        if max(low, high) >= MOST and not of_votes:
            continue
        if of_votes or _told(clause, first, end):
            of_votes = of_votes or _of_votes(clause, first, end)
            yield Pair(span, low, high, of_votes, parts=(one, two))


def _from_low(clause: Clause) -> Iterator[Pair]:
    """Read "voted 8 to 21", which looks like a number between the two."""
    tokens = clause.tokens
    for one in clause.mentions:
        first, end = token_range(tokens, one.span)
        voted = tokens.word(first - 1) == "voted" or _by_votes(clause, first, end)
        if not voted or end - first != _TO_BETWEEN or one.low is None:
            continue
        if tokens.word(first + 1) != "to" or one.noun is not None:
            continue
        if one.kind is QuantityKind.CARDINAL and one.high is not None:
            yield Pair(one.span, int(one.low), int(one.high), True)


_TO_BETWEEN = 3
"""Tokens of two numbers with "to" between them."""


def _by_votes(clause: Clause, first: int, end: int) -> bool:
    """Whether "by" leads to numbers of votes: "approved by 8 to 21"."""
    led = clause.tokens.word(first - 1) == "by" and _by(clause, first)
    return led and _of_votes(clause, first, end)


def _is_plain(mention: Mention) -> bool:
    counts = mention.kind is QuantityKind.CARDINAL or mention.unit == "point"
    exact = mention.modifier is Modifier.EXACT and mention.low == mention.high
    low = mention.low
    if not counts or not exact or low is None:
        return False
    return low < MOST_VOTES and low == int(low)


def _by(clause: Clause, first: int) -> bool:
    """Whether "by" or a verb of voting leads to the number, and nothing rose by it."""
    tokens = clause.tokens
    lead = tokens.low[max(0, first - _WINDOW) : first]
    if lead[-1:] == ["by"]:
        return not any(word in CHANGES for word in lead)
    return lead[-1:] in (["voted"], ["votes"], ["won"], ["lost"])


def _told(clause: Clause, first: int, end: int) -> bool:
    return not _TOLD.isdisjoint(_near(clause, first, end))


def _of_votes(clause: Clause, first: int, end: int) -> bool:
    near = _near(clause, first, end)
    return not (_VOTED | VOTES).isdisjoint(near)


def _near(clause: Clause, first: int, end: int) -> list[str]:
    tokens = clause.tokens
    return tokens.low[max(0, first - _WINDOW) : end + _WINDOW]
