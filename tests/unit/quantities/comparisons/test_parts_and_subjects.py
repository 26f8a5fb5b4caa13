"""Which value is the part's, and which the second subject's."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from oircheck.quantities import edtf_interval, restate
from oircheck.quantities.comparisons.comparer import ValueComparer
from oircheck.testing.values import compare_values
from oircheck.types import Outcome

DATA = Path(__file__).parents[3] / "data"
with (DATA / "compare_cases_10.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_a_value_is_that_of_its_part_and_its_subject(row: dict[str, str]) -> None:
    claim, source, day = row["claim"], row["source"], row["source_date"]
    found = compare_values(claim, source, day, row["context"])
    here = [one for one in found if row["claimed"] in one.claimed.text]
    conflicts = [one for one in found if one.outcome is Outcome.CONFLICT]
    agree = [one for one in here if one.outcome is Outcome.AGREE]
    if row["outcome"] == "ASKED":
        assert any(one.excludes for one in here)
        assert not conflicts
        assert not agree
    elif row["outcome"] == "OPEN":
        assert not conflicts
        assert not agree
    else:
        of_it = [one for one in here if one.outcome is Outcome[row["outcome"]]]
        assert any(row["stated"] in one.stated.text for one in of_it)
        if row["outcome"] == "AGREE":
            assert not conflicts


BRIDGE = "The Tarrow bridge reopened on 2 August 2024."


@pytest.mark.parametrize(
    ("claim", "as_of", "restated"),
    [
        ("The Tarrow bridge reopened yesterday.", "2024-08-03", BRIDGE),
        ("The Tarrow bridge reopened today.", "2024-08-02", BRIDGE),
        ("The Tarrow bridge reopened two days ago.", "2024-08-04", BRIDGE),
        ("The Tarrow bridge reopened last month.", "2024-09-03", BRIDGE),
        (
            "Yesterday the Tarrow bridge reopened.",
            "2024-08-03",
            "On 2 August 2024 the Tarrow bridge reopened.",
        ),
        ("Yesterday's Tarrow bridge reopened.", "2024-08-03", None),
        ("The Tarrow bridge reopened yesterday morning.", "2024-08-03", None),
        ("The Tarrow bridge reopened yesterday.", "2024-08-20", None),
    ],
)
def test_a_day_counted_from_the_claims_own_is_written_as_the_source_has_it(
    claim: str, as_of: str, restated: str | None
) -> None:
    (found,) = ValueComparer().compare(
        claim=claim,
        claim_date=edtf_interval(as_of),
        unit=BRIDGE,
        context="",
        passage_date=None,
    )
    assert restate(claim, found, BRIDGE) == restated
