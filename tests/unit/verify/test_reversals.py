from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Stance
from oircheck.verify.reversals import read_reversal

MOVE = "The club moved from the Harbour Hotel to the customs house in 2015."


def stance_of(
    claim: str, unit: str, model: Stance = Stance.SUPPORTS, context: str = ""
) -> Stance:
    return read_reversal(claim, make_evidence(unit, model, context=context)).stance


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Livia Zanetti opposes the plan.", "The mayor, Livia Zanetti, supports it."),
        ("Luka Kolar lost his game.", "Her brother Luka Kolar won his."),
        ("Nadja Kolar beat Emil Brandt.", "Nadja Kolar lost her game against Brandt."),
        ("Mira Tosh wants to expel children.", "Tosh wants to admit children."),
        ("The club moved to the Harbour Hotel in 2015.", MOVE),
        ("The club moved from the customs house in 2015.", MOVE),
    ],
)
def test_the_reverse_of_a_deed_is_no_support(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.NEUTRAL
    assert stance_of(claim, unit, Stance.REFUTES) is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Livia Zanetti supports the plan.", "The mayor, Livia Zanetti, supports it."),
        ("Carl Beck opposes it.", "Ana Ruiz supports it, and Carl Beck opposes it."),
        ("Emil Brandt beat Nadja Kolar.", "Nadja Kolar lost her game against Brandt."),
        ("The club moved to the customs house in 2015.", MOVE),
        ("The club moved from the Harbour Hotel in 2015.", MOVE),
        ("The club moved from the Harbour Hotel to the customs house.", MOVE),
        ("The club apologised to Vance.", "The club apologised to Petra Vance."),
        ("Anders Holm talked to Mia Berg.", "Holm and Berg talked to each other."),
        (
            "The city sold the customs house.",
            "The customs house was bought for 620,000 euros from the city.",
        ),
        ("Mona Lind bought the boat from Erik Dahl.", "Dahl sold it to Mona Lind."),
        ("The speed limit used to be 40 mph.", "The speed limit fell from 40 to 30."),
        ("The limit was lowered to 30.", "The limit was lowered from 30 to 40."),
        ("The pool opened in May.", "The pool closed in October."),
        ("Tom Ray did not reject the plan.", "Tom Ray approved the plan."),
        ("A" * 200, " " * 600 + "from A to " * 90),
    ],
)
def test_what_is_no_reverse_is_left_as_it_is(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.SUPPORTS


def test_the_opposite_just_before_leaves_no_support_of_what_befell_somebody() -> None:
    claim, context = (
        "Petra Vance was convicted in 2020.",
        "A court cleared her in 2020.",
    )
    assert stance_of(claim, "The club apologised to Vance.") is Stance.SUPPORTS
    after = stance_of(claim, "The club apologised to Vance.", context=context)
    assert after is Stance.NEUTRAL
