"""How many there are, beside how many more or fewer there are."""

from __future__ import annotations

import pytest

from oircheck.quantities import BY_HOW_MUCH, ValueComparer
from oircheck.types import Comparison, Outcome

AGREE, CONFLICT = Outcome.AGREE, Outcome.CONFLICT
NOTHING = Outcome.NOT_COMPARABLE


def compare(claim: str, unit: str) -> Comparison:
    (found,) = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return found


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The hall has 90 seats.", "The hall lost 90 seats."),
        ("The club has 12 members.", "The club gained 12 members last year."),
        ("The firm has 200 jobs.", "The firm shed 200 jobs."),
        ("The library holds 500 books.", "The library added 500 books in May."),
        ("The fee is 15 euros.", "The fee rose by 15 euros."),
        ("Pupils pay 15 euros.", "The fee for pupils rose by 15 euros."),
        ("The hall has 90 seats.", "The hall has 90 fewer seats than before."),
        ("The road is 2 km long.", "The road is 2 km longer."),
    ],
)
def test_a_change_bears_out_no_level(claim: str, unit: str) -> None:
    found = compare(claim, unit)
    assert found.outcome is Outcome.UNDETERMINED
    assert found.reason == BY_HOW_MUCH


@pytest.mark.parametrize(
    ("claim", "unit", "outcome"),
    [
        (
            "The hall has 1,180 seats.",
            "The hall lost 90 seats and now has 1,180.",
            AGREE,
        ),
        ("The fee is 95 euros.", "The fee rose by 15 euros to 95 euros.", AGREE),
        ("The fee is 15 euros.", "The fee rose by 15 euros to 95 euros.", CONFLICT),
        ("The club lost 90 members.", "The club lost 90 members.", AGREE),
        ("The club has 90 fewer members.", "The club lost 90 members.", AGREE),
        ("The town has 40 new flats.", "The town gained 40 flats.", AGREE),
    ],
)
def test_a_level_meets_the_level_that_is_told(
    claim: str, unit: str, outcome: Outcome
) -> None:
    assert compare(claim, unit).outcome is outcome


@pytest.mark.parametrize(
    ("claim", "unit", "outcome"),
    [
        (
            "The rebuilding took eleven months longer than planned.",
            "The rebuilding took 41 months instead of 30.",
            AGREE,
        ),
        (
            "The rebuilding took nine months longer than planned.",
            "The rebuilding took 41 months instead of 30.",
            CONFLICT,
        ),
        (
            "The bridge cost 15 million euros more than expected.",
            "The bridge cost 90 million euros instead of 75.",
            AGREE,
        ),
        (
            "The bridge cost 15 million euros less than planned.",
            "The bridge cost 90 million euros instead of 75 million.",
            CONFLICT,
        ),
        (
            "The hall got 200 seats fewer than planned.",
            "The hall got 900 seats rather than 1,100.",
            AGREE,
        ),
        (
            "The journey takes 25 minutes less than planned.",
            "The journey takes 50 minutes, down from 75.",
            NOTHING,
        ),
    ],
)
def test_what_came_of_a_plan_tells_by_how_much_it_missed(
    claim: str, unit: str, outcome: Outcome
) -> None:
    assert compare(claim, unit).outcome is outcome


def test_the_difference_is_told_in_the_unit_of_the_source() -> None:
    found = compare(
        "The work took nine months longer than planned.",
        "The work took 41 months instead of 30.",
    )
    assert found.reason == "the difference is 11"
