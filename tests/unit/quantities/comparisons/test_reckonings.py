"""What two stated values settle by plain reckoning, and where they settle nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from oircheck.testing.values import compare_values
from oircheck.types import Outcome

DATA = Path(__file__).parents[3] / "data"
with (DATA / "compare_cases_reckoned.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = [tuple(row.values()) for row in csv.DictReader(_file)]

HALLS = "Its 90 pupils live in four halls, two of which are being built."
UNITS = "The Brill station has four units of 60 megawatts each."
HOUSES = "Of the nine houses in Orle six are roofed and two are occupied."


@pytest.mark.parametrize(
    ("claim", "source", "outcome"), ROWS, ids=[row[0] for row in ROWS]
)
def test_a_value_is_reckoned_from_two_that_are_bound(
    claim: str, source: str, outcome: str
) -> None:
    found = compare_values(claim, source, "2005-04-01")
    outcomes = {one.outcome for one in found}
    if outcome == "CONFLICT":
        assert any(one.outcome is Outcome.CONFLICT and one.excludes for one in found)
    elif outcome == "AGREE":
        assert Outcome.AGREE in outcomes
        assert Outcome.CONFLICT not in outcomes
    else:
        assert Outcome.CONFLICT not in outcomes
        assert not any(one.settles for one in found)


@pytest.mark.parametrize(
    ("claim", "source", "reason"),
    [
        (
            "The Brill station has a total of 240 megawatts.",
            UNITS,
            "4 times 60 make 240",
        ),
        ("Seven of the nine houses in Orle are unoccupied.", HOUSES, "2 of 9 leave 7"),
        (
            "The Holm mill will shed 300 jobs.",
            "The Holm mill will cut its workforce from 1,000 to 700.",
            "from 1,000 to 700 is 300 fewer",
        ),
    ],
)
def test_the_reason_says_how_it_was_worked_out(
    claim: str, source: str, reason: str
) -> None:
    settling = [x for x in compare_values(claim, source, "2005") if x.settles]
    assert [one.reason for one in settling] == [reason]


@pytest.mark.parametrize(
    "claim",
    [
        "The Brill station would have a total of 240 megawatts.",
        "The Brill station may have a total of 240 megawatts.",
        "In 1970 the Brill station had a total of 240 megawatts.",
        "The costly, noisy, unloved Brill works burns coal, a total of 240 megawatts.",
    ],
)
def test_nothing_is_settled_of_another_time_or_in_other_words(claim: str) -> None:
    assert not any(one.settles for one in compare_values(claim, UNITS, "2005"))


def test_the_whole_of_a_later_part_is_the_one_that_the_sentence_opens_with() -> None:
    found = compare_values(
        "Two of the nine houses in Orle are occupied.", HOUSES, "2005"
    )
    assert all(one.outcome is not Outcome.CONFLICT for one in found)
    assert any(one.outcome is Outcome.AGREE for one in found)
    halls = compare_values("Half of the halls are being built.", HALLS, "2005")
    assert [one.outcome for one in halls] == [Outcome.AGREE]


def test_many_spaces_and_capitals_are_read_in_no_time() -> None:
    for filler in (" " * 600, "Ab " * 200, "the strike " * 60):
        for claim in ("Orle was back at work in less than a month.", f"{filler}six."):
            compare_values(claim, f"The strike {filler} ended after 38 days.", "2005")
