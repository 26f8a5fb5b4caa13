from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from oircheck.errors import ModelLockError
from oircheck.models.bundle import open_bundle
from oircheck.models.pins import Role
from oircheck.models.probe import ProbeOutcome, probe, probe_all
from oircheck.models.stance import StanceModel, parse_stance, read_stance
from oircheck.types import Stance

STANCE: dict[str, Any] = {
    "features": ["entailment", "contradiction"],
    "classes": ["supports", "neutral", "refutes"],
    "coefficients": [[2.0, -1.0], [0.0, 0.0], [-1.0, 2.0]],
    "intercepts": [0.0, 0.5, 0.0],
    "temperature": 2.0,
}


def parsed(**changes: object) -> StanceModel:
    return parse_stance(json.dumps(STANCE | changes), place="stance.json")


def test_numbers_are_read_by_name() -> None:
    assert parsed().weights[Stance.REFUTES] == {
        "entailment": -1.0,
        "contradiction": 2.0,
    }


def test_probabilities_are_a_softmax_of_weighted_sums_over_the_temperature() -> None:
    found = parsed().probabilities({"contradiction": 1.0, "entailment": 0.5})
    powers = [math.exp(value / 2) for value in (0.0, 0.5, 1.5)]
    expected = [power / sum(powers) for power in powers]
    assert list(found.values()) == pytest.approx(expected)
    assert list(found) == [Stance.SUPPORTS, Stance.NEUTRAL, Stance.REFUTES]


def test_classes_are_read_by_name_in_any_order() -> None:
    turned = parsed(
        classes=["refutes", "neutral", "supports"],
        coefficients=STANCE["coefficients"][::-1],
        intercepts=STANCE["intercepts"][::-1],
    )
    features = {"entailment": 0.9, "contradiction": 0.2}
    assert turned.probabilities(features) == pytest.approx(
        parsed().probabilities(features)
    )


@pytest.mark.parametrize(
    "features",
    [{"entailment": 1.0}, {"entailment": 1.0, "contradiction": 0.0, "extra": 0.0}],
)
def test_features_must_be_those_of_the_model(features: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"missing or unknown: (contradiction|extra)"):
        parsed().probabilities(features)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"features": ["a"]}, id="fewer names than columns"),
        pytest.param({"features": ["a", "a"]}, id="one name twice"),
        pytest.param({"features": "ab"}, id="names not a list"),
        pytest.param({"classes": ["supports", "neutral"]}, id="a class missing"),
        pytest.param({"classes": ["a", "b", "c"]}, id="unknown classes"),
        pytest.param({"coefficients": [[1.0, 2.0]]}, id="a row missing"),
        pytest.param({"coefficients": [[1.0], [2.0], [3.0]]}, id="narrow rows"),
        pytest.param(
            {"coefficients": [[1.0, 2.0], [1.0], [1.0, 2.0]]}, id="ragged rows"
        ),
        pytest.param({"coefficients": [[1, "2"], [1, 2], [1, 2]]}, id="a string"),
        pytest.param({"coefficients": [[1, None], [1, 2], [1, 2]]}, id="a null"),
        pytest.param({"intercepts": [0.0, float("nan"), 0.0]}, id="not a number"),
        pytest.param({"intercepts": [0.0, float("inf"), 0.0]}, id="infinite"),
        pytest.param({"intercepts": [0, 10**400, 0]}, id="larger than a float"),
        pytest.param({"intercepts": [0.0]}, id="intercepts missing"),
        pytest.param({"temperature": 0}, id="zero temperature"),
        pytest.param({"temperature": True}, id="boolean temperature"),
    ],
)
def test_a_malformed_model_is_one_clear_error(changes: dict[str, Any]) -> None:
    with pytest.raises(ModelLockError, match=r"^stance\.json"):
        parsed(**changes)


@pytest.mark.parametrize("key", STANCE)
def test_no_key_may_be_missing(key: str) -> None:
    values = {name: value for name, value in STANCE.items() if name != key}
    with pytest.raises(ModelLockError, match=f"{key} is missing"):
        parse_stance(json.dumps(values), place="stance.json")


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null"])
def test_what_is_not_a_json_object_is_refused(text: str) -> None:
    with pytest.raises(ModelLockError, match=r"^stance\.json"):
        parse_stance(text, place="stance.json")


def test_the_order_of_classes_must_be_that_of_the_lock(folder: Path, lock: Any) -> None:
    lock.model["io"]["classes"] = ["refutes", "neutral", "supports"]
    (folder / "models.lock").write_text(lock.text(), encoding="utf-8")
    with pytest.raises(ModelLockError, match=r"models\.lock says refutes, neutral"):
        _ = open_bundle(folder).stance


def test_a_probe_compares_with_the_lock(folder: Path, lock: Any) -> None:
    assert [outcome.passed for outcome in probe_all(open_bundle(folder))] == [True]
    lock.model["probe"]["outputs"] = [[0.4, 0.3, 0.3]]
    (folder / "models.lock").write_text(lock.text(), encoding="utf-8")
    assert not probe(open_bundle(folder), Role.STANCE).passed


def test_a_probe_passes_up_to_its_tolerance() -> None:
    assert ProbeOutcome(Role.STANCE, 0.1, 0.1).passed
    assert not ProbeOutcome(Role.STANCE, 0.2, 0.1).passed
    assert not ProbeOutcome(Role.STANCE, math.nan, 0.1).passed


def test_an_opened_model_is_kept_until_closed(folder: Path) -> None:
    bundle = open_bundle(folder)
    assert bundle.stance is bundle.stance
    kept = bundle.stance
    bundle.close()
    assert bundle.stance is not kept


def test_a_bundle_of_another_version_is_named_as_such(tmp_path: Path) -> None:
    place = tmp_path / "given-stance.json"
    with pytest.raises(ModelLockError, match="of another version") as caught:
        read_stance(place, classes=tuple(STANCE["classes"]))
    assert str(caught.value).count(str(place)) == 1
