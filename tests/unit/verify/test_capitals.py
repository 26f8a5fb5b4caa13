"""A claim in capitals is corrected in capitals."""

from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer
from oircheck.verify.readings import _correct


@pytest.mark.parametrize(
    ("claim", "unit", "corrected"),
    [
        (
            "THE BRIDGE WAS OPENED ON 27 FEBRUARY 2023.",
            "The bridge was opened on 28 February 2023.",
            "THE BRIDGE WAS OPENED ON 28 FEBRUARY 2023.",
        ),
        (
            "SEVEN BASES WERE HANDED OVER.",
            "Six bases were handed over.",
            "SIX BASES WERE HANDED OVER.",
        ),
        (
            "Seven bases were handed over.",
            "Six bases were handed over.",
            "Six bases were handed over.",
        ),
    ],
)
def test_a_claim_in_capitals_stays_so(claim: str, unit: str, corrected: str) -> None:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    assert _correct(claim, found, unit) == corrected
