"""A deed that a passage tells, where the claim tells the one that excludes it.

"Orr opposed the grant" has nearly all words of "Orr backed the grant", and a verifier
takes a resignation for a dismissal: the pair of verbs tells, where their subjects and
objects are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from oircheck.quantities import read_mentions
from oircheck.text import split_sentences
from oircheck.types import Evidence, Outcome, Stage, Stance
from oircheck.verify.align import read_words, stems_of
from oircheck.verify.deeds import Deed, read_deeds, stems_of_side
from oircheck.verify.sides import telling_sentence
from oircheck.verify.speech import read_speech

OPEN = (0.05, 0.9, 0.05)
EXCLUDED = (0.02, 0.08, 0.9)
"""What a passage says of a claim, supporting, neither, refuting, whose subject did what
excludes the claim: no model is needed for that."""

_REFUSES = frozenset(
    """not no never nobody none nothing neither nor without unable failed fails fail
    cannot hardly""".split()
)


Told = frozenset[tuple[int, int]]
"""Pairs of verbs, and sides of them, of which some passage tells."""


def read_told(claim: str, evidence: Sequence[Evidence]) -> Told:
    """Return which deeds of a claim a passage tells, of what may be the same."""
    return frozenset(
        _side(mine)
        for mine in read_deeds(claim)
        for item in evidence
        for deed in read_deeds(item.retrieved.passage.view.text)
        if _side(deed) == _side(mine) and _may_be_same(mine, deed)
    )


def read_opposite(claim: str, item: Evidence, told: Told = frozenset()) -> Evidence:
    """Return a passage as what it is where its deed excludes the one of the claim.

    It does not support the claim then, and refutes it where it is of the same subject
    and object; not where the passage tells both, or denies its own.

    Args:
        told: The claim's deeds that another passage tells: these are not refuted.
    """
    sentence = telling_sentence(claim, item)
    for mine in read_deeds(claim):
        if _tells_both(mine, item):
            continue
        for theirs in read_deeds(sentence):
            if _side(theirs) != (mine.form.pair, 1 - mine.form.side):
                continue
            sides = _sides(claim, mine, theirs, item, sentence)
            if sides is not None:
                return _taken(item, OPEN if _side(mine) in told else sides)
    return item


def _sides(
    claim: str, mine: Deed, theirs: Deed, item: Evidence, sentence: str
) -> tuple[float, float, float] | None:
    """Return what a sentence of the opposite deed says of the claim, if that is new."""
    if _is_denied(claim) or _is_denied(sentence):
        against = item.stance is Stance.REFUTES and mine.negated != theirs.negated
        return OPEN if against and _is_no_support(mine, theirs, item) else None
    if item.stance is not Stance.SUPPORTS:
        return None
    own = sentence == item.retrieved.passage.view.text
    if own and _excludes(claim, mine, theirs, item):
        return EXCLUDED
    return OPEN if _is_no_support(mine, theirs, item) else None


def _side(deed: Deed) -> tuple[int, int]:
    return deed.form.pair, deed.form.side


def _taken(item: Evidence, sides: tuple[float, float, float]) -> Evidence:
    stance = Stance.NEUTRAL if sides is OPEN else Stance.REFUTES
    return replace(item, stance=stance, probability=max(sides), probabilities=sides)


def _tells_both(mine: Deed, item: Evidence) -> bool:
    """Whether a passage has a word for the claim's own deed as well.

    Not where that is the deed of somebody else, or of another object.
    """
    side, nouns = stems_of_side(mine.form), _nouns(mine)
    for sentence in _sentences(item):
        own = [deed for deed in read_deeds(sentence) if _side(deed) == _side(mine)]
        if any(_may_be_same(mine, deed) for deed in own):
            return True
        stems = stems_of(sentence)
        near = sentence == item.retrieved.passage.view.text or bool(nouns & stems)
        if near and not own and (stems - nouns) & side:
            return True
    return False


def _may_be_same(mine: Deed, other: Deed) -> bool:
    parts = ((mine.agent, other.agent), (mine.affected, other.affected))
    return all(not one or not two or one & two for one, two in parts)


def _nouns(mine: Deed) -> frozenset[str]:
    return (mine.agent or frozenset()) | (mine.affected or frozenset()) | mine.beyond


def _sentences(item: Evidence) -> Iterator[str]:
    passage = item.retrieved.passage
    yield passage.view.text
    for span in split_sentences(passage.context):
        yield span.of(passage.context)


def _is_denied(text: str) -> bool:
    return any(
        word.lower in _REFUSES or word.lower.endswith("n't")
        for word in read_words(text)
    )


def _excludes(claim: str, mine: Deed, theirs: Deed, item: Evidence) -> bool:
    """Whether the claim's subject did what excludes the claim, of the same object."""
    if mine.unreal or theirs.unreal or theirs.negated or mine.negated:
        return False
    unit = item.retrieved.passage.view.text
    if read_speech(claim) or read_speech(unit) or unit.endswith("?"):
        return False
    if any(one.outcome is Outcome.CONFLICT for one in item.comparisons):
        return False
    if mine.form.lasting and not _is_of_same_day(claim, item):
        return False
    same = _is_same(mine.affected, theirs.affected, theirs, item)
    if mine.form.of_subject or theirs.form.of_subject or mine.form.whoever:
        agent = _is_same(mine.agent, theirs.agent, theirs, item)
        return same is True and agent is not False
    if _stands_alone(mine) and _stands_alone(theirs):
        return same is True
    agent = _is_same(mine.agent, theirs.agent, theirs, item)
    return agent is True and (same is True or not mine.affected)


def _stands_alone(deed: Deed) -> bool:
    return deed.form.either and deed.agent is None


def _is_same(
    mine: AbstractSet[str] | None,
    theirs: AbstractSet[str] | None,
    deed: Deed,
    item: Evidence,
) -> bool | None:
    """Whether the claim's subject or object is the passage's; ``None`` if not told."""
    if not mine:
        return None
    if not theirs:
        context = split_sentences(item.retrieved.passage.context)
        before = context[-1].of(item.retrieved.passage.context) if context else ""
        return True if deed.by_pronoun and mine <= stems_of(before) else None
    return mine <= theirs or (bool(mine & theirs) and mine <= theirs | deed.beyond)


def _is_of_same_day(claim: str, item: Evidence) -> bool:
    """Whether a day of the claim is the passage's, and no other one is told."""
    days = [one for one in read_mentions(claim, reference=None) if one.dates]
    agreed = [
        one.claimed.span
        for one in item.comparisons
        if one.kind is Stage.DATE and one.outcome is Outcome.AGREE
    ]
    return bool(days) and all(
        any(one.span.overlaps(span) for span in agreed) for one in days
    )


def _is_no_support(mine: Deed, theirs: Deed, item: Evidence) -> bool:
    """Whether a deed is of the claim's subject or object, as far as is told."""
    affected = _is_same(mine.affected, theirs.affected, theirs, item)
    agent = _is_same(mine.agent, theirs.agent, theirs, item)
    if affected is False:
        return False
    if mine.form.turned_round:
        return agent is True
    return agent is True or affected is True
