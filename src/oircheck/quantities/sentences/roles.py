"""Tells what a value is to the thing that it measures: level, change, part."""

from __future__ import annotations

from enum import Enum, auto

from oircheck.quantities.sentences.clauses import Clause, token_range
from oircheck.quantities.words.amounts import CHANGES
from oircheck.quantities.words.senses import root
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Mention, Modifier, QuantityKind

_MORE = frozenset("more another additional further extra other".split())

_FURTHER = frozenset("more additional extra fewer less".split())

_NEAR = 6
"""Words around a value in which its verb is looked for."""

_DISTANT = frozenset("later earlier after before ago afterwards previously".split())


_APART = frozenset("behind ahead adrift".split())
"""Words behind a measure of how far two are apart ("9 seconds behind")."""


def is_distant(tokens: Tokens, at: int) -> bool:
    """Whether a word makes a length of time a distance ("a year earlier")."""
    word, after = tokens.word(at), tokens.word(at + 1)
    if word in ("before", "after"):
        return not after[:1].isalnum()
    return word == "ago" or word in _DISTANT


class Role(Enum):
    """What a value is to the thing that it measures."""

    LEVEL = auto()
    FROM = auto()
    TO = auto()
    CHANGE = auto()
    PART = auto()
    TOTAL = auto()
    RATE = auto()
    OFFSET = auto()


def role_of(clause: Clause, mention: Mention) -> Role:
    """Return what the value is to the thing that it measures."""
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    if mention.kind is QuantityKind.DATE:
        return _date_role(tokens, first)
    ends = tokens.word(end), tokens.word(end - 1)
    distance = mention.kind in (QuantityKind.DURATION, QuantityKind.MEASURE)
    if distance and not (_DISTANT | _APART).isdisjoint(ends):
        return Role.OFFSET
    if mention.modifier is Modifier.FROM or mention.text.lower().startswith("from "):
        return Role.FROM
    if mention.modifier is Modifier.TO or mention.text.lower().startswith("to "):
        return Role.TO
    before = tokens.word(first - 1)
    lead = tokens.low[max(0, first - _NEAR) : max(0, first - 1)]
    if before == "to" and any(word in CHANGES for word in lead):
        return Role.TO
    if before == "from" and any(word in CHANGES for word in lead):
        return Role.FROM
    if _is_rate(clause, mention, end):
        return Role.RATE
    share = _share_role(clause, mention, first, end)
    if share is not None:
        return share
    if before in ("every", "each", "per"):
        return Role.RATE
    if before in _MORE or tokens.word(end) in _FURTHER:
        return Role.CHANGE
    if before == "by" and any(word in CHANGES for word in lead):
        return Role.CHANGE
    if mention.kind is QuantityKind.CARDINAL:
        return _count_role(clause, first)
    return _change_role(tokens, first, end)


def _share_role(clause: Clause, mention: Mention, first: int, end: int) -> Role | None:
    """Tell a part and its total: "2,500 of its 5,200 troops"."""
    tokens = clause.tokens
    before = tokens.word(first - 1)
    if (
        before in ("its", "their", "the", "his")
        and tokens.word(first - 2) == "of"
        and first > 2
        and (
            tokens.word(first - 3) in _PARTS
            or _ends_mention(clause, tokens.start[first - 2])
        )
    ):
        return Role.TOTAL
    if (
        tokens.word(end) == "of"
        and mention.kind is QuantityKind.CARDINAL
        and mention.modifier is not Modifier.VAGUE
        and "couple" not in mention.text
    ):
        return Role.PART
    if before == "of" and (first < 2 or tokens.word(first - 2) == ","):
        return Role.TOTAL
    if tokens.word(first - 2) == "of" and before == "the" and first < 3:
        return Role.TOTAL
    if before in ("last", "first", "remaining", "final") and tokens.word(first - 2) in (
        "the",
        "its",
        "their",
    ):
        return Role.PART
    return None


_PARTS = frozenset("one some most many several few".split())
"""Words that stand for a part: "one of the three suspects"."""


def _date_role(tokens: Tokens, first: int) -> Role:
    """Tell the date of the event from one that it is compared with.

    In "compared with 7,200 in 2022" the date is that of the number.
    """
    compared = tokens.low[max(0, first - 3) : first]
    if compared and compared[-1][:1].isdigit():
        return Role.LEVEL
    if "than" in compared or "compared" in compared or "against" in compared:
        return Role.TOTAL
    return Role.LEVEL


def _count_role(clause: Clause, first: int) -> Role:
    """Tell a count of what is withdrawn or added from one of the whole."""
    before = clause.tokens.word(first - 1)
    sense = root(before)
    return Role.CHANGE if sense in _CHANGE_ROOTS else Role.LEVEL


_CHANGE_ROOTS = frozenset(
    root(word)
    for word in "withdraw cut reduce increase add lose gain shed remove".split()
)


def _change_role(tokens: Tokens, first: int, end: int) -> Role:
    before = tokens.word(first - 1)
    if before in CHANGES and before not in ("to", "brought", "bring"):
        return Role.CHANGE
    after = tokens.low[end : end + 2]
    if after and (after[0] in _COMPARED or any(word in CHANGE_NOUNS for word in after)):
        return Role.CHANGE
    if before == "of" and tokens.word(first - 2) in CHANGE_NOUNS:
        return Role.CHANGE
    return Role.LEVEL


_COMPARED = frozenset(
    "more less fewer higher lower larger smaller greater bigger longer shorter faster"
    " slower up down better worse above below".split()
)
CHANGE_NOUNS = frozenset(
    "increase decrease rise fall drop decline reduction cut growth gain loss jump surge"
    " hike raise".split()
)


def _is_rate(clause: Clause, mention: Mention, end: int) -> bool:
    tokens = clause.tokens
    if mention.noun and mention.kind is QuantityKind.CARDINAL:
        end += len(mention.noun.split())
    if tokens.word(end) == "a" and is_distant(tokens, end + 2):
        return False
    if tokens.word(end) == "per" and tokens.word(end + 1)[:1].isalpha():
        return tokens.word(end + 1) not in ("cent", "se", "capita")
    return tokens.word(end) in ("a", "each", "every") and tokens.word(end + 1) in (
        "day",
        "week",
        "month",
        "year",
        "hour",
        "night",
        "minute",
        "person",
        "head",
    )


def _ends_mention(clause: Clause, offset: int) -> bool:
    """Whether a value stands just before the offset ("2,500 of its")."""
    return any(0 <= offset - one.span.end <= 24 for one in clause.mentions)
