"""Reads a value together with what its sentence says around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oircheck.quantities.sentences.clauses import (
    Clause,
    direction,
    fate,
    frame,
    governor,
    negated,
    segment,
    token_range,
)
from oircheck.quantities.sentences.plans import is_duty, planned
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.standings import is_told_of_each, standing
from oircheck.types import Mention

WIDTH = 2
"""Words on each side of a value that make its frame."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value in its sentence, with what is said around it.

    Attributes:
        segment: Senses on the value's side of its neighbours.
        governor: Sense of the verb nearest to it.
        fate: What befell the counted things.
        direction: 1 for a rise, -1 for a fall told of it.
        frame: Tokens right before and after it.
        singly: Whether it is told of each one.
        written: Whether it stands in the sentence, and was not worked out.
        date: Its own date, where others like it have another one.
        rivals: Dates that the others like it have.
        speaker: Head of who says it ("union"), or "".
        last: Whether it is the day on which something was last done.
        duty: Whether it "had to" be, which is told of plans and of deeds.
    """

    clause: Clause
    mention: Mention
    role: Role
    segment: frozenset[str]
    governor: str
    negated: bool
    planned: bool
    fate: str
    direction: int
    frame: tuple[list[str], list[str]]
    singly: bool
    written: bool = True
    date: Mention | None = None
    rivals: tuple[Mention, ...] = ()
    speaker: str = ""
    last: bool = False
    duty: bool = False


def read_value(clause: Clause, mention: Mention, role: Role | None = None) -> Value:
    """Read what is said around a value.

    Args:
        role: Its role, where it was worked out and is not written in the sentence.
    """
    if role is None:
        written = True
        role = standing(clause, mention, clause.mentions.index(mention))
    else:
        written = False
    return Value(
        clause=clause,
        mention=mention,
        role=role,
        segment=segment(clause, mention),
        governor=governor(clause, mention),
        negated=negated(clause, mention),
        planned=planned(clause, mention),
        fate=fate(clause, mention),
        direction=direction(clause, mention),
        frame=frame(clause, mention, WIDTH),
        singly=is_told_of_each(clause, mention),
        written=written,
        duty=is_duty(clause, mention),
    )


def of_all(values: list[Value]) -> list[Value]:
    """Return what is told of a whole number as a part that is as large."""
    return [
        replace(one, role=Role.PART)
        if one.role is Role.LEVEL and _is_all(one.clause, one.mention)
        else one
        for one in values
    ]


def _is_all(clause: Clause, mention: Mention) -> bool:
    """Whether what is told is told of the whole number ("all of the 75 workers")."""
    first = token_range(clause.tokens, mention.span)[0]
    lead = clause.tokens.low[max(0, first - _MOST_LEAD) : first]
    return lead[-1:] == ["all"] or lead[-2:] in _ALL or lead[-3:] in _ALL


_ALL = (
    ["all", "the"],
    ["all", "its"],
    ["all", "their"],
    ["all", "of", "the"],
    ["all", "of", "its"],
    ["all", "of", "their"],
)
_MOST_LEAD = 3

_MOVES = frozenset({Role.FROM, Role.TO, Role.CHANGE})


def joined(values: list[Value]) -> list[Value]:
    """Let the values of one move share what is said of it.

    In "fell from 7.2 percent to 5.9 percent" the verb stands beside the first alone.
    """
    found = list(values)
    for at in range(1, len(found)):
        one, two = found[at - 1], found[at]
        gap = one.clause.text[one.mention.span.end : two.mention.span.start]
        moves = one.role in _MOVES and two.role in _MOVES and one.role is not two.role
        if moves and len(gap) <= _LONGEST_MOVE and not set(gap) & set(",;"):
            near = one.segment | two.segment
            found[at - 1] = replace(one, segment=near)
            found[at] = replace(
                two,
                segment=near,
                governor=two.governor or one.governor,
                direction=two.direction or one.direction,
            )
    return found


_LONGEST_MOVE = 24
"""Characters between the two values of one move."""
