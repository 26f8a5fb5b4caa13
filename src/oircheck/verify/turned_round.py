"""A relation that a passage tells with its two parties the other way round.

"Hecht beat Rand" has all words of "Rand beat Hecht", and a verifier takes the one for
the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from oircheck.names import Turn, Turned, tells_tie, turned
from oircheck.text import split_sentences
from oircheck.types import Comparison, Evidence, Outcome, Span, Stage, Stance, Stated
from oircheck.verify.align import read_words
from oircheck.verify.opposites import EXCLUDED, OPEN
from oircheck.verify.speech import read_speech
from oircheck.verify.vocabulary import STOP

TOLD = (0.9, 0.08, 0.02)
"""The same of a passage that tells the claim's relation by its converse."""

REASON = "the two have changed places"

LEAST_SHARED = 2
"""Words of sense that claim and sentence share: of one party and of what was done."""

Spans = Mapping[str, frozenset[Span]]
"""Places of a claim of which a document tells as the claim does, by the document."""


class Straight:
    """Which relations of a claim each document tells the way the claim does.

    They are read when they are first asked for: few claims have a passage that tells
    one the other way round.
    """

    def __init__(self, claim: str, evidence: Sequence[Evidence]) -> None:
        self._claim, self._evidence = claim, evidence
        self._spans: Spans | None = None

    def of(self, doc_id: str) -> frozenset[Span]:
        """Return the places in the claim of what a document tells so."""
        if self._spans is None:
            self._spans = _straight(self._claim, self._evidence)
        return self._spans.get(doc_id, frozenset())


def _straight(claim: str, evidence: Sequence[Evidence]) -> Spans:
    found: dict[str, set[Span]] = {}
    for item in evidence:
        doc_id = item.retrieved.passage.doc_id
        told = {
            one.claimed
            for sentence, before in _sentences(item)
            for one in turned(claim, sentence, before)
            if one.turn is Turn.STRAIGHT
        }
        found.setdefault(doc_id, set()).update(told)
    return {doc_id: frozenset(spans) for doc_id, spans in found.items()}


def read_turned(claim: str, item: Evidence, straight: Straight) -> Evidence:
    """Return a passage as what it is where it tells a relation the other way round.

    It does not support the claim then, and refutes it where both parties are known
    and the relation holds one way only. What may hold both ways is not refuted either,
    nor what is told by the converse: "Hecht beat Rand" and "Rand lost to Hecht".

    Args:
        straight: What the documents tell as the claim does: none of it is refuted.
    """
    passage = item.retrieved.passage
    unit = passage.view.text
    near = len(_stems(claim) & _stems(unit)) >= LEAST_SHARED
    told = turned(claim, unit, passage.context) if near else ()
    crossed = [one for one in told if one.turn is not Turn.STRAIGHT]
    said = not (read_speech(claim) or read_speech(unit) or unit.endswith("?"))
    if not told and item.stance is Stance.SUPPORTS and _is_crossed_before(claim, item):
        return item if straight.of(passage.doc_id) else _open(item)
    if not crossed:
        whole = said and bool(told) and all(one.sure for one in told)
        return _told(item) if whole and _says_the_rest(claim, item) else item
    own = straight.of(passage.doc_id)
    first = min(crossed, key=lambda one: (one.claimed in own, one.turn))
    if first.claimed in own:
        return _beside_straight(claim, item, first)
    if first.turn is Turn.WHOLE and said:
        return _refuting(claim, item, first)
    returned = first.turn is Turn.RETURNED and _by_names_alone(item)
    if item.stance is Stance.SUPPORTS or (item.stance is Stance.REFUTES and returned):
        return _open(item)
    return item


@lru_cache(maxsize=4_096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in read_words(text) if word.lower not in STOP)


def _sentences(item: Evidence) -> Iterator[tuple[str, str]]:
    """Yield each sentence of a passage with what stands before it."""
    passage = item.retrieved.passage
    yield passage.view.text, passage.context
    for span in split_sentences(passage.context):
        yield span.of(passage.context), passage.context[: span.start]


def _is_crossed_before(claim: str, item: Evidence) -> bool:
    """Whether only sentences before that of a passage tell the relation, and not so.

    What the last sentence says of something else is then no support by itself.
    """
    context = item.retrieved.passage.context
    told = [
        one.turn
        for span in split_sentences(context)
        for one in turned(claim, span.of(context), context[: span.start])
    ]
    return bool(told) and Turn.STRAIGHT not in told


def _beside_straight(claim: str, item: Evidence, told: Turned) -> Evidence:
    """Return a passage whose document tells both ways: it settles nothing by itself."""
    own = {
        one.claimed
        for sentence, before in _sentences(item)
        for one in turned(claim, sentence, before)
        if one.turn is Turn.STRAIGHT
    }
    if told.claimed in own and item.stance is Stance.SUPPORTS:
        return item
    against = item.stance is Stance.REFUTES and _by_names_alone(item)
    return _open(item) if item.stance is Stance.SUPPORTS or against else item


def _says_the_rest(claim: str, item: Evidence) -> bool:
    """Whether a refuting passage has all words of a claim but for those of a relation.

    Nothing but that its two parties have changed places may be in conflict.
    """
    if item.stance is not Stance.REFUTES or any(
        one.outcome is Outcome.CONFLICT and one.reason != REASON
        for one in item.comparisons
    ):
        return False
    said = {word.stem for word in read_words(item.retrieved.passage.premise)}
    rest = [
        word.lower
        for word in read_words(claim)
        if word.lower not in STOP and word.stem not in said
    ]
    return all(tells_tie(word) for word in rest)


def _told(item: Evidence) -> Evidence:
    rest = [x for x in item.comparisons if x.outcome is not Outcome.CONFLICT]
    return replace(
        item,
        comparisons=tuple(rest),
        stance=Stance.SUPPORTS,
        probability=max(TOLD),
        probabilities=TOLD,
        correction=None,
    )


def _by_names_alone(item: Evidence) -> bool:
    """Whether nothing but the names of a passage is in conflict with the claim."""
    return all(
        one.kind is Stage.NAME
        for one in item.comparisons
        if one.outcome is Outcome.CONFLICT
    )


def _open(item: Evidence) -> Evidence:
    return replace(
        item, stance=Stance.NEUTRAL, probability=max(OPEN), probabilities=OPEN
    )


def _refuting(claim: str, item: Evidence, told: Turned) -> Evidence:
    """Return a passage with the words of both sides, which exclude one another."""
    unit = item.retrieved.passage.view.text
    shown = Comparison(
        kind=Stage.NAME,
        outcome=Outcome.CONFLICT,
        claimed=_stated(claim, told.claimed),
        stated=_stated(unit, told.stated),
        reason=REASON,
        excludes=True,
    )
    rest = [x for x in item.comparisons if x.reason != REASON]
    sides = item.probabilities if item.probabilities[2] > EXCLUDED[2] else EXCLUDED
    return replace(
        item,
        comparisons=(shown, *rest),
        stance=Stance.REFUTES,
        probability=max(sides),
        probabilities=sides,
    )


def _stated(text: str, span: Span) -> Stated:
    return Stated(span.of(text), span, span)
