"""What was last done on a day, what lasted from one to another, and other deeds."""

from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer
from oircheck.types import Outcome

AGREE, CONFLICT = Outcome.AGREE, Outcome.CONFLICT


def outcomes(claim: str, unit: str) -> set[Outcome]:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return {one.outcome for one in found}


@pytest.mark.parametrize(
    ("claim", "unit", "outcome"),
    [
        (
            "Since May 1981 the pipe has not been cleaned.",
            "The pipe was last cleaned in May 1984.",
            CONFLICT,
        ),
        (
            "Since May 1984 the pipe has not been cleaned.",
            "The pipe was last cleaned in May 1984.",
            AGREE,
        ),
        (
            "The mill was last used in 1950.",
            "The mill has not been used since 1962.",
            CONFLICT,
        ),
        (
            "The pipe has not been cleaned since 1981.",
            "The pipe was cleaned in 1984.",
            CONFLICT,
        ),
    ],
)
def test_what_has_not_been_done_since_a_day_was_last_done_on_it(
    claim: str, unit: str, outcome: Outcome
) -> None:
    assert outcomes(claim, unit) == {outcome}


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The pipe was cleaned in May 1981.", "The pipe was last cleaned in May 1984."),
        ("The pipe was last cleaned in May 1984.", "The pipe was cleaned in May 1981."),
    ],
)
def test_it_may_have_been_done_before_as_well(claim: str, unit: str) -> None:
    assert CONFLICT not in outcomes(claim, unit)


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "Never since 1991 had so few storks been seen as in 2003.",
            "The village had 12 storks in May 2003, the fewest since 1991.",
        ),
        (
            "Ida Lund had played for no pay since 1982.",
            "A second player left in 1990.",
        ),
    ],
)
def test_only_a_deed_not_done_since_a_day_was_last_done_on_it(
    claim: str, unit: str
) -> None:
    assert CONFLICT not in outcomes(claim, unit)


def test_a_later_day_than_the_last_one_conflicts() -> None:
    unit = "The pipe was last cleaned in May 1984."
    assert outcomes("The pipe was cleaned in May 1990.", unit) == {CONFLICT}


@pytest.mark.parametrize(
    "claim",
    ["The lease runs from 2010 to 2031.", "The lease runs from 2008 to 2031."],
)
def test_a_longer_stay_is_not_borne_out(claim: str) -> None:
    assert AGREE not in outcomes(claim, "The lease runs from 2010 to 2030.")


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The gang has 40 members.", "Fifteen gang members were arrested."),
        (
            "The Alliance has 30 nations.",
            "Advisers from 14 Alliance nations make up the team.",
        ),
    ],
)
def test_those_of_whom_something_else_is_told_are_not_all(
    claim: str, unit: str
) -> None:
    assert CONFLICT not in outcomes(claim, unit)
