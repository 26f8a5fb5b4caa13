"""Tells deadlines of plans, and stays of which a sentence has several."""

from __future__ import annotations

from oircheck.quantities.outcomes.dates import aligned
from oircheck.quantities.sentences.clauses import Clause
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.senses import root
from oircheck.types import Modifier, QuantityKind

OTHER_DEADLINE = "another deadline of one plan, if it is one"


def other_deadline(mine: Value, theirs: Value) -> bool:
    """Whether both put a plan "before" a date, and not before the same one.

    What is to be done before 2015 need not be done before 2013, and what is not to be
    done before 2015 may be done before 2017. Neither excludes the other, so that it is
    for the corrected claim to show that both tell of one plan. Of a deed that was done
    the later date only says less.
    """
    pair = (mine.mention, theirs.mention)
    if any(one.modifier is not Modifier.BEFORE for one in pair):
        return False
    first, second = aligned(mine.mention, theirs.mention)
    if first is None or second is None or mine.negated != theirs.negated:
        return False
    if mine.negated:
        return first[1] < second[0] or second[1] < first[0]
    return mine.planned and theirs.planned and first[1] < second[0]


def tells_several_stays(clause: Clause) -> bool:
    """Whether a sentence tells more than once from when to when something was."""
    stays = [
        one
        for one in clause.mentions
        if one.kind is QuantityKind.DATE and one.modifier is Modifier.BETWEEN
    ]
    return len(stays) > 1 or "again" in clause.tokens.low


def are_of_one_work(mine: Value, theirs: Value) -> bool:
    """Whether both tell from when to when one thing was built or dug.

    Such work has one beginning and one end, where a stay may be part of a longer one.
    Of several things each may have its own.
    """
    words = [one.clause.tokens.low for one in (mine, theirs)]
    works = [{root(word) for word in row} & _WORKS for row in words]
    return works[0] == works[1] != set() and all("were" not in row for row in words)


_WORKS = frozenset(
    map(
        root,
        "build construct construction erected dug excavated restored rebuilt renovated"
        " fought carved laid".split(),
    )
)
