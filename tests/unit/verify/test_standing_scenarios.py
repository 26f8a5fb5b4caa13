"""The rules alone: scenarios with the stance of every passage written down by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from oircheck.testing.readings import judge_as_read
from oircheck.testing.scenarios import Scenario, read_scenarios
from oircheck.verify import Policy

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = ("standing_cases.jsonl", "standing_conflicts.jsonl", "standing_gaps.jsonl")
SCENARIOS = [scenario for name in FILES for scenario in read_scenarios(DATA / name)]
GAPS = [*read_scenarios(DATA / FILES[-1])]

BY_VALUES = {
    "steamer-on-board": "221 people are not bound to 212 people on board",
    "steamer-on-board-between": "the same",
    "quake-toll-as-of": "the day of the count is taken for the day of the earthquake",
    "dorne-first-figure": "the 120 of a number corrected from 120 to 96 stays open",
    "marathon-forum": "one time in hours and minutes is not bound to another",
    "cement-fine-record": "a fine set at 6.2 is not bound to a fine of 2.6 million",
    "plot-two-registers": "3.6 hectares of a plot are not bound to 4.1 hectares",
    "mill-wrong-anchor": "last year, seen from its report, excludes no other year",
    "cinema-year-missed": "nor does last month",
    "rector-in-2015-wrong": "a text in the present does not tell of its own day",
}
"""What the comparison of values, not a rule of standing, decides otherwise, and why.

A refutation with a value that is neither borne out nor excluded is taken for baseless.
"""


def marked(scenario: Scenario) -> object:
    reason = BY_VALUES.get(scenario.name)
    marks = [pytest.mark.xfail(reason=reason, strict=False)] if reason else []
    return pytest.param(scenario, id=scenario.name, marks=marks)


@pytest.mark.parametrize("scenario", [marked(one) for one in SCENARIOS])
def test_the_rules_give_the_verdict(scenario: Scenario) -> None:
    found = judge_as_read(
        scenario.claim, scenario.documents, scenario.read, policy=Policy()
    )
    assert scenario.faults(found) == []


@pytest.mark.parametrize("scenario", GAPS, ids=lambda one: one.name)
def test_the_order_of_sources_changes_nothing(scenario: Scenario) -> None:
    there = judge_as_read(
        scenario.claim, scenario.documents, scenario.read, policy=Policy()
    )
    back = judge_as_read(
        scenario.claim, scenario.documents[::-1], scenario.read, policy=Policy()
    )
    assert back.verdict.label is there.verdict.label


def test_names_are_unlike_one_another() -> None:
    names = [scenario.name for scenario in SCENARIOS]
    assert len(set(names)) == len(names)
    assert BY_VALUES.keys() <= set(names)
