"""Evidence made on the spot, for tests of what is decided from it."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.text import join_premise, verbatim
from oircheck.types import (
    Comparison,
    Evidence,
    NliScores,
    Outcome,
    Passage,
    ScoredPassage,
    Source,
    Span,
    Stage,
    Stance,
    Stated,
)


def make_evidence(
    text: str,
    stance: Stance,
    *,
    probability: float = 0.9,
    doc_id: str = "a.txt",
    source: Source | None = None,
    context: str = "",
    comparisons: Sequence[Comparison] = (),
) -> Evidence:
    """Return a passage of the words ``text`` that takes ``stance``."""
    rest = round(1 - probability, 4)
    sides = {
        Stance.SUPPORTS: (probability, rest, 0.0),
        Stance.NEUTRAL: (0.0, probability, rest),
        Stance.REFUTES: (0.0, rest, probability),
    }
    return Evidence(
        retrieved=ScoredPassage(
            passage=_passage(text, doc_id, context),
            source=source or Source(),
            path=doc_id,
            similarity=0.7,
            fused=0.1,
        ),
        nli=NliScores(0.0, 1.0, 0.0),
        comparisons=tuple(comparisons),
        stance=stance,
        probability=probability,
        probabilities=sides[stance],
        features=(("covered_unit", 0.5),),
    )


def _passage(text: str, doc_id: str, context: str) -> Passage:
    span = Span(0, len(text))
    return Passage(
        passage_id=f"{doc_id}#0",
        doc_id=doc_id,
        span=span,
        text=text,
        view=verbatim(text, span),
        context=join_premise(context) if context else "",
        line=1,
    )


def make_comparison(
    kind: Stage,
    outcome: Outcome,
    *,
    claim: str,
    claimed: str,
    text: str,
    stated: str,
) -> Comparison:
    """Return a comparison of words of a claim with words of a passage."""
    return Comparison(
        kind=kind,
        outcome=outcome,
        claimed=_stated(claimed, claim),
        stated=_stated(stated, text),
        excludes=outcome is Outcome.CONFLICT,
    )


def _stated(words: str, within: str) -> Stated:
    start = within.index(words)
    span = Span(start, start + len(words))
    return Stated(words, span, span)
