"""Tells the time of a sentence that carries on the one before it.

"In 2019 there was an audit. It found 310 violations.": the violations are of 2019.
"""

from __future__ import annotations

from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.sentences.standings import is_today
from oircheck.quantities.sentences.timing import Setting, dates_of, meet
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.senses import is_past
from oircheck.types import DateInterval, Mention, Modifier, QuantityKind

_CARRIED = frozenset("it they he she this these".split())
_AT = frozenset({Modifier.EXACT, Modifier.IN})
_BACKGROUND = frozenset(
    "founded establish established formed created born built build completed finished"
    " opened launched inaugurated introduced named appointed elected bought acquired"
    " moved joined became become since after before until later then".split()
)
"""Words of a sentence that tells how something began, and not of what it then did."""

_ON = frozenset(
    "now today currently since later then after before until still already yet by"
    " every each annually yearly afterwards eventually subsequently ever"
    " meanwhile".split()
)
_PRESENT = frozenset("is are has have does do holds".split())
_LEAST_STEM = 4


def told_of_the_time_before(
    mine: Value, theirs: Value, before: Clause | None, published: DateInterval | None
) -> str:
    """Return why a value without a date is of another time than the claim's, or "".

    Args:
        before: The sentence before the source's.
    """
    if before is None or theirs.date is not None or dates_of(theirs):
        return ""
    claimed = dates_of(mine)
    dates = [one for one in before.mentions if one.kind is QuantityKind.DATE]
    if not claimed or len(dates) != 1 or not _is_one_event(before, dates[0]):
        return ""
    if not _carries_on(before, theirs.clause):
        return ""
    if any(meet(one, dates[0], Setting(published=published)) for one in claimed):
        return ""
    return f"told of another time ({claimed[0].text} / {dates[0].text})"


def _is_one_event(before: Clause, date: Mention) -> bool:
    """Whether a sentence tells what happened at its date, and not since it."""
    if date.modifier not in _AT or date.dates is None:
        return False
    return _BACKGROUND.isdisjoint(before.tokens.low)


def _carries_on(before: Clause, clause: Clause) -> bool:
    """Whether a sentence in the past opens with what the one before tells of."""
    low = clause.tokens.low
    if len(low) == 0 or is_today(clause) or not _ON.isdisjoint(low):
        return False
    if not _PRESENT.isdisjoint(low) or not _is_in_past(clause):
        return False
    return low[0] in _CARRIED or (
        low[0] in ("the", "this", "that")
        and any(word.sense in before.senses for word in clause.words[:1])
    )


def _is_in_past(clause: Clause) -> bool:
    return any(
        word in ("was", "were", "had")
        or is_past(word)
        or (word.endswith("ed") and len(word) > _LEAST_STEM)
        for word in clause.tokens.low[1:]
    )
