"""Decides whether a value of a claim and one of a sentence are of the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.quantities.clauses import (
    Clause,
    compares,
    direction,
    fate,
    frame,
    governor,
    negated,
    planned,
    segment,
    shown,
)
from oircheck.quantities.noun_table import includes, same_noun
from oircheck.quantities.outcomes import counted, head
from oircheck.quantities.roles import Role
from oircheck.quantities.senses import GENERIC, akin, root
from oircheck.types import Mention, QuantityKind

ENOUGH_FOR_COUNTS, ENOUGH_SHARED = 0.75, 0.85
"""Share of the claim's other words that a conflicting passage must hold: counts name
what they count, other values do not."""

ENOUGH_FOR_ORDINALS = 0.9
ENOUGH_IN_UNIT = 0.5
"""Share of them that the sentence itself must hold, its context left aside."""

NEAR_COPY = 0.9
"""Share of the claim's words from which the same frame alone binds two values."""

WIDTH = 2
"""Words on each side of a value that make its frame."""

FRAME = 10.0
"""What the same frame adds to the closeness of two values."""

_APIECE = frozenset("together combined jointly each every both average total".split())
"""Words that change what a value is of; they must stand on both sides or on none."""

LEAST_SHARED = 0.3
"""The same for an agreement of values that count no named thing."""

_PREFIX = 4
"""Letters that "Iraq" and "Iraqi" must share to be one name."""

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
    frozenset({Role.CHANGE, Role.PART}): False,
}
"""Which roles may be compared at all, and whether they may conflict."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two sentences fit together, values left aside.

    Attributes:
        coverage: Share of the claim's words, names apart, that the passage holds.
        in_unit: The same for the sentence alone.
        names: Whether every name of the claim stands in the passage.
        present: Senses of the sentence and of its context.
    """

    coverage: float
    in_unit: float
    names: bool
    present: frozenset[str]


@dataclass(frozen=True, slots=True)
class Value:
    """A value in its sentence."""

    clause: Clause
    mention: Mention
    role: Role


@dataclass(frozen=True, slots=True)
class Bond:
    """How closely two values belong together.

    Attributes:
        closeness: Shared senses around them; higher binds better.
        agree: Whether they may agree.
        conflict: Whether they may contradict each other.
        why_not: Why they are not of the same thing, or "".
    """

    closeness: float
    agree: bool
    conflict: bool
    why_not: str = ""


def align(claim: Clause, unit: Clause, context: frozenset[str]) -> Alignment:
    """Set the words of a claim beside those of a sentence and its context."""
    words = [word for word in claim.words if word.sense not in GENERIC]
    nouns = {head(one.noun) for one in claim.mentions if one.noun}
    plain = [word.sense for word in words if not word.name and word.lemma not in nouns]
    found = [sense for sense in plain if _holds(unit.senses | context, sense)]
    inside = [sense for sense in found if _holds(unit.senses, sense)]
    names = [word.sense for word in words if word.name]
    present = unit.senses | context
    return Alignment(
        coverage=len(found) / len(plain) if plain else 1.0,
        in_unit=len(inside) / len(plain) if plain else 1.0,
        names=all(_holds(present, name) or _spelled(present, name) for name in names),
        present=present,
    )


def _holds(present: frozenset[str], sense: str) -> bool:
    if sense in present or any(akin(sense, other) for other in present):
        return True
    return any(same_noun(sense, other) for other in present)


def _spelled(present: frozenset[str], sense: str) -> bool:
    """Whether a name stands there in another form ("Iraqi" for "Iraq")."""
    if len(sense) < _PREFIX:
        return False
    return any(
        len(other) >= _PREFIX and other[:_PREFIX] == sense[:_PREFIX]
        for other in present
    )


def bond(mine: Value, theirs: Value, alignment: Alignment) -> Bond:
    """Judge whether two values, alike in kind, are of the same thing."""
    shared = segment(mine.clause, mine.mention) & segment(theirs.clause, theirs.mention)
    closeness = float(len(shared)) + len(shared & _names(mine.clause))
    closeness += (mine.mention.noun == theirs.mention.noun) / 2
    if alignment.in_unit >= NEAR_COPY and _same_frame(mine, theirs):
        told = _told_alike(mine, theirs)
        why_not = "" if told else "only one is negated or planned"
        return Bond(closeness + FRAME, agree=told, conflict=told, why_not=why_not)
    refused = _refused(mine, theirs, alignment)
    if refused:
        return Bond(closeness, agree=False, conflict=False, why_not=refused)
    one, other = counted(mine.mention), counted(theirs.mention)
    both = bool(one and other)
    conflict = _may_conflict(mine, theirs, alignment)
    if not both:
        conflict = conflict and bool(shared)
    agree = alignment.coverage >= LEAST_SHARED and (both or bool(shared))
    reason = "" if agree else "nothing shows that they are of the same thing"
    return Bond(closeness, agree=agree, conflict=conflict, why_not=reason)


def _same_frame(mine: Value, theirs: Value) -> bool:
    """Whether the words right before and after both values are the same."""
    if theirs.mention not in theirs.clause.mentions:
        return False
    if compares(mine.clause) != compares(theirs.clause):
        return False
    one, other = (frame(value.clause, value.mention, WIDTH) for value in (mine, theirs))
    (before, after), (their_before, their_after) = one, other
    if before[-1:] != their_before[-1:] or after[:1] != their_after[:1]:
        return False
    return before == their_before or after == their_after


def _told_alike(mine: Value, theirs: Value) -> bool:
    """Whether both or neither are negated, and planned."""
    return negated(mine.clause, mine.mention) == negated(
        theirs.clause, theirs.mention
    ) and planned(mine.clause, mine.mention) == planned(theirs.clause, theirs.mention)


def _may_conflict(mine: Value, theirs: Value, alignment: Alignment) -> bool:
    """Whether the rest of both sentences is alike enough for a contradiction."""
    if not _PAIRS[frozenset({mine.role, theirs.role})]:
        return False
    if mine.role is Role.PART and theirs.role is not Role.PART:
        return False
    is_count = mine.mention.kind is QuantityKind.CARDINAL
    least = ENOUGH_FOR_COUNTS if is_count else ENOUGH_SHARED
    if alignment.coverage < least or alignment.in_unit < ENOUGH_IN_UNIT:
        return False
    if not alignment.names or _differently_told(mine.clause, theirs.clause):
        return False
    if not _nearest_shared(mine, theirs):
        return False
    if planned(mine.clause, mine.mention) != planned(theirs.clause, theirs.mention):
        return False
    if Role.PART in (mine.role, theirs.role) and not theirs.mention.noun:
        return False
    verb, other_verb = (governor(one.clause, one.mention) for one in (mine, theirs))
    same_verb = bool(verb) and akin(verb, other_verb)
    match mine.mention.kind:
        case QuantityKind.CARDINAL:
            named = bool(counted(mine.mention)) and bool(counted(theirs.mention))
            if not named and not same_verb:
                return False
        case QuantityKind.ORDINAL:
            if not (mine.mention.noun and theirs.mention.noun):
                return False
            if alignment.in_unit < ENOUGH_FOR_ORDINALS:
                return False
        case QuantityKind.DURATION:
            if mine.mention.unit != theirs.mention.unit and not same_verb:
                return False
            if _is_age(mine.mention) or _is_age(theirs.mention):
                return bool(_names(mine.clause) & _names(theirs.clause))
        case _:
            pass
    return _nouns_alike(mine.mention, theirs.mention, alignment.present)


def _differently_told(one: Clause, other: Clause) -> bool:
    """Whether just one side compares, adds up or tells of each by itself."""
    if compares(one) or compares(other):
        return True
    mine, theirs = (_APIECE & set(clause.tokens.low) for clause in (one, other))
    return mine != theirs


def _nearest_shared(mine: Value, theirs: Value) -> bool:
    """Whether the word next to the claim's value stands in the sentence too.

    It is the one before the value, else the first after what is counted.
    """
    place = shown(mine.clause, mine.mention)
    words = [word for word in mine.clause.words if not word.name]
    nearest = [word for word in words if word.span.end <= place.start][-1:]
    if not nearest:
        nearest = [word for word in words if word.span.start >= place.end][:1]
    return all(_holds(theirs.clause.senses, word.sense) for word in nearest)


def _is_age(mention: Mention) -> bool:
    text = mention.text.lower()
    return mention.unit == "a" and ("old" in text or text.isdecimal())


def _names(clause: Clause) -> frozenset[str]:
    return frozenset(word.sense for word in clause.words if word.name)


def _refused(mine: Value, theirs: Value, alignment: Alignment) -> str:
    """Return why two values are of different things, or ""."""
    if frozenset({mine.role, theirs.role}) not in _PAIRS:
        return f"a {mine.role.name.lower()} is no {theirs.role.name.lower()}"
    if negated(mine.clause, mine.mention) != negated(theirs.clause, theirs.mention):
        return "only one is negated"
    if mine.mention.kind is QuantityKind.DATE:
        return ""
    if mine.mention.kind is QuantityKind.CARDINAL:
        refused = _other_things(mine, theirs)
        if refused:
            return refused
    verb = governor(mine.clause, mine.mention)
    if (
        verb
        and governor(theirs.clause, theirs.mention)
        and not any(akin(verb, other) for other in alignment.present)
    ):
        return f"nothing is said of {verb}"
    if mine.role is Role.CHANGE:
        turn = direction(mine.clause, mine.mention)
        if turn * direction(theirs.clause, theirs.mention) < 0:
            return "a rise is no fall"
    return ""


def _other_things(mine: Value, theirs: Value) -> str:
    """Return why two counts are not of the same things, or ""."""
    one, other = (
        fate(mine.clause, mine.mention),
        fate(theirs.clause, theirs.mention),
    )
    if one and other and not akin(one, other):
        return f"different events ({one} / {other})"
    my_noun, their_noun = counted(mine.mention), counted(theirs.mention)
    if bool(my_noun) == bool(their_noun) or (one and one == other):
        return ""
    noun, clause = (their_noun, mine.clause) if their_noun else (my_noun, theirs.clause)
    if any(same_noun(noun, word.lemma) for word in clause.words):
        return ""
    return f"nothing shows that {noun} are counted"


def _nouns_alike(mine: Mention, theirs: Mention, present: frozenset[str]) -> bool:
    """Whether neither noun is narrowed by adjectives that the other lacks."""
    one, other = counted(mine), counted(theirs)
    if not one or not other:
        return True
    if not same_noun(one, other):
        return includes(above=one, below=other) or includes(above=other, below=one)
    first = set((mine.noun or "").lower().split()[:-1])
    second = set((theirs.noun or "").lower().split()[:-1])
    if first and not first & second:
        return not second and all(root(word) in present for word in first)
    return True
