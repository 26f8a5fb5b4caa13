"""Adds up what shows that two values, equal but for their signs, are of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.outcomes.amounts import compare_mentions
from oircheck.quantities.outcomes.numeral_values import is_bare, numeral_of, told_by
from oircheck.quantities.sentences.alignment import LIGHT, Alignment, holds
from oircheck.quantities.sentences.bearers import is_of_another
from oircheck.quantities.sentences.clauses import Clause, Word, token_range
from oircheck.quantities.sentences.moves import Move, read_moves
from oircheck.quantities.sentences.roles import Role
from oircheck.quantities.sentences.signs import Signed, Telling, read_signs
from oircheck.quantities.sentences.subjects import is_of_another_subject
from oircheck.quantities.sentences.timing import of_another_year, told_apart
from oircheck.quantities.sentences.value import read_value
from oircheck.quantities.words.senses import GENERIC, root
from oircheck.quantities.words.signs import ALL_WORDS, MOVED_BY_PARTICLE
from oircheck.types import Mention, Modifier, Outcome, QuantityKind, Span

_WORDS, _ALL, _NAMED, SAME, UNIT, _UNSAID = 3.0, 1.0, 1.0, 1.0, 0.5, 1.5
"""Worth of shared words, of all of them, of a name, of what it is compared with, of a
unit written twice, and of the words of a claim that has none."""

KNOWN = 2.0
"""Worth of other equal values from which the subject need not be named."""

_OTHER_SUBJECT = 1.5
"""What is taken off where the claim opens with a thing that the passage lacks."""

_SIGNS = frozenset(map(root, ALL_WORDS))
_NEGATIONS = frozenset("no not never nor neither without hardly".split())
JOINTS = frozenset(", ; : ( ) and but while".split())
"""What parts a sentence for what is denied or planned."""

_LIGHT_WORDS = (
    LIGHT
    | ALL_WORDS
    | MOVED_BY_PARTICLE
    | frozenset(
        "year month day time able now already today still according itself only just"
        " further farther".split()
    )
)


class Pairing:
    """A claim beside a sentence, of which signs and moves are read once."""

    def __init__(
        self, claim: Clause, unit: Clause, alignment: Alignment, around: Around
    ) -> None:
        self.claim, self.unit = claim, unit
        self.alignment, self.around = alignment, around

    @cached_property
    def signs(self) -> tuple[Signed, ...]:
        """The signed values of the sentence."""
        return read_signs(self.unit)

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """The moves of the sentence."""
        return read_moves(self.unit, self.signs)

    @property
    def names_inside(self) -> bool:
        """Whether the sentence itself has every name of the claim.

        What is equal agrees by chance where another one is named.
        """
        names = [word for word in self.claim.words if word.name]
        return all(self._holds(word) for word in names)

    def may_be_of_one(
        self, mine: Mention, theirs: Mention, but: Sequence[Mention] = ()
    ) -> bool:
        """Whether neither time nor subject nor denial keeps two values apart.

        Args:
            but: Dates that are not theirs, but of what they are compared with.
        """
        if _denied(self.claim, mine) or _denied(self.unit, theirs):
            return False
        one = read_value(_less(self.claim, but), mine, Role.CHANGE)
        other = read_value(_less(self.unit, but), theirs, Role.CHANGE)
        if is_of_another_subject(one, other) or of_another_year(one, other):
            return False
        if is_of_another(one, other, alike=True):
            return False
        return not told_apart(one, other, self.around.setting)

    def shared(
        self, but: Sequence[Span], given: frozenset[str], *, known: bool
    ) -> float:
        """Return what the words around say; those of the signs themselves do not.

        Args:
            but: Places of the claim whose words are left aside.
            given: Senses that were weighed already.
            known: Whether other values show that the subject is the same.
        """
        words = [
            word
            for word in self.claim.words
            if word.sense not in GENERIC | given | _SIGNS
            and word.lemma not in _LIGHT_WORDS
            and not any(word.span.overlaps(span) for span in but)
        ]
        plain = [word for word in words if not word.name]
        named = _NAMED if len(plain) < len(words) else 0.0
        if not plain:
            return named + _UNSAID
        held = [word for word in plain if self._holds(word)]
        share = len(held) / len(plain)
        found = named + _WORDS * share
        if len(held) == len(plain) > 1:
            found += _ALL
        if not known and plain[0] is words[0] and not self._holds(plain[0]):
            found -= _OTHER_SUBJECT
        return found

    def _holds(self, word: Word) -> bool:
        return holds(self.alignment.inside, word.sense)

    def beside(self, mine: Sequence[Span], theirs: Sequence[Span]) -> float:
        """Return what other equal values of both sentences say."""
        found = 0.0
        for one in self.claim.mentions:
            if any(one.span.overlaps(span) for span in mine):
                continue
            for other in self.unit.mentions:
                if any(other.span.overlaps(span) for span in theirs):
                    continue
                if one.kind is QuantityKind.DATE:
                    same = one.dates is not None and one.dates == other.dates
                    told = SAME if same and one.dates and one.dates.first else 0.0
                else:
                    told = told_by(one) + SAME if is_equal(one, other) else 0.0
                if told:
                    found += told
                    break
        return found

    def between(self, mine: Signed, theirs: Signed) -> float:
        """Return what it says that a level moved by as much in both.

        "Fell by more than seven points to 47.2" and "47.2, up from 39.8".
        """
        if mine.telling is not Telling.LEVEL:
            return 0.0
        changes = [
            x.mention
            for x in read_signs(self.claim)
            if x.telling is Telling.AMOUNT and x.word == mine.word
        ]
        for move in self.moves:
            if not changes or not is_equal(move.end, theirs.mention):
                continue
            gap = round(abs((move.end.low or 0.0) - (move.start.low or 0.0)), 6)
            made = replace(changes[0], low=gap, high=gap, modifier=Modifier.EXACT)
            found = compare_mentions(claimed=changes[0], stated=made)[0]
            return KNOWN if found is Outcome.AGREE else 0.0
        return 0.0


def is_equal(one: Mention, other: Mention) -> bool:
    """Whether two values are of one amount; a bare number takes any unit.

    The relation has no direction: a bound is no amount that keeps it.
    """
    if is_bare(one) != is_bare(other) and one.kind is not other.kind:
        bare, full = (one, other) if is_bare(one) else (other, one)
        if bare.noun or full.kind is QuantityKind.ORDINAL:
            return False
        return numeral_of(bare) == numeral_of(full) and bare.low == bare.high
    found = {
        compare_mentions(claimed=one, stated=other)[0],
        compare_mentions(claimed=other, stated=one)[0],
    }
    return found == {Outcome.AGREE}


def _denied(clause: Clause, mention: Mention) -> bool:
    """Whether a negation stands before a value in its own part of the sentence."""
    tokens = clause.tokens
    at = token_range(tokens, mention.span)[0] - 1
    while at >= 0 and tokens.low[at] not in JOINTS and not tokens.ends_sentence(at):
        if tokens.low[at] in _NEGATIONS:
            return True
        at -= 1
    return False


def _less(clause: Clause, dates: Sequence[Mention]) -> Clause:
    """Return a sentence without some of its dates."""
    kept = [x for x in clause.mentions if not any(x is date for date in dates)]
    return replace(clause, mentions=tuple(kept)) if dates else clause
