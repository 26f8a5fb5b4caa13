"""Sets "seven of the nine are unoccupied" beside "of the nine two are occupied"."""

from __future__ import annotations

from collections.abc import Iterator

from oircheck.quantities.comparisons.apart import Around
from oircheck.quantities.comparisons.bind import planned_alike
from oircheck.quantities.comparisons.shown_beside import reckoned
from oircheck.quantities.sentences.alignment import Alignment, holds
from oircheck.quantities.sentences.clauses import Clause, Word, shown
from oircheck.quantities.sentences.portions import (
    Portion,
    claimed_portion,
    read_portions,
)
from oircheck.quantities.sentences.timing import told_apart
from oircheck.quantities.sentences.value import Value, read_value
from oircheck.types import Comparison, Mention, Modifier, Outcome

_PREFIXES = ("un", "non", "dis")
_OPPOSITES = (
    ("empty", "occupied"),
    ("vacant", "occupied"),
    ("failed", "passed"),
    ("absent", "present"),
    ("closed", "open"),
    ("shut", "open"),
    ("missing", "found"),
)


def compare_opposite(
    claim: Clause, unit: Clause, alignment: Alignment, around: Around
) -> tuple[Comparison, ...]:
    """Compare the part of a claim with what the opposite part leaves of the whole.

    Both tell of one whole of the same size, and the one part bears a word that is the
    other's with "un" before it.
    """
    mine = claimed_portion(claim)
    if mine is None or mine.whole is None or not alignment.names:
        return ()
    found = [one for one in read_portions(unit) if _is_opposite(claim, mine, one)]
    if len(found) != 1 or found[0].whole is None:
        return ()
    theirs = found[0]
    one, other = read_value(claim, mine.part), read_value(unit, theirs.part)
    negated = _is_negated(claim, one), _is_negated(unit, other)
    if negated[0] != negated[1] or not planned_alike(one, other):
        return ()
    if told_apart(one, other, around.setting) or not _is_exact(mine.part):
        return ()
    whole, part = found[0].whole.low or 0.0, theirs.part.low or 0.0
    agrees = whole - part == mine.part.low
    if not agrees and theirs.narrowed:
        return ()
    told = (
        Outcome.AGREE if agrees else Outcome.CONFLICT,
        f"{part:,g} of {whole:,g} leave {whole - part:,g}",
    )
    return reckoned(claim, mine.part, unit, shown(unit, theirs.part), told)


def _is_negated(clause: Clause, value: Value) -> bool:
    """Whether a part is denied; of the opposite "failed" that alone is no denial."""
    return value.negated and (
        "failed" not in clause.tokens.low or not _DENIALS.isdisjoint(clause.tokens.low)
    )


_DENIALS = frozenset("not never no none nor neither".split())


def _is_exact(mention: Mention) -> bool:
    return mention.modifier is Modifier.EXACT and mention.low == mention.high


def _is_opposite(claim: Clause, mine: Portion, theirs: Portion) -> bool:
    """Whether two parts are of one whole, and one is what the other is not."""
    if theirs.whole is None or mine.whole is None or not _is_exact(theirs.part):
        return False
    if theirs.whole.low != mine.whole.low:
        return False
    pairs = list(_opposed(mine.words, theirs.words))
    if len(pairs) != 1:
        return False
    others = [word for word in theirs.words if word is not pairs[0]]
    return all(holds(claim.senses, word.sense) for word in others)


def _opposed(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> Iterator[Word]:
    """Yield each word of the source's part that one of the claim is the opposite of."""
    for word in theirs:
        if any(are_opposite(one.lemma, word.lemma) for one in mine):
            yield word


def are_opposite(one: str, other: str) -> bool:
    """Whether one word is the other with "un" before it, or a pair like open, shut."""
    if any(one == f"{x}{other}" or other == f"{x}{one}" for x in _PREFIXES):
        return True
    return (one, other) in _OPPOSITES or (other, one) in _OPPOSITES
