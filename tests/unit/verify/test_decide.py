from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence

import pytest

from oircheck.testing import make_comparison
from oircheck.text import verbatim
from oircheck.types import (
    Comparison,
    Evidence,
    Label,
    NliScores,
    Outcome,
    Passage,
    ScoredPassage,
    Source,
    SourceStatus,
    Span,
    Stage,
    Stance,
    Stated,
    Verdict,
)
from oircheck.verify.decide import decide, take_stance
from oircheck.verify.policy import Policy

POLICY = Policy()


class Weighing:
    """A StanceModel that believes the stronger side."""

    def probabilities(self, features: Mapping[str, float]) -> Mapping[Stance, float]:
        sides = [
            1 / (1 + math.exp(-features[name]))
            for name in ("strongest_support", "strongest_refutation")
        ]
        chosen = max(sides)
        rest = 1 - chosen
        if sides[0] == sides[1] and chosen < 0.5:
            return {Stance.SUPPORTS: 0.0, Stance.NEUTRAL: 1.0, Stance.REFUTES: 0.0}
        side = Stance.SUPPORTS if sides[0] >= sides[1] else Stance.REFUTES
        other = Stance.REFUTES if side is Stance.SUPPORTS else Stance.SUPPORTS
        return {side: chosen, Stance.NEUTRAL: rest, other: 0.0}


def judge(items: Sequence[Evidence]) -> Verdict:
    return decide(
        "Six bases were handed over.", items, weighing=Weighing(), policy=POLICY
    )


def compared(outcome: Outcome) -> Comparison:
    return Comparison(
        kind=Stage.NUMBER,
        outcome=outcome,
        claimed=Stated("seven bases", Span(0, 11), Span(0, 5)),
        stated=Stated("six military bases", Span(0, 18), Span(0, 3)),
    )


def evidence(
    stance: Stance,
    probability: float = 0.95,
    *,
    doc_id: str = "a.txt",
    tier: int = 2,
    status: SourceStatus = SourceStatus.CURRENT,
    comparisons: tuple[Comparison, ...] = (),
    covered: float = 0.5,
    correction: str | None = None,
    text: str = "",
    context: str = "",
) -> Evidence:
    sides = {
        Stance.SUPPORTS: (probability, 1 - probability, 0.0),
        Stance.NEUTRAL: (0.0, probability, 1 - probability),
        Stance.REFUTES: (0.0, 1 - probability, probability),
    }
    passage = Passage(
        passage_id=f"{doc_id}#0",
        doc_id=doc_id,
        span=Span(0, 4),
        text="Text",
        view=verbatim(text, Span(0, len(text))),
        context=context,
        line=1,
    )
    return Evidence(
        retrieved=ScoredPassage(
            passage=passage,
            source=Source(tier=tier, status=status),
            path=doc_id,
            similarity=0.7,
            fused=0.1,
        ),
        nli=NliScores(0.0, 1.0, 0.0),
        comparisons=comparisons,
        stance=stance,
        probability=probability,
        probabilities=sides[stance],
        features=(("covered_unit", covered),),
        correction=correction,
    )


def test_no_passage_is_an_answer() -> None:
    verdict = judge([])
    assert verdict.label is Label.NOT_ENOUGH_INFO
    assert verdict.reason == "no passage was retrieved"


@pytest.mark.parametrize(
    ("stances", "label"),
    [
        pytest.param([Stance.NEUTRAL] * 8, Label.NOT_ENOUGH_INFO, id="nothing settles"),
        pytest.param(
            [Stance.NEUTRAL, Stance.SUPPORTS],
            Label.SUPPORTED,
            id="one supporting passage among neutral ones is enough",
        ),
        pytest.param(
            [Stance.NEUTRAL, Stance.REFUTES],
            Label.REFUTED,
            id="one refuting passage among neutral ones is enough",
        ),
    ],
)
def test_one_side_decides(stances: list[Stance], label: Label) -> None:
    assert judge([evidence(stance) for stance in stances]).label is label


def test_clear_sources_of_equal_standing_conflict_and_both_are_cited() -> None:
    verdict = judge(
        [
            evidence(Stance.SUPPORTS, doc_id="a.txt"),
            evidence(Stance.REFUTES, doc_id="b.txt"),
        ]
    )
    assert verdict.label is Label.CONFLICTING
    cited = [item.retrieved.passage.doc_id for item in verdict.citations]
    assert cited == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("supporting", "refuting", "label"),
    [(1, 2, Label.SUPPORTED), (3, 2, Label.REFUTED)],
)
def test_the_stronger_standing_decides(
    supporting: int, refuting: int, label: Label
) -> None:
    verdict = judge(
        [
            evidence(Stance.SUPPORTS, tier=supporting, doc_id="a.txt"),
            evidence(Stance.REFUTES, tier=refuting, doc_id="b.txt"),
        ]
    )
    assert verdict.label is label


def test_a_retracted_source_decides_nothing() -> None:
    item = evidence(Stance.REFUTES, status=SourceStatus.RETRACTED)
    assert judge([item]).label is Label.NOT_ENOUGH_INFO


def test_a_value_that_decided_names_the_rule_and_both_values() -> None:
    item = evidence(
        Stance.REFUTES,
        comparisons=(compared(Outcome.CONFLICT),),
        correction="Six bases were handed over.",
    )
    verdict = judge([item])
    assert (verdict.decided_by, verdict.rule) == (Stage.NUMBER, "OC102")
    assert verdict.reason == (
        "the claim says seven bases; the source says six military bases"
    )
    assert verdict.correction == "Six bases were handed over."


def test_the_passage_that_says_it_itself_is_cited_first() -> None:
    verdict = judge(
        [
            evidence(Stance.SUPPORTS, 0.96, doc_id="after.txt", covered=0.2),
            evidence(Stance.SUPPORTS, 0.93, doc_id="says.txt", covered=0.9),
        ]
    )
    assert verdict.citations[0].retrieved.passage.doc_id == "says.txt"
    assert verdict.confidence == 0.96


@pytest.mark.parametrize(
    ("probabilities", "outcomes", "confirmed", "stance"),
    [
        pytest.param((0.9, 0.1, 0.0), [], False, Stance.SUPPORTS, id="supports"),
        pytest.param(
            (0.9, 0.1, 0.0),
            [Outcome.CONFLICT],
            False,
            Stance.NEUTRAL,
            id="a value in conflict never supports",
        ),
        pytest.param(
            (0.0, 0.1, 0.9),
            [Outcome.CONFLICT],
            False,
            Stance.NEUTRAL,
            id="a conflict that correcting does not confirm is another thing",
        ),
        pytest.param(
            (0.0, 0.1, 0.9),
            [Outcome.CONFLICT],
            True,
            Stance.REFUTES,
            id="a confirmed conflict refutes",
        ),
        pytest.param((0.3, 0.4, 0.3), [], False, Stance.NEUTRAL, id="unsure"),
    ],
)
def test_stance(
    probabilities: tuple[float, float, float],
    outcomes: list[Outcome],
    confirmed: bool,
    stance: Stance,
) -> None:
    comparisons = [compared(outcome) for outcome in outcomes]
    policy = Policy(correct_and_verify=True)
    taken, _ = take_stance(probabilities, comparisons, policy, confirmed=confirmed)
    assert taken is stance


def test_a_passage_that_is_far_less_sure_is_not_cited() -> None:
    verdict = judge(
        [
            evidence(Stance.SUPPORTS, 0.95, doc_id="a.txt"),
            evidence(Stance.SUPPORTS, 0.4, doc_id="b.txt"),
        ]
    )
    cited = [item.retrieved.passage.doc_id for item in verdict.citations]
    assert cited == ["a.txt"]


def test_a_passage_that_only_follows_the_one_that_says_it_is_not_cited() -> None:
    closed = evidence(Stance.SUPPORTS, 0.8, covered=0.9, text="The bridge was closed.")
    after = evidence(
        Stance.SUPPORTS,
        0.9,
        covered=0.1,
        text="Repairs cost a lot.",
        context="The bridge was closed.",
    )
    assert judge([after, closed]).citations == (closed,)
    also = dataclasses.replace(after, comparisons=(compared(Outcome.AGREE),))
    assert judge([also, closed]).citations == (closed, also)


@pytest.mark.parametrize("stance", [Stance.SUPPORTS, Stance.REFUTES])
def test_the_same_words_are_never_set_beside_each_other(stance: Stance) -> None:
    agrees = stance is Stance.SUPPORTS
    outcome = Outcome.AGREE if agrees else Outcome.CONFLICT
    same = make_comparison(
        Stage.DATE,
        outcome,
        claim="In 2016",
        claimed="In 2016",
        text="in 2016",
        stated="in 2016",
    )
    verdict = judge([evidence(stance, comparisons=(same,))])
    said = "a passage says so" if agrees else "a passage says otherwise"
    assert verdict.reason == said
    other = compared(outcome)
    verdict = judge([evidence(stance, comparisons=(same, other))])
    assert verdict.reason == (
        "the claim says seven bases; the source says six military bases"
    )
