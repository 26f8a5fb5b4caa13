"""Values of another deed, paper, column or distance are not the claim's."""

from __future__ import annotations

import pytest

from oircheck.quantities import correct, read_mentions, rivals
from oircheck.testing.values import compare_values
from oircheck.types import Outcome, QuantityKind


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param(
            "The crew finished in 21 minutes and 23 seconds.",
            "The crew came second, 9 seconds behind.",
            id="a distance is no finishing time",
        ),
        pytest.param(
            "The crew rowed for 40 minutes.",
            "The crew was 4 minutes ahead of the others.",
            id="nor is a lead",
        ),
        pytest.param(
            "The march ended at 2 p.m.",
            "The march began at noon and ended at the Guildhall.",
            id="what began at noon did not end then",
        ),
        pytest.param(
            "The town council voted for the merger on 14 March 2024.",
            "The merger takes effect on 1 October 2024.",
            id="a thing is voted on before it takes effect",
        ),
        pytest.param(
            "The minutes were published on 20 March 2024.",
            "Minutes of 14 March 2024",
            id="minutes are called by the day of the meeting",
        ),
        pytest.param(
            "The report came out on 20 March 2024.",
            "The report of 14 March 2024 says so.",
            id="and a report by its own",
        ),
        pytest.param(
            "Ward: Surgery; Before: 31",
            "Ward: Surgery; Beds 2023: 30; Beds after merger: 12",
            id="another header is another column",
        ),
        pytest.param(
            "The consultation ran for two months.",
            "The consultation, which ran for eight weeks, was lawful.",
            id="eight weeks may be told as two months",
        ),
    ],
)
def test_a_value_of_something_else_neither_refutes_nor_is_asked_about(
    claim: str, unit: str
) -> None:
    found = compare_values(claim, unit, "2024-06-12", "")
    assert not any(
        one.excludes or one.outcome in (Outcome.CONFLICT, Outcome.AGREE)
        for one in found
    )
    assert not rivals(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The crew was 7 seconds behind.", "The crew came second, 9 seconds behind."),
        ("The march began at 2 p.m.", "The march began at noon."),
        (
            "The council voted for it on 12 March 2024.",
            "The council voted for it on 14 March 2024.",
        ),
        (
            "The minutes of 20 March 2024 say so.",
            "The minutes of 14 March 2024 say so.",
        ),
        ("Ward: Surgery; Beds: 31", "Ward: Surgery; Beds 2023: 30; Staff: 12"),
        ("Ward: Surgery; Number: 31", "Ward: Surgery; Beds: 30"),
        ("It ran for two months.", "It ran for six weeks."),
        ("It ran for two months.", "It ran for ten weeks."),
    ],
)
def test_a_value_of_the_same_thing_still_excludes(claim: str, unit: str) -> None:
    found = compare_values(claim, unit, "2024-06-12", "")
    assert any(one.excludes for one in found)


@pytest.mark.parametrize(
    ("claim", "unit", "made"),
    [
        ("It ended at 2 p.m.", "It ended at noon.", "It ended at noon."),
        ("It ended at noon.", "It ended at 2 p.m.", "It ended at 2 p.m."),
        (
            "It ended at 2 p.m. in Lund.",
            "It ended at noon.",
            "It ended at noon in Lund.",
        ),
        ("It ended at 2 p.m.", "It ended at 3 p.m.", "It ended at 3 p.m."),
    ],
)
def test_a_sentence_keeps_its_full_stop(claim: str, unit: str, made: str) -> None:
    (found,) = compare_values(claim, unit, "2024-06-12", "")
    assert correct(claim, found, unit) == made


@pytest.mark.parametrize("years", ["2024/25", "2024/2025"])
def test_over_a_business_year_is_no_bound(years: str) -> None:
    (found,) = read_mentions(f"They spend it over {years}.", reference=None)
    assert found.kind is QuantityKind.DATE


def test_over_a_number_is_one() -> None:
    (found,) = read_mentions("They sold over 2024 tickets.", reference=None)
    assert (found.kind, found.low) == (QuantityKind.CARDINAL, 2024)
