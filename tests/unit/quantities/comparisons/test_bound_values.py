"""Cases of one kind beside another: sorts of a thing, times told before, bearers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from oircheck.quantities import ValueComparer, edtf_interval
from oircheck.types import Outcome

DATA = Path(__file__).parents[3] / "data"
with (DATA / "compare_cases_5.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_values_are_of_one_sort_time_and_bearer(row: dict[str, str]) -> None:
    date = row["source_date"]
    found = ValueComparer().compare(
        claim=row["claim"],
        claim_date=None,
        unit=row["source"],
        context=row["context"],
        passage_date=edtf_interval(date) if date else None,
    )
    here = [one for one in found if row["claimed"] in one.claimed.text]
    outcomes = {one.outcome for one in here}
    if row["outcome"] == "OPEN":
        assert Outcome.CONFLICT not in outcomes
        assert not any(one.excludes for one in here)
    else:
        assert Outcome[row["outcome"]] in outcomes
        assert any(row["stated"] in one.stated.text for one in here)


@pytest.mark.parametrize(
    ("claim", "unit", "asked"),
    [
        ("The hall was opened in 1975.", "The hall was opened on Saturday.", True),
        (
            "The hall was opened on 9 August 2020.",
            "The hall was opened on Monday.",
            None,
        ),
    ],
)
def test_a_day_of_a_report_refutes_a_year_only_if_the_corrected_claim_holds(
    claim: str, unit: str, asked: bool | None
) -> None:
    (found,) = ValueComparer().compare(
        claim=claim,
        claim_date=None,
        unit=unit,
        context="",
        passage_date=edtf_interval("2020-08-14"),
    )
    if asked is None:
        assert found.outcome in (Outcome.CONFLICT, Outcome.UNDETERMINED)
    else:
        assert (found.outcome, found.excludes) == (Outcome.NOT_COMPARABLE, asked)
