"""Puts a source's result into a claim: of a match, or of a vote."""

from __future__ import annotations

import re

from oircheck.quantities.comparisons.results import OTHER_SIDE
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
    """Put the votes of a source in place of those of a claim, in the claim's form.

    The two that are told the wrong way round are exchanged. Others are put in where
    the greater number stands first in both, or the lesser.
    """
    mine, theirs = (
        _VOTES.fullmatch(x.text) for x in (comparison.claimed, comparison.stated)
    )
    if mine is None or theirs is None or comparison.reason == OTHER_SIDE:
        return None
    own, other = _counts(mine), _counts(theirs)
    if own == other or None in (*own, *other):
        return None
    if own == other[::-1]:
        first, last = mine["last"], mine["first"]
    elif _falls(own) == _falls(other):
        dashed = "to" not in mine["votes"]
        first, last = _numerals(other) if dashed else (theirs["first"], theirs["last"])
    else:
        return None
    place = comparison.claimed.span
    votes = f"{first.lower()}{mine['votes']}{last.lower()}"
    if place.start == 0:
        votes = votes[:1].upper() + votes[1:]
    return f"{claim[: place.start]}{votes}{claim[place.end :]}"


def _counts(votes: re.Match[str]) -> tuple[float | None, ...]:
    found = (read_values(votes[name], reference=None) for name in ("first", "last"))
    return tuple(one.mentions[0].low if one.mentions else None for one in found)


def _falls(counts: tuple[float | None, ...]) -> bool:
    first, last = counts
    return (first or 0) > (last or 0)


def _numerals(counts: tuple[float | None, ...]) -> tuple[str, ...]:
    return tuple(str(int(one or 0)) for one in counts)


_WORD = r"[a-z]+(?:-[a-z]+)?"
_VOTES = re.compile(
    rf"(?P<first>\d[\d,]*|{_WORD})(?P<votes>(?: [a-z]+)? to |[-\u2010-\u2013])"
    rf"(?P<last>\d[\d,]*|{_WORD})",
    re.I,
)
