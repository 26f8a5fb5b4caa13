"""A value told of one thing is set beside the cell that a table has of it."""

from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer
from oircheck.quantities.comparisons.cells import REASON
from oircheck.types import Outcome

ABOVE = "Ferries. Ship: Askeladd; Built: 1998; Passengers: 420; Length: 84 m"
SHIP = "Ship: Dronning Ragna; Built: 2011; Passengers: 650; Length: 112 m"
CLUB = "Club: Gull Point; Founded: 2004; Capacity: 9,700; Titles: 7"
TOWN = "Town: Skarvik; Inhabitants: 12,400; Unemployment: 4.5 %; Budget: £3m"


def outcomes(claim: str, unit: str, context: str = "") -> list[tuple[Outcome, str]]:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context=context, passage_date=None
    )
    return [(one.outcome, one.reason) for one in found]


@pytest.mark.parametrize(
    ("claim", "right", "wrong", "unit"),
    [
        ("The Dronning Ragna carries {} passengers.", "650", "420", SHIP),
        ("The Dronning Ragna has room for {} passengers.", "650", "180", SHIP),
        ("The length of the Dronning Ragna is {} metres.", "112", "84", SHIP),
        ("The Dronning Ragna is {} m long.", "112", "51", SHIP),
        ("Gull Point has won {} titles.", "seven", "three", CLUB),
        ("Gull Point has {} titles.", "7", "1", CLUB),
        ("Gull Point has a capacity of {}.", "9,700", "18,300", CLUB),
        ("The capacity of Gull Point is {}.", "9,700", "24,500", CLUB),
        ("Skarvik has {} inhabitants.", "12,400", "21,900", TOWN),
        ("Unemployment in Skarvik is {} %.", "4.5", "7.5", TOWN),
        ("The budget of Skarvik is £{} million.", "3", "8", TOWN),
    ],
)
def test_a_row_and_a_header_that_are_named_bind_a_value(
    claim: str, right: str, wrong: str, unit: str
) -> None:
    assert [x for x, _ in outcomes(claim.format(right), unit)] == [Outcome.AGREE]
    assert [x for x, _ in outcomes(claim.format(wrong), unit)] == [Outcome.CONFLICT]


def test_the_value_of_another_row_is_contradicted() -> None:
    claim = "The Dronning Ragna carries 420 passengers."
    assert outcomes(claim, SHIP, ABOVE) == [(Outcome.CONFLICT, REASON)]


@pytest.mark.parametrize(
    "claim",
    [
        "The Dronning Ragna carries 420 passengers a day.",
        "The captain of the Dronning Ragna has 420 passengers.",
        "The Dronning Ragna carried 420 passengers in 2019.",
        "The Dronning Ragna may carry 420 passengers.",
        "The Dronning Ragna does not carry 420 passengers.",
        "The Dronning Ragna saved 12 passengers.",
        "The Dronning Ragna has 4 decks.",
        "The Dronning Ragna had 12 first-class passengers.",
        "About 650 passengers were hurt on the Dronning Ragna.",
        "The Askeladd carries 420 passengers.",
        "The Dronning Ragna carries 30 passengers more than the Tholm.",
    ],
)
def test_what_says_more_or_names_another_row_is_left_to_others(claim: str) -> None:
    assert all(reason != REASON for _, reason in outcomes(claim, SHIP, ABOVE))


@pytest.mark.parametrize(
    ("unit", "context"),
    [
        (SHIP, "Passengers in 2019. Ship: Askeladd; Built: 1998; Passengers: 420"),
        ("Ship: Dronning Ragna; Passengers 2019: 650; Passengers 2020: 310", ""),
    ],
)
def test_a_table_of_one_year_contradicts_no_claim_without_one(
    unit: str, context: str
) -> None:
    claim = "The Dronning Ragna carries 420 passengers."
    found = outcomes(claim, unit, context)
    assert all(reason != REASON for _, reason in found)
