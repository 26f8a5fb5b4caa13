"""Tells a share from a name: "Sweden won 30 medals, Norway 25 and Finland 7"."""

from __future__ import annotations

from oircheck.quantities.words.nouns import is_function
from oircheck.quantities.words.tokens import Tokens

_JOINTS = frozenset(", ; and while whereas but".split())
_CLOSED = frozenset(", ; . ) and while whereas but".split())
_ARTICLES = frozenset("the its their his her".split())
_LONGEST_NAME = 4
_MOST_BETWEEN = 6
"""Words of noun or unit between the number before and the joint."""


def is_share(tokens: Tokens, at: int, masked: bytearray) -> bool:
    """Whether the number at the token is what the name before it has.

    Another name has to have a number before, of which the noun or unit follows at once;
    the verb is left away, as "Kurdistan 24" has none either.
    """
    if at + 1 < len(tokens) and tokens.low[at + 1] not in _CLOSED:
        return False
    joint = at - 1
    while joint >= 0 and at - joint <= _LONGEST_NAME and tokens.capital(joint):
        joint -= 1
    joint -= tokens.word(joint) in _ARTICLES
    if joint < 0 or tokens.low[joint] not in _JOINTS:
        return False
    number = _number_before(tokens, joint)
    if number is None or masked[number]:
        return False
    start = tokens.sentence_start(number)
    return any(
        tokens.capital(step) and not is_function(tokens.low[step])
        for step in range(start, number)
    )


def _number_before(tokens: Tokens, joint: int) -> int | None:
    """Return the number that a noun or unit of small letters parts from the joint."""
    at = joint - 1
    if at >= 0 and tokens.low[at] in _JOINTS:
        at -= 1
    lowest = at - _MOST_BETWEEN
    while at >= max(0, lowest):
        if tokens.low[at][0].isdecimal():
            return at
        if tokens.capital(at) or not tokens.low[at].isalpha():
            return None
        at -= 1
    return None
