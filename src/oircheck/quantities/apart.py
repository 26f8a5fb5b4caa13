"""Keeps apart values of another sort, time or bearer, however alike the rest is."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from oircheck.quantities.bearers import is_of_another
from oircheck.quantities.candidates import Candidate
from oircheck.quantities.clauses import content
from oircheck.quantities.mentions import read_mentions
from oircheck.quantities.narrowing import is_another_sort
from oircheck.quantities.timing import (
    Setting,
    is_of_its_report,
    names_a_year,
    of_another_year,
    setting,
    told_apart,
)
from oircheck.quantities.tokens import tokenise
from oircheck.quantities.value import Value
from oircheck.types import DateInterval, Outcome, QuantityKind

_TIMES = frozenset({QuantityKind.DATE, QuantityKind.TIME})


class Around:
    """What stands before a sentence; its values are read when they are asked for."""

    def __init__(self, context: str, published: DateInterval | None) -> None:
        self._context = context
        self._published = published

    @cached_property
    def senses(self) -> frozenset[str]:
        """Senses of the content words."""
        return frozenset(word.sense for word in content(tokenise(self._context), ()))

    @cached_property
    def setting(self) -> Setting:
        """The time that it puts the sentence in."""
        tokens = tokenise(self._context)
        ends = [tokens.end[at] for at in range(len(tokens)) if tokens.ends_sentence(at)]
        mentions = read_mentions(self._context, reference=self._published)
        return setting(mentions, ends, self._published)


def kept_apart(mine: Value, theirs: Value, one: Candidate, around: Around) -> Candidate:
    """Withdraw what is said of values that are of two things.

    Nor is such a value worth asking about: the claim with it put in would look right
    to a reader who overlooks the sort, the year or the name.
    """
    four = mine.clause, mine.mention, theirs.clause, theirs.mention
    if one.outcome is Outcome.AGREE:
        reason = of_another_year(*four)
    elif one.outcome is Outcome.CONFLICT or one.excludes:
        reason = is_another_sort(mine, theirs) or is_of_another(mine, theirs)
        if not reason and mine.mention.kind not in _TIMES:
            reason = told_apart(*four, around.setting)
        if not reason and mine.mention.kind is QuantityKind.DATE:
            reason = _is_for_a_year(mine, theirs)
    else:
        reason = ""
    if not reason:
        return _asked(one)
    return replace(
        one, outcome=Outcome.NOT_COMPARABLE, reason=reason, excludes=False, force=None
    )


def _is_for_a_year(mine: Value, theirs: Value) -> str:
    """Return why a date of the deed and the year that a thing is for are two things."""
    one = names_a_year(mine.clause, mine.mention)
    other = names_a_year(theirs.clause, theirs.mention)
    return "one is the year that something is for" if one != other else ""


def _asked(one: Candidate) -> Candidate:
    """Leave it to the corrected claim whether a day of a report refutes a year."""
    if one.outcome is not Outcome.CONFLICT or one.mine.kind is not QuantityKind.DATE:
        return one
    if not is_of_its_report(one.mine, one.theirs):
        return one
    reason = "a day of the report, and a claim of another time"
    return replace(one, outcome=Outcome.NOT_COMPARABLE, reason=reason)
