from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer, correct, read_mentions
from oircheck.types import Outcome


def outcomes(claim: str, unit: str) -> list[Outcome]:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return [one.outcome for one in found]


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Three were killed.", "Two Americans and the driver were killed."),
        ("Five were saved.", "Four sailors and their cook were saved."),
        (
            "Vale processed 2.6 billion litres of milk.",
            "Vale and Port Ives processed 2.6 and 1.1 billion litres of milk.",
        ),
    ],
)
def test_what_is_told_beside_a_number_keeps_it_from_refuting(
    claim: str, unit: str
) -> None:
    assert Outcome.CONFLICT not in outcomes(claim, unit)


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Four were killed.", "Two Americans and the driver were killed."),
        ("Five sailors were saved.", "Four sailors were saved, and the ship was lost."),
    ],
)
def test_but_only_by_one(claim: str, unit: str) -> None:
    assert Outcome.CONFLICT in outcomes(claim, unit)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The council voted 21 to 8 to accept the offer.", Outcome.AGREE),
        ("The offer was accepted by 21 votes to eight.", Outcome.AGREE),
        ("The council voted 8 to 21 to accept the offer.", Outcome.CONFLICT),
        ("The offer was accepted by eight votes to 21.", Outcome.CONFLICT),
        ("The offer was rejected by 21 votes to eight.", Outcome.CONFLICT),
    ],
)
def test_a_vote_tells_who_was_for_it_first(claim: str, expected: Outcome) -> None:
    found = outcomes(claim, "The council voted 21 to 8 to accept the offer.")
    assert found == [expected]


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        (
            "The council voted 8 to 21 to accept the offer.",
            "The council voted 21 to 8 to accept the offer.",
        ),
        (
            "The offer was accepted by eight votes to 21.",
            "The offer was accepted by 21 votes to eight.",
        ),
        ("The offer was rejected by 21 votes to eight.", None),
    ],
)
def test_a_vote_is_put_the_right_way_round(claim: str, right: str | None) -> None:
    unit = "The council voted 21 to 8 to accept the offer."
    (found,) = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    assert correct(claim, found, unit) == right


def test_an_article_after_a_numeral_begins_another_phrase() -> None:
    (_, four) = read_mentions("By 11 votes to 4 the council agreed.", reference=None)
    assert four.noun is None
    (half,) = read_mentions("Half the voters stayed away.", reference=None)
    assert half.noun == "voters"
