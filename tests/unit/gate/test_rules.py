"""The rules, and the choices of what fails a build, are the same everywhere."""

from __future__ import annotations

import pytest

from oircheck.cli.check import FailOn
from oircheck.gate import FAIL_ON, LEVELS, reaches
from oircheck.gate.rules import covers, family_of, read_rule
from oircheck.intake import gate_keys
from oircheck.rules import FAIL_FAMILIES, FAMILY_WORDS, RULES, fails


def test_the_choices_are_those_of_check_and_of_the_settings() -> None:
    assert list(FAIL_ON) == [item.value for item in FailOn]
    assert tuple(FAIL_ON) == gate_keys.FAIL_ON


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        ("refuted", {"OC1"}),
        ("unsupported", {"OC1", "OC2"}),
        ("any", {"OC1", "OC2", "OC9"}),
        ("never", set()),
    ],
)
def test_each_choice_means_its_families(fail_on: str, failing: set[str]) -> None:
    assert {rule[:3] for rule in LEVELS if reaches(rule, fail_on)} == failing


def test_a_rule_is_covered_by_itself_and_by_its_family() -> None:
    assert read_rule("OC1xx") == read_rule("OC1XX") == read_rule("OC1") == "OC1xx"
    assert covers("OC1xx", "OC102")
    assert covers("OC102", "OC102")
    assert not covers("OC102", "OC101")
    assert not covers("OC2xx", "OC102")


def test_the_table_in_words_has_the_same_rules() -> None:
    assert {rule: item.level for rule, item in RULES.items()} == dict(LEVELS)
    assert dict(FAIL_FAMILIES) == dict(FAIL_ON)
    assert set(FAMILY_WORDS) == {family_of(rule) for rule in LEVELS}
    for rule in LEVELS:
        for choice in FAIL_ON:
            assert fails(rule, choice) == reaches(rule, choice)
