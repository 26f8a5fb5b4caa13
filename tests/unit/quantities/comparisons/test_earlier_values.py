"""What a claim tells of the time before a change, and of the time after it."""

from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer
from oircheck.types import Comparison, Outcome

JOURNEY = "The journey takes 51 minutes, down from 74 minutes before the closure."
TICKET = "A ticket now costs £4.10, up from £3.20."
LINE = (
    "The line carries 9,000 passengers a day, compared with 6,500 before the closure."
)
FEE = "The council raised the parking fee from £12 to £15 on 1 April 2024."
WAIT = "The average wait for surgery fell from 19 weeks in 2023 to 11 weeks in 2024."
CARS = "The bridge carries 14,000 cars a day, up from 9,500 in 2019."
OPEN = "The library is open six days a week instead of four."


def compare(claim: str, unit: str) -> list[Comparison]:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return list(found)


@pytest.mark.parametrize(
    ("claim", "unit", "before", "after"),
    [
        ("The journey used to take {}.", JOURNEY, "74 minutes", "51 minutes"),
        (
            "The journey took {} before the closure.",
            JOURNEY,
            "74 minutes",
            "51 minutes",
        ),
        (
            "Before the closure the journey took {}.",
            JOURNEY,
            "74 minutes",
            "51 minutes",
        ),
        ("The journey previously took {}.", JOURNEY, "74 minutes", "51 minutes"),
        ("A ticket used to cost {}.", TICKET, "£3.20", "£4.10"),
        ("A ticket formerly cost {}.", TICKET, "£3.20", "£4.10"),
        ("A ticket had cost {}.", TICKET, "£3.20", "£4.10"),
        ("The line carried {} passengers before the closure.", LINE, "6,500", "9,000"),
        ("The parking fee used to be {}.", FEE, "£12", "£15"),
        ("The parking fee was previously {}.", FEE, "£12", "£15"),
        ("The parking fee had been {}.", FEE, "£12", "£15"),
        ("Before 1 April 2024 the parking fee was {}.", FEE, "£12", "£15"),
        ("The average wait for surgery used to be {}.", WAIT, "19 weeks", "11 weeks"),
        ("The average wait for surgery was {} in 2023.", WAIT, "19 weeks", "11 weeks"),
        ("The average wait for surgery was {} in 2024.", WAIT, "11 weeks", "19 weeks"),
        ("The bridge carried {} cars a day in 2019.", CARS, "9,500", "14,000"),
    ],
)
def test_the_value_is_the_one_of_the_time_that_the_claim_names(
    claim: str, unit: str, before: str, after: str
) -> None:
    right, wrong = claim.format(before), claim.format(after)
    assert {one.outcome for one in compare(right, unit)} == {Outcome.AGREE}
    assert Outcome.CONFLICT in {one.outcome for one in compare(wrong, unit)}


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The journey took 74 minutes before the strike.", JOURNEY),
        ("The library used to be open four days a week.", OPEN),
        ("The library used to be open six days a week.", OPEN),
        (
            "The flight to Oslo used to take 75 minutes.",
            "The flight to Oslo takes 90 minutes, compared with 75 minutes to Bergen.",
        ),
        ("The journey used to take 80 minutes.", "The journey takes 40 minutes."),
        ("The journey previously took 40 minutes.", "The journey takes 40 minutes."),
        ("The fare used to be £5.80.", "The fare rose by 30p to £5.80."),
        (
            "The ferry used to sail every 80 minutes.",
            "The ferry sails every 40 minutes, twice as often as before.",
        ),
        (
            "The fee used to be £15.",
            "The council will raise the fee from £12 to £15 in May.",
        ),
    ],
)
def test_of_which_time_it_is_must_be_told(claim: str, unit: str) -> None:
    outcomes = {one.outcome for one in compare(claim, unit)}
    assert not outcomes & {Outcome.CONFLICT, Outcome.AGREE}


@pytest.mark.parametrize(
    ("claim", "unit", "outcome"),
    [
        ("The journey takes 51 minutes.", JOURNEY, Outcome.AGREE),
        ("The journey takes 74 minutes.", JOURNEY, Outcome.CONFLICT),
        ("A ticket costs £4.10.", TICKET, Outcome.AGREE),
        ("The line carries 6,500 passengers a day.", LINE, Outcome.CONFLICT),
        ("The parking fee is £15.", FEE, Outcome.AGREE),
        ("The library is open six days a week.", OPEN, Outcome.AGREE),
        (
            "The journey used to take 80 minutes.",
            "The journey used to take 40 minutes.",
            Outcome.CONFLICT,
        ),
        (
            "The journey used to take 40 minutes.",
            "The journey took 40 minutes.",
            Outcome.AGREE,
        ),
    ],
)
def test_the_value_of_the_same_time_is_compared_as_ever(
    claim: str, unit: str, outcome: Outcome
) -> None:
    assert compare(claim, unit)[0].outcome is outcome


@pytest.mark.parametrize(
    ("claim", "unit", "outcome"),
    [
        (
            "A plot used to cost £42 a year.",
            "A plot costs £48 a year, £6 more than before.",
            Outcome.AGREE,
        ),
        (
            "A plot used to cost £48 a year.",
            "A plot costs £48 a year, £6 more than before.",
            Outcome.CONFLICT,
        ),
        (
            "Before, a plot cost £40 a year.",
            "A plot costs £48 a year, £6 more than before.",
            Outcome.CONFLICT,
        ),
        (
            "A ticket used to cost €10.",
            "A ticket now costs €12, two more than last year.",
            Outcome.AGREE,
        ),
        (
            "The society used to have 130 plots.",
            "The society has 142 plots, 12 more than before.",
            Outcome.AGREE,
        ),
        (
            "A plot costs £48 a year.",
            "A plot costs £48 a year, £6 more than before.",
            Outcome.AGREE,
        ),
    ],
)
def test_what_was_before_is_worked_out_where_only_the_change_is_told(
    claim: str, unit: str, outcome: Outcome
) -> None:
    assert [one.outcome for one in compare(claim, unit)] == [outcome]
