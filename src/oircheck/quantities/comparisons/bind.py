"""Decides whether a value of a claim and one of a sentence are of the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.quantities.derived.spans_of_time import is_age
from oircheck.quantities.outcomes.amounts import counted
from oircheck.quantities.sentences.age_bounds import is_bound_of_age
from oircheck.quantities.sentences.alignment import LIGHT, STATIVE, Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, Word, shown, token_range
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.standings import (
    is_by,
    is_now,
    is_owned,
    is_score,
    is_stative,
    same_period,
)
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.noun_table import includes, same_noun
from oircheck.quantities.words.senses import SENSES, akin, is_past
from oircheck.types import Mention, QuantityKind, Span

ENOUGH_FOR_COUNTS, ENOUGH_SHARED = 0.75, 0.85
"""Share of the claim's other words that a conflicting passage must hold: counts name
what they count, other values do not."""

ENOUGH_FOR_ORDINALS = 0.9
ENOUGH_IN_UNIT = 0.5
"""Share of them that the sentence itself must hold, its context left aside."""

NEAR_COPY = 0.9
"""Share of the claim's words from which the same frame alone binds two values."""

FRAME = 10.0
"""What the same frame adds to the closeness of two values."""

LEAST_SUM = 1e6
"""A number from here on, and without a noun, is a sum of money or of what is sold."""

LEAST_SHARED = 0.3
"""The same for an agreement of values that count no named thing."""

_PAIRS: dict[frozenset[Role], bool] = {
    frozenset({Role.LEVEL}): True,
    frozenset({Role.FROM}): True,
    frozenset({Role.TO}): True,
    frozenset({Role.CHANGE}): True,
    frozenset({Role.PART}): True,
    frozenset({Role.TOTAL}): True,
    frozenset({Role.RATE}): True,
    frozenset({Role.OFFSET}): True,
    frozenset({Role.LEVEL, Role.TO}): True,
    frozenset({Role.LEVEL, Role.PART}): True,
    frozenset({Role.LEVEL, Role.FROM}): False,
    frozenset({Role.LEVEL, Role.TOTAL}): False,
    frozenset({Role.LEVEL, Role.CHANGE}): False,
    frozenset({Role.CHANGE, Role.PART}): True,
}
"""Which roles may be compared at all, and whether they may conflict."""


_CONTRARY = frozenset(
    frozenset(pair.split())
    for pair in (
        "begin end",
        "establish end",
        "buy sell",
        "win lose",
        "approve reject",
        "hire dismiss",
        "detain free",
        "kill rescue",
    )
)
"""Verbs that no one value is told of by both."""

_SHARED_OUT = frozenset(
    {QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE}
)


@dataclass(frozen=True, slots=True)
class Bond:
    """How closely two values belong together.

    Attributes:
        closeness: Shared senses around them; higher binds better.
        agree: Whether they may agree.
        conflict: Whether they may contradict each other.
        why_not: Why they are not of the same thing, or "".
        open: Whether an agreement is not enough to settle anything.
    """

    closeness: float
    agree: bool
    conflict: bool
    why_not: str = ""
    open: bool = False


def bond(mine: Value, theirs: Value, alignment: Alignment) -> Bond:
    """Judge whether two values, alike in kind, are of the same thing."""
    shared = mine.segment & theirs.segment
    closeness = float(len(shared)) + len(shared & _names(mine.clause))
    closeness += (mine.mention.noun == theirs.mention.noun) / 2
    refused = _refused(mine, theirs, alignment)
    framed = alignment.in_unit >= NEAR_COPY and _same_frame(mine, theirs, alignment)
    if framed and alignment.names and not alignment.apart:
        told = _told_alike(mine, theirs) and not _is_plan_alone(mine, theirs)
        why_not = "" if told else "only one is negated or planned"
        conflict = told and alignment.told_alike
        return Bond(closeness + FRAME, agree=told, conflict=conflict, why_not=why_not)
    if refused:
        return Bond(closeness, agree=False, conflict=False, why_not=refused)
    both = bool(counted(mine.mention) and counted(theirs.mention))
    conflict = _may_conflict(mine, theirs, alignment)
    if not both:
        conflict = conflict and bool(shared)
    agree = alignment.coverage >= LEAST_SHARED and (both or bool(shared))
    reason = "" if agree else "nothing shows that they are of the same thing"
    if agree and not conflict and alignment.apart:
        reason = f"of another thing ({alignment.apart.mine} / {alignment.apart.theirs})"
    return Bond(closeness, agree, conflict, reason, open=_is_former(mine, theirs))


def _same_frame(mine: Value, theirs: Value, alignment: Alignment) -> bool:
    """Whether the words right before and after both values are the same."""
    if not theirs.written or not mine.written or not alignment.compared_alike:
        return False
    if mine.role is not theirs.role:
        return False
    beyond = mine.segment - theirs.segment
    if any(word in SENSES for word in beyond & alignment.inside):
        return False
    (before, after), (their_before, their_after) = mine.frame, theirs.frame
    if before[-1:] != their_before[-1:] or after[:1] != their_after[:1]:
        return False
    return before == their_before or after == their_after


def _told_alike(mine: Value, theirs: Value) -> bool:
    """Whether both or neither are negated, and planned."""
    return mine.negated == theirs.negated and planned_alike(mine, theirs)


def planned_alike(mine: Value, theirs: Value) -> bool:
    """Whether both or neither are planned; what had to be may be either."""
    return mine.planned == theirs.planned or mine.duty or theirs.duty


def _is_plan_alone(mine: Value, theirs: Value) -> bool:
    """Whether the claim tells as done what the sentence only plans."""
    if not theirs.planned or planned_alike(mine, theirs):
        return False
    tokens = mine.clause.tokens
    return any(
        (word.endswith("ed") and len(word) > 4)
        or is_past(word)
        or word in ("was", "were", "had")
        for word in tokens.low
    )


def _is_former(mine: Value, theirs: Value) -> bool:
    """Whether a plain level meets what a level was before it changed."""
    if frozenset({mine.role, theirs.role}) != {Role.LEVEL, Role.FROM}:
        return False
    return mine.role is Role.LEVEL and not mine.clause.tokens.low.count("had")


def _may_conflict(mine: Value, theirs: Value, alignment: Alignment) -> bool:
    """Whether the rest of both sentences is alike enough for a contradiction."""
    if not _PAIRS.get(frozenset({mine.role, theirs.role}), True):
        return False
    if mine.role is Role.PART and theirs.role is not Role.PART:
        return False
    is_count = mine.mention.kind is QuantityKind.CARDINAL
    least = ENOUGH_FOR_COUNTS if is_count else ENOUGH_SHARED
    if alignment.coverage < least or alignment.in_unit < ENOUGH_IN_UNIT:
        return False
    if not alignment.names or alignment.compared or alignment.apart:
        return False
    if not alignment.told_alike or _is_another_deed(mine, theirs):
        return False
    if not _nearest_shared(mine, alignment) or not planned_alike(mine, theirs):
        return False
    if Role.PART in (mine.role, theirs.role) and not theirs.mention.noun:
        return False
    if theirs.role is Role.PART and is_owned(mine.clause, mine.mention):
        return False
    if is_score(theirs.clause, theirs.mention) and is_by(mine.clause, mine.mention):
        return False
    if not _kind_allows(mine, theirs, alignment):
        return False
    return _nouns_related(mine.mention, theirs.mention)


def _is_another_deed(mine: Value, theirs: Value) -> bool:
    """Whether the source's count is of those that something else is told of.

    "Fifteen gang members were arrested" and "advisers from 14 nations" say nothing of
    how many there are.
    """
    if theirs.mention.kind is not QuantityKind.CARDINAL or not theirs.written:
        return False
    said = mine.clause.senses
    if is_stative(mine.clause, mine.mention) and theirs.fate and not mine.fate:
        return not holds(said, theirs.fate)
    before = [
        word
        for word in theirs.clause.words
        if word.span.end <= theirs.mention.span.start
    ][-1:]
    lead = theirs.clause.tokens.low[
        slice(*token_range(theirs.clause.tokens, _gap(theirs, before)))
    ]
    return bool(before) and lead == ["from"] and not holds(said, before[0].sense)


def _gap(value: Value, before: list[Word]) -> Span:
    start = before[0].span.end if before else value.mention.span.start
    return Span(start, value.mention.span.start)


def _kind_allows(mine: Value, theirs: Value, alignment: Alignment) -> bool:
    """Whether what is special to a kind of value lets the two contradict."""
    same_verb = bool(mine.governor) and akin(mine.governor, theirs.governor)
    match mine.mention.kind:
        case QuantityKind.CARDINAL:
            named = bool(counted(mine.mention)) and bool(counted(theirs.mention))
            return named or same_verb or _are_sums(mine, theirs)
        case QuantityKind.ORDINAL:
            if not (mine.mention.noun and theirs.mention.noun):
                return False
            return alignment.in_unit >= ENOUGH_FOR_ORDINALS
        case QuantityKind.DURATION:
            unlike = mine.mention.unit != theirs.mention.unit
            if unlike and not same_verb and theirs.written:
                return False
            if is_bound_of_age(mine.mention) and is_bound_of_age(theirs.mention):
                return True
            if is_age(mine.mention) or is_age(theirs.mention):
                return _same_person(mine.clause, theirs.clause)
        case _:
            pass
    return True


def _are_sums(mine: Value, theirs: Value) -> bool:
    """Whether two large numbers without a noun are told in the same words."""
    if counted(mine.mention) or counted(theirs.mention):
        return False
    sizes = (mine.mention.low or 0, theirs.mention.low or 0)
    told = mine.segment <= theirs.segment and len(mine.segment) > 1
    return told and min(sizes) >= LEAST_SUM


def _nearest_shared(mine: Value, alignment: Alignment) -> bool:
    """Whether the word next to the claim's value stands in the sentence too.

    It is the one before the value, else the first after what is counted.
    """
    place = shown(mine.clause, mine.mention)
    words = [word for word in mine.clause.words if not word.name]
    nearest = [word for word in words if word.span.end <= place.start][-1:]
    if not nearest:
        nearest = [word for word in words if word.span.start >= place.end][:1]
    return all(
        word.sense in LIGHT | STATIVE or holds(alignment.inside, word.sense)
        for word in nearest
    )


def _same_person(one: Clause, other: Clause) -> bool:
    """Whether both sentences share a name, or a pronoun and nothing but it."""
    mine = _names(one)
    if mine or len(one.tokens) == 0:
        return bool(mine & _names(other))
    return one.tokens.low[0] in ("he", "she") and one.tokens.low[0] in other.tokens.low


def _names(clause: Clause) -> frozenset[str]:
    return frozenset(word.sense for word in clause.words if word.name)


def _refused(mine: Value, theirs: Value, alignment: Alignment) -> str:
    """Return why two values are of different things, or ""."""
    apart = alignment.apart
    if apart and apart.certain:
        return f"of another thing ({apart.mine} / {apart.theirs})"
    refused = _roles_apart(mine, theirs)
    if refused:
        return refused
    if frozenset({mine.governor, theirs.governor}) in _CONTRARY:
        return f"{mine.governor} is not {theirs.governor}"
    if mine.negated != theirs.negated:
        return "only one is negated"
    if mine.singly != theirs.singly and mine.mention.kind in _SHARED_OUT:
        return "only one is told of each"
    if _is_plan_alone(mine, theirs):
        return "the source only plans it"
    if mine.mention.kind is QuantityKind.DATE:
        return ""
    if mine.mention.kind is QuantityKind.CARDINAL:
        refused = _other_things(mine, theirs)
        if refused:
            return refused
    verb = mine.governor
    if (
        verb
        and theirs.governor
        and not any(akin(verb, other) for other in alignment.present)
    ):
        return f"nothing is said of {verb}"
    if mine.role is Role.CHANGE and mine.direction * theirs.direction < 0:
        return "a rise is no fall"
    return ""


def _roles_apart(mine: Value, theirs: Value) -> str:
    """Return why the roles of two values keep them apart, or ""."""
    roles = frozenset({mine.role, theirs.role})
    if roles == {Role.LEVEL, Role.RATE} and _both_per(mine.clause, theirs.clause):
        return ""
    if roles not in _PAIRS:
        return f"a {mine.role.name.lower()} is no {theirs.role.name.lower()}"
    if roles == {Role.LEVEL, Role.TOTAL}:
        whole = mine if mine.role is Role.LEVEL else theirs
        if not is_stative(whole.clause, whole.mention):
            return "a whole is no part of it"
    if roles == {Role.LEVEL, Role.FROM} and mine.role is Role.LEVEL:
        now = is_now(mine.clause) or same_period(mine.clause, theirs.clause)
        if now:
            return "that is what it was before"
    return ""


def _both_per(one: Clause, other: Clause) -> bool:
    return all("per" in clause.tokens.low for clause in (one, other))


def _other_things(mine: Value, theirs: Value) -> str:
    """Return why two counts are not of the same things, or ""."""
    one, other = mine.fate, theirs.fate
    if one and other and not akin(one, other):
        return f"different events ({one} / {other})"
    my_noun, their_noun = counted(mine.mention), counted(theirs.mention)
    if bool(my_noun) == bool(their_noun) or (one and one == other):
        return ""
    if mine.governor and mine.governor == theirs.governor:
        return ""
    noun, clause = (their_noun, mine.clause) if their_noun else (my_noun, theirs.clause)
    if any(same_noun(noun, word.lemma) for word in clause.words):
        return ""
    return f"nothing shows that {noun} are counted"


def _nouns_related(mine: Mention, theirs: Mention) -> bool:
    """Whether two nouns, where both are there, are one or include one another."""
    one, other = counted(mine), counted(theirs)
    if not one or not other or same_noun(one, other):
        return True
    return includes(above=one, below=other) or includes(above=other, below=one)
