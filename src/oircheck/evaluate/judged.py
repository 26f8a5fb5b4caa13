"""Judgements as a batch wrote them down, read back to be scored."""

from __future__ import annotations

import json
from collections.abc import Mapping

from oircheck.types import (
    Claim,
    Evidence,
    Judgement,
    Label,
    NliScores,
    Origin,
    Passage,
    ScoredPassage,
    Source,
    SourceKind,
    Span,
    Stage,
    Stance,
    Verdict,
    View,
)


def read_judgement(
    claim: Claim, *, label: Label, confidence: float, record: str = ""
) -> Judgement:
    """Put a judgement together from what was written of it.

    Args:
        record: The nested record of a batch's JSONL; without it there is a verdict
            and no citation.

    Raises:
        ValueError: If the probability is none, or the record is not one.
    """
    if not 0 <= confidence <= 1:
        raise ValueError(f"not a probability: {confidence}")
    if not record:
        return Judgement(claim, _verdict(label, confidence, Stage.LANGUAGE_MODEL, ()))
    try:
        found = json.loads(record)
        cited = tuple(_evidence(item) for item in found["citations"])
        stage = Stage(found["verdict"]["decided_by"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not a judgement of a batch: {error}") from None
    return Judgement(
        claim, _verdict(label, confidence, stage, cited), covered=bool(found["covered"])
    )


def _verdict(
    label: Label, confidence: float, stage: Stage, cited: tuple[Evidence, ...]
) -> Verdict:
    return Verdict(
        label=label,
        confidence=confidence,
        decided_by=stage,
        reason="as written",
        citations=cited,
    )


def _evidence(item: Mapping[str, object]) -> Evidence:
    original = item["original"]
    origin = None
    if isinstance(original, Mapping):
        origin = Origin(str(original["path"]), tuple(map(int, original["paragraphs"])))
    text = str(item["text"])
    passage = Passage(
        passage_id=f"{item['doc_id']}#",
        doc_id=str(item["doc_id"]),
        span=Span(_whole(item["start"]), _whole(item["end"])),
        text=text,
        view=View("", ()),
        context="",
        line=_whole(item["line"]),
        origin=origin,
    )
    source = Source(
        kind=SourceKind(str(item["kind"])), original=origin.path if origin else None
    )
    return Evidence(
        retrieved=ScoredPassage(passage, source, str(item["path"]), 0.0, 0.0),
        nli=NliScores(0.0, 1.0, 0.0),
        comparisons=(),
        stance=Stance(str(item["stance"])),
        probability=float(str(item["probability"])),
    )


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"not a whole number: {value!r}")
    return value
