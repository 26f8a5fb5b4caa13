from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from oircheck.quantities import ValueComparer
from oircheck.testing import make_comparison
from oircheck.text import verbatim
from oircheck.types import (
    Evidence,
    Label,
    NliScores,
    Outcome,
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


@pytest.mark.parametrize(
    ("claim", "unit", "said"),
    [
        (
            "The hall has 90 seats.",
            "The hall lost 90 seats and now has 1,180.",
            "no source states 90 seats, only a change by as much",
        ),
        (
            "The choir has twelve singers.",
            "The choir gained twelve singers.",
            "no source states twelve singers, only a change by as much",
        ),
    ],
)
def test_how_much_was_added_does_not_say_how_much_there_is(
    claim: str, unit: str, said: str
) -> None:
    items = [supporting(claim, unit)]
    verdict = decide(claim, items, weighing=Sure(), policy=Policy())
    assert (verdict.label, verdict.reason) == (Label.NOT_ENOUGH_INFO, said)


def test_the_policy_may_leave_numbers_to_the_models() -> None:
    items = [supporting(CLAIM, "The schools of the district in 2021/22.")]
    policy = Policy(numbers_stated=False)
    verdict = decide(CLAIM, items, weighing=Sure(), policy=policy)
    assert verdict.label is Label.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "unit", "said"),
    [
        (
            "Ines Roth is the director of the museum.",
            "Ines Roth is the acting director of the museum.",
            "the source only Ines Roth is the acting director",
        ),
        (
            "Mayor Ines Roth signed the deal.",
            "Deputy mayor Ines Roth signed the deal.",
            "the source only Deputy mayor Ines Roth",
        ),
    ],
)
def test_another_rank_does_not_support(claim: str, unit: str, said: str) -> None:
    verdict = decide(claim, [supporting(claim, unit)], weighing=Sure(), policy=Policy())
    assert verdict.label is Label.NOT_ENOUGH_INFO
    assert verdict.decided_by is Stage.NAME
    assert said in verdict.reason


def test_a_rounded_number_says_how_far_it_is_rounded() -> None:
    claim = "The bridge is 800 metres long."
    passage = supporting(claim, "The bridge is 838 metres long.")
    verdict = decide(claim, [passage], weighing=Sure(), policy=Policy())
    assert verdict.label is Label.SUPPORTED
    assert verdict.reason.endswith(
        "the source says 838 metres, within rounding to hundreds (760 to 840)"
    )


def test_a_number_that_agrees_with_a_passage_of_no_side_is_stated() -> None:
    claim = "The bridge, 800 metres long, was opened by the king."
    silent = replace(
        supporting(claim, "The bridge is 838 metres long."), stance=Stance.NEUTRAL
    )
    opened = supporting(claim, "The bridge was opened by the king.")
    verdict = decide(claim, [opened, silent], weighing=Sure(), policy=Policy())
    assert verdict.label is Label.SUPPORTED


def test_a_number_that_another_passage_denies_is_not_supported() -> None:
    claim = "Norrail carried 61.3 million passengers in 2021."
    told = (
        "Norrail carried 61.3 million passengers in 2022, up from 48.9 million in 2021."
    )
    denying = replace(supporting(claim, told), stance=Stance.NEUTRAL)
    passage = supporting(claim, "Norrail carried passengers in 2021.")
    verdict = decide(claim, [passage, denying], weighing=Sure(), policy=Policy())
    assert verdict.label is Label.NOT_ENOUGH_INFO
    assert verdict.reason == (
        "a source says from 48.9 million, not 61.3 million passengers"
    )


@pytest.mark.parametrize(
    ("claim", "unit", "label"),
    [
        (
            "Four ferries carried four lorries.",
            "The lorries were carried by ferry, four lorries in all.",
            Label.NOT_ENOUGH_INFO,
        ),
        (
            "Four ferries carried four lorries.",
            "The four ferries carried four lorries.",
            Label.SUPPORTED,
        ),
        (
            "Four lorries were carried.",
            "The four lorries were carried by ferry.",
            Label.SUPPORTED,
        ),
    ],
)
def test_one_count_of_a_source_bears_out_one_of_the_claim(
    claim: str, unit: str, label: Label
) -> None:
    verdict = decide(claim, [supporting(claim, unit)], weighing=Sure(), policy=Policy())
    assert verdict.label is label


def test_a_multiple_that_another_passage_denies_is_not_supported() -> None:
    claim = "Three times as many adults took the drug as took a placebo."
    beside = supporting(claim, "Adults took the drug or took a placebo.")
    verdict = decide(claim, [beside], weighing=Sure(), policy=Policy())
    assert verdict.label is Label.SUPPORTED
    unit = "In the trial 1,204 adults took the drug and 602 took a placebo."
    neutral = replace(
        supporting(claim, unit), stance=Stance.NEUTRAL, probabilities=(0.2, 0.7, 0.1)
    )
    verdict = decide(claim, [beside, neutral], weighing=Sure(), policy=Policy())
    assert verdict.label is Label.NOT_ENOUGH_INFO
    assert verdict.reason.startswith("a source says")


@pytest.mark.parametrize(
    ("claim", "unit", "label"),
    [
        (
            "Elio Garza is 27 years old.",
            "Garza scored 27 goals in the season.",
            Label.NOT_ENOUGH_INFO,
        ),
        (
            "Elio Garza, 27, was sold.",
            "Garza scored 27 goals and was sold.",
            Label.NOT_ENOUGH_INFO,
        ),
        (
            "The 27-year-old striker Elio Garza was sold.",
            "The striker was sold in July 2023.",
            Label.NOT_ENOUGH_INFO,
        ),
        (
            "The 27-year-old striker Elio Garza was sold.",
            "The striker Elio Garza, 27, was sold.",
            Label.SUPPORTED,
        ),
        (
            "A ten-year-old travels free.",
            "Children under 16 travel free.",
            Label.SUPPORTED,
        ),
        (
            "A nine-year-old pays half.",
            "Children aged 6 to 12 pay half.",
            Label.SUPPORTED,
        ),
        (
            "The 27-year-old striker was sold.",
            "The striker of more than 20 goals was sold.",
            Label.NOT_ENOUGH_INFO,
        ),
        (
            "Ole Brekke was 25 when he joined the club.",
            "Ole Brekke was born in 1990 and joined the club in 2015.",
            Label.SUPPORTED,
        ),
    ],
)
def test_an_age_is_stated_as_any_number_is(claim: str, unit: str, label: Label) -> None:
    items = [supporting(claim, unit)]
    verdict = decide(claim, items, weighing=Sure(), policy=Policy())
    assert verdict.label is label


def test_a_name_that_holds_a_number_does_not_state_it() -> None:
    claim = "The 27-year-old striker Elio Garza was sold."
    item = supporting(claim, "The striker Garza was sold to Selby.")
    named = make_comparison(
        Stage.NAME,
        Outcome.AGREE,
        claimed="27-year-old striker Elio Garza",
        stated="Garza",
        claim=claim,
        text=item.retrieved.passage.view.text,
    )
    items = [replace(item, comparisons=(named,))]
    verdict = decide(claim, items, weighing=Sure(), policy=Policy())
    assert verdict.label is Label.NOT_ENOUGH_INFO
    assert verdict.reason == "no source states 27-year-old"
