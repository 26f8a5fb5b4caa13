"""Whose value it is, of which step and time, and what several make together."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from oircheck.quantities import correct, rivals
from oircheck.testing.values import compare_values
from oircheck.types import Comparison, Outcome

DATA = Path(__file__).parents[3] / "data"
with (DATA / "compare_cases_9.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def compare(
    claim: str, unit: str, day: str = "2024-06-12", context: str = ""
) -> tuple[Comparison, ...]:
    return compare_values(claim, unit, day, context)


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_a_value_is_that_of_its_bearer_and_its_time(row: dict[str, str]) -> None:
    found = compare(row["claim"], row["source"], row["source_date"], row["context"])
    here = [one for one in found if row["claimed"] in one.claimed.text]
    conflicts = [one for one in found if one.outcome is Outcome.CONFLICT]
    if row["outcome"] == "NOTHING":
        assert all(one.outcome is Outcome.NOT_COMPARABLE for one in here)
        assert not any(one.excludes for one in here)
    elif row["outcome"] == "ASKED":
        assert [one.excludes for one in here] == [True]
        assert not conflicts
    elif row["outcome"] == "OPEN":
        assert not conflicts
    else:
        of_it = [one for one in here if one.outcome is Outcome[row["outcome"]]]
        assert any(row["stated"] in one.stated.text for one in of_it)
        if row["outcome"] == "AGREE":
            assert not conflicts


@pytest.mark.parametrize(
    ("claim", "unit", "right"),
    [
        (
            "The rate fell by 2.6 percentage points.",
            "The rate was 7.5 per cent, down from 9.1 per cent in 2016.",
            "The rate fell by 1.6 percentage points.",
        ),
        (
            "The rate rose by 1.6 percentage points.",
            "The rate was 7.5 per cent, down from 9.1 per cent in 2016.",
            "The rate fell by 1.6 percentage points.",
        ),
        (
            "Revenue rose by $26 million.",
            "Revenue rose from $80 million to $96 million.",
            "Revenue rose by $16 million.",
        ),
        ("The flock halved.", "The flock grew from 50 to 100.", "The flock doubled."),
        (
            "Five per cent of the voters stayed at home.",
            "One in five of the voters stayed at home.",
            "One in five of the voters stayed at home.",
        ),
        (
            "The club was fined 20,000 dollars.",
            "The club was fined 20,000 euros.",
            "The club was fined 20,000 euros.",
        ),
    ],
)
def test_a_worked_out_value_is_put_into_the_claim(
    claim: str, unit: str, right: str
) -> None:
    (conflict,) = [one for one in compare(claim, unit) if one.excludes]
    assert correct(claim, conflict, unit) == right
    assert not any(one.excludes for one in compare(right, unit))


@pytest.mark.parametrize(
    ("claim", "unit", "tried"),
    [
        ("Ann Weiss was jailed for five years.", "Ann Weiss, 38, was jailed.", []),
        ("Ann Weiss is 47.", "Ann Weiss wrote of Karl Holm, 38.", []),
        ("The yard employs 420 welders and cooks.", "It employs 300 welders.", []),
        ("The yard employs 420 welders.", "It employs 300 welders.", ["300"]),
        ("The tug was raised on 9 May 2021.", "The tug sank on 2 May 2021.", []),
        (
            "The tug was raised on 9 May 2021.",
            "The tug was raised on 2 May 2021.",
            ["on 2 May 2021"],
        ),
        ("The chain has 40 cooks per hotel.", "The chain has 1,200 cooks.", []),
    ],
)
def test_only_values_of_the_same_sort_are_tried(
    claim: str, unit: str, tried: list[str]
) -> None:
    found = rivals(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    assert [one.comparison.stated.text for one in found] == tried


@pytest.mark.parametrize(
    "unit",
    [
        "The line from Oslo is 460 km long and ends in Bergen.",
        "Trains from Oslo take the line, which is 460 km long, to Bergen.",
    ],
)
def test_what_is_told_of_two_ends_is_no_sum(unit: str) -> None:
    claim = "The line between Oslo and Bergen is 460 km long."
    found = compare(claim, unit)
    assert not any(one.outcome is Outcome.CONFLICT for one in found)
    assert any(one.outcome is Outcome.AGREE for one in found)
