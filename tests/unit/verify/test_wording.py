"""No stance changes in silence: whatever the model put on a side is accounted for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from oircheck.reports.words import GROUND_WORDS
from oircheck.testing import make_evidence
from oircheck.testing.readings import judge_as_read
from oircheck.testing.scenarios import Scenario, read_scenarios
from oircheck.types import Evidence, Ground, Judgement, Outcome, Source, Stance
from oircheck.verify import Policy
from oircheck.verify.standing import hear

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = ("standing_conflicts.jsonl", "standing_more.jsonl", "standing_holders.jsonl")
SCENARIOS = [scenario for name in FILES for scenario in read_scenarios(DATA / name)]


def ids_of(items: list[Evidence]) -> set[str]:
    return {
        passage.passage_id
        for item in items
        for passage in (item.retrieved.passage, *item.retrieved.copies)
    }


def unaccounted(judgement: Judgement, policy: Policy) -> list[str]:
    """Return what the model put on a side and of which nothing is told any more."""
    aside = [gone.evidence for gone in judgement.verdict.set_aside]
    hearing = hear(
        judgement.claim.text, judgement.evidence, as_of=judgement.claim.as_of
    )
    sided = [item for item in hearing.heard if item.stance is not Stance.NEUTRAL]
    told = ids_of([*aside, *sided])
    return [
        item.retrieved.passage.view.text
        for item in judgement.evidence
        if (
            item.stance is not Stance.NEUTRAL
            or max(item.probabilities[0], item.probabilities[2]) >= policy.takes_side_at
        )
        and item.retrieved.passage.passage_id not in told
        and not any(one.outcome is Outcome.CONFLICT for one in item.comparisons)
    ]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.name)
def test_whatever_was_on_a_side_is_heard_or_set_aside_once(scenario: Scenario) -> None:
    policy = Policy()
    found = judge_as_read(
        scenario.claim, scenario.documents, scenario.read, policy=policy
    )
    assert unaccounted(found, policy) == []
    aside = [
        gone.evidence.retrieved.passage.passage_id for gone in found.verdict.set_aside
    ]
    assert len(aside) == len(set(aside))


@pytest.mark.parametrize(
    ("claim", "unit", "stance", "ground"),
    [
        pytest.param(
            "Orla Finn was the mayor of Lenn in 2019.",
            "Ida Brock has been mayor since May 2021.",
            Stance.REFUTES,
            Ground.OTHER_DAY,
            id="an office that is open on the claim's day",
        ),
        pytest.param(
            "The weir is 91 metres long and was built by monks.",
            "It was 81 metres, not 91 metres.",
            Stance.SUPPORTS,
            Ground.UNCLEAR,
            id="a value put right that need not be the claim's",
        ),
        pytest.param(
            "Orla Finn was the mayor of Lenn in 2021.",
            "Ida Brock was mayor of Lenn from 2015 to 2021.",
            Stance.REFUTES,
            Ground.OPEN,
            id="the year of a change",
        ),
    ],
)
def test_a_stance_that_the_words_take_away_is_told(
    claim: str, unit: str, stance: Stance, ground: Ground
) -> None:
    item = make_evidence(
        unit, stance, doc_id="a", source=Source(published="2023-01-01")
    )
    found = hear(claim, [item])
    assert [(x.evidence.stance, x.ground) for x in found.set_aside] == [
        (stance, ground)
    ]
    assert all(one.stance is Stance.NEUTRAL for one in found.heard)


def test_what_only_goes_on_from_the_other_side_is_told() -> None:
    first = make_evidence(
        "The lido of Orm holds 900 bathers.", Stance.SUPPORTS, doc_id="a"
    )
    echo = make_evidence(
        "That is few.",
        Stance.REFUTES,
        doc_id="a",
        context="The lido of Orm holds 900 bathers.",
    )
    echo = replace(echo, features=(("covered_unit", 0.0),))
    found = hear("The lido of Orm holds 900 bathers at a time.", [first, echo])
    gone = {x.evidence.retrieved.passage.view.text: x for x in found.set_aside}
    assert gone["That is few."].ground is Ground.ECHO
    assert gone["That is few."].by is not None


def test_each_ground_has_a_reason_of_its_own() -> None:
    assert set(GROUND_WORDS) == set(Ground)
    assert len(set(GROUND_WORDS.values())) == len(GROUND_WORDS)
