"""Sets the words of a claim beside those of a sentence, values left aside."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.quantities.outcomes.amounts import head
from oircheck.quantities.sentences.clauses import Clause, compares
from oircheck.quantities.sentences.contrast import Contrast, contrast
from oircheck.quantities.words.noun_table import same_noun
from oircheck.quantities.words.senses import GENERIC, akin

_APIECE = frozenset("together combined jointly each every both average".split())
"""Words that change what a value is of; they must stand on both sides or on none."""

_SINGLY = frozenset("each every average per apiece".split())
LIGHT = frozenset("age aged old number".split())
"""Words that only say how a value is told; they bind nothing."""

STATIVE = frozenset({"remain"})
"""The same, where the claim holds other words."""

_MORE = frozenset("more fewer less higher lower up down".split())

_PREFIX = 4
"""Letters that "Iraq" and "Iraqi" must share to be one name."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two sentences fit together, values left aside.

    Attributes:
        coverage: Share of the claim's words, names apart, that the passage holds.
        in_unit: The same for the sentence alone.
        names: Whether every name of the claim stands in the passage.
        present: Senses of the sentence and of its context.
        inside: Senses of the sentence alone.
        apart: A word of the claim in whose place the sentence has another one.
        told_alike: Whether both or neither add up, or tell of each.
        compared: Whether one of them sets a value against another.
        compared_alike: Whether both or neither do.
    """

    coverage: float
    in_unit: float
    names: bool
    present: frozenset[str]
    inside: frozenset[str]
    apart: Contrast | None
    told_alike: bool
    compared: bool
    compared_alike: bool


def align(claim: Clause, unit: Clause, context: frozenset[str]) -> Alignment:
    """Set the words of a claim beside those of a sentence and its context."""
    words = [word for word in claim.words if word.sense not in GENERIC | LIGHT]
    nouns = {head(one.noun) for one in claim.mentions if one.noun}
    plain = [word.sense for word in words if not word.name and word.lemma not in nouns]
    plain = [sense for sense in plain if sense not in STATIVE] or plain
    within = unit.senses
    present = within | context
    found = [sense for sense in plain if holds(present, sense)]
    inside = [sense for sense in found if holds(within, sense)]
    names = [word.sense for word in words if word.name]
    one, other = _compared(claim), _compared(unit)
    return Alignment(
        coverage=len(found) / len(plain) if plain else 1.0,
        in_unit=len(inside) / len(plain) if plain else 1.0,
        names=all(holds(present, name) or _spelled(present, name) for name in names),
        present=present,
        inside=within,
        apart=contrast(claim, unit),
        told_alike=_apiece_alike(claim, unit),
        compared=one or other,
        compared_alike=one == other,
    )


def holds(present: frozenset[str], sense: str) -> bool:
    """Whether a sense, one akin to it or a synonym is among the senses."""
    if sense in present:
        return True
    return any(akin(sense, other) or same_noun(sense, other) for other in present)


def _spelled(present: frozenset[str], sense: str) -> bool:
    """Whether a name stands there in another form ("Iraqi" for "Iraq")."""
    if len(sense) < _PREFIX:
        return False
    return any(
        len(other) >= _PREFIX and other[:_PREFIX] == sense[:_PREFIX]
        for other in present
    )


def _compared(clause: Clause) -> bool:
    """Whether a sentence sets a value against another, and not just a change.

    In "120 seats, 15 more than in 2015" the 120 is a plain level.
    """
    if not compares(clause):
        return False
    tokens = clause.tokens
    ends = {one.span.end for one in clause.mentions}
    thans = [at for at, word in enumerate(tokens.low) if word == "than"]
    apart = [
        at
        for at in thans
        if tokens.word(at - 1) in _MORE and at > 1 and tokens.end[at - 2] in ends
    ]
    return not thans or len(apart) < len(thans)


def _apiece_alike(claim: Clause, unit: Clause) -> bool:
    mine, theirs = set(claim.tokens.low), set(unit.tokens.low)
    if mine & _APIECE != theirs & _APIECE:
        return False
    singly = bool(mine & _SINGLY), bool(theirs & _SINGLY)
    return not (
        ("total" in mine and singly[1] and not singly[0])
        or ("total" in theirs and singly[0] and not singly[1])
    )
