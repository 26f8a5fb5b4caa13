"""Who has the most of what, in claim and passage."""

from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Stance
from oircheck.verify.mosts import read_most

MOST = "Riverside High had the most pupils."


def stance_of(claim: str, unit: str, model: Stance = Stance.SUPPORTS) -> Stance:
    return read_most(claim, make_evidence(unit, model)).stance


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Hillcrest Academy had the most pupils.", MOST),
        ("Riverside High had the highest pass rate in 2024.", MOST),
        ("Riverside High had the fewest teachers.", MOST),
        ("Ann Orr won the most votes.", "Bo Kell won the most votes, 412 of them."),
        ("Norsk Tre sold the fewest boats.", "In May Fjord Bat sold the fewest boats."),
    ],
)
def test_what_another_has_most_of_is_no_support(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.NEUTRAL
    assert stance_of(claim, unit, Stance.REFUTES) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Riverside High had the most pupils.", MOST),
        ("Riverside had the most pupils.", MOST),
        ("Orr won the most votes.", "Ann Orr won the most votes, and Kell the fewest."),
        ("Hillcrest Academy had 640 pupils.", MOST),
        ("Hillcrest had the most pupils.", "Hillcrest had 640 pupils, more than any."),
        ("Hillcrest did not have the most pupils.", MOST),
        (
            "Riverside High had the most pupils.",
            "Riverside High had the highest pass rate and the most pupils.",
        ),
    ],
)
def test_the_same_one_or_what_is_told_otherwise_stays(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.SUPPORTS
