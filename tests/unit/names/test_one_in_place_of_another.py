"""Cases in which the rest of the sentence shows who is meant."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from oircheck.names import NameComparer
from oircheck.types import Outcome

DATA = Path(__file__).parents[2] / "data"
with (DATA / "name_cases_2.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_names_compare_as_annotated(row: dict[str, str]) -> None:
    found = NameComparer().compare(
        claim=row["claim"],
        claim_date=None,
        unit=row["source"],
        context=row["context"],
        passage_date=None,
    )
    outcomes = {one.outcome for one in found}
    if row["outcome"] == "conflict":
        assert Outcome.CONFLICT in outcomes
    else:
        assert Outcome.CONFLICT not in outcomes
    if row["outcome"] == "agree":
        assert Outcome.AGREE in outcomes


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_no_sentence_is_at_odds_with_itself(row: dict[str, str]) -> None:
    for text in (row["claim"], row["source"]):
        found = NameComparer().compare(
            claim=text, claim_date=None, unit=text, context="", passage_date=None
        )
        assert all(one.outcome is not Outcome.CONFLICT for one in found)
