"""Claims that give one name what the sentence gives the other."""

from __future__ import annotations

import pytest

from oircheck.names import NameComparer
from oircheck.types import Comparison, Outcome

CONFLICT = Outcome.CONFLICT
LOCKS = "Olmec's lock is closed by a lever, Baran's by a pin."
TALKS = "Anna Berg spoke in Oslo and Tom Barker in Bergen."
HOUSE = "Built by Ida Lund and painted by Per Dahl, the house stands empty."
PRIZE = "The prize went to Berg, not to Holm."
TEAM = "Anna Berg of Oslo and Tom Barker of Bergen won a medal at the games."


def compare(claim: str, unit: str) -> tuple[Comparison, ...]:
    return NameComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )


@pytest.mark.parametrize(
    ("claim", "unit", "claimed", "stated"),
    [
        ("Baran's lock is closed by a lever.", LOCKS, "Baran", "Olmec"),
        ("Anna Berg spoke in Bergen.", TALKS, "Anna Berg", "Tom Barker"),
        ("Tom Barker spoke in Oslo.", TALKS, "Tom Barker", "Anna Berg"),
        ("The house was painted by Ida Lund.", HOUSE, "Ida Lund", "Per Dahl"),
        ("The house was built by Per Dahl.", HOUSE, "Per Dahl", "Ida Lund"),
        ("The prize went to Holm.", PRIZE, "Holm", "Berg"),
        (
            "The villages are now on the Zambian side.",
            "Three villages are now on the Malawian side of the line.",
            "Zambian",
            "Malawian",
        ),
        (
            "The ferry house on the Brede side becomes a hostel.",
            "The ferry house on the Tolne side becomes a hostel.",
            "Brede",
            "Tolne",
        ),
    ],
)
def test_what_is_told_of_one_is_not_told_of_the_other(
    claim: str, unit: str, claimed: str, stated: str
) -> None:
    found = [one for one in compare(claim, unit) if one.outcome is CONFLICT]
    assert [(one.claimed.text, one.stated.text) for one in found] == [(claimed, stated)]


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Baran's lock is closed by a pin.", LOCKS),
        ("Tom Barker spoke in Bergen.", TALKS),
        ("Anna Berg spoke.", TALKS),
        (
            "Anna Berg spoke in Bergen.",
            "Anna Berg spoke in Oslo and Tom Barker and she in Bergen.",
        ),
        (
            "Anna Berg works in Bergen.",
            "Anna Berg lives in Oslo, and works with Tom Barker in Bergen.",
        ),
        (
            "Anna Berg met Tom Barker in Bergen.",
            "Anna Berg, on her way from Oslo, met Tom Barker in Bergen.",
        ),
        ("The house was painted by Per Dahl.", HOUSE),
        ("The house was built by Ida Lund.", HOUSE),
        ("The prize went to Berg.", PRIZE),
        ("Anna Berg won a medal at the games.", TEAM),
        (
            "Per Dahl studied in Malmo.",
            "Ida Lund studied in Lund, and Per Dahl, who came from Ystad, in Malmo.",
        ),
        (
            "Per Dahl voted for the plan.",
            "Ida Lund voted against the plan, and Per Dahl for the plan.",
        ),
        (
            "The Zambian envoy protested at the fence.",
            "The Malawian envoy protested at the fence.",
        ),
    ],
)
def test_what_the_sentence_says_or_leaves_open_conflicts_with_nothing(
    claim: str, unit: str
) -> None:
    assert CONFLICT not in {one.outcome for one in compare(claim, unit)}


@pytest.mark.parametrize("unit", [LOCKS, TALKS, HOUSE, PRIZE, TEAM])
def test_a_sentence_of_pairs_is_at_odds_with_nothing_of_itself(unit: str) -> None:
    assert CONFLICT not in {one.outcome for one in compare(unit, unit)}


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "Eva Lund is president of the rowing club.",
            "Eva Lund is president of the chess club.",
        ),
        ("Jan Berg heads the fire service.", "Jan Berg heads the police service."),
        (
            "Tom Barker is chairman of the fishermen's union.",
            "Tom Barker is chairman of the miners' union.",
        ),
        (
            "Eva Lund is president of the Oslo Chess Club.",
            "Eva Lund is president of the Bergen Chess Club.",
        ),
    ],
)
def test_an_office_in_another_body_is_another_office(claim: str, unit: str) -> None:
    assert not {Outcome.AGREE, CONFLICT} & {one.outcome for one in compare(claim, unit)}


def test_an_office_in_a_body_told_in_fewer_words_is_the_same_one() -> None:
    found = compare(
        "Eva Lund is president of the club.",
        "Eva Lund is president of the chess club.",
    )
    assert Outcome.AGREE in {one.outcome for one in found}
