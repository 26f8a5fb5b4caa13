"""The rules alone: scenarios with the stance of every passage written down by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from oircheck.testing.readings import judge_as_read
from oircheck.testing.scenarios import Scenario, read_scenarios
from oircheck.verify import Policy

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = (
    "standing_cases.jsonl",
    "standing_conflicts.jsonl",
    "standing_gaps.jsonl",
    "standing_mends.jsonl",
    "standing_more.jsonl",
    "standing_holders.jsonl",
)
SCENARIOS = [scenario for name in FILES for scenario in read_scenarios(DATA / name)]
GAPS = [one for name in FILES[2:] for one in read_scenarios(DATA / name)]

BY_VALUES = {
    "steamer-on-board-between": "221 people are not bound to 212 people on board",
    "quake-toll-as-of": "the day of the count is taken for the day of the earthquake",
    "mill-wrong-anchor": "last year, seen from its report, excludes no other year",
    "cinema-year-missed": "nor does last month",
    "tickets-rise-stands": "the rise of 400 is compared with the 2,300 of which it is",
    "tannery-wrong-year": "'and will not be rebuilt' negates 'burned down last year'",
}
"""What the comparison of values, not a rule of standing, decides otherwise, and why.

A refutation with a value that is neither borne out nor excluded is taken for baseless.
"""


def marked(scenario: Scenario) -> object:
    reason = BY_VALUES.get(scenario.name)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
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
