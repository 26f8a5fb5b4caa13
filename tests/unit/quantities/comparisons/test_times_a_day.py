from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer, correct, read_mentions
from oircheck.types import Comparison, Outcome


def compare(claim: str, unit: str) -> list[Comparison]:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return list(found)


@pytest.mark.parametrize(
    ("claim", "unit", "right"),
    [
        (
            "The train runs twice a day.",
            "The train runs three times a day.",
            "The train runs three times a day.",
        ),
        (
            "The train runs three times a day.",
            "The train runs twice a day.",
            "The train runs twice a day.",
        ),
        (
            "The boiler was cleaned four times a year.",
            "The boiler was cleaned only once a year.",
            "The boiler was cleaned once a year.",
        ),
        (
            "The committee meets five times a year.",
            "The committee meets six times a year in the old hall.",
            "The committee meets six times a year.",
        ),
        (
            "The makers advised cleaning the tower 4 times a year.",
            "The makers advised cleaning the tower twice a year.",
            "The makers advised cleaning the tower twice a year.",
        ),
        (
            "Milk is collected once a week.",
            "Milk is collected twice a week from the farms.",
            "Milk is collected twice a week.",
        ),
        (
            "Patients took the drug thrice a day.",
            "Patients took the drug four times per day.",
            "Patients took the drug four times a day.",
        ),
        (
            "The pump is checked once every month.",
            "The pump is checked three times every month.",
            "The pump is checked three times every month.",
        ),
    ],
)
def test_times_in_a_period_are_a_rate(claim: str, unit: str, right: str | None) -> None:
    (found,) = compare(claim, unit)
    assert found.outcome is Outcome.CONFLICT
    assert correct(claim, found, unit) == right


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The train runs twice a day.", "The train runs two times a day."),
        ("The train runs three times a day.", "The train runs three times per day."),
        ("The boiler is cleaned once a year.", "The boiler is cleaned once a year."),
        ("The ferry crosses 14 times a week.", "The ferry crosses twice a day."),
        ("The boat calls seven times a week.", "The boat calls once a day."),
    ],
)
def test_the_same_rate_agrees(claim: str, unit: str) -> None:
    (found,) = compare(claim, unit)
    assert found.outcome is Outcome.AGREE


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("He won the race twice.", "He won the race three times a year in his youth."),
        ("The train runs twice a day.", "The train stops three times a day."),
        ("The bus runs twice a day.", "The train runs three times a day."),
        ("She rang once.", "She rang three times a week."),
        ("The train runs twice a day.", "The train runs late twice a month."),
        ("He met them four times.", "He met them twice a year."),
        ("Output was three times that of 2010.", "The mill ran twice a day in 2010."),
        ("The tower was cleaned twice.", "The tower was cleaned four times a year."),
        ("The train runs at least twice a day.", "The train runs four times a day."),
        ("Once a week had passed, he left.", "He left twice a week."),
    ],
)
def test_other_counts_and_other_things_are_not_in_conflict(
    claim: str, unit: str
) -> None:
    assert Outcome.CONFLICT not in {one.outcome for one in compare(claim, unit)}


def test_a_rate_never_agrees_with_one_of_another_period() -> None:
    (found,) = compare(
        "The ferry crosses twice a day.", "The ferry crosses twice a week."
    )
    assert found.outcome is not Outcome.AGREE
    assert found.excludes
    claim, unit = "He swam 5 times per day.", "He swam twice a week."
    (found,) = compare(claim, unit)
    assert correct(claim, found, unit) == "He swam twice a week."


def test_once_is_a_number_only_where_it_is_told_how_often() -> None:
    (once,) = read_mentions("It is cleaned once a year.", reference=None)
    assert (once.text, once.low, once.high) == ("once", 1, 1)
    (week,) = read_mentions("Once a week had passed, he left.", reference=None)
    assert week.text == "a week"
    assert read_mentions("She rang once.", reference=None) == ()
