from __future__ import annotations

from collections.abc import Mapping

import pytest

from oircheck.quantities import ValueComparer
from oircheck.text import verbatim
from oircheck.types import (
    Evidence,
    Label,
    NliScores,
    Passage,
    ScoredPassage,
    Source,
    Span,
    Stage,
    Stance,
)
from oircheck.verify.decide import decide
from oircheck.verify.policy import Policy

CLAIM = "In 2021/22 the schools had 12,455 pupils."


class Sure:
    """A StanceModel that believes what the passages say."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        del features
        return {Stance.SUPPORTS: 0.9, Stance.NEUTRAL: 0.1, Stance.REFUTES: 0.0}


def supporting(claim: str, unit: str) -> Evidence:
    passage = Passage(
        passage_id="a.txt#0",
        doc_id="a.txt",
        span=Span(0, len(unit)),
        text=unit,
        view=verbatim(unit, Span(0, len(unit))),
        context="",
        line=1,
    )
    return Evidence(
        retrieved=ScoredPassage(
            passage=passage,
            source=Source(published="2022-08-14"),
            path="a.txt",
            similarity=0.7,
            fused=0.1,
        ),
        nli=NliScores(0.9, 0.1, 0.0),
        comparisons=ValueComparer().compare(
            claim=claim, claim_date=None, unit=unit, context="", passage_date=None
        ),
        stance=Stance.SUPPORTS,
        probability=0.9,
        probabilities=(0.9, 0.1, 0.0),
        features=(("covered_unit", 0.5),),
    )


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        ("In 2021/22 the schools had 12,455 pupils.", None),
        ("In 2021/22 the schools had 6,200 boys and 6,255 girls as pupils.", None),
        (
            "The schools of the district in 2021/22: an overview.",
            "no source states 12,455 pupils",
        ),
        (
            "In 2021/22 the schools had 12,000 to 13,000 pupils.",
            "no source states 12,455 pupils; the nearest says 12,000 to 13,000 pupils",
        ),
        (
            "In 2021/22 the schools had 640 teachers.",
            "no source states 12,455 pupils",
        ),
    ],
)
def test_a_number_that_no_source_states_is_not_supported(
    unit: str, reason: str | None
) -> None:
    items = [supporting(CLAIM, unit)]
    verdict = decide(CLAIM, items, weighing=Sure(), policy=Policy())
    if reason is None:
        assert verdict.label is Label.SUPPORTED
    else:
        assert verdict.label is Label.NOT_ENOUGH_INFO
        assert verdict.reason == reason
        assert verdict.decided_by is Stage.NUMBER


def test_the_policy_may_leave_numbers_to_the_models() -> None:
    items = [supporting(CLAIM, "The schools of the district in 2021/22.")]
    policy = Policy(numbers_stated=False)
    verdict = decide(CLAIM, items, weighing=Sure(), policy=policy)
    assert verdict.label is Label.SUPPORTED
