"""Puts a source's result into a claim: of a match, or of a vote."""

from __future__ import annotations

import re

from oircheck.quantities.sentences.refine import read_values
from oircheck.types import Comparison

_RESULT = re.compile(r"(\d+)[-\u2010-\u2013](\d+)")


def with_result(claim: str, comparison: Comparison) -> str | None:
    """Put one result in place of another ("3-1", "3-2"), the winner's number first."""
    found = [_RESULT.fullmatch(x.text) for x in (comparison.claimed, comparison.stated)]
    if found[0] is None or found[1] is None:
        return None
    (one, two), (first, second) = (tuple(map(int, x.groups())) for x in found if x)
    if (one > two) != (first > second):
        first, second = second, first
    if (one, two) == (first, second):
        return None
    place = comparison.claimed.value
    return f"{claim[: place.start]}{first}-{second}{claim[place.end :]}"


def with_votes(claim: str, comparison: Comparison) -> str | None:
    """Exchange the two numbers of a vote that is told the other way round."""
    mine, theirs = (
        _VOTES.fullmatch(x.text) for x in (comparison.claimed, comparison.stated)
    )
    if mine is None or theirs is None:
        return None
    own, other = _counts(mine), _counts(theirs)
    if own != other[::-1] or own == other:
        return None
    place = comparison.claimed.span
    votes = f"{mine['last']}{mine['votes']}{mine['first'].lower()}"
    if place.start == 0:
        votes = votes[:1].upper() + votes[1:]
    return f"{claim[: place.start]}{votes}{claim[place.end :]}"


def _counts(votes: re.Match[str]) -> tuple[float | None, ...]:
    found = (read_values(votes[name], reference=None) for name in ("first", "last"))
    return tuple(one.mentions[0].low if one.mentions else None for one in found)


_VOTES = re.compile(r"(?P<first>[\w,-]+)(?P<votes>(?: [a-z]+)? to )(?P<last>[\w,-]+)")
