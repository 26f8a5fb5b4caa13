from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from oircheck.evaluate import Rate, evaluate, read_judgement
from oircheck.reports.machine import judgement_object
from oircheck.types import GoldClaim, Judgement, Label, Report

LABELS = {
    Label.SUPPORTED: ("troops.txt", (1,)),
    Label.REFUTED: ("001_bases.txt", (8,)),
}


@pytest.mark.parametrize("label", list(Label))
def test_what_was_written_scores_like_what_was_judged(
    label: Label, judgement_of: Callable[[Label], Judgement], report: Report
) -> None:
    fresh = judgement_of(label)
    record = json.dumps(judgement_object(fresh, report))
    read = read_judgement(
        fresh.claim, label=label, confidence=fresh.verdict.confidence, record=record
    )
    document, paragraphs = LABELS.get(label, ("troops.txt", (1,)))
    gold = GoldClaim(
        claim=fresh.claim, label=label, document=document, paragraphs=paragraphs
    )
    known = {"troops.txt": (1,), "bases.txt": (1,), "five.txt": (0, 1)}
    one, other = (
        evaluate([(gold, found)], paragraphs=known) for found in (fresh, read)
    )
    for name in ("accuracy", "confusion", "calibration", "citations", "any_citation"):
        assert getattr(one, name) == getattr(other, name)
    assert [item.retrieved.passage.line for item in read.verdict.citations] == [
        item.retrieved.passage.line for item in fresh.verdict.citations
    ]
    assert read.verdict.decided_by is fresh.verdict.decided_by
    if label in LABELS:
        assert other.citations == Rate(1, 1)


@pytest.mark.parametrize(
    "record", ["{}", "[]", "{", '{"citations": [{}]}', '{"citations": 5}', "null"]
)
def test_what_is_no_record_is_refused(
    record: str, judgement_of: Callable[[Label], Judgement]
) -> None:
    claim = judgement_of(Label.REFUTED).claim
    with pytest.raises(ValueError, match="not a judgement of a batch"):
        read_judgement(claim, label=Label.REFUTED, confidence=0.5, record=record)


def test_a_probability_is_one(judgement_of: Callable[[Label], Judgement]) -> None:
    claim = judgement_of(Label.REFUTED).claim
    for wrong in (1.5, -0.1, float("nan")):
        with pytest.raises(ValueError, match="not a probability"):
            read_judgement(claim, label=Label.REFUTED, confidence=wrong)
