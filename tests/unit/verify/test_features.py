from __future__ import annotations

import pytest

from oircheck.verify.features import FEATURES, is_baseless


def features(**values: float) -> dict[str, float]:
    return dict.fromkeys(FEATURES, 0.0) | values


def test_a_value_that_nothing_bears_out_leaves_a_weak_contradiction_baseless() -> None:
    seen = features(values_missing=1, contradiction=0.4)
    assert is_baseless(seen, corrected_at=0.5)


def test_a_plan_contradicts_no_outcome_however_sure_the_verifier_is() -> None:
    seen = features(values_missing=1, contradiction=3, unreal_passage=1)
    assert is_baseless(seen, corrected_at=0.5)


@pytest.mark.parametrize(
    "ground",
    [
        {"contradiction": 1.2},
        {"conflicting": 1.0},
        {"negation": 1.0},
        {"corrected": 0.6},
        {"names_conflicting": 1.0},
    ],
)
def test_what_a_contradiction_can_rest_on(ground: dict[str, float]) -> None:
    seen = features(values_missing=1) | ground
    assert not is_baseless(seen, corrected_at=0.5)


def test_a_passage_that_has_all_that_the_claim_says_contradicts_nothing() -> None:
    seen = features(covered_premise=1, agreeing=1, contradiction=3)
    assert is_baseless(seen, corrected_at=0.5)
    assert not is_baseless(seen | {"excluding": 1.0}, corrected_at=0.5)
